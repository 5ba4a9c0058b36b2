import { expect, it } from 'vitest';
import { kinds, type RecordKind, recordKinds } from '#shared/records/kinds.ts';

/** By the words a kind calls its own, general rooms are searched for it (electron/runtime/kind-names.mjs). */

it.each(recordKinds)('%s: one of its own words is part of its label, and none is a word of another kind', (kind) => {
  const { words, label } = kinds[kind];
  expect(words.some((word) => label.includes(word))).toBe(true);
  for (const other of recordKinds.filter((name: string) => name !== kind) as RecordKind[])
    for (const word of words)
      expect(kinds[other].label.includes(word) || kinds[other].words.includes(word)).toBe(false);
});
