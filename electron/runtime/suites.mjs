import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { node24, root, stamps } from './paths.mjs';
import { run } from './run.mjs';
import { say } from './say.mjs';
import { checkTypes } from './types.mjs';

const bin = (...parts) => join(root, 'node_modules', ...parts);

/** Checks that are one test each, beside the types: what they find stops the run before anything is started. */
const checks = [
  { name: 'format and lint', args: [bin('@biomejs/biome/bin/biome'), 'ci', '--error-on-warnings', '.'] },
  {
    name: 'import rule',
    args: [
      bin('dependency-cruiser/bin/dependency-cruiser.mjs'),
      ...['--config', 'electron/runtime/import-rule.cjs', '--output-type', 'err-long'],
      ...['shared', 'db', 'electron', 'renderer', 'test'],
    ],
  },
  { name: 'names of kinds', args: ['electron/runtime/kind-names.mjs'] },
  { name: 'casts on rows', args: ['electron/runtime/row-casts.mjs'] },
  { name: 'dead code', args: [bin('knip/bin/knip.js'), '--no-progress'] },
];

const projects = ['unit', 'kinds', 'fault', 'e2e', 'screens'];

/**
 * Runs every suite and prints one line `N passed, N failed, N skipped` summed over all of them. `--only unit` runs the
 * named parts alone. Returns the exit code.
 */
export async function runSuites(words, env) {
  const only = words.includes('--only') ? words.slice(words.indexOf('--only') + 1) : null;
  const sum = { passed: 0, failed: 0, skipped: 0 };
  if (!only || only.includes('checks')) await runChecks(sum);
  if (sum.failed === 0)
    for (const project of projects.filter((one) => !only || only.includes(one))) await runProject(project, env, sum);
  process.stdout.write(`${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped\n`);
  return sum.failed === 0 && sum.passed > 0 ? 0 : 1;
}

// Two at a time: the machines this runs on have two cores. The types take longest and begin.
async function runChecks(sum) {
  const tell = (name, isRight) => {
    say(`${isRight ? '✓' : '✗'} ${name}`);
    sum[isRight ? 'passed' : 'failed'] += 1;
  };
  const inTurn = async () => {
    for (const { name, args } of checks) tell(name, (await run(node24, args)) === 0);
  };
  await Promise.all([checkTypes(tell), inTurn()]);
}

async function runProject(project, env, sum) {
  const file = join(stamps, `${project}.json`);
  mkdirSync(stamps, { recursive: true });
  rmSync(file, { force: true });
  const args = [bin('vitest/vitest.mjs'), 'run', '--project', project, '--passWithNoTests'];
  const code = await run(node24, [...args, '--reporter', 'default', '--reporter', 'json', '--outputFile.json', file], {
    env,
  });
  const report = readReport(file);
  sum.passed += report.numPassedTests;
  sum.failed += report.numFailedTests;
  sum.skipped += report.numPendingTests + report.numTodoTests;
  // A suite that fails before its first test, or a runner that dies, is a failure too.
  if (code !== 0 && report.numFailedTests === 0) sum.failed += 1;
}

function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0 };
  }
}
