import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build, buildWithTestKinds } from './build.mjs';
import { openDisplays } from './launch.mjs';
import { node24, root, stamps } from './paths.mjs';
import { run } from './run.mjs';
import { say } from './say.mjs';
import { checkTypes } from './types.mjs';
import { workFolder } from './work-folder.mjs';

const bin = (...parts) => join(root, 'node_modules', ...parts);

/** Checks that are one test each, beside the types: what they find stops the run before anything is started. */
const checks = {
  lint: { name: 'format and lint', args: [bin('@biomejs/biome/bin/biome'), 'ci', '--error-on-warnings', '.'] },
  imports: {
    name: 'import rule',
    args: [
      bin('dependency-cruiser/bin/dependency-cruiser.mjs'),
      ...['--config', 'electron/runtime/import-rule.cjs', '--output-type', 'err-long'],
      ...['shared', 'db', 'electron', 'renderer', 'test'],
    ],
  },
  names: { name: 'names of kinds', args: ['electron/runtime/kind-names.mjs'] },
  casts: { name: 'casts on rows', args: ['electron/runtime/row-casts.mjs'] },
  unused: { name: 'dead code', args: [bin('knip/bin/knip.js'), '--no-progress'] },
};

/**
 * Two runs side by side: two cores are busy from the first to the last second. What starts programs waits more than it
 * works and goes first wherever both want a core; what only reckons takes the rest.
 */
const runs = [
  { name: 'units', projects: ['unit', 'kinds'], niceness: 5 },
  { name: 'programs', projects: ['fault', 'e2e', 'screens'], niceness: 0 },
];

// As many as vitest.config.ts lets run side by side: each has a display of its own, with its own focus and clipboard.
const WINDOWS = 3;

/**
 * Runs every suite and prints one line `N passed, N failed, N skipped` summed over all of them. `--only unit` runs the
 * named parts alone. Returns the exit code.
 */
export async function runSuites(words, env) {
  const only = words.includes('--only') ? words.slice(words.indexOf('--only') + 1) : null;
  const sum = { passed: 0, failed: 0, skipped: 0 };
  const isChecked = !only || only.includes('checks');
  const isBuilt = only?.join() !== 'checks';
  await Promise.all([isChecked && runChecks(sum), isBuilt && build().then(buildWithTestKinds)]);
  const wanted = runs
    .map((one) => ({ ...one, projects: one.projects.filter((project) => !only || only.includes(project)) }))
    .filter(({ projects }) => projects.length > 0);
  if (sum.failed === 0 && wanted.length > 0) {
    const folder = workFolder();
    const displays = await openDisplays(WINDOWS);
    try {
      await Promise.all(wanted.map((one) => runProjects(one, { ...env, ...folder.env, ...displays.env }, sum)));
    } finally {
      displays.close();
      folder.remove();
    }
  }
  process.stdout.write(`${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped\n`);
  return sum.failed === 0 && sum.passed > 0 ? 0 : 1;
}

// Two at a time, each row about as long as the other.
async function runChecks(sum) {
  const tell = (name, isRight) => {
    say(`${isRight ? '✓' : '✗'} ${name}`);
    sum[isRight ? 'passed' : 'failed'] += 1;
  };
  const inTurn = async (...row) => {
    for (const { name, args } of row) tell(name, (await run(node24, args)) === 0);
  };
  await Promise.all([
    checkTypes(tell).then(() => inTurn(checks.unused, checks.casts)),
    inTurn(checks.lint, checks.imports, checks.names),
  ]);
}

async function runProjects({ name, projects, niceness }, env, sum) {
  const file = join(stamps, `${name}.json`);
  mkdirSync(stamps, { recursive: true });
  rmSync(file, { force: true });
  const named = projects.flatMap((project) => ['--project', project]);
  const args = [bin('vitest/vitest.mjs'), 'run', ...named, '--passWithNoTests'];
  const reporters = ['--reporter', 'default', '--reporter', 'json', '--outputFile.json', file];
  const code = await run(node24, [...args, ...reporters], { env, niceness });
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
