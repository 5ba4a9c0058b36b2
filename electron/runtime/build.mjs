import { join } from 'node:path';
import { node24, root } from './paths.mjs';
import { run } from './run.mjs';
import { SetupError, say } from './say.mjs';
import { digestOf, once } from './stamp.mjs';

/** Bundles the program with electron-vite when a source changed. */
export async function build() {
  const sources = ['shared', 'db', 'electron', 'renderer', 'electron.config.ts', 'package.json', 'package-lock.json'];
  await once('build', digestOf(sources), async () => {
    say('正在编译程序 / building …');
    const tool = join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
    const args = [tool, 'build', '--config', 'electron.config.ts', '--logLevel', 'warn'];
    if ((await run(node24, args, { env: { NODE_ENV: 'production' } })) !== 0) throw new SetupError('The build failed.');
  });
}
