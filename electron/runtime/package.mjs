import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fusesFor, refuseOtherFuses, refuseWrongDigest } from './fuses.mjs';
import { cache, node24, root } from './paths.mjs';
import { run } from './run.mjs';
import { SetupError, say } from './say.mjs';

/**
 * Makes a folder that starts from any path without node_modules beside it (electron-builder, target `dir`, the runtime
 * at hand). The program is laid out in a folder of its own first: what is bundled, and SQLite as the one module.
 */
export async function packageApp(electron, binding) {
  const info = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  mkdirSync(cache, { recursive: true });
  const work = mkdtempSync(join(cache, 'package-'));
  try {
    const app = join(work, 'app');
    const dist = runtimeWithoutLoader(electron, work);
    cpSync(join(root, 'out'), join(app, 'out'), { recursive: true });
    copySqlite(join(app, 'node_modules', 'better-sqlite3'), binding !== null);
    const { name, version, description } = info;
    const dependencies = { 'better-sqlite3': info.dependencies['better-sqlite3'] };
    const author = 'Street Archives';
    writeFileSync(
      join(app, 'package.json'),
      JSON.stringify({ name, version, description, author, main: 'out/main/index.cjs', dependencies }),
    );
    const config = {
      appId: 'cn.street-archives.app',
      productName: 'StreetArchives',
      electronVersion: electron.version,
      electronDist: dist,
      npmRebuild: false,
      nodeGypRebuild: false,
      directories: { app, output: join(root, 'dist') },
      files: ['**/*'],
      asar: true,
      asarUnpack: ['**/*.node'],
      electronFuses: fusesFor(electron.executable),
      extraResources: binding ? [{ from: binding, to: 'native/better_sqlite3.node' }] : [],
      linux: { target: 'dir', executableName: 'street-archives', category: 'Office' },
      win: { target: 'dir' },
      mac: { target: 'dir', identity: null },
    };
    const file = join(work, 'builder.json');
    writeFileSync(file, JSON.stringify(config));
    rmSync(join(root, 'dist'), { recursive: true, force: true });
    const builder = join(root, 'node_modules', 'electron-builder', 'cli.js');
    const code = await run(node24, [builder, '--dir', '--config', file, '--publish', 'never'], {
      env: { ELECTRON_SKIP_BINARY_DOWNLOAD: '1' },
    });
    if (code !== 0) throw new SetupError('electron-builder did not finish.');
    refuseOtherFuses(packedProgram());
    refuseWrongDigest(packedProgram());
    say(`打包完成 / packaged into ${join(root, 'dist')}`);
    return 0;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

// The folder is named by system and processor: linux-unpacked, win-arm64-unpacked, mac-arm64.
function packedProgram() {
  const folders = readdirSync(join(root, 'dist')).map((name) => join(root, 'dist', name));
  const names = ['street-archives', 'StreetArchives.exe', 'StreetArchives.app/Contents/MacOS/StreetArchives'];
  const found = folders.flatMap((folder) => names.map((name) => join(folder, name))).find((path) => existsSync(path));
  if (!found) throw new SetupError('electron-builder laid out no program.');
  return found;
}

// The fallback runtime carries a loader for development, which would be started instead of the packaged program.
function runtimeWithoutLoader(electron, work) {
  if (electron.kind === 'official') return electron.dir;
  const dist = join(work, 'runtime');
  cpSync(electron.dir, dist, { recursive: true, filter: (path) => path !== join(electron.dir, 'resources', 'app') });
  mkdirSync(join(dist, 'resources'), { recursive: true });
  return dist;
}

function copySqlite(target, isCompiled) {
  const source = join(root, 'node_modules', 'better-sqlite3');
  for (const part of ['lib', 'package.json', 'LICENSE'])
    cpSync(join(source, part), join(target, part), { recursive: true });
  const prebuilt = join(source, 'prebuilds', `${process.platform}-${process.arch}.node`);
  if (!isCompiled && existsSync(prebuilt)) {
    mkdirSync(join(target, 'prebuilds'), { recursive: true });
    cpSync(prebuilt, join(target, 'prebuilds', `${process.platform}-${process.arch}.node`));
  }
}
