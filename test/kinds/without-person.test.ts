import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { countAll } from '#db/backups/backups.ts';
import { checkDatabase } from '#db/core/check.ts';
import { bindingOption } from '#db/core/open.ts';
import { tellRows } from '#db/reports/report.ts';
import { checkArchive } from '#electron/archive/check.ts';
import { databaseFile } from '#electron/archive/core/context.ts';
import { kinds, type RecordKind } from '#shared/records/kinds.ts';
import { filePart } from '#shared/records/parts.ts';
import { localDay } from '#shared/rules/calendar.ts';
import { newArchive, newIdNumber, type TestArchive } from '#test/help/archive.ts';
import { asking, printed } from '#test/help/ask.ts';
import { newMember } from '#test/help/households.ts';

/** A file without a person stands in every list, count and sentence in which files of people stand. */

const [RELIEF, CANTEEN] = ['relief', 'canteen'] as string[] as [RecordKind, RecordKind];
const FIRST = 1;

let archive: TestArchive;
let relief: { id: number; number: string; version: number };
let canteen: { id: number; number: string; version: number };
const ask = asking(() => archive);

beforeEach(async () => {
  archive = newArchive();
  const { id: householdId } = await ask('households.open', {
    ...{ communityId: FIRST, address: '达明路 3 号', openedOn: '2020-01-01', document: '' },
    members: [{ person: { name: '陈依妹', idNumber: newIdNumber() }, relation: '02' }],
  });
  relief = await ask('records.save', {
    ...{ kind: RELIEF, id: null, version: 0, values: { ...filePart(kinds[RELIEF].empty), monthlyFen: 65_000 } },
    household: { id: householdId, fromOn: '2026-03-04' },
  });
  const place = { communityId: FIRST, address: '西洪路 9 号', phone: null, remark: null };
  const keeper = { organisationId: null, personId: newMember(archive.db, archive.act, '林玉花') };
  const { id: outletId } = await ask('outlets.save', {
    ...{ id: null, version: 0, values: { name: '长者食堂', ...keeper, ...place } },
  });
  canteen = await ask('records.save', {
    ...{ kind: CANTEEN, id: null, version: 0, values: { ...filePart(kinds[CANTEEN].empty), seats: 40 } },
    outlet: { id: outletId },
  });
});
afterEach(() => archive.remove());

const others = () =>
  [
    ['陈依妹', relief],
    ['长者食堂', canteen],
  ] as const;

it('a text that no code could be read from is listed, and made a code in its file', async () => {
  for (const [table, id] of [
    ['cause', relief.id],
    ['serves', canteen.id],
  ])
    archive.db.prepare(`UPDATE record SET unread_text = json_object(?, '失独') WHERE id = ?`).run(table, id);
  const { items } = await ask('codes.others', { table: 'careCategory' });
  expect(items).toMatchObject([{ text: '失独', unread: 2, typed: 0 }]);
  expect(items[0]?.examples).toMatchObject(others().map(([name, { id, number }]) => ({ recordId: id, number, name })));
  const target = { way: 'known', code: '1' };
  expect(await ask('codes.assign', { table: 'careCategory', text: '失独', target })).toEqual({ records: 2 });
  expect((await ask('records.get', { id: relief.id })).values).toMatchObject({ cause: '1' });
  expect((await ask('records.get', { id: canteen.id })).values).toMatchObject({ serves: '1' });
  expect((await ask('codes.others', { table: 'careCategory' })).total).toBe(0);
});

it('a form that was printed after an act is named by what the file is about', async () => {
  const changes: [typeof relief, RecordKind, object, string][] = [
    [relief, RELIEF, { household: null }, 'relief-card'],
    [canteen, CANTEEN, { outlet: null }, 'canteen-card'],
  ];
  for (const [{ id, version, number }, kind, subject, form] of changes) {
    const values = { remark: '独居' };
    const { commandId } = await ask('records.save', {
      kind,
      id,
      version,
      values,
      before: { remark: null },
      ...subject,
    });
    printed(archive, { form, recordId: id });
    const [name] = others().find(([, file]) => file.id === id) ?? [];
    expect((await ask('commands.papers', { id: commandId })).items).toMatchObject([{ of: `${name} ${number}` }]);
  }
});

