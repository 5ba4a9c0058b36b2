import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keepCommand } from '#db/core/commands.ts';
import { inTransaction } from '#db/core/open.ts';
import { insertRow, updateRow } from '#db/core/rows.ts';
import { finishHandover, selectRecords, startHandover } from '#db/handovers/handovers.ts';
import { insertPerson } from '#db/people/people.ts';
import { recordBeside } from '#db/tables/record-people.ts';
import { record, recordHousehold } from '#db/tables/records.ts';
import { job } from '#db/tables/work.ts';
import { saveUser } from '#db/users/users.ts';
import { refuseOutsideScope } from '#electron/archive/core/call-scopes.ts';
import { whileExpected } from '#electron/archive/core/expected-sheets.ts';
import { handlers } from '#electron/archive/core/handlers.ts';
import { scopeOf } from '#electron/archive/core/scope.ts';
import { answer } from '#electron/archive/core/serve.ts';
import { setCurrentUser } from '#electron/archive/core/signed-in.ts';
import { runJobHere } from '#electron/archive/jobs/run-here.ts';
import { recordInput } from '#electron/archive/records.ts';
import { writeRejectedRows } from '#electron/archive/roster/rejected-rows.ts';
import { readSheetRows } from '#electron/archive/workbook/sheet-rows.ts';
import { type ArchiveCall, archiveContract, entryOf } from '#shared/contract/archive.ts';
import type { PersonCard } from '#shared/contract/people.ts';
import { personPart } from '#shared/people/fields.ts';
import type { RetireeValues } from '#shared/records/retiree/fields.ts';
import type { RetireeFile } from '#shared/records/retiree/file.ts';
import type { Role } from '#shared/rules/rights.ts';
import { type Scope, wholeOffice } from '#shared/rules/scope.ts';
import { newArchive, newIdNumber, retiree, type TestArchive } from '#test/help/archive.ts';
import { printed } from '#test/help/ask.ts';
import { readRoster } from '#test/help/import-roster.ts';
import { retireeFile } from '#test/help/retiree-file.ts';
import { opening, saving } from '#test/help/saving.ts';

/** 达明社区 is the narrowed user's, 西洪社区 somebody else's. */
const [MINE, OTHER] = [1, 2];
const mine: Scope = { kinds: null, communityIds: [MINE], hasUnassigned: false };

const letter = {
  direction: 'in',
  unitName: '福州搪瓷厂',
  kind: 'employer',
  onDate: '2026-11-01',
  contents: ['file'],
} as const;

let archive: TestArchive;
let clerk = 0;
/** One open file in each community and one in none, with its person. */
const files = { mine: { id: 0, personId: 0 }, other: { id: 0, personId: 0 }, none: { id: 0, personId: 0 } };
const otherNumber = newIdNumber('1950-02-03');

beforeEach(async () => {
  archive = newArchive();
  archive.context.jobs.start = () => 'job';
  archive.db.exec("UPDATE user SET password_hash = 'scrypt$1$1$1$x$x' WHERE id = 1");
  clerk = addUser('王经办', 'administrator', mine);
  addUser('陈管理员', 'administrator', wholeOffice);
  signIn(admin());
  files.mine = await open({ name: '张三', communityId: MINE, mobile: '13800138000' });
  files.other = await open({
    name: '李四光',
    communityId: OTHER,
    idNumber: otherNumber,
    birthOn: '1950-02-03',
    mobile: '13900139000',
    residenceAddress: '西洪路 9 号',
  });
  files.none = await open({ name: '王五', communityId: null });
});
afterEach(() => archive.remove());

const admin = () => 1;
const signIn = (id: number) => setCurrentUser(archive.context, id);
function addUser(name: string, role: Role, scope: Scope): number {
  const input = { id: null, name, role, isDisabled: false, passwordHash: 'scrypt$1$1$1$x$x', scope };
  return inTransaction(archive.db, () => saveUser(archive.db, archive.act, input));
}
async function ask<T = Record<string, unknown>>(name: ArchiveCall, input: unknown = {}, isPrinter = false): Promise<T> {
  const reply = await answer(handlers, archive.context, name, input, true, { isPrinter, tokens: null });
  return (reply.ok ? reply.value : reply.error.code) as T;
}
/** What a refusal carries: its code and all that its sentence can name. */
async function told(name: ArchiveCall, input: unknown): Promise<[string, unknown]> {
  const reply = await answer(handlers, archive.context, name, input, true, { isPrinter: false, tokens: null });
  return reply.ok ? ['done', reply.value] : [reply.error.code, reply.error.params];
}
async function open(values: Partial<RetireeValues>): Promise<{ id: number; personId: number; commandId: number }> {
  const saved = await ask<{ id: number; commandId: number }>('records.save', opening(retiree(values)));
  const personId = archive.db.prepare('SELECT person_id FROM record WHERE id = ?').pluck().get(saved.id) as number;
  return { ...saved, personId };
}
const names = async (filter: object = {}) =>
  (
    await ask<{ rows: { name: string }[]; total: number }>('records.list', { filter: { kind: 'retiree', ...filter } })
  ).rows.map((row) => row.name);
const narrow = (scope: Scope) =>
  inTransaction(archive.db, () =>
    saveUser(archive.db, archive.act, {
      id: clerk,
      name: '王经办',
      role: 'administrator',
      isDisabled: false,
      passwordHash: null,
      scope,
    }),
  );
function handOver(ids: number[]): number {
  return inTransaction(archive.db, () => {
    const selection = { kind: 'retiree', communityId: null, retiredYear: null, onDate: null, recordIds: ids } as const;
    const id = startHandover(archive.db, archive.act, {
      name: '鼓西移交',
      path: '/stick',
      recipient: '',
      remark: '',
      selection: { ...selection, recordIds: ids },
      records: ids.length,
    });
    finishHandover(archive.db, archive.act, id, {
      path: '/stick',
      files: 1,
      bytes: 1,
      manifestSha256: 'a'.repeat(64),
      records: ids.map((one) => ({
        id: one,
        version: 1,
        personVersion: retireeFile(archive.db, one).person.version,
        attachments: 0,
        subjectDigest: '',
      })),
    });
    return id;
  });
}
async function openHousehold(personId: number, communityId: number): Promise<number> {
  const members = [{ person: { personId }, relation: '02' }];
  const made = await ask<{ id: number }>('households.open', {
    communityId,
    address: '达明路 1 号',
    openedOn: '2026-01-01',
    members,
  });
  return made.id;
}
async function readLines(lines: string[], userId: number): Promise<number> {
  const path = join(archive.dir, 'roster.csv');
  writeFileSync(path, ['姓名,公民身份号码,所属社区,联系电话', ...lines].join('\n'));
  return readRoster(archive, path, { userId });
}

