import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Act } from '#db/core/changes.ts';
import { inTransaction } from '#db/core/open.ts';
import { openHousehold } from '#db/households/write.ts';
import { closeFile, openFile, type SavedFile, takeFileOut } from '#db/records/acts.ts';
import type { OtherInput } from '#db/records/input.ts';
import { recordInput } from '#electron/archive/records.ts';
import { HEAD } from '#shared/codes/household-words.ts';
import { partStateWords } from '#shared/life/parts.ts';
import { kinds, type RecordKind } from '#shared/records/kinds.ts';
import { filePart } from '#shared/records/parts.ts';
import { lifeOf } from '#shared/registers/life.ts';
import { kindLists } from '#shared/registers/lists.ts';
import { newArchive, newIdNumber, type TestArchive } from '#test/help/archive.ts';
import { asking } from '#test/help/ask.ts';
import { newMember } from '#test/help/households.ts';
import { expectCounts, expectIndexes, expectPages, type ListMeaning } from '#test/help/list-proof.ts';

/** The lists of kinds made for tests, of a person, a household and an outlet: each facet, order and segment that they name holds. */

const of = (kind: string): RecordKind => kind as RecordKind;
const [DISCOUNT, RELIEF, CANTEEN] = [of('discount'), of('relief'), of('canteen')];

let archive: TestArchive;
let factory = 0;
const ask = asking(() => archive);

type Values = Readonly<Record<string, unknown>>;
const yearOf =
  (field: string) =>
  (values: Values): number | null =>
    typeof values[field] === 'string' ? Number(values[field].slice(0, 4)) : null;
const text =
  (field: string) =>
  (values: Values): string | null =>
    typeof values[field] === 'string' ? values[field] : null;

const meanings: Readonly<Record<string, ListMeaning>> = {
  discount: {
    facets: { issuedYear: yearOf('issuedOn'), employer: ({ workplace }) => (workplace === '甲厂' ? factory : null) },
    sorts: { issuedOn: text('issuedOn') },
  },
  relief: { facets: {}, sorts: {} },
  canteen: { facets: { openedYear: yearOf('openedOn') }, sorts: { openedOn: text('openedOn') } },
};

const EACH = 24;
const DAYS = [null, '2025-12-31', '2026-01-01', '2026-03-04'];
const place = (nth: number): number | null => [1, 2, null][nth % 4] ?? null;
const code = (nth: number): string | null => ['1', '2', '4', null][nth % 5] ?? null;
const at = (nth: number): Act => ({ ...archive.act, at: `2026-11-23T08:${String(nth).padStart(2, '0')}:00.000Z` });
const other = (kind: RecordKind, values: object): OtherInput['values'] =>
  ({ ...filePart(kinds[kind].empty), ...values }) as unknown as OtherInput['values'];

function openCard(nth: number): SavedFile {
  const values = {
    ...kinds[DISCOUNT].empty,
    ...{
      name: `李秀${['英', '兰', '珍'][nth % 3]}`,
      communityId: place(nth),
      issuedOn: DAYS[nth % 4],
      reason: code(nth),
    },
    ...(nth % 5 === 0 ? { idKind: 'none', idNumber: null, birthOn: '1950-02-03' } : { idNumber: newIdNumber() }),
    ...{ workplace: ['甲厂', '没登记的厂', null][nth % 3] ?? null, cardState: nth % 4 === 1 ? 'K2' : 'K1' },
  };
  return openFile(archive.db, at(nth), recordInput(DISCOUNT, values as unknown as Parameters<typeof recordInput>[1]));
}

function openRelief(nth: number): SavedFile {
  const members = [{ personId: newMember(archive.db, archive.act, `陈依${nth}`), relation: HEAD, isMoving: false }];
  const address = { communityId: 1, address: `达明路 ${nth} 号`, openedOn: '2020-01-01', document: '' };
  const household = openHousehold(archive.db, archive.act, { ...address, members });
  const values = { communityId: place(nth), cause: code(nth), monthlyFen: 60_000 + nth };
  return openFile(archive.db, at(nth), {
    ...{ kind: RELIEF, subject: 'household', householdId: household.id, fromOn: '2026-03-04' },
    values: other(RELIEF, { ...values, reliefState: nth % 4 === 1 ? 'H2' : 'H1' }),
  });
}

function openCanteen(nth: number, outletId: number): SavedFile {
  const values = {
    communityId: place(nth),
    licence: `许 ${nth}`,
    seats: nth,
    openedOn: DAYS[nth % 4],
    serves: code(nth),
  };
  return openFile(archive.db, at(nth), {
    ...{ kind: CANTEEN, subject: 'outlet', outletId },
    values: other(CANTEEN, { ...values, canteenState: nth % 4 === 1 ? 'S2' : 'S1' }),
  });
}

/** Some files are closed, some put out of use. */
function putAway(nth: number, { id, version }: SavedFile): void {
  if (nth % 5 === 2) closeFile(archive.db, at(nth), { id, version, on: '2026-11-20', reason: '手续办完' });
  else if (nth % 7 === 3) takeFileOut(archive.db, at(nth), id, version, '重复建档');
}

beforeAll(async () => {
  archive = newArchive();
  const outlets: number[] = [];
  const keeper = newMember(archive.db, archive.act, '林玉花');
  for (let nth = 0; nth < EACH; nth += 1) {
    const named = {
      name: `食堂${nth}`,
      organisationId: null,
      personId: keeper,
      communityId: 1,
      phone: null,
      remark: null,
    };
    const values = { ...named, address: `达明路 ${nth} 号` };
    outlets.push((await ask('outlets.save', { id: null, version: 0, values })).id);
  }
  for (let nth = 0; nth < EACH; nth += 1)
    inTransaction(archive.db, () => {
      putAway(nth, openCard(nth));
      putAway(nth, openCanteen(nth, outlets[nth] ?? 0));
    });
  for (let nth = 0; nth < EACH; nth += 1) inTransaction(archive.db, () => putAway(nth, openRelief(nth)));
  await ask('organisations.register', { field: 'employer', keys: ['甲厂'] });
  factory = (await ask('organisations.list', {})).rows[0]?.id ?? 0;
});
afterAll(() => archive.remove());

describe.each([DISCOUNT, RELIEF, CANTEEN])('the list of %s', (kind) => {
  const meaning = meanings[kind] ?? { facets: {}, sorts: {} };

  it('shows what a look at each file finds, page for page, however it is narrowed and ordered', () =>
    expectPages(archive.db, kind, meaning, 80));

  it('counts what each filter and each segment leaves, now and as of a day', () =>
    expectCounts(archive.db, kind, meaning));

  it('reads the first page of each order along its index', () => expectIndexes(archive.db, kind));

  it('carries in each row the cells its columns show, as the file has them', async () => {
    const { rows } = await ask('records.list', { filter: { kind } });
    expect(rows.length).toBeGreaterThan(10);
    for (const { id, cells } of rows) {
      const { values } = await ask('records.get', { id });
      expect(Object.keys(cells).sort()).toEqual(Object.keys(kindLists[kind].cells).sort());
      // A cell may show where the latest part of a file stands.
      const { parts } = await ask('life.get', { recordId: id });
      const none = Object.keys(partStateWords(lifeOf(kind))).map((field) => [field, null]);
      const states = Object.assign(Object.fromEntries(none), ...parts.map((part) => part.states));
      expect({ ...states, ...values }).toMatchObject(cells);
    }
  });
});
