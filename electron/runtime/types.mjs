import { join } from 'node:path';
import { node24, root } from './paths.mjs';
import { run } from './run.mjs';

const rooms = ['shared', 'db', 'electron', 'electron/preload', 'renderer', 'test'];
// The compiler in machine code, for the types alone; tools that read sources ask `typescript`, which is one for scripts.
const tsc = join(root, 'node_modules', 'typescript-native', 'bin', 'tsc');

/**
 * The types of all rooms in one build: what a room offers to others is read from its declarations, so each file is
 * checked once, by the settings of its own room. Each room is a test of its own.
 */
export async function checkTypes(tell) {
  let said = '';
  // One checker: several would each work out again what others know, and the other core has its own row of checks.
  const words = ['-b', 'test', '--pretty', 'false', '--checkers', '1', '--builders', '1'];
  const code = await run(node24, [tsc, ...words], {
    // Memory is given back a little later, which spares the compiler much looking for it.
    env: { GOGC: '400' },
    stdio: ['ignore', 'pipe', 2],
    hears: (piece) => {
      said += piece;
    },
  });
  process.stderr.write(said);
  const right = roomsInOrder(code, said);
  for (const room of rooms) tell(`types of ${room}`, right.includes(room));
}

/**
 * The rooms in which the compiler found nothing wrong. A build that failed without naming a file, or that died, says
 * nothing of any room.
 * @param code how the compiler ended
 * @param said what it printed
 */
export function roomsInOrder(code, said) {
  const wrong = new Set(said.split('\n').map(roomOf));
  const isTold = code === 0 || rooms.some((room) => wrong.has(room));
  return isTold ? rooms.filter((room) => !wrong.has(room)) : [];
}

/** The room of the file a line of the compiler tells of; the top folder's two settings are checked with the tests. */
function roomOf(line) {
  const [file, message] = line.split(/\(\d+,\d+\): (?=error )/);
  if (message === undefined) return null;
  const within = rooms.filter((room) => file.startsWith(`${room}/`)).sort((one, other) => other.length - one.length);
  return within[0] ?? 'test';
}
