import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inTransaction } from '#db/core/open.ts';
import { closeFile, openFile, takeFileOut } from '#db/records/acts.ts';
import { recordInput } from '#electron/archive/records.ts';
import type { RetireeValues } from '#shared/records/retiree/fields.ts';
import { newArchive, retiree, type TestArchive } from '#test/help/archive.ts';
import { asking } from '#test/help/ask.ts';
import { expectCounts, expectIndexes, expectPages, type ListMeaning } from '#test/help/list-proof.ts';

/** The list of retirees' files holds, counts and orders what a look at each file finds. */

let archive: TestArchive;
const organisations = new Map<unknown, number>();
const ask = asking(() => archive);

const NAMES = ['张伟', '李秀英', '阿卜杜拉·买买提', '吴𬱖海', '张伟明', '欧阳依妹'];
const DAYS = [null, '2009-12-31', '2010-01-01', '2010-11', '2012-06-30'];

/** The nth file: every value of a facet and of an order occurs beside every other. */
function valuesOf(nth: number): Partial<RetireeValues> {
  const isAway = nth % 3 === 0;
  return {
    name: NAMES[nth % NAMES.length] ?? '',
    communityId: [1, 2, null][nth % 4] ?? null,
    retiredOn: DAYS[nth % DAYS.length] ?? null,
    employer: ['甲厂', '乙厂', '没登记的厂', null][nth % 4] ?? null,
    bankName: nth % 5 === 1 ? '达明支行' : null,
    ...(nth % 7 === 2 ? { idKind: 'none' as const, idNumber: null, birthOn: '1950-02-03' } : {}),
    ...(isAway
      ? { management: 'M4', benefitState: 'B0', pensionFen: null, paperFileState: 'F4' }
      : { management: nth % 2 === 0 ? 'M1' : 'M2', pensionFen: 300_000 + nth }),
  };
}

beforeAll(async () => {
  archive = newArchive();
  inTransaction(archive.db, () => {
    for (let nth = 0; nth < 60; nth += 1) {
      const act = { ...archive.act, at: `2026-11-23T08:${String(nth).padStart(2, '0')}:00.000Z` };
      const { id, version } = openFile(archive.db, act, recordInput('retiree', retiree(valuesOf(nth))));
      // Of the two acts a file takes one.
      if (nth % 9 === 0) closeFile(archive.db, act, { id, version, on: '2026-11-20', reason: '转出手续办完' });
      else if (nth % 11 === 1) takeFileOut(archive.db, act, id, version, '重复建档');
    }
  });
  await ask('organisations.register', { field: 'employer', keys: ['甲厂', '乙厂'] });
  await ask('organisations.register', { field: 'bank', keys: ['达明支行'] });
  for (const { id, name } of (await ask('organisations.list', {})).rows) organisations.set(name, id);
  expect(organisations.size).toBe(3);
});
afterAll(() => archive.remove());

const text = (field: string) => (values: Readonly<Record<string, unknown>>) => (values[field] as string | null) ?? null;
const meaning: ListMeaning = {
  facets: {
    retiredYear: ({ retiredOn }) => (typeof retiredOn === 'string' ? Number(retiredOn.slice(0, 4)) : null),
    employer: ({ employer }) => organisations.get(employer) ?? null,
    bank: ({ bankName }) => organisations.get(bankName) ?? null,
  },
  sorts: { retiredOn: text('retiredOn') },
};

describe('the list of retirees', () => {
  it('shows what a look at each file finds, page for page, however it is narrowed and ordered', () =>
    expectPages(archive.db, 'retiree', meaning, 150));

  it('counts what each filter leaves, now and as of a day, for the office and for a part of it', () =>
    expectCounts(archive.db, 'retiree', meaning));

  it('reads the first page of each order along its index', () => expectIndexes(archive.db, 'retiree'));
});