it('stands behind the figures of a report with its number, name and community', () => {
  const rows = others().map(([, { id }]) => ({ file: { id }, on: null, why: '在册', isLate: false }));
  expect(tellRows(archive.db, rows, localDay(archive.act.at))).toMatchObject(
    others().map(([name, { number }]) => ({ number, name, idNumber: null, communityName: '达明社区' })),
  );
});

it('is among those whom a dated value touches', async () => {
  const asked = { key: 'relief.sum', areaCode: '', validFrom: localDay(archive.act.at), validTo: null };
  expect((await ask('policy.preview', asked)).touched).toMatchObject({
    ...{ total: 1, examples: [{ number: relief.number, name: '陈依妹', communityName: '达明社区' }] },
  });
});

it('waits with its address when its community is split', async () => {
  await ask('communities.split', {
    ...{ sourceId: FIRST, targets: [{ name: '达明东社区', code: null }], sourceStays: false },
    ...{ effectiveOn: '2026-11-20', document: '鼓政〔2026〕1 号' },
  });
  const { groups, total } = await ask('communities.waiting', { sourceId: FIRST });
  expect(total).toBe(2);
  expect(groups.map(({ road, count }) => [road, count])).toEqual([
    ['达明路', 1],
    ['西洪路', 1],
  ]);
  const { items } = await ask('communities.waitingFiles', { sourceId: FIRST, road: '达明路', house: null });
  expect(items).toMatchObject([{ number: relief.number, name: '陈依妹', address: '达明路 3 号' }]);
});

describe('what was done for a home or at an outlet', () => {
  const visit = (more: object = {}) =>
    ask('care.save', {
      ...{ kind: 'visit', on: localDay(archive.act.at), byRole: 'community', byName: '王网格员', place: null },
      ...{ recordIds: [relief.id, canteen.id], ...more },
    });

  it('names both, in the list, in the act, and when it is entered twice', async () => {
    const { id } = await visit();
    const names = others().map(([name, { id: recordId }]) => ({ recordId, name }));
    expect((await ask('care.list', { limit: 10 })).items).toMatchObject([{ count: 2, first: names }]);
    expect((await ask('care.get', { id })).people).toMatchObject(
      others().map(([name, { number }]) => ({ name, number, birthOn: null })),
    );
    const { notes } = await visit();
    expect(notes).toHaveLength(2);
    for (const [name] of others()) expect(notes.join()).toContain(name);
  });
});

it('a value of it that was changed past the program is named by number and name', async () => {
  archive.forge();
  const past = new Database(databaseFile(archive.dir), bindingOption());
  past.exec('UPDATE relief SET monthly_fen = 1; UPDATE canteen SET seats = 1');
  past.close();
  const said = (await checkArchive(archive.dir)).findings.map(({ message }) => message).join('\n');
  for (const [name, { number }] of others()) expect(said).toContain(`档案 ${number}（${name}）`);
});

it('whoever stands beside an outlet’s file is counted as a person of the archive, whatever became of their own file', async () => {
  const before = countAll(archive.db).persons;
  const own = await ask('records.save', {
    ...{ kind: 'discount' as string as RecordKind, id: null, version: 0 },
    ...{ values: filePart(kinds['discount' as string as RecordKind].empty) },
    person: { id: null, version: 0, values: { name: '陈美玉', idKind: 'none', idNumber: null } },
  });
  const { personId } = (await ask('records.get', { id: own.id })) as unknown as { personId: number };
  await ask('records.addPerson', {
    ...{ recordId: canteen.id, version: canteen.version, personId, role: 'staff', fromOn: '2026-03-01' },
  });
  await ask('records.remove', { id: own.id, version: own.version, reason: '登记错误' });
  expect(countAll(archive.db)).toEqual({ records: 2, persons: before + 1 });
  expect(checkDatabase(archive.db)).toEqual([]);
});
