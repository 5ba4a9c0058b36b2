import { afterEach, beforeEach, expect, it } from 'vitest';
import { listRecords } from '#db/list.ts';
import { inTransaction } from '#db/open.ts';
import { createRecord, getRecord } from '#db/records.ts';
import { recordInput } from '#electron/archive/records.ts';
import { decodeText, encodeGb18030 } from '#electron/archive/roster/encoding.ts';
import { RecordFilter } from '#shared/contract/records.ts';
import { HAN_BLOCKS } from '#shared/rules/rare-characters.ts';
import { newArchive, newIdNumber, retiree, type TestArchive } from '#test/help/archive.ts';

/** Names kept exactly as written: every assigned character of extensions A to I through store, search, CSV and back. */
let archive: TestArchive;
beforeEach(() => {
  archive = newArchive();
});
afterEach(() => archive.remove());

const PER_NAME = 40;
const characters = HAN_BLOCKS.filter(({ name }) => name.startsWith('扩展')).flatMap(({ first, last }) =>
  Array.from({ length: last - first + 1 }, (_, offset) => String.fromCodePoint(first + offset)),
);
const names = Array.from({ length: Math.ceil(characters.length / PER_NAME) }, (_, index) =>
  characters.slice(index * PER_NAME, (index + 1) * PER_NAME).join(''),
);
const numbersFound = (text: string): string[] =>
  listRecords(archive.db, {
    filter: RecordFilter.parse({ kind: 'retiree', text }),
    sort: 'number',
    descending: false,
    offset: 0,
    limit: 10,
  }).rows.map((row) => row.number);

it('stores each, finds each by itself and in the middle of a name', () => {
  expect(characters.length).toBeGreaterThan(66_000);
  const created = inTransaction(archive.db, () =>
    names.map((name) =>
      createRecord(archive.db, archive.act, recordInput('retiree', retiree({ name, idNumber: newIdNumber() }))),
    ),
  );
  for (const [index, one] of created.entries()) {
    const name = names[index] as string;
    expect(getRecord(archive.db, one.id).values.name).toBe(name);
    const middle = Array.from(name).slice(5, 8).join('');
    if (middle !== '') expect(numbersFound(middle), middle).toEqual([one.number]);
    for (const single of Array.from(name).filter((_, place) => place % 13 === index % 13))
      expect(numbersFound(single), single).toEqual([one.number]);
  }
});

it('writes and reads each in GB18030', () => {
  const text = `姓名\n${names.join('\n')}`;
  expect(decodeText(encodeGb18030(text))).toEqual({ encoding: 'gb18030', text });
});
