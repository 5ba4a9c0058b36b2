import { existsSync, readFileSync } from 'node:fs';
import { read, run } from './run.mjs';
import { SetupError, say } from './say.mjs';

/** What a Linux machine must have, with the Debian package that brings it and how to see that it is there. */
const needs = [
  { package: 'libgtk-3-0', what: 'GTK', library: 'libgtk-3.so.0' },
  { package: 'libnss3', what: 'NSS', library: 'libnss3.so' },
  { package: 'libasound2', what: 'ALSA', library: 'libasound.so.2' },
  { package: 'libgbm1', what: 'GBM', library: 'libgbm.so.1' },
  { package: 'libxss1', what: 'XScreenSaver', library: 'libXss.so.1' },
  { package: 'libsecret-1-0', what: 'libsecret', library: 'libsecret-1.so.0' },
  { package: 'libcups2', what: 'CUPS', library: 'libcups.so.2' },
  { package: 'fonts-noto-cjk', what: 'a Chinese font for the screen', isThere: hasChineseFont },
  // HanaMinB: the extensions B to F of the ideographs, for names (renderer/sheets/sheet.css).
  { package: 'fonts-hanazono', what: 'a font for rare characters', isThere: hasRareFont },
];
const display = [
  { package: 'xvfb', what: 'a virtual display', isThere: () => onPath('Xvfb') },
  { package: 'xauth', what: 'xauth', isThere: () => onPath('xauth') },
];
const compiler = [{ package: 'g++', what: 'a C++ compiler, once', isThere: () => onPath('g++') }];
const testing = [
  { package: 'poppler-utils', what: 'pdftotext and pdffonts', isThere: () => onPath('pdffonts') },
  { package: 'strace', what: 'strace', isThere: () => onPath('strace') },
  { package: 'age', what: 'age, which reads encrypted backups', isThere: () => onPath('age') },
];

/** What is missing for a purpose, as `{ package, what }`; empty on other systems. */
export function missing({ forTests = false, compiles = false } = {}) {
  if (process.platform !== 'linux') return [];
  const hasDisplay = Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
  const wanted = [
    ...needs,
    ...(hasDisplay ? [] : display),
    ...(compiles ? compiler : []),
    ...(forTests ? testing : []),
  ];
  const libraries = read('/sbin/ldconfig', ['-p']) ?? read('ldconfig', ['-p']) ?? '';
  return wanted.filter((one) => (one.library ? !libraries.includes(one.library) : !one.isThere()));
}

/** Installs what is missing as root on Debian; else prints the one command and stops. */
export async function ensureSystem(purpose) {
  const lacking = missing(purpose);
  if (lacking.length === 0) return;
  const names = lacking.map((one) => one.package);
  if (process.getuid?.() !== 0 || !isDebian())
    throw new SetupError(
      `系统缺少组件：${lacking.map((one) => one.what).join(', ')}。\nMissing system packages. Run this once, then start again:\n\n  sudo apt-get install -y ${names.join(' ')}\n`,
    );
  say(`正在安装系统组件 / installing ${names.join(' ')} …`);
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update', '-qq'], { env });
  const code = await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...names], {
    env,
    stdio: ['ignore', 'ignore', 2],
  });
  if (code !== 0 || missing(purpose).length > 0)
    throw new SetupError(`These packages could not be installed: ${names.join(' ')}`);
}

function isDebian() {
  return (
    existsSync('/etc/os-release') && /(^|\n)ID(_LIKE)?=.*(debian|ubuntu)/.test(readFileSync('/etc/os-release', 'utf8'))
  );
}

function onPath(program) {
  return (process.env.PATH ?? '').split(':').some((dir) => existsSync(`${dir}/${program}`));
}

function hasChineseFont() {
  return (read('fc-list', [':lang=zh', 'family']) ?? '') !== '';
}

/** Whether this machine has the face; only Linux is asked, Windows brings faces of its own. */
export function hasRareFont() {
  return (read('fc-list', [':family=HanaMinB', 'family']) ?? '') !== '';
}