describe('a user held to one community', () => {
  it('sees its files only: list, facets, totals, search by every word', async () => {
    expect(await names()).toEqual(['张三', '李四光', '王五']);
    signIn(clerk);
    expect(await names()).toEqual(['张三']);
    for (const text of ['李四光', '四光', 'lisiguang', 'lsg', otherNumber, '13900139000', '西洪路', 'TX2026-00002'])
      expect(await ask('records.list', { filter: { kind: 'retiree', text } }), text).toMatchObject({
        rows: [],
        total: 0,
      });
    expect(await names({ communityId: OTHER })).toEqual([]);
    expect(await ask('records.facets', { kind: 'retiree' })).toMatchObject({
      communities: [{ id: MINE, count: 1 }],
      states: [{ count: 1 }],
      removed: 0,
      total: 1,
    });
  });

  it('counts every part of the lists of it only, today and as of a day', async () => {
    const unnumbered = { idKind: 'none', idNumber: null, birthOn: '1950-02-03' } as const;
    await open({ name: '赵无号', communityId: OTHER, ...unnumbered });
    await open({ name: '钱无号', communityId: MINE, ...unnumbered });
    for (const onDate of [null, '2099-01-01']) {
      const facets = () => ask<object>('records.facets', { kind: 'retiree', onDate });
      signIn(admin());
      expect(await facets(), String(onDate)).toMatchObject({
        ...{ total: 5, facets: { withoutNumber: [{ value: 1, count: 2 }] } },
      });
      signIn(clerk);
      expect(await facets(), String(onDate)).toMatchObject({
        total: 2,
        facets: { withoutNumber: [{ value: 1, count: 1 }] },
        withoutCommunity: 0,
        communities: [{ id: MINE, count: 2 }],
      });
    }
  });

  it('finds no name from the heading of a report of somewhere else, nor does another place of the same office', async () => {
    const asked = { report: 'management', from: '2026-01-01', to: '2026-01-31' };
    const head = { leader: '吴站长', statistician: '郑统计' };
    const closed = await ask('reports.close', { ...asked, communityId: OTHER, head });
    expect(closed).toMatchObject({ id: expect.any(Number) });
    const headOf = async (communityId: number | null) =>
      (await ask<{ head: object }>('reports.get', { ...asked, communityId })).head;
    expect(await headOf(OTHER)).toMatchObject(head);
    for (const place of [MINE, null]) expect(await headOf(place)).toMatchObject({ leader: null, statistician: null });
    signIn(clerk);
    // Nor the name of who closed it: whoever is at work fills in.
    for (const place of [MINE, OTHER, null])
      expect(await headOf(place)).toMatchObject({ leader: null, statistician: null, filler: '王经办' });
  });

  it('sees files of no community where those are theirs, and every community where none is named', async () => {
    narrow({ kinds: null, communityIds: [], hasUnassigned: true });
    signIn(clerk);
    expect(await names()).toEqual(['王五']);
    narrow({ kinds: null, communityIds: [OTHER], hasUnassigned: true });
    expect(await names()).toEqual(['李四光', '王五']);
    narrow({ kinds: ['retiree'], communityIds: null, hasUnassigned: true });
    expect(await names()).toEqual(['张三', '李四光', '王五']);
    expect(await ask('users.list')).toBe('scope.wholeOffice');
  });

  it('opens a file in it and nowhere else, and moves none out of it', async () => {
    signIn(clerk);
    const open = (values: Partial<RetireeValues>) => ask('records.save', opening(retiree(values)));
    expect(await open({ name: '新人', communityId: MINE })).toMatchObject({ version: 1 });
    expect(await open({ communityId: OTHER })).toBe('input.invalid');
    expect(await open({ communityId: null })).toBe('input.invalid');
    const own = await ask<RetireeFile>('records.get', { id: files.mine.id });
    const save = (values: Partial<RetireeValues>) => ask('records.save', saving(own, { ...own.values, ...values }));
    expect(await save({ communityId: OTHER })).toBe('input.invalid');
    expect(await save({ mobile: '13700137000' })).toMatchObject({ version: 1, personVersion: 2 });
  });

  it('is told that a number or somebody alike is registered elsewhere, and nothing more', async () => {
    signIn(clerk);
    expect(await ask('people.findByIdNumber', { idNumber: otherNumber })).toEqual({ found: null, isElsewhere: true });
    const values = retiree({ name: '李四广', idNumber: otherNumber, communityId: MINE });
    expect(await ask('records.save', opening(values))).toBe('person.takenElsewhere');
    const typed = { name: '李四光', birthOn: '1950-02-03', mobile: '13900139000' };
    expect(await ask('likeness.similar', typed)).toEqual({ items: [], elsewhere: 1 });
    signIn(admin());
    expect(await ask('likeness.similar', typed)).toMatchObject({ items: [{ name: '李四光' }], elsewhere: 0 });
    expect(await ask('people.findByIdNumber', { idNumber: otherNumber })).toMatchObject({ isElsewhere: false });
  });

  it('sees pairs of look-alikes of which both are theirs', async () => {
    const twin = { name: '李四光', birthOn: '1950-02-03', mobile: '13900139000' };
    await open({ ...twin, communityId: MINE, idNumber: newIdNumber('1950-02-03') });
    expect(await ask('likeness.list')).toMatchObject({ total: 1 });
    signIn(clerk);
    expect(await ask('likeness.list')).toEqual({ total: 0, items: [] });
    signIn(admin());
    await open({ ...twin, communityId: MINE, idNumber: newIdNumber('1950-02-03') });
    signIn(clerk);
    expect(await ask('likeness.list')).toMatchObject({ total: 1, items: [{ first: {}, second: {} }] });
  });

  it('sees a person with a file in it, of the files those in it, and how many are not shown', async () => {
    const idNumber = newIdNumber();
    const old = await open({ name: '赵迁', idNumber, communityId: OTHER });
    await ask('records.remove', { id: old.id, version: 1, reason: '迁往达明社区' });
    const now = await open({ name: '赵迁', idNumber, communityId: MINE });
    signIn(clerk);
    const card = await ask<PersonCard>('people.get', { id: now.personId });
    expect(card.files.map((file) => file.id)).toEqual([now.id]);
    expect(card.hiddenFiles).toBe(1);
    expect(card.events.map((event) => event.recordId)).toEqual([now.id]);
    expect(JSON.stringify(card)).not.toContain('迁往达明社区');
    signIn(admin());
    expect(await ask<PersonCard>('people.get', { id: now.personId })).toMatchObject({ hiddenFiles: 0 });
  });

  it('sees a person without any file, and not one whose entry was merged into another card', async () => {
    const { values } = recordInput('retiree', retiree({ name: '无档' }));
    const alone = inTransaction(archive.db, () =>
      insertPerson(archive.db, archive.act, personPart(values), { readings: [{ full: 'wudang', initials: 'wd' }] }),
    );
    signIn(clerk);
    expect(await ask('people.get', { id: alone })).toMatchObject({ name: '无档', files: [] });
    signIn(admin());
    expect(await ask('people.merge', { keptId: files.other.personId, goneId: alone })).toMatchObject({});
    signIn(clerk);
    expect(await ask('people.get', { id: alone })).toBe('scope.outside');
  });

  it('sees the households of it: list, facets, export, a person of them; of others neither these nor their people', async () => {
    const own = await openHousehold(files.mine.personId, MINE);
    await openHousehold(files.other.personId, OTHER);
    expect(await ask('households.list', { filter: {} })).toMatchObject({ total: 2 });
    signIn(clerk);
    expect(await ask('households.list', { filter: {} })).toMatchObject({ total: 1, rows: [{ id: own }] });
    expect(await ask('households.list', { filter: { text: '李四光' } })).toMatchObject({ total: 0, rows: [] });
    expect(await ask('households.facets')).toMatchObject({ communities: [{ id: MINE, count: 1 }], open: 1, closed: 0 });
    const path = join(archive.dir, '户.xlsx');
    expect(await ask('households.export', { path, filter: {} })).toMatchObject({ households: 1, rows: 1 });
    expect(await ask('people.search', { text: '李四光' })).toEqual({ items: [], isWhole: true });
    expect(await ask('people.search', { text: '张三' })).toMatchObject({
      items: [{ name: '张三', household: { id: own } }],
    });
    expect(await ask('groups.list')).toEqual({ items: [] });
  });

  // As of the files: whoever is in charge of a household today sees where it was before; who was, sees it no more.
  it('on a day past sees the households that are its own today, wherever they were then', async () => {
    const came = await openHousehold(files.other.personId, OTHER);
    const went = await openHousehold(files.mine.personId, MINE);
    archive.db.exec(
      "UPDATE household SET opened_on = '2020-01-01'; UPDATE household_member SET joined_on = '2020-01-01'",
    );
    const place = { address: '达明路 1 号', document: '' };
    await ask('households.save', { id: came, communityId: MINE, ...place });
    await ask('households.save', { id: went, communityId: OTHER, ...place });
    const then = { filter: { onDate: '2020-06-01' } };
    expect(await ask('households.list', then)).toMatchObject({ total: 2 });
    signIn(clerk);
    expect(await ask('households.list', then)).toMatchObject({
      total: 1,
      rows: [{ id: came, communityName: '西洪社区' }],
    });
    expect(await ask('households.facets', { onDate: '2020-06-01' })).toMatchObject({
      communities: [{ id: OTHER, count: 1 }],
      open: 1,
      closed: 0,
    });
    const path = join(archive.dir, '户.xlsx');
    expect(await ask('households.export', { path, ...then })).toMatchObject({ households: 1, rows: 1 });
    expect(await ask('households.list', { filter: { onDate: '2020-06-01', text: '张三' } })).toMatchObject({
      total: 0,
    });
  });

  it('of a group of it may be led only by somebody who may be seen; of another leader the name is told', async () => {
    const group = { id: null, communityId: MINE, kind: 'residents', name: '第一组' };
    const { id } = await ask<{ id: number }>('groups.save', { ...group, leaderId: files.other.personId });
    signIn(clerk);
    const led = async () => (await ask<{ items: object[] }>('groups.list')).items[0];
    expect(await led()).toMatchObject({ leaderName: '李四光', mayOpenLeader: false });
    const other = { ...group, name: '第二组', leaderId: files.other.personId };
    expect(await ask('groups.save', other)).toBe('input.invalid');
    expect(await ask('groups.save', { ...group, id, leaderId: files.mine.personId })).toEqual({ id });
    expect(await led()).toMatchObject({ leaderName: '张三', mayOpenLeader: true });
  });

  it('that a number belongs to somebody elsewhere is all that opening or joining a household, or a number of former days, tells', async () => {
    const theirs = await openHousehold(files.other.personId, OTHER);
    const memberNumber = newIdNumber('1955-06-07');
    const kin = { name: '李妻', idNumber: memberNumber };
    await ask('households.addMember', { householdId: theirs, person: kin, relation: '12', joinedOn: '2026-01-02' });
    const own = await openHousehold(files.mine.personId, MINE);
    signIn(clerk);
    const place = { communityId: MINE, address: '达明路 2 号', openedOn: '2026-02-01' };
    for (const [name, idNumber] of [
      ['李四光', otherNumber],
      ['某人', otherNumber],
      ['李妻', memberNumber],
      ['某人', memberNumber],
    ] as const)
      for (const isMoving of [false, true]) {
        const joining = { person: { name, idNumber }, isMoving };
        for (const [call, input] of [
          ['households.open', { ...place, members: [{ ...joining, relation: '02' }] }],
          ['households.addMember', { ...joining, householdId: own, relation: '12', joinedOn: '2026-02-01' }],
        ] as const)
          expect(await told(call, input), `${call} ${name}`).toEqual([
            'person.takenElsewhere',
            { ask: '林经办、陈管理员' },
          ]);
      }
    const former = { personId: files.mine.personId, kind: 'citizen', number: otherNumber, note: '' };
    expect(await told('people.addFormerNumber', former)).toEqual([
      'person.takenElsewhere',
      { ask: '林经办、陈管理员' },
    ]);
    signIn(admin());
    const { members } = await ask<{ members: { name: string; leftOn: string | null }[] }>('households.get', {
      id: theirs,
    });
    expect(members.map(({ name }) => name)).toEqual(['李四光', '李妻']);
  });

  it('of the household elsewhere that somebody of its own lives in is told neither number nor head, and nobody is moved out of it', async () => {
    const theirs = await openHousehold(files.other.personId, OTHER);
    const own = await openHousehold(files.mine.personId, MINE);
    const lodger = await open({ name: '周寄住', idNumber: newIdNumber('1956-06-07'), communityId: MINE });
    const twin = await open({ name: '周寄往', communityId: MINE });
    const joined = { person: { personId: lodger.personId }, relation: '12', joinedOn: '2026-01-02' };
    await ask('households.addMember', { householdId: theirs, ...joined });
    await ask('households.addMember', { householdId: own, ...joined, person: { personId: twin.personId } });
    signIn(clerk);
    const person = { personId: lodger.personId };
    const refusal = ['household.memberOutside', { name: '周寄住', ask: '林经办、陈管理员' }];
    const place = { communityId: MINE, address: '达明路 2 号', openedOn: '2026-02-01' };
    for (const isMoving of [false, true]) {
      const members = [{ person, relation: '02', isMoving }];
      expect(await told('households.open', { ...place, members })).toEqual(refusal);
      const input = { householdId: own, person, relation: '12', joinedOn: '2026-02-01', isMoving };
      expect(await told('households.addMember', input)).toEqual(refusal);
    }
    const merge = { keptId: twin.personId, goneId: lodger.personId, keptRecordIds: [twin.id] };
    expect(await told('people.merge', merge)).toEqual(refusal);
    signIn(admin());
    const left = await ask<{ members: { name: string }[] }>('households.get', { id: theirs });
    expect(left.members.map(({ name }) => name)).toEqual(['李四光', '周寄住']);
  });

  it('that another file of a person is open elsewhere is told without its number when one is brought back', async () => {
    const gone = await open({ name: '吴重开', communityId: MINE, idNumber: newIdNumber('1957-01-01') });
    await ask('records.remove', { id: gone.id, version: 1, reason: '重复' });
    const { values } = await ask<{ values: RetireeValues }>('records.get', { id: gone.id });
    await open({ ...values, communityId: OTHER });
    signIn(clerk);
    const back = await told('records.restore', { id: gone.id, version: 2 });
    expect(back).toEqual(['person.takenElsewhere', { ask: '林经办、陈管理员' }]);
  });

  it('of a household in it names no file that lies elsewhere, and takes back only acts on households of it', async () => {
    const idNumber = newIdNumber();
    const moved = await open({ name: '孙迁', idNumber, communityId: OTHER });
    const household = await openHousehold(moved.personId, MINE);
    const elsewhere = await openHousehold(files.other.personId, OTHER);
    const acts = async (nounId: number) =>
      ask<{ items: { id: number }[] } | string>('commands.list', { noun: 'household', nounId });
    const theirs = (await acts(elsewhere)) as { items: { id: number }[] };
    expect(await ask('households.get', { id: household })).toMatchObject({ members: [{ files: [{ id: moved.id }] }] });
    signIn(clerk);
    expect(await ask('households.get', { id: household })).toMatchObject({ members: [{ name: '孙迁', files: [] }] });
    expect(await acts(elsewhere)).toBe('scope.outside');
    expect(await ask('commands.undo', { id: theirs.items[0]?.id })).toBe('scope.outside');
    const own = (await acts(household)) as { items: { id: number }[] };
    expect(await ask('commands.undo', { id: own.items[0]?.id })).toMatchObject({ title: expect.any(String) });
  });

  it('sees, changes and takes back outlets of it alone, and puts nobody elsewhere in charge of one', async () => {
    const values = { organisationId: null, phone: null, remark: null };
    const outlet = (communityId: number, personId: number, address: string) =>
      ask<{ id: number; commandId: number }>('outlets.save', {
        ...{ id: null, version: 0 },
        values: { ...values, name: '助餐点', communityId, personId, address },
      });
    const own = await outlet(MINE, files.other.personId, '达明路 1 号');
    const theirs = await outlet(OTHER, files.other.personId, '西洪路 1 号');
    expect(await ask('outlets.list')).toMatchObject({ total: 2 });
    signIn(clerk);
    expect(await ask('outlets.list')).toMatchObject({ total: 1, rows: [{ id: own.id, keeper: '李四光' }] });
    expect(await ask('outlets.get', { id: own.id })).toMatchObject({ version: 1, files: [] });
    for (const refusal of [
      await ask('outlets.get', { id: theirs.id }),
      await ask('outlets.remove', { id: theirs.id, version: 1 }),
      await ask('outlets.merge', { keptId: own.id, goneId: theirs.id }),
      await ask('commands.undo', { id: theirs.commandId }),
      await ask('commands.list', { noun: 'outlet', nounId: theirs.id }),
      await outlet(OTHER, files.mine.personId, '西洪路 2 号'),
    ])
      expect(refusal).toBe('scope.outside');
    expect(await outlet(MINE, files.other.personId, '达明路 2 号')).toBe('person.takenElsewhere');
    // Who runs it stays: the clerk of the community may go on writing its telephone.
    const kept = {
      ...values,
      name: '助餐点',
      communityId: MINE,
      personId: files.other.personId,
      address: '达明路 1 号',
    };
    const saved = await ask<{ commandId: number }>('outlets.save', {
      ...{ id: own.id, version: 1 },
      values: { ...kept, phone: '87654321' },
    });
    expect(await ask('commands.undo', { id: saved.commandId })).toMatchObject({
      title: '修改网点：助餐点（联系电话）',
    });
  });

  it('measures and hands over what is in it', async () => {
    const selection = { kind: 'retiree' } as const;
    expect(await ask('handovers.measure', { selection })).toMatchObject({ records: 3 });
    const [mixed, own] = [handOver([files.mine.id, files.other.id]), handOver([files.mine.id])];
    signIn(clerk);
    expect(await ask('handovers.measure', { selection })).toMatchObject({ records: 1 });
    expect(await ask('handovers.measure', { selection: { ...selection, recordIds: [files.other.id] } })).toMatchObject({
      records: 0,
    });
    const whole = { ...selection, communityId: null, retiredYear: null, onDate: null, recordIds: null };
    expect(selectRecords(archive.db, whole, scopeOf(archive.context)).map((one) => one.id)).toEqual([files.mine.id]);
    expect(await ask('handovers.list')).toMatchObject({ items: [{ id: own }] });
    expect(await ask('sheets.get', { request: { form: 'handover-list', handoverId: own } })).toMatchObject({
      rows: [{}],
    });
    const request = { form: 'handover-list', handoverId: mixed } as const;
    expect(await ask('handovers.get', { id: mixed })).toBe('scope.outside');
    expect(await ask('sheets.get', { request })).toBe('scope.outside');
    expect(() => printed(archive, request)).toThrow('scope.outside');
    expect(archive.db.prepare('SELECT count(*) FROM print').pluck().get()).toBe(0);
  });

  it('writes no package of other files', async () => {
    const targetDir = join(archive.dir, 'stick');
    mkdirSync(targetDir);
    const selection = {
      kind: 'retiree',
      communityId: OTHER,
      retiredYear: null,
      onDate: null,
      recordIds: null,
    } as const;
    const input = { kind: 'handover.write', selection, targetDir, recipient: '', remark: '' } as const;
    await expect(runJobHere(archive.context, input, { userId: clerk })).rejects.toMatchObject({
      code: 'handover.nothingChosen',
    });
  });

  it('imports rows of it; the others are rejected in words, and of their files nothing is told', async () => {
    const importId = await readLines(
      [
        `新来的,${newIdNumber()},达明社区,13600136000`,
        `别人的,${newIdNumber()},西洪社区,`,
        `没写的,${newIdNumber()},,`,
        `没登记的,${newIdNumber()},新社区,`,
        `李四广,${otherNumber},达明社区,`,
      ],
      clerk,
    );
    signIn(clerk);
    expect(await ask('imports.get', { id: importId })).toMatchObject({
      counts: { created: 1, rejected: 4 },
      newCommunities: [],
    });
    const rows = await ask<{ rows: { reason: string; message: string; recordId: number | null }[] }>('imports.rows', {
      id: importId,
      verdict: 'rejected',
    });
    expect(rows.rows.map((row) => row.message)).toEqual([
      '“西洪社区”不在您的范围内，请联系林经办、陈管理员导入。',
      '没有写社区，您的范围不包括没有分到社区的档案，请补填社区。',
      '“新社区”不在您的范围内，请联系林经办、陈管理员导入。',
      '这个人已有档案，不在您的范围内，请联系林经办、陈管理员导入。',
    ]);
    expect(rows.rows.map((row) => row.recordId)).toEqual([null, null, null, null]);
    expect(await writeRejectedRows(archive.db, importId, join(archive.dir, 'out.xlsx'))).toBe(4);
    await runJobHere(archive.context, { kind: 'roster.apply', importId }, { userId: clerk });
    expect(await names()).toEqual(['张三', '新来的']);
  });

  it('sees no import or task of others, and carries no plan out that lies outside by now', async () => {
    const ofAdmin = await readLines([`甲,${newIdNumber()},西洪社区,`], admin());
    const own = await readLines([`乙,${newIdNumber()},达明社区,`], clerk);
    for (const [id, startedBy] of [
      ['of-admin', admin()],
      ['own', clerk],
    ] as const)
      insertRow(archive.db, job, {
        id,
        kind: 'roster.read',
        title: id,
        input: '{}',
        state: 'done',
        startedAt: archive.act.at,
        startedBy,
      });
    signIn(clerk);
    expect(await ask('imports.list')).toMatchObject({ items: [{ id: own }] });
    expect(await ask('jobs.list')).toMatchObject({ items: [{ id: 'own' }] });
    for (const call of ['jobs.get', 'jobs.cancel', 'jobs.clear'] as const)
      expect(await ask(call, { id: 'of-admin' }), call).toBe('scope.outside');
    expect(await ask('jobs.start', { kind: 'roster.apply', importId: ofAdmin })).toBe('scope.outside');
    narrow({ kinds: null, communityIds: [OTHER], hasUnassigned: false });
    await expect(
      runJobHere(archive.context, { kind: 'roster.apply', importId: own }, { userId: clerk }),
    ).rejects.toMatchObject({ code: 'scope.outside' });
    signIn(admin());
    expect(await ask('imports.list')).toMatchObject({ items: [{}, {}] });
  });

  it('reads in the log what concerns their files and nobody else', async () => {
    await ask('people.get', { id: files.other.personId });
    await ask('people.get', { id: files.mine.personId });
    handOver([files.other.id]);
    signIn(clerk);
    const { items } = await ask<{ items: { noun: string; nounId: number; about: string | null }[] }>('log.list');
    const about = items.filter((item) => item.noun === 'record' || item.noun === 'person').map((item) => item.nounId);
    expect(new Set(about)).toEqual(new Set([files.mine.id, files.mine.personId]));
    expect(JSON.stringify(items)).not.toMatch(/李四光|王五|TX2026-0000[23]|鼓西移交/);
    signIn(admin());
    expect(JSON.stringify((await ask<{ items: unknown[] }>('log.list')).items)).toContain('李四光');
  });

  it('is shown whom a value touches by name only among their own', async () => {
    signIn(clerk);
    const preview = { key: 'retiree.pay-day', areaCode: '', validFrom: '2026-01-01', validTo: null };
    const found = await ask<{ touched: { total: number; examples: { name: string }[] } }>('policy.preview', preview);
    expect(found.touched.examples.map((one) => one.name)).toEqual(['张三']);
    expect(found.touched.total).toBe(3);
  });

  it('takes back no act on a file that is not theirs, also not one that was theirs', async () => {
    signIn(clerk);
    const { id, commandId } = await open({ name: '走了的', communityId: MINE });
    signIn(admin());
    updateRow(archive.db, record, id, { communityId: OTHER });
    signIn(clerk);
    expect(await ask('commands.undo', { id: commandId })).toBe('scope.outside');
    expect(await ask('commands.list', { noun: 'record', nounId: id })).toBe('scope.outside');
    expect(await ask('commands.list', { noun: 'record', nounId: null })).toBe('scope.wholeOffice');
  });

  it('prints nothing of others through the print window either, but a running job of somebody else goes on', async () => {
    const request = { form: 'retiree-registration', recordId: files.other.id } as const;
    signIn(clerk);
    expect(await ask('sheets.get', { request }, true)).toBe('scope.outside');
    expect(await whileExpected(archive.db, request, admin(), () => ask('sheets.get', { request }, true))).toMatchObject(
      {
        record: { id: files.other.id },
      },
    );
    expect(await ask('sheets.get', { request }, true)).toBe('scope.outside');
  });

  it('sees and certifies those of it only, and what is to be done for them', async () => {
    for (const file of [files.mine, files.other]) {
      const { number } = await ask<{ number: string }>('records.get', { id: file.id });
      await ask('certification.enter', { text: number, on: '2025-01-02', way: '04' });
    }
    signIn(clerk);
    const filter = { group: 'overdue' };
    const listed = await ask<{ rows: { name: string }[]; total: number; counts: object; communities: object[] }>(
      'certification.list',
      { filter },
    );
    expect(listed).toMatchObject({ total: 1, rows: [{ name: '张三' }], counts: { overdue: 1, never: 0 } });
    expect(listed.communities).toHaveLength(1);
    const path = join(archive.dir, '认证名单.xlsx');
    expect(await ask('certification.export', { filter, path })).toEqual({ path, rows: 1 });
    expect(await ask('life.due')).toMatchObject({ total: 1, overdue: 1, items: [{ name: '张三' }] });
    const entry = { on: '2026-11-02', way: '04' };
    const reply = await answer(handlers, archive.context, 'certification.enter', { ...entry, text: otherNumber }, true);
    expect(reply).toMatchObject({ ok: false, error: { code: 'scope.outside' } });
    expect(JSON.stringify(reply)).not.toMatch(/李四光|TX2026-00002|西洪/);
    const list = join(archive.dir, '通过名单.csv');
    writeFileSync(list, `姓名,公民身份号码\n李四光,${otherNumber}\n`);
    for (const source of [
      { kind: 'list', path: list },
      { kind: 'ticked', recordIds: [files.other.id] },
    ]) {
      const judged = await ask<{ digest: string }>('certification.judgeMany', { ...entry, source });
      expect(judged).toMatchObject({ counts: { stop: 1 }, lines: [{ recordId: null, name: null, through: null }] });
      expect(JSON.stringify(judged)).not.toMatch(/TX2026-00002|西洪/);
      const decided = { digest: judged.digest, accepted: [1, 2], leavesOthers: true };
      expect(await ask('certification.enterMany', { ...entry, source, ...decided })).toBe('certification.nobodyPassed');
      const out = join(archive.dir, '认证核对.xlsx');
      expect(await ask('certification.exportJudged', { ...entry, source, path: out })).toMatchObject({ rows: 1 });
    }
  });

  it('takes opening states over for those of it only', async () => {
    signIn(clerk);
    const path = join(archive.dir, '期初名单.csv');
    writeFileSync(path, `姓名,公民身份号码,上次认证日期\n李四光,${otherNumber},2026-01-10\n`);
    const judged = await ask<{ digest: string }>('openings.judgeMany', { path });
    expect(judged).toMatchObject({ counts: { stop: 1 }, lines: [{ recordId: null, name: null }] });
    expect(JSON.stringify(judged)).not.toMatch(/TX2026-00002|西洪/);
    const decided = { digest: judged.digest, accepted: [2], leavesOthers: true };
    expect(await ask('openings.enterMany', { path, ...decided })).toBe('opening.nobody');
    const to = join(archive.dir, '期初核对.xlsx');
    expect(await ask('openings.exportJudged', { path, to })).toMatchObject({ rows: 1 });
  });

  it('adjusts and pays those of it only, and sees of the month what is theirs', async () => {
    for (const file of [files.mine, files.other]) {
      const amount = { fromMonth: '2026-01', fen: 300_000, kind: 'award', document: '核定表' };
      await ask('pension.setAmount', { recordId: file.id, version: 1, ...amount });
    }
    const path = join(archive.dir, '调整名单.csv');
    writeFileSync(path, `姓名,公民身份号码,调整后金额\n李四光,${otherNumber},3100\n`);
    const asked = { source: { kind: 'list', path }, fromMonth: '2026-02', payMonth: '2026-12' };
    signIn(clerk);
    const judged = await ask<{ digest: string }>('adjustments.preview', asked);
    expect(judged).toMatchObject({ counts: { stop: 1 }, lines: [{ recordId: null, beforeFen: null }] });
    expect(JSON.stringify(judged)).not.toMatch(/TX2026-00002|西洪/);
    const decided = { document: '文', decidedOn: '2026-01-01', digest: judged.digest, accepted: [2] };
    expect(await ask('adjustments.apply', { ...asked, ...decided })).toBe('adjustment.nobody');
    expect(await ask('adjustments.export', { ...asked, path: join(archive.dir, '核对.xlsx') })).toMatchObject({
      rows: 1,
    });
    const month = '2026-11';
    expect(await ask('payments.roll', { month })).toMatchObject({ total: 1, lines: [{ name: '张三' }], leftOut: 0 });
    expect(await ask('payments.leftOut', { month })).toEqual({ items: [], total: 0 });
    expect(await ask('payments.export', { month, path: join(archive.dir, '名册.xlsx') })).toMatchObject({ rows: 1 });
    signIn(admin());
    const { digest } = await ask<{ digest: string }>('payments.roll', { month });
    await ask('payments.finalise', { month, digest });
    for (const file of [files.mine, files.other]) {
      const { version } = await ask<{ version: number }>('pension.get', { recordId: file.id });
      const amount = { fromMonth: '2026-12', fen: 310_000, kind: 'adjust', document: '文' };
      await ask('pension.setAmount', { recordId: file.id, version, ...amount });
    }
    signIn(clerk);
    expect(await ask('payments.roll', { month })).toMatchObject({ total: 1, sums: { netFen: 300_000 } });
    expect(await ask('payments.months')).toMatchObject({ items: [{ people: 1, netFen: 300_000 }] });
    const changes = await ask('payments.changes', { month: '2026-12' });
    expect(changes).toMatchObject({ total: 1, lines: [{ name: '张三' }], increase: { people: 1, fen: 10_000 } });
    expect(
      await ask('payments.exportChanges', { month: '2026-12', path: join(archive.dir, '增减.xlsx') }),
    ).toMatchObject({
      rows: 1,
    });
  });

  it('counts, lists and exports in reports and ledgers those of it only, and closes none', async () => {
    for (const file of [files.mine, files.other]) {
      const { number } = await ask<{ number: string }>('records.get', { id: file.id });
      await ask('certification.enter', { text: number, on: '2026-01-02', way: '04' });
    }
    const days = { from: '2026-01-01', to: '2099-12-31' };
    const asked = { report: 'management', ...days };
    const rows = { ...asked, figure: 'closing' };
    const ledger = { ledger: 'certification', ...days };
    const closing = async () =>
      (await ask<{ figures: { key: string; value: number }[] }>('reports.get', asked)).figures.find(
        ({ key }) => key === 'closing',
      )?.value;
    expect(await closing()).toBe(3);
    expect(await ask('reports.ledger', ledger)).toMatchObject({ total: 2 });
    signIn(clerk);
    expect(await closing()).toBe(1);
    expect(await ask('reports.get', { ...asked, communityId: OTHER })).toMatchObject({ closed: null });
    expect(await ask('reports.rows', rows)).toMatchObject({ total: 1, rows: [{ name: '张三' }] });
    expect(await ask('reports.rows', { ...rows, communityId: OTHER })).toMatchObject({ total: 0 });
    expect(await ask('reports.ledger', ledger)).toMatchObject({ total: 1, rows: [{ recordId: files.mine.id }] });
    const path = join(archive.dir, '名单.xlsx');
    expect(await ask('reports.exportRows', { ...rows, path })).toEqual({ path, rows: 1 });
    expect(await ask('reports.exportLedger', { ...ledger, path })).toEqual({ path, rows: 1 });
    const head = {};
    await ask('reports.export', { ...asked, head, path });
    const sheet = await readSheetRows(path);
    expect(sheet.find((row) => row[1] === '期末实有人数')?.[3]).toBe('1');
    expect(await ask('reports.close', { ...asked, head })).toBe('scope.wholeOffice');
    const request = { form: 'report', ...asked, head, closeId: null };
    expect(await ask('sheets.get', { request })).toBe('scope.wholeOffice');
  });

  it('sees batches of which everybody is theirs, and of a ledger their own people', async () => {
    const newBatch = async () =>
      (await ask<{ id: number }>('batches.save', { id: null, version: 0, values: letter })).id;
    const [own, mixed, empty] = [await newBatch(), await newBatch(), await newBatch()];
    await ask('batches.addRecords', { batchId: own, recordIds: [files.mine.id] });
    await ask('batches.addRecords', { batchId: mixed, recordIds: [files.mine.id, files.other.id] });
    const path = join(archive.dir, '台账.xlsx');
    expect(await ask('batches.exportLedger', { filter: {}, path })).toMatchObject({ rows: 3 });
    signIn(clerk);
    const listed = await ask<{ rows: { id: number }[]; total: number }>('batches.list', { filter: {} });
    expect(listed.rows.map((row) => row.id).sort()).toEqual([own, empty]);
    expect(listed).toMatchObject({ total: 2, counts: { filling: 2 }, years: [{ count: 2 }] });
    expect(await ask('batches.list', { filter: { text: '李四光' } })).toMatchObject({ total: 0 });
    expect(await ask('batches.exportLedger', { filter: {}, path })).toMatchObject({ rows: 2 });
    const add = (values: object) =>
      ask('batches.addLine', { batchId: empty, values: { name: '新人', idNumber: newIdNumber(), ...values } });
    expect(await add({ communityId: OTHER })).toBe('input.invalid');
    expect(await add({ communityId: null })).toBe('input.invalid');
    expect(await add({ name: '李四光', idNumber: otherNumber, communityId: MINE })).toBe('person.takenElsewhere');
    expect(await add({ communityId: MINE })).toMatchObject({ recordNumber: null });
  });

  it('on the command line is not asked: who holds the files acts with all of them', async () => {
    signIn(clerk);
    const context = { ...archive.context, origin: 'cli' as const };
    expect(await answer(handlers, context, 'records.get', { id: files.other.id }, true)).toMatchObject({ ok: true });
  });
});

