import { AppError, type ErrorCode, isAppError } from '#shared/errors.ts';
import { messageFor } from '#shared/messages.zh.ts';
import snapshot from '../schema.snapshot.json';
import type { Finding } from './check.ts';
import { migrations } from './migrate.ts';
import type { ReadableDb } from './open.ts';
import { marksOf, rehearse, type Schema, schemaOf } from './schema.ts';
import { type Migration, STEP_TABLE, type Standing, standingOf } from './schema-steps.ts';
import { wordsOf } from './schema-words.ts';

const expected: Schema = snapshot;

const RESTORE = '请先复制整个档案库文件夹留底，再用最近一次备份恢复，或把复制件交给技术人员。';

const CODES: Partial<Record<ErrorCode, string>> = {
  'archive.newer': 'schema-newer',
  'archive.otherLine': 'schema-other-line',
  'archive.schema': 'schema-missing',
  'archive.stepLost': 'step-lost',
};

/**
 * Holds the schema of an archive that is being opened, once it was brought to the newest version, against the one the
 * program was written for: one read of SQLite's own list. What stands there beside it is left to `schemaFindings`.
 * @throws AppError archive.schema naming what is missing or was changed
 */
export function refuseOtherSchema(db: ReadableDb): void {
  const ours = schemaOf(db);
  if (Object.entries(expected).every(([name, sql]) => ours[name] === sql)) return;
  const { missing, changed } = differences(db, migrations);
  throw new AppError('archive.schema', { what: wordsOf([...missing, ...changed]) });
}

/**
 * What is to be said of a database's schema, for the check: a newer program's, another line's, steps still to be done,
 * and what is missing, changed or there beside the schema of its version. Codes: schema-newer, schema-other-line,
 * schema-older, step-lost, schema-missing, schema-changed, schema-extra. With any but the last, the tables need not be those the
 * program knows.
 */
export function schemaFindings(db: ReadableDb): Finding[] {
  let standing: Standing;
  try {
    standing = standingOf(db, migrations);
  } catch (error) {
    if (!isAppError(error)) throw error;
    const { sentence, nextStep } = messageFor(error.code, error.params);
    return [{ code: CODES[error.code] ?? 'schema-missing', message: sentence + nextStep }];
  }
  const findings: Finding[] = [];
  const { pending } = standing;
  if (pending.length > 0)
    findings.push({
      code: 'schema-older',
      message: `档案库还是旧版本程序的格式，有 ${pending.length} 个升级步骤没有做（${pending.map((step) => step.name).join('、')}）。用本程序打开一次，就会先留升级前副本，再自动升级。`,
    });
  // The tables as the program knows them, and no more: what every sound archive has needs no rehearsal of all steps.
  if (pending.length === 0 && isExpected(schemaOf(db))) return [];
  const { missing, changed, extra } = differences(db, stepsOf(standing));
  // Forms that early programs gave these tables, which the upgrade puts right.
  const early = earlyTables(standing);
  for (const name of missing.filter((one) => !early.has(one)))
    findings.push({ code: 'schema-missing', message: `档案库里缺少${wordsOf([name])}。${RESTORE}` });
  for (const name of changed.filter((one) => !early.has(one)))
    findings.push({ code: 'schema-changed', message: `档案库里的${wordsOf([name])}被别的软件改过。${RESTORE}` });
  for (const name of extra)
    findings.push({
      code: 'schema-extra',
      message: `档案库里多出${wordsOf([name])}，不是本程序建立的。请查明是谁用什么软件加进去的。`,
    });
  return findings;
}

function isExpected(ours: Schema): boolean {
  const names = Object.keys(expected);
  return names.length === Object.keys(ours).length && names.every((name) => ours[name] === expected[name]);
}

function stepsOf(standing: Standing): { sql: string }[] {
  const versions = new Set(standing.applied.map((step) => step.version));
  return migrations.filter((step) => versions.has(step.version));
}

function earlyTables(standing: Standing): Set<string> {
  if (standing.pending.length === 0) return new Set();
  const digests = new Set(standing.applied.map((step) => step.digest));
  const variants = migrations.flatMap((step: Migration) => step.variants ?? []);
  const lacks = variants.filter((variant) => digests.has(variant.digest)).flatMap((variant) => variant.lacks);
  return new Set(lacks.flatMap((mark) => [mark, mark.split(/[. ]/)[0] ?? mark]));
}

/** Names of objects and columns (`table.column`) in which a database differs from what these steps make. */
function differences(
  db: ReadableDb,
  steps: readonly { sql: string }[],
): { missing: string[]; changed: string[]; extra: string[] } {
  const ours = schemaOf(db);
  const marks = marksOf(db);
  const right = rehearse([{ sql: STEP_TABLE }, ...steps], (made) => ({
    schema: schemaOf(made),
    marks: marksOf(made),
  })).at(-1);
  if (!right) return { missing: [], changed: [], extra: Object.keys(ours) };
  const names = Object.keys(right.schema).filter((name) => name !== 'schema_step' || name in ours);
  const changed = names.filter((name) => name in ours && ours[name] !== right.schema[name]);
  const columns = [...right.marks].filter(
    (mark) => !marks.has(mark) && changed.some((table) => mark.startsWith(`${table}.`)),
  );
  return {
    missing: [...names.filter((name) => !(name in ours)), ...columns],
    changed: changed.filter((name) => !columns.some((column) => column.startsWith(`${name}.`))),
    extra: Object.keys(ours).filter((name) => !(name in right.schema)),
  };
}
