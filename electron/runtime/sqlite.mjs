import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { alone } from './alone.mjs';
import { cache, root } from './paths.mjs';
import { run } from './run.mjs';
import { SetupError, say } from './say.mjs';
import { digestOf } from './stamp.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const modules = (...parts) => join(root, 'node_modules', ...parts);

// Raised when the way of compiling changes, so that an older binding in the cache is not taken for the new one.
const RECIPE = 1;

/**
 * The SQLite binding for a runtime: the prebuilt one fits the official Electron (null is returned); the fallback runtime
 * has an older Node-API, so the same sources are compiled for it once.
 */
export async function findBinding(electron) {
  if (electron.kind === 'official') return null;
  const version = JSON.parse(readFileSync(modules('better-sqlite3', 'package.json'), 'utf8')).version;
  const key = `${RECIPE}-${digestOf(['sqlite-shim.h'], here).slice(0, 8)}`;
  const binding = join(cache, `better-sqlite3-${version}-napi8-${key}.node`);
  if (!existsSync(binding))
    await alone(`${binding}.lock`, async () => {
      if (!existsSync(binding)) await compile(binding);
    });
  return binding;
}

async function compile(binding) {
  say('正在为本机运行时编译 SQLite（只需一次，约一分钟）/ compiling SQLite once …');
  mkdirSync(cache, { recursive: true });
  const package_ = modules('better-sqlite3');
  const defines = readFileSync(join(package_, 'deps', 'defines.gypi'), 'utf8')
    .match(/'[A-Z0-9_]+(=[^']*)?'/g)
    .map((quoted) => `-D${quoted.slice(1, -1)}`);
  const sqlite = `${binding}.sqlite3.o`;
  const part = `${binding}.part`;
  const common = ['-O2', '-fPIC', '-fvisibility=hidden', '-DNDEBUG', '-w'];
  const steps = [
    ['gcc', [...common, ...defines, '-c', join(package_, 'deps', 'sqlite3', 'sqlite3.c'), '-o', sqlite]],
    [
      'g++',
      [
        ...common,
        '-std=c++20',
        '-fvisibility-inlines-hidden',
        '-DNAPI_VERSION=8',
        '-DNAPI_DISABLE_CPP_EXCEPTIONS',
        '-DNODE_API_SWALLOW_UNTHROWABLE_EXCEPTIONS',
        ...defines,
        `-I${modules('node-api-headers', 'include')}`,
        `-I${modules('node-addon-api')}`,
        `-I${join(package_, 'deps', 'sqlite3')}`,
        '-include',
        join(here, 'sqlite-shim.h'),
        '-shared',
        '-Wl,-Bsymbolic',
        join(package_, 'src', 'better_sqlite3.cpp'),
        sqlite,
        '-o',
        part,
        '-ldl',
      ],
    ],
  ];
  try {
    for (const [compiler, args] of steps) {
      if ((await run(compiler, args)) !== 0) throw new SetupError(`${compiler} could not compile better-sqlite3.`);
    }
    renameSync(part, binding);
  } finally {
    rmSync(sqlite, { force: true });
    rmSync(part, { force: true });
  }
}
