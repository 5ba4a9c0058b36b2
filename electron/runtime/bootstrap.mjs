import { join } from 'node:path';
import { build } from './build.mjs';
import { findElectron } from './electron.mjs';
import { makeFonts } from './fonts.mjs';
import { launch, openDisplay } from './launch.mjs';
import { installModules } from './modules.mjs';
import { node24, root } from './paths.mjs';
import { run } from './run.mjs';
import { SetupError, say } from './say.mjs';
import { findBinding } from './sqlite.mjs';
import { ensureSystem } from './system.mjs';

/**
 * The one door of the npm scripts: sets up what is missing, then does the command. Runs on Node >= 20 without any
 * dependency; every step is skipped when nothing it depends on changed.
 */
const [command, ...words] = process.argv.slice(2);

/** Everything a command needs; each step is quick when it was done before. */
async function prepare({ forTests = false, builds = true } = {}) {
  await installModules();
  await ensureSystem({ forTests, compiles: false });
  const electron = await findElectron();
  if (electron.kind === 'fallback') await ensureSystem({ compiles: true });
  const binding = await findBinding(electron);
  await makeFonts();
  if (builds) await build();
  return { electron, binding };
}

const commands = {
  start: async () => {
    const { electron, binding } = await prepare();
    return launch(electron, binding, words);
  },

  cli: async () => {
    // What prints needs the runtime's hidden window; everything else runs in plain Node.
    const { electron, binding } = await prepare();
    if (words[0] === 'print' || words[0] === 'export') return launch(electron, binding, ['--cli', ...words]);
    return run(node24, [join(root, 'out', 'main', 'cli.cjs'), ...words], { stdio: 'inherit' });
  },

  test: async () => {
    // The build goes beside the checks.
    const { electron, binding } = await prepare({ forTests: true, builds: false });
    const { runSuites } = await import('./suites.mjs');
    return runSuites(words, runtimeEnv(electron, binding));
  },

  bench: async () => {
    const { electron, binding } = await prepare({ forTests: true });
    const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
    const args = [vitest, 'run', '--project', 'bench', '--reporter', 'dot', ...words];
    return withDisplay((env) =>
      run(node24, args, { stdio: 'inherit', env: { ...env, ...runtimeEnv(electron, binding) } }),
    );
  },

  doctor: async () => {
    await installModules();
    const { examine } = await import('./doctor.mjs');
    return withDisplay((env) => examine({ retriesDownload: words.includes('--retry'), env }));
  },

  package: async () => {
    const { electron, binding } = await prepare();
    const { packageApp } = await import('./package.mjs');
    return packageApp(electron, binding);
  },
};

/** What tests need to start the program themselves; they run in plain Node, so the binding goes by another name. */
function runtimeEnv(electron, binding) {
  return {
    STREET_ARCHIVES_ELECTRON: electron.executable,
    STREET_ARCHIVES_RUNTIME: electron.kind,
    STREET_ARCHIVES_RUNTIME_BINDING: binding ?? '',
  };
}

async function withDisplay(work) {
  const display = await openDisplay();
  try {
    return await work(display.env);
  } finally {
    display.close();
  }
}

try {
  const work = commands[command];
  if (!work) throw new SetupError(`Unknown command. Known: ${Object.keys(commands).join(', ')}`);
  process.exitCode = await work();
} catch (error) {
  say(error instanceof SetupError ? error.message : (error?.stack ?? String(error)));
  process.exitCode = 2;
}
