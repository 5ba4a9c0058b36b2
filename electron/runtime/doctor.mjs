import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findElectron } from './electron.mjs';
import { makeFonts } from './fonts.mjs';
import { electronArgs, electronEnv } from './launch.mjs';
import { node24, root, stamps } from './paths.mjs';
import { read } from './run.mjs';
import { findBinding } from './sqlite.mjs';
import { hasRareFont, missing } from './system.mjs';

const here = dirname(fileURLToPath(import.meta.url));

const probe = `
  const Database = require('better-sqlite3');
  const path = process.env.STREET_ARCHIVES_SQLITE_BINDING;
  const db = new Database(':memory:', path && process.versions.electron ? { nativeBinding: path } : {});
  db.exec("CREATE TABLE t (a TEXT) STRICT; CREATE VIRTUAL TABLE f USING fts5(a, tokenize='trigram')");
  db.prepare('INSERT INTO f VALUES (?)').run('福州市鼓楼区');
  const hit = db.prepare("SELECT count(*) FROM f WHERE f MATCH '鼓楼区'").pluck().get();
  console.log(JSON.stringify({ ...process.versions, sqlite: db.prepare('SELECT sqlite_version()').pluck().get(), hit }));
`;

/** Prints which versions are in use and whether each check passes. Returns 1 when one does not. */
export async function examine({ retriesDownload, env }) {
  const rows = [];
  const check = (name, value, isGood, remedy) => rows.push({ name, value, isGood, remedy });

  check('Node (npm)', process.version, Number(process.versions.node.split('.')[0]) >= 20, 'install Node 20 or newer');
  const version24 = read(node24, ['--version']);
  check('Node (scripts)', version24 ?? 'missing', version24 !== null, 'delete node_modules and run npm start again');
  for (const one of missing({ forTests: true, compiles: true }))
    check(one.what, 'missing', false, `sudo apt-get install -y ${one.package}`);

  const electron = await findElectron({ retriesDownload }).catch((error) => ({ error }));
  if (electron.error) check('Electron', 'missing', false, electron.error.message);
  else {
    const binding = await findBinding(electron);
    const found = read(electron.executable, ['-e', probe], {
      env: { ...env, ...electronEnv(binding), ELECTRON_RUN_AS_NODE: '1' },
    });
    const inside = found ? JSON.parse(found) : null;
    check('Runtime', `${electron.kind} (${electron.executable})`, true, '');
    check('Electron', inside?.electron ?? electron.version, inside !== null, 'run npm run doctor -- --retry');
    const chrome = read(electron.executable, [...electronArgs, '-r', join(here, 'chrome-version.cjs'), root], { env });
    check('Chrome', chrome ?? '?', chrome !== null && chrome !== '', 'run npm run doctor -- --retry');
    check('Node (runtime)', inside?.node ?? '?', inside !== null, 'run npm run doctor -- --retry');
    check('SQLite (runtime)', inside?.sqlite ?? '?', inside?.hit === 1, 'delete the cache folder and run npm start');
    check('Sandbox', electronArgs.length === 0 ? 'on' : 'off (root)', true, '');
  }
  const sqlite24 = read(node24, ['-e', probe]);
  check(
    'SQLite (scripts)',
    sqlite24 ? JSON.parse(sqlite24).sqlite : '?',
    sqlite24 !== null,
    'delete node_modules, run npm start',
  );
  if (process.platform === 'linux')
    check(
      'Display',
      process.env.DISPLAY ?? `${env.DISPLAY ?? 'none'} (virtual)`,
      Boolean(process.env.DISPLAY ?? env.DISPLAY),
      'install xvfb',
    );
  await makeFonts();
  const fonts = join(stamps, 'public', 'fonts', 'fonts.css');
  check('Print fonts', existsSync(fonts) ? 'ready' : 'missing', existsSync(fonts), 'run npm start');
  // Where it is lacking, the missing packages above say so.
  if (process.platform === 'linux' && hasRareFont()) check('Rare characters', 'HanaMinB (extensions B to F)', true, '');
  check('Program', existsSync(join(root, 'out', 'main', 'index.cjs')) ? 'built' : 'not built yet', true, '');

  for (const row of rows)
    process.stdout.write(
      `${row.isGood ? '✓' : '✗'} ${row.name.padEnd(18)} ${row.value}${row.isGood ? '' : `  → ${row.remedy}`}\n`,
    );
  return rows.every((row) => row.isGood) ? 0 : 1;
}