describe('every call of the contract', () => {
  const calls = Object.keys(archiveContract) as ArchiveCall[];
  const decided = (scope: string) => calls.filter((name) => entryOf(name).scope === scope);

  it('is on the short list where it shows and changes nothing of people', () => {
    expect(decided('nothing').sort()).toEqual([
      'backups.list',
      'backups.standing',
      'calendar.deadline',
      'calendar.export',
      'calendar.month',
      'calendar.years',
      'characters.find',
      'characters.spell',
      'codes.export',
      'codes.get',
      'codes.table',
      'communities.export',
      'communities.list',
      'log.verify',
      'mappings.addSource',
      'office.get',
      'office.setUp',
      'organisations.addName',
      'organisations.check',
      'organisations.export',
      'organisations.find',
      'organisations.get',
      'organisations.list',
      'organisations.overview',
      'organisations.save',
      'organisations.suggest',
      'policy.export',
      'policy.history',
      'policy.list',
      'recovery.use',
      'session.get',
      'session.setPassword',
      'session.signIn',
      'session.signOut',
      'start.confirmClock',
      'start.questions',
    ]);
  });

  it('that narrows its answer itself has a test above', () => {
    expect(decided('narrowed').sort()).toEqual([
      'adjustments.apply',
      'adjustments.export',
      'adjustments.preview',
      'batches.exportLedger',
      'batches.list',
      'care.export',
      'care.get',
      'care.list',
      'care.people',
      'certification.enter',
      'certification.enterMany',
      'certification.export',
      'certification.exportJudged',
      'certification.judgeMany',
      'certification.list',
      'groups.export',
      'groups.list',
      'handovers.list',
      'handovers.measure',
      'households.export',
      'households.facets',
      'households.list',
      'imports.list',
      'jobs.list',
      'life.due',
      'likeness.list',
      'likeness.similar',
      'log.clerks',
      'log.list',
      'mappings.decide',
      'mappings.decideCommunities',
      'mappings.export',
      'mappings.list',
      'openings.enterMany',
      'openings.exportJudged',
      'openings.judgeMany',
      'outlets.list',
      'payments.changes',
      'payments.export',
      'payments.exportChanges',
      'payments.leftOut',
      'payments.months',
      'payments.roll',
      'people.findByIdNumber',
      'people.search',
      'policy.preview',
      'records.facets',
      'records.list',
      'reports.export',
      'reports.exportLedger',
      'reports.exportRows',
      'reports.get',
      'reports.ledger',
      'reports.rows',
    ]);
  });

  it('that is for the whole office is refused to a narrowed user of every right, and to nobody else', async () => {
    const inputs: Partial<Record<ArchiveCall, unknown>> = {
      'office.save': { name: '鼓西街道', contactName: null, contactPhone: null, fondsCode: null },
      'communities.save': { id: null, name: '新社区', code: null },
      'users.list': {},
      'users.save': { id: clerk, name: '王经办', role: 'administrator', password: null, scope: wholeOffice },
      'users.export': { path: join(archive.dir, '用户.xlsx') },
      'policy.add': {
        key: 'retiree.pay-day',
        areaCode: '',
        validFrom: '2026-01-01',
        validTo: null,
        value: '15',
        document: '',
        mark: 'unverified',
        endsPrevious: false,
      },
      'policy.close': { key: 'retiree.pay-day', areaCode: '', validFrom: '2026-01-01', validTo: null },
      'policy.remove': { key: 'retiree.pay-day', areaCode: '', validFrom: '2026-01-01' },
      'policy.importFile': { path: join(archive.dir, 'none.xlsx') },
      'mappings.forget': { id: 1 },
      'mappings.forgetCommunity': { id: 1 },
      'mappings.removeSource': { key: 'own' },
      'mappings.importFile': { path: join(archive.dir, 'none.xlsx') },
      'calendar.import': { path: join(archive.dir, 'none.csv') },
    };
    for (const call of decided('whole')) {
      signIn(clerk);
      expect(() => refuseOutsideScope(archive.context, call, {}), call).toThrow(
        expect.objectContaining({ code: 'scope.wholeOffice' }),
      );
      signIn(admin());
      expect(() => refuseOutsideScope(archive.context, call, {}), call).not.toThrow();
    }
    // And through the door, with what a screen would send.
    expect(decided('whole')).toEqual(expect.arrayContaining(Object.keys(inputs)));
    for (const [call, input] of Object.entries(inputs) as [ArchiveCall, unknown][]) {
      signIn(clerk);
      expect(await ask(call, input), call).toBe('scope.wholeOffice');
      signIn(admin());
      expect(await ask(call, call === 'users.save' ? { ...(input as object), scope: mine } : input), call).not.toBe(
        'scope.wholeOffice',
      );
    }
  });

  it('that is about something refuses what lies outside, telling nothing of it, and serves what lies within', async () => {
    const path = join(archive.dir, '材料.pdf');
    writeFileSync(path, '%PDF-1.4');
    const about = async (file: { id: number; personId: number }) => {
      signIn(admin());
      await ask('attachments.add', { recordId: file.id, paths: [path] });
      const attachmentId = archive.db.prepare('SELECT max(id) FROM attachment').pluck().get() as number;
      const alias = await ask<{ id: number }>('people.addAlias', {
        personId: file.personId,
        kind: 'known-as',
        name: `小${file.id}`,
      });
      const former = await ask<{ id: number }>('people.addFormerNumber', {
        personId: file.personId,
        kind: 'citizen',
        number: newIdNumber(),
      });
      const importId = await readLines([`丙,${newIdNumber()},达明社区,`], file === files.mine ? clerk : admin());
      const jobId = `job-${file.id}`;
      insertRow(archive.db, job, {
        id: jobId,
        kind: 'likeness.scan',
        title: '',
        input: '{}',
        state: 'done',
        startedAt: archive.act.at,
        startedBy: file === files.mine ? clerk : admin(),
      });
      const handoverId = handOver([file.id]);
      const request = { form: 'retiree-registration', recordId: file.id };
      const commandId = inTransaction(
        archive.db,
        () =>
          keepCommand(
            archive.db,
            archive.act,
            { name: 'records.save', title: '改', noun: 'record', nounId: file.id },
            () => updateRow(archive.db, record, file.id, { remark: '改过' }),
          ).commandId,
      );
      const custody = { on: '2026-10-01', from: '组织部', sealNumber: '封 1' };
      const before = await ask<{ version: number }>('records.get', { id: file.id });
      await ask('seals.keep', { recordId: file.id, version: before.version, ...custody });
      const sealId = (await ask<{ items: { id: number }[] }>('seals.get', { recordId: file.id })).items[0]?.id;
      const batchId = (await ask<{ id: number }>('batches.save', { id: null, version: 0, values: letter })).id;
      await ask('batches.addRecords', { batchId, recordIds: [file.id] });
      const lineId = (await ask<{ lines: { id: number }[] }>('batches.get', { id: batchId })).lines[0]?.id;
      const lineValues = { name: '赵新', idNumber: newIdNumber(), communityId: MINE };
      const hand = { kind: 'pass', on: '2026-11-02', from: '甲', to: '乙' };
      const looked = await ask<{ version: number }>('records.get', { id: file.id });
      const step = {
        ...{ recordId: file.id, step: 'certification.pass', on: '2026-11-01', way: '04' },
        papers: [{ paper: 'certification-form', number: null }],
      };
      const { eventId } = await ask<{ eventId: number }>('life.take', { ...step, version: looked.version });
      const file_ = await ask<RetireeFile>('records.get', { id: file.id });
      const { version } = file_;
      const communityId = file === files.mine ? MINE : OTHER;
      const place = { communityId, address: '达明路 1 号' };
      const household = await openHousehold(file.personId, communityId);
      const linkId = inTransaction(archive.db, () =>
        insertRow(archive.db, recordHousehold, {
          ...{ uid: `household-${file.id}`, recordId: file.id, householdId: household },
          ...{ fromOn: '2026-01-01', addedAt: archive.act.at, addedBy: 1 },
        }),
      );
      const { members } = await ask<{ members: { id: number }[] }>('households.get', { id: household });
      const memberId = members[0]?.id ?? 0;
      const on = '2026-11-01';
      const visit = { kind: 'visit', on, byRole: 'staff', byName: '林经办', recordIds: [file.id] };
      const { id: serviceId } = await ask<{ id: number }>('care.save', visit);
      const besideId = inTransaction(archive.db, () =>
        insertRow(archive.db, recordBeside, {
          ...{ uid: `beside-${file.id}`, recordId: file.id, personId: files.none.personId, role: 'payee' },
          ...{ fromOn: '2026-01-01', addedAt: archive.act.at, addedBy: 1 },
        }),
      );
      const canteen = {
        ...place,
        name: '食堂',
        organisationId: null,
        personId: file.personId,
        phone: null,
        remark: null,
      };
      const registered = { id: null, version: 0, values: canteen };
      const { id: outletId } = await ask<{ id: number }>('outlets.save', registered);
      const twin = await ask<{ id: number }>('outlets.save', {
        ...registered,
        values: { ...canteen, address: '西侧' },
      });
      const newcomer = { person: { name: '新成员' }, relation: '10' };
      const inputs: [ArchiveCall, unknown][] = [
        ['batches.get', { id: batchId }],
        ['batches.save', { id: batchId, version: 1, values: letter }],
        ['batches.addLine', { batchId, values: lineValues }],
        ['batches.addRecords', { batchId, recordIds: [file.id] }],
        ['batches.saveLine', { lineId, version: 1, values: lineValues, state: 'arrived' }],
        ['batches.check', { lineIds: [lineId], state: 'arrived' }],
        ['batches.exportList', { id: batchId, path: join(archive.dir, '清单.xlsx') }],
        ['batches.directory', { of: { lineId } }],
        ['batches.saveDirectory', { of: { recordId: file.id }, version: 0, papers: [] }],
        ['batches.close', { id: batchId, version: 2, on: '2026-11-02' }],
        ['batches.removeLine', { lineId, version: 1 }],
        ['batches.remove', { id: batchId, version: 2 }],
        ['seals.get', { recordId: file.id }],
        ['seals.pass', { sealId, ...hand }],
        ['seals.keep', { recordId: file.id, version, ...custody }],
        ['people.setReading', { personId: file.personId, reading: null }],
        ['households.get', { id: household }],
        ['households.ofPerson', { personId: file.personId }],
        ['households.open', { ...place, openedOn: on, members: [{ person: { name: '户主' }, relation: '02' }] }],
        ['households.save', { id: household, ...place }],
        ['households.addMember', { householdId: household, joinedOn: on, ...newcomer }],
        ['households.changeRelation', { memberId, relation: '02' }],
        ['households.leave', { memberId, leftOn: on, reason: 'other' }],
        [
          'households.changeHead',
          { id: household, on, newHeadId: memberId, formerHead: { leaves: 'other' }, others: [] },
        ],
        ['households.split', { id: household, on, members: [{ memberId, relation: '02' }], ...place }],
        ['households.close', { id: household, on, reason: 'other' }],
        ['records.people', { recordId: file.id }],
        ['records.addPerson', { recordId: file.id, version, personId: file.personId, role: 'payee', fromOn: on }],
        ['records.endPerson', { id: besideId, version, toOn: on }],
        ['records.removePerson', { id: besideId, version }],
        ['records.households', { recordId: file.id }],
        ['records.addHousehold', { recordId: file.id, version, householdId: household, fromOn: on }],
        ['records.correctHousehold', { id: linkId, version, householdId: household, fromOn: on }],
        ['records.removeHousehold', { id: linkId, version }],
        ['outlets.get', { id: outletId }],
        ['outlets.save', { ...registered, id: outletId, version: 1 }],
        ['outlets.merge', { keptId: outletId, goneId: twin.id }],
        ['outlets.remove', { id: outletId, version: 2 }],
        ['records.get', { id: file.id }],
        ['records.history', { id: file.id }],
        ['payments.ofRecord', { recordId: file.id }],
        ['payments.ofPerson', { personId: file.personId }],
        ['care.ofRecord', { recordId: file.id }],
        ['care.ofPerson', { personId: file.personId }],
        ['care.save', visit],
        ['care.save', { ...visit, id: serviceId, version: 1, recordIds: [files.mine.id], reason: '选错了人' }],
        ['care.remove', { id: serviceId, version: 1, reason: '登记错了' }],
        ['commands.list', { noun: 'care', nounId: serviceId }],
        ['groups.assign', { groupId: null, recordIds: [file.id] }],
        ['certification.pause', { recordIds: [file.id], on: '2026-11-20', month: '2026-12' }],
        ['pension.get', { recordId: file.id }],
        [
          'payments.handOver',
          {
            ...{ recordId: file.id, version, on, months: [{ month: '2026-10', fen: 1 }], to: 'heir', name: '王五' },
            ...{ number: '350102197801010027', paper: 'payee-receipt' },
          },
        ],
        ['openings.get', { recordId: file.id }],
        ['openings.save', { recordId: file.id, version, certifiedOn: '2026-01-10' }],
        ['payments.addItem', { recordId: file.id, month: '2026-12', kind: 'arrears', fen: 1, reason: '补发' }],
        [
          'pension.setAmount',
          { recordId: file.id, version, fromMonth: '2026-01', fen: 1, kind: 'adjust', document: '文' },
        ],
        [
          'pension.setAccount',
          { recordId: file.id, version, on, accountNumber: '6222020200001234567', reason: '换卡' },
        ],
        ['life.deathReach', { recordId: file.id }],
        ['life.get', { recordId: file.id }],
        ['life.settleHint', { eventId }],
        ['life.settle', { eventId, on: '2026-11-02' }],
        ['life.take', { ...step, version }],
        ['life.correct', { recordId: file.id, version, states: { paperFileState: 'F1' }, reason: '登记错了' }],
        ['attachments.add', { recordId: file.id, paths: [path] }],
        ['attachments.prepare', { id: attachmentId }],
        ['attachments.remove', { id: attachmentId }],
        ['people.get', { id: file.personId }],
        ['people.addAlias', { personId: file.personId, kind: 'known-as', name: '老张' }],
        ['people.removeAlias', { id: alias.id }],
        ['people.addFormerNumber', { personId: file.personId, kind: 'citizen', number: newIdNumber() }],
        ['people.removeFormerNumber', { id: former.id }],
        ['commands.list', { noun: 'record', nounId: file.id }],
        ['commands.papers', { id: commandId }],
        ['commands.undo', { id: commandId }],
        ['sheets.get', { request }],
        ['handovers.get', { id: handoverId }],
        ['imports.get', { id: importId }],
        ['imports.papers', { id: importId }],
        ['imports.rows', { id: importId }],
        ['imports.questions', { id: importId }],
        ['imports.answerIdentity', { id: importId, position: 2, answer: null }],
        ['imports.mend', { id: importId, position: 2, column: 1, text: null }],
        ['imports.saveRejected', { id: importId, path: join(archive.dir, 'rejected.xlsx') }],
        ['jobs.start', { kind: 'roster.apply', importId }],
        ['imports.saveMarked', { id: importId, path: join(archive.dir, 'marked.xlsx') }],
        ['imports.discard', { id: importId }],
        ['jobs.get', { id: jobId }],
        ['jobs.cancel', { id: jobId }],
        ['jobs.clear', { id: jobId }],
        ['likeness.pair', { firstId: files.mine.personId, secondId: file.personId }],
        ['likeness.keepApart', { firstId: files.mine.personId, secondId: file.personId }],
        ['people.merge', { keptId: files.mine.personId, goneId: file.personId }],
        [
          'groups.save',
          { id: null, communityId: file === files.mine ? MINE : OTHER, kind: 'residents', name: '第一组' },
        ],
        ['records.save', saving(file_, file_.values)],
        ['records.remove', { id: file.id, version, reason: '试一试' }],
        ['records.restore', { id: file.id, version }],
        ['records.close', { id: file.id, version, on: '2026-11-20', reason: '试一试' }],
        ['records.reopen', { id: file.id, version }],
      ];
      return inputs;
    };
    const [outside, inside] = [await about(files.other), await about(files.mine)];
    const tried = new Set(outside.map(([call]) => call));
    expect(calls.filter((name) => typeof entryOf(name).scope === 'function').sort()).toEqual([...tried].sort());
    signIn(clerk);
    for (const [call, input] of outside) {
      const reply = await answer(handlers, archive.context, call, input, true);
      expect(reply.ok ? 'done' : reply.error.code, call).toBe('scope.outside');
      expect(JSON.stringify(reply), call).not.toMatch(/李四光|TX2026-00002|西洪/);
    }
    for (const [call, input] of inside) {
      const reply = await answer(handlers, archive.context, call, input, true);
      if (!reply.ok) expect(reply.error.code, call).not.toMatch(/^scope\./);
    }
    signIn(admin());
    for (const [call, input] of outside) {
      const reply = await answer(handlers, archive.context, call, input, true);
      if (!reply.ok) expect(reply.error.code, call).not.toMatch(/^scope\./);
    }
  });
});

