import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

/**
 * Counts the casts on rows of db/: `as` on what a statement of `prepared` or `prepare` answered. Such a row has whatever
 * type somebody wrote beside the SQL, and a renamed column compiles. How many each file still has stands in row-casts.json,
 * which only grows shorter: `read` and `typed` (db/core) take the type from the tables instead.
 */

const ANSWERS = new Set(['get', 'all', 'iterate']);
const PASSED_ON = new Set(['pluck', 'raw', 'map', 'filter', 'flatMap', 'sort', 'slice']);

/** The casts on rows in one file's text. */
export function castsIn(text) {
  const file = ts.createSourceFile('file.ts', text, ts.ScriptTarget.ESNext, true);
  const meant = new Map();
  const casts = [];
  const collect = (node) => {
    if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) && node.initializer)
      meant.set(node.name.text, [...(meant.get(node.name.text) ?? []), node.initializer]);
    ts.forEachChild(node, collect);
  };
  collect(file);
  const isOf = (node, wanted, depth = 0) => {
    const value = bare(node);
    if (depth > 8) return false;
    if (ts.isIdentifier(value)) return (meant.get(value.text) ?? []).some((given) => isOf(given, wanted, depth + 1));
    if (ts.isBinaryExpression(value)) return isOf(value.left, wanted, depth + 1);
    if (ts.isConditionalExpression(value))
      return isOf(value.whenTrue, wanted, depth + 1) || isOf(value.whenFalse, wanted, depth + 1);
    if (ts.isElementAccessExpression(value)) return isOf(value.expression, wanted, depth + 1);
    return ts.isCallExpression(value) && wanted(value, depth);
  };
  const isStatement = (call, depth) => {
    const { expression } = call;
    if (ts.isIdentifier(expression)) return expression.text === 'prepared';
    if (!ts.isPropertyAccessExpression(expression)) return false;
    const name = expression.name.text;
    return name === 'prepare' || (PASSED_ON.has(name) && isOf(expression.expression, isStatement, depth + 1));
  };
  const isAnswer = (call, depth) => {
    if (!ts.isPropertyAccessExpression(call.expression)) return false;
    const { name, expression } = call.expression;
    if (ANSWERS.has(name.text)) return isOf(expression, isStatement, depth + 1);
    return PASSED_ON.has(name.text) && isOf(expression, isAnswer, depth + 1);
  };
  const look = (node) => {
    if (ts.isAsExpression(node) && node.type.getText() !== 'const' && isOf(node.expression, isAnswer))
      casts.push(file.getLineAndCharacterOfPosition(node.type.getStart()).line + 1);
    ts.forEachChild(node, look);
  };
  look(file);
  return casts;
}

function bare(node) {
  while (ts.isParenthesizedExpression(node) || ts.isAsExpression(node) || ts.isNonNullExpression(node))
    node = node.expression;
  return node;
}

/**
 * Compares the house at `root` with its list. Returns what is wrong, as sentences that name the remedy; nothing when all is
 * well.
 */
export function castsAgainst(root, allowed) {
  const wrong = [];
  const files = readdirSync(join(root, 'db'), { recursive: true })
    .map((name) => `db/${String(name).replaceAll('\\', '/')}`)
    .filter((name) => name.endsWith('.ts'));
  for (const name of [...new Set([...files, ...Object.keys(allowed)])].sort()) {
    const lines = files.includes(name) ? castsIn(readFileSync(join(root, name), 'utf8')) : [];
    const most = allowed[name] ?? 0;
    if (lines.length > most)
      wrong.push(
        `${name}: ${lines.length} casts on rows where ${most} may be (lines ${lines.join(', ')}): name the columns in a query of db/core/typed.ts and ask it by read, so that the row's type follows.`,
      );
    if (lines.length < most)
      wrong.push(
        `${name}: ${lines.length} casts on rows, not ${most}: lower its number in electron/runtime/row-casts.json.`,
      );
  }
  return wrong;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const root = join(import.meta.dirname, '../..');
  const wrong = castsAgainst(root, JSON.parse(readFileSync(join(import.meta.dirname, 'row-casts.json'), 'utf8')));
  for (const sentence of wrong) process.stderr.write(`${sentence}\n`);
  process.exitCode = wrong.length === 0 ? 0 : 1;
}
