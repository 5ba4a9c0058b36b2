import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { node24, root, stamps } from './paths.mjs';
import { run } from './run.mjs';
import { SetupError, say } from './say.mjs';
import { digestOf, once } from './stamp.mjs';

/**
 * Bundles the program with electron-vite when a source changed: beside its place, so that a window which runs from there
 * finds every file of its page while the new one is made.
 */
export async function build() {
  const sources = ['shared', 'db', 'electron', 'renderer', 'electron.config.ts', 'package.json', 'package-lock.json'];
  await once('build', digestOf(sources), async () => {
    say('正在编译程序 / building …');
    const tool = join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
    const args = [tool, 'build', '--config', 'electron.config.ts', '--logLevel', 'warn'];
    const made = join(stamps, 'build');
    rmSync(made, { recursive: true, force: true });
    const env = { NODE_ENV: 'production', STREET_ARCHIVES_OUT: made };
    if ((await run(node24, args, { env })) !== 0) throw new SetupError('The build failed.');
    const [place, before] = [join(root, 'out'), join(stamps, 'build-before')];
    rmSync(before, { recursive: true, force: true });
    if (existsSync(place)) renameSync(place, before);
    renameSync(made, place);
    rmSync(before, { recursive: true, force: true });
  });
}