describe('narrowing a user', () => {
  const save = (id: number, scope: unknown, role = 'administrator') =>
    ask('users.save', { id, name: id === clerk ? '王经办' : '林经办', role, password: null, scope });

  it('is one act that can be taken back, and told in words', async () => {
    await save(clerk, { kinds: ['retiree'], communityIds: [OTHER], hasUnassigned: true }, 'clerk');
    const { items } = await ask<{ items: { id: number; title: string }[] }>('commands.list', {
      noun: 'user',
      nounId: null,
    });
    expect(items[0]?.title).toBe('修改用户 王经办：调整角色、调整范围');
    const told = archive.db
      .prepare("SELECT after FROM change WHERE noun = 'user' ORDER BY id DESC LIMIT 1")
      .pluck()
      .get() as string;
    expect(JSON.parse(told)).toEqual({ role: 'clerk', scope: '退休人员档案；西洪社区、未分社区' });
    signIn(clerk);
    expect(await names()).toEqual(['李四光', '王五']);
    signIn(admin());
    await ask('commands.undo', { id: items[0]?.id });
    signIn(clerk);
    expect(await names()).toEqual(['张三']);
    expect(await ask('session.get')).toMatchObject({ user: { role: 'administrator', scope: mine } });
  });

  it('asks for at least one community or kind, and leaves one administrator who sees all', async () => {
    expect(await save(clerk, { kinds: [], communityIds: null, hasUnassigned: true })).toBe('input.invalid');
    expect(await save(clerk, { kinds: null, communityIds: [], hasUnassigned: false })).toBe('input.invalid');
    expect(await save(admin(), mine)).toEqual({ id: admin() });
    // 陈管理员 is the last one now.
    signIn(3);
    const last = { id: 3, name: '陈管理员', role: 'administrator', password: null };
    expect(await ask('users.save', { ...last, scope: mine })).toBe('user.lastAdministrator');
    expect(await ask('users.save', { ...last, isDisabled: true })).toBe('user.lastAdministrator');
    expect(await ask('users.save', { ...last, role: 'head' })).toBe('user.lastAdministrator');
    expect(await ask('users.save', { ...last, scope: null })).toEqual({ id: 3 });
  });
});
