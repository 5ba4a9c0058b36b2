import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { node24, root, stamps } from './paths.mjs';
import { run } from './run.mjs';
import { SetupError, say } from './say.mjs';
import { digestOf, once } from './stamp.mjs';

const sources = ['shared', 'db', 'electron', 'renderer', 'electron.config.ts', 'package.json', 'package-lock.json'];

/**
 * Bundles the program with electron-vite when a source changed: beside its place, so that a window which runs from there
 * finds every file of its page while the new one is made.
 */
export async function build() {
  await once('build', digestOf(sources), async () => {
    say('正在编译程序 / building …');
    await bundle('electron.config.ts', 'build', join(root, 'out'));
  });
}

/** The same program with the kinds of record that are made for tests, in a folder of its own beside the stamps. */
export async function buildWithTestKinds() {
  await once('build-kinds', digestOf([...sources, 'test/help/kinds']), async () => {
    const program = join(stamps, 'kinds-program');
    mkdirSync(program, { recursive: true });
    const about = { name: 'street-archives-kinds', version: '0.0.0', main: 'out/main/index.cjs' };
    writeFileSync(join(program, 'package.json'), JSON.stringify(about));
    await bundle('test/help/kinds/electron.config.ts', 'kinds', join(program, 'out'));
  });
}

async function bundle(config, name, place) {
  const tool = join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  const made = join(stamps, `${name}-made`);
  rmSync(made, { recursive: true, force: true });
  const env = { NODE_ENV: 'production', STREET_ARCHIVES_OUT: made };
  const args = [tool, 'build', '--config', config, '--logLevel', 'warn'];
  if ((await run(node24, args, { env })) !== 0) throw new SetupError('The build failed.');
  const before = join(stamps, `${name}-before`);
  rmSync(before, { recursive: true, force: true });
  if (existsSync(place)) renameSync(place, before);
  renameSync(made, place);
  rmSync(before, { recursive: true, force: true });
}
