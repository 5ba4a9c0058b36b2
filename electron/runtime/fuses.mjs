import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { SetupError } from './say.mjs';

// Electron's own mark in front of the fuse wire: a byte of version, a byte of length, then one character a fuse.
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const STATES = { 0: false, 1: true };

/**
 * The fuses of Electron in the order of its wire, with the position each must have in what users get; null leaves a fuse
 * as the runtime brings it. Names are electron-builder's.
 *
 * The packaged program is no Node for whoever finds it: no ELECTRON_RUN_AS_NODE, no NODE_OPTIONS, no --inspect, and it
 * starts from its archive file alone, not from a folder laid beside it. `--cli` is the program's own word and needs none
 * of these. Validation of the archive file stays off: Linux has none, and a wrong digest would keep the program of an
 * office from starting, which nobody here could see beforehand.
 */
const plan = [
  ['runAsNode', false],
  ['enableCookieEncryption', true],
  ['enableNodeOptionsEnvironmentVariable', false],
  ['enableNodeCliInspectArguments', false],
  ['enableEmbeddedAsarIntegrityValidation', null],
  ['onlyLoadAppFromAsar', true],
  ['loadBrowserProcessSpecificV8Snapshot', null],
  ['grantFileProtocolExtraPrivileges', false],
];

/** What electron-builder is told for a runtime; older runtimes have a shorter wire. */
export function fusesFor(executable) {
  const planned = plan.slice(0, wireOf(executable).length).filter(([, position]) => position !== null);
  return Object.fromEntries(planned);
}

/** @throws SetupError where a fuse of the packaged program is not as planned */
export function refuseOtherFuses(executable) {
  const wire = wireOf(executable);
  const wrong = plan.filter(
    ([, position], index) => position !== null && index < wire.length && wire[index] !== position,
  );
  if (wrong.length > 0)
    throw new SetupError(`Fuses of the packaged program are not as planned: ${wrong.map(([name]) => name).join(', ')}`);
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
