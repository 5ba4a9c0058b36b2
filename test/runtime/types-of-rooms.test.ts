import { expect, it } from 'vitest';
import { roomsInOrder } from '#electron/runtime/types.mjs';

const all = ['shared', 'db', 'electron', 'electron/preload', 'renderer', 'test'];
const line = (file: string) =>
  `${file}(3,22): error TS2304: Cannot find name 'window'.\n  The file is in the program.\n`;

it.each([
  ['nothing', 0, '', []],
  ['a file of a room', 2, line('shared/rules/money.ts'), ['shared']],
  ['files of two rooms', 2, line('db/core/open.ts') + line('renderer/main.tsx'), ['db', 'renderer']],
  ['the room within a room', 2, line('electron/preload/index.ts'), ['electron/preload']],
  ['a setting of the top folder, which the tests read', 2, line('vitest.config.ts'), ['test']],
  ['no file at all', 1, "error TS5083: Cannot read file 'tsconfig.json'.\n", all],
  ['nothing, and died', 1, '', all],
])('one build of the types that names %s fails the rooms it says nothing good of', (_what, code, said, wrong) => {
  expect(roomsInOrder(code, said)).toEqual(all.filter((room) => !wrong.includes(room)));
});
