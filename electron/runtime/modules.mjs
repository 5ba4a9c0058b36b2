import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.mjs';
import { npm } from './run.mjs';
import { SetupError, say } from './say.mjs';
import { digestOf, once } from './stamp.mjs';

/** node_modules as the lock file has it. */
export async function installModules() {
  const inputs = `${process.platform}-${process.arch} ${digestOf(['package-lock.json', '.npmrc'])}`;
  // A checkout whose modules were installed by hand has them; the stamp is then only written.
  const isThere = existsSync(join(root, 'node_modules', '.package-lock.json'));
  await once('modules', inputs, async () => {
    if (isThere && (await npm(['ls', '--all', '--silent'], { stdio: 'ignore' })) === 0) return;
    say('正在安装依赖 / installing packages (npm ci) …');
    const code = await npm(['ci', '--no-audit', '--no-fund', '--loglevel=error']);
    if (code !== 0)
      throw new SetupError(
        'npm ci did not finish. Check that this machine reaches its npm registry, then run the command again.',
      );
  });
}
