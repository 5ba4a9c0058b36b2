import { createHash } from 'node:crypto';
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { SetupError } from './say.mjs';

// Electron's own mark in front of the fuse wire: a byte of version, a byte of length, then one character a fuse.
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const STATES = { 0: false, 1: true };

/**
 * The fuses of Electron in the order of its wire, with the position each must have in what users get on a platform; null
 * leaves a fuse as the runtime brings it. Names are electron-builder's.
 *
 * The packaged program is no Node for whoever finds it: no ELECTRON_RUN_AS_NODE, no NODE_OPTIONS, no --inspect, and it
 * starts from its archive file alone, not from a folder laid beside it. `--cli` is the program's own word and needs none
 * of these. On Windows and macOS the runtime holds the archive file against the digest electron-builder wrote into the
 * program (`refuseWrongDigest` looks that it did, since with a wrong one the program of an office would not start). On
 * Linux Electron validates nothing: there the fuse stays as it is, and so does that of the V8 snapshot, of which we have none
 * of our own.
 */
const planFor = (platform) => [
  ['runAsNode', false],
  ['enableCookieEncryption', true],
  ['enableNodeOptionsEnvironmentVariable', false],
  ['enableNodeCliInspectArguments', false],
  ['enableEmbeddedAsarIntegrityValidation', platform === 'linux' ? null : true],
  ['onlyLoadAppFromAsar', true],
  ['loadBrowserProcessSpecificV8Snapshot', null],
  ['grantFileProtocolExtraPrivileges', false],
];

/** What electron-builder is told for a runtime; older runtimes have a shorter wire. */
export function fusesFor(executable, platform = process.platform) {
  const planned = planFor(platform)
    .slice(0, wireOf(executable).length)
    .filter(([, position]) => position !== null);
  return Object.fromEntries(planned);
}

/** @throws SetupError where a fuse of the packaged program is not as planned */
export function refuseOtherFuses(executable, platform = process.platform) {
  const wire = wireOf(executable);
  const wrong = planFor(platform).filter(
    ([, position], index) => position !== null && index < wire.length && wire[index] !== position,
  );
  if (wrong.length > 0)
    throw new SetupError(`Fuses of the packaged program are not as planned: ${wrong.map(([name]) => name).join(', ')}`);
}

/**
 * What the runtime will hold `app.asar` against: the SHA-256 of the text of its header, in the program's own resources on
 * Windows, in `Info.plist` on macOS.
 * @throws SetupError where the packaged program carries no digest or another one
 */
export function refuseWrongDigest(executable, platform = process.platform) {
  if (platform === 'linux') return;
  const [resources, carrier] =
    platform === 'darwin'
      ? [resolve(executable, '../../Resources'), resolve(executable, '../../Info.plist')]
      : [join(dirname(executable), 'resources'), executable];
  if (!readFileSync(carrier).includes(headerDigest(join(resources, 'app.asar'))))
    throw new SetupError(
      'The packaged program carries no digest of its archive file, or another one: it would not start.',
    );
}

// An asar file begins with three sizes and the length of its header, each of four bytes, then the header as JSON.
function headerDigest(asar) {
  const file = openSync(asar, 'r');
  try {
    const sizes = Buffer.alloc(16);
    readSync(file, sizes, 0, 16, 0);
    const header = Buffer.alloc(sizes.readUInt32LE(12));
    readSync(file, header, 0, header.length, 16);
    return createHash('sha256').update(header).digest('hex');
  } finally {
    closeSync(file);
  }
}

/**
 * Reads the fuse wire of a runtime or a packaged program: for each fuse whether it is on, null where it was removed.
 * @throws SetupError where the file has no fuses of the version known here
 */
export function wireOf(executable) {
  const bytes = readFileSync(fusedFile(executable));
  const at = bytes.indexOf(SENTINEL);
  const [version, length] = at < 0 ? [] : bytes.subarray(at + SENTINEL.length);
  if (version !== 1 || length === undefined) throw new SetupError(`${executable} has no fuses that are known here.`);
  const start = at + SENTINEL.length + 2;
  return Array.from(bytes.subarray(start, start + length), (state) => STATES[String.fromCharCode(state)] ?? null);
}

// macOS keeps the wire in the framework beside the program.
function fusedFile(executable) {
  if (process.platform !== 'darwin') return executable;
  return resolve(executable, '../../Frameworks/Electron Framework.framework/Electron Framework');
}
