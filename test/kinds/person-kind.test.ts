import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { codeUseCount } from '#db/codes/uses.ts';
import { checkDatabase } from '#db/core/check.ts';
import { listCommands } from '#db/core/commands.ts';
import { inTransaction } from '#db/core/open.ts';
import { undoCommand } from '#db/core/undo.ts';
import { mergePeople } from '#db/people/merge.ts';
import { listCommunities } from '#db/places/communities.ts';
import { mergeCommunities } from '#db/places/communities-change.ts';
import { bringFileBack, changeFile, openFile, takeFileOut } from '#db/records/acts.ts';
import { listFacets } from '#db/records/list-facets.ts';
import { getPersonFile } from '#db/records/records.ts';
import { sourceFrom } from '#electron/archive/backup/sources.ts';
import { openArchive } from '#electron/archive/core/context.ts';
import { runJobHere } from '#electron/archive/jobs/run-here.ts';
import { nameReadings } from '#electron/archive/names/pinyin.ts';
import { recordInput } from '#electron/archive/records.ts';
import { readCommandLine } from '#electron/cli/arguments.ts';
import { searchCommand } from '#electron/cli/ask.ts';
import { RecordFilter, recordCalls } from '#shared/contract/records.ts';
import type { AppError } from '#shared/errors.ts';
import { personPart } from '#shared/people/fields.ts';
import { kinds, type RecordKind, recordKindLabels, recordKinds } from '#shared/records/kinds.ts';
import { filePart } from '#shared/records/parts.ts';
import { localDay } from '#shared/rules/calendar.ts';
import { newArchive, newFolder, newIdNumber, retiree, type TestArchive } from '#test/help/archive.ts';
import { asking, refused } from '#test/help/ask.ts';
import { backUp, done, restore } from '#test/help/backup.ts';
import { importRoster } from '#test/help/import-roster.ts';
import type { DiscountValues } from '#test/help/kinds/discount/kind.ts';
import { listedOf } from '#test/help/kinds/listed.ts';

/** A kind of a person, made for tests, goes through every mechanism that files of any kind pass through. */

const KIND = 'discount' as string as RecordKind;
type Values = Parameters<typeof recordInput>[1];

let archive: TestArchive;
beforeEach(() => {
  archive = newArchive();
});
afterEach(() => archive.remove());

const run = <T>(work: () => T): T => inTransaction(archive.db, work);
const values = (more: Partial<DiscountValues> = {}): Values =>
  ({
    ...kinds[KIND].empty,
    name: '李秀英',
    idNumber: newIdNumber(),
    cardNumber: '350-1',
    ...more,
  }) as unknown as Values;
const input = (more: Partial<DiscountValues> = {}) => recordInput(KIND, values(more));
const open = (more: Partial<DiscountValues> = {}) => run(() => openFile(archive.db, archive.act, input(more)));
const own = (id: number) => getPersonFile(archive.db, id).values as unknown as DiscountValues;
const undo = (id: number | null) => run(() => undoCommand(archive.db, archive.act, id ?? 0));
const listed = (more: Partial<RecordFilter> = {}, kind = KIND) => listedOf(archive.db, kind, more);
const communityNamed = (name: string): number =>
  listCommunities(archive.db).find((community) => community.name === name)?.id ?? 0;
const codeOf = (work: () => unknown): string => {
  try {
    work();
    return 'done';
  } catch (error) {
    return (error as AppError).code;
  }
};

it('stands in the registers beside the shipped kind, by its label and its letters', () => {
  expect(recordKinds).toEqual(expect.arrayContaining(['retiree', KIND]));
  expect(recordKindLabels[KIND]).toBe('优待证档案');
  expect(open().number).toMatch(/-YD\d{4}-00001$/);
});

describe('form values', () => {
  const sent = (more: Record<string, unknown>) => {
    const all = values() as unknown as DiscountValues;
    const person = { id: null, version: 0, values: personPart(all) };
    return { kind: KIND, id: null, version: 0, values: { ...filePart(all), ...more }, person };
  };

  it('are taken by the rules of the kind, and a wrong one is told at its field with its own sentence', () => {
    const { input: schema } = recordCalls['records.save'];
    expect(schema.safeParse(sent({})).success).toBe(true);
    expect(schema.safeParse(sent({ issuedOn: '二月' })).error?.issues).toMatchObject([
      { path: ['values', 'issuedOn'], message: '发证日期应写成 2026-03-04' },
    ]);
    expect(schema.safeParse(sent({ employer: '福州机床厂' })).success).toBe(false);
  });

  it('are kept, changed with their history, and a code no table has is refused', () => {
    const { id, version } = open({ reason: '1' });
    expect(own(id)).toMatchObject({ name: '李秀英', cardNumber: '350-1', reason: '1', cardState: 'K1' });
    const changed = run(() =>
      changeFile(
        archive.db,
        archive.act,
        id,
        version,
        input({ ...own(id), cardNumber: '350-2', mobile: '13805910001' }),
      ),
    );
    expect(own(id)).toMatchObject({ cardNumber: '350-2', mobile: '13805910001' });
    const told = archive.db
      .prepare("SELECT before, after FROM change WHERE noun = 'record' AND noun_id = ? AND action = 'update'")
      .all(id);
    expect(told).toEqual([{ before: '{"cardNumber":"350-1"}', after: '{"cardNumber":"350-2"}' }]);
    undo(changed.commandId);
    expect(own(id)).toMatchObject({ cardNumber: '350-1', mobile: null });
    expect(codeOf(() => open({ reason: '没有' }))).toBe('input.invalid');
    expect(codeUseCount(archive.db, 'careCategory', '1')).toBe(1);
  });

  it('leave a state alone: it changes by steps', () => {
    const { id, version } = open();
    const moved = () => changeFile(archive.db, archive.act, id, version, input({ ...own(id), cardState: 'K2' }));
    expect(codeOf(() => run(moved))).toBe('record.stateByStep');
  });
});

describe('list and search', () => {
  it('show its files and none of another kind, by name, number, state and community', () => {
    const communityId = communityNamed('达明社区');
    const { number } = open({ communityId, issuedOn: '2026-03-04' });
    const other = run(() => openFile(archive.db, archive.act, recordInput('retiree', retiree({ name: '李秀英' }))));
    for (const more of [
      {},
      { text: '秀英' },
      { text: '350-1' },
      { text: '50-1' },
      { text: number },
      { states: ['K1'] },
      { communityId },
      { facets: { issuedYear: [2026] } },
    ])
      expect(
        listed(more).map((row) => row.number),
        JSON.stringify(more),
      ).toEqual([number]);
    expect(listed({}, 'retiree').map((row) => row.number)).toEqual([other.number]);
    expect(listFacets(archive.db, KIND, null)).toMatchObject({ total: 1, states: [{ state: 'K1', count: 1 }] });
    expect(listFacets(archive.db, KIND, '2026-12-31')).toMatchObject({ total: 1 });
  });
});

it('its files name organisations as those of every kind do: linked, counted, listed, and unknown names are told', async () => {
  const ask = asking(() => archive);
  const employed = run(() =>
    openFile(archive.db, archive.act, recordInput('retiree', retiree({ name: '王建国', employer: '福州机床厂' }))),
  );
  const carded = open({ workplace: '福州机床厂' });
  const unknown = async () => (await ask('organisations.unknown', { field: 'employer' })).items;
  expect(await unknown()).toMatchObject([{ name: '福州机床厂', files: 2 }]);
  expect((await unknown())[0]?.examples.map(({ number }) => number)).toEqual([employed.number, carded.number]);
  await ask('organisations.register', { field: 'employer', keys: ['福州机床厂'] });
  const [row] = (await ask('organisations.list', {})).rows;
  expect([row?.files, row?.accounts, await unknown()]).toEqual([2, 0, []]);
  const employerId = row?.id ?? 0;
  expect(listed({ facets: { employer: [employerId] } }).map(({ id }) => id)).toEqual([carded.id]);
  expect(listed({ facets: { employer: [employerId] } }, 'retiree').map(({ id }) => id)).toEqual([employed.id]);
  // The kind names no bank, so its list is not narrowed by one.
  expect(RecordFilter.safeParse({ kind: KIND, facets: { bank: [employerId] } }).success).toBe(false);
  expect(await ask('organisations.get', { id: employerId })).toMatchObject({
    ...{ files: 2, names: [{ name: '福州机床厂', files: 2 }] },
    communities: [{ name: null, files: 2 }],
  });
  const { version } = getPersonFile(archive.db, carded.id);
  const moved = run(() =>
    changeFile(archive.db, archive.act, carded.id, version, input({ ...own(carded.id), workplace: '别的厂' })),
  );
  expect(listed({ facets: { employer: [employerId] } })).toEqual([]);
  await ask('commands.undo', { id: moved.commandId ?? 0 });
  expect(listed({ facets: { employer: [employerId] } }).map(({ id }) => id)).toEqual([carded.id]);
  expect(checkDatabase(archive.db)).toEqual([]);
});

it('the command line finds files of every kind, each with the words of its kind', async () => {
  const { number } = open({ cardNumber: '350-7' });
  run(() => openFile(archive.db, archive.act, recordInput('retiree', retiree({ name: '李秀英' }))));
  const found = async (text: string) => {
    const line = readCommandLine(['search', '--archive', archive.dir, text]);
    const { output } = await searchCommand(line, null, () => undefined);
    return output as { total: number; hits: { kind: string; number: string; state: string; matched: string }[] };
  };
  const { total, hits } = await found('秀英');
  expect([total, hits.map(({ kind }) => kind)]).toEqual([2, ['retiree', KIND]]);
  expect((await found('350-7')).hits).toMatchObject([{ kind: KIND, number, state: '有效', matched: 'own' }]);
});

describe('a person with files of two kinds', () => {
  it('has one card: what one file changes of the person, the other shows', () => {
    const idNumber = newIdNumber();
    const of = open({ idNumber });
    const other = run(() =>
      openFile(
        archive.db,
        archive.act,
        recordInput('retiree', retiree({ name: '李秀英', idNumber, mobile: '13805910001' })),
      ),
    );
    expect(getPersonFile(archive.db, other.id).personId).toBe(getPersonFile(archive.db, of.id).personId);
    expect(own(of.id).mobile).toBe('13805910001');
    expect(codeOf(() => open({ idNumber }))).toBe('person.idNumberTaken');
  });

  it('is taken out of use kind by kind, and brought back', () => {
    const { id, version } = open();
    const out = run(() => takeFileOut(archive.db, archive.act, id, version, '登记错误'));
    expect(listed()).toEqual([]);
    expect(listed({ isRemoved: true })).toHaveLength(1);
    const back = run(() => bringFileBack(archive.db, archive.act, id, out.version));
    expect(listed()).toHaveLength(1);
    undo(back.commandId);
    undo(out.commandId);
    expect(listed()).toHaveLength(1);
  });

  it('keeps a file in use while the kind says that something is open', () => {
    const { id, version } = open({ cardNumber: '借出' });
    expect(codeOf(() => run(() => takeFileOut(archive.db, archive.act, id, version, '登记错误')))).toBe(
      'record.stillStands',
    );
  });
});

it('an opening that is undone leaves no file, and its number is given again', () => {
  const { number, commandId } = open();
  undo(commandId);
  expect([...listed(), ...listed({ isRemoved: true })]).toEqual([]);
  expect(open().number).toBe(number);
});

it('people who are one bring their files together: of two of the kind one stays, and the undo parts them', () => {
  const [kept, gone] = [open({ idNumber: newIdNumber() }), open({ idNumber: null, idKind: 'none' })];
  const [keptId = 0, goneId = 0] = [kept, gone].map(({ id }) => getPersonFile(archive.db, id).personId);
  const reading = (name: string) => nameReadings(name)[0];
  run(() => mergePeople(archive.db, archive.act, { keptId, goneId, keptRecordIds: [kept.id] }, reading));
  expect(listed().map((row) => row.number)).toEqual([kept.number]);
  expect(getPersonFile(archive.db, gone.id).personId).toBe(keptId);
  undo(listCommands(archive.db, 'person', keptId, 1)[0]?.id ?? 0);
  expect(listed().map((row) => row.number)).toEqual([kept.number, gone.number]);
});

it('communities that become one take its files along, and the undo gives them back', () => {
  const [from, to] = ['达明社区', '西洪社区'].map(communityNamed);
  const { id } = open({ communityId: from ?? 0 });
  const effectiveOn = '2026-11-20';
  run(() =>
    mergeCommunities(archive.db, archive.act, {
      ...{ sourceIds: [from ?? 0], target: { id: to ?? 0 }, effectiveOn, document: '鼓政〔2026〕1 号' },
    }),
  );
  expect(own(id).communityId).toBe(to);
  undo(listCommands(archive.db, 'community', to ?? 0, 1)[0]?.id ?? 0);
  expect(own(id).communityId).toBe(from);
});

it('a backup holds its files, and an archive that is restored opens with them', async () => {
  const { id, number } = open();
  const [root, target] = [newFolder('copies'), join(newFolder('restored'), 'archive')];
  done(await backUp(archive, root));
  done(await restore(sourceFrom(root), target));
  const back = openArchive(target, false);
  expect(getPersonFile(back.db, id)).toMatchObject({ number, kind: KIND, values: { cardNumber: '350-1' } });
  back.close();
});

describe('a roster of the kind', () => {
  it('opens files, changes known ones, and is taken back whole', async () => {
    const idNumber = newIdNumber();
    const known = open({ idNumber, name: '王建国', cardNumber: '350-1' });
    const path = join(newFolder('roster'), '优待证名册.csv');
    const rows = [
      `王建国,${idNumber},350-9,达明社区`,
      `陈美玉,${newIdNumber()},350-2,新社区`,
      '没有号码,,350-3,达明社区',
    ];
    writeFileSync(path, ['姓名,证件号码,证号,社区', ...rows].join('\n'));
    const importId = await importRoster(archive, path, { recordKind: KIND });
    const byNumber = () => listed().map(({ name, communityName }) => [name, communityName]);
    expect(byNumber()).toEqual([
      ['王建国', '达明社区'],
      ['陈美玉', '新社区'],
    ]);
    expect(own(known.id).cardNumber).toBe('350-9');
    await runJobHere(archive.context, { kind: 'roster.undo', importId });
    expect(byNumber()).toEqual([['王建国', null]]);
    expect(own(known.id).cardNumber).toBe('350-1');
    expect(listCommunities(archive.db).map(({ name }) => name)).not.toContain('新社区');
  });
});

describe('the life of its files', () => {
  const ask = asking(() => archive);
  const take = (recordId: number, version: number, step: string, more: object = {}) =>
    ask('life.take', {
      ...{ recordId, version, step, on: localDay(archive.act.at), papers: [{ paper: 'application', number: null }] },
      ...more,
    });
  const waiting = async () => (await ask('life.due', {})).items.map(({ number, label }) => [number, label]);

  it('is read, taken, told on the desk by each thing a step asks for, and taken back whole', async () => {
    const { id, number, version } = open();
    const before = await ask('life.get', { recordId: id });
    expect(before).toMatchObject({ states: { cardState: 'K1' }, story: [] });
    const ofFile = before.steps.filter(({ name }) => name.startsWith('card.'));
    expect(ofFile.map(({ name, refusal }) => [name, refusal === null])).toEqual([
      ['card.cancel', true],
      ['card.collect', true],
      ['card.death', true],
      ['card.unguarded', true],
    ]);
    const { commandId } = await take(id, version, 'card.cancel');
    expect(own(id).cardState).toBe('K2');
    expect(await waiting()).toEqual([
      [number, '公布'],
      [number, '收回证件'],
    ]);
    expect(checkDatabase(archive.db)).toEqual([]);
    undo(commandId);
    expect(own(id).cardState).toBe('K1');
    expect([await waiting(), (await ask('life.get', { recordId: id })).story]).toEqual([[], []]);
    expect(checkDatabase(archive.db)).toEqual([]);
  });

  it('settles what another step asked for, and nothing else; a step of another kind is none of its own', async () => {
    const { id, number, version } = open();
    const cancelled = await take(id, version, 'card.cancel');
    const papers = [{ paper: 'receipt', number: '收 3' }];
    await take(id, cancelled.version, 'card.collect', { papers, party: '本人' });
    expect(await waiting()).toEqual([[number, '公布']]);
    expect((await ask('life.get', { recordId: id })).story.map(({ step }) => step)).toEqual([
      'card.cancel',
      'card.collect',
    ]);
    const { version: now } = getPersonFile(archive.db, id);
    expect((await refused(take(id, now, 'card.cancel'))).code).toBe('life.refused');
    expect((await refused(take(id, now, 'management.transferOut'))).code).toBe('input.invalid');
    const retired = run(() => openFile(archive.db, archive.act, recordInput('retiree', retiree({ name: '王建国' }))));
    expect((await refused(take(retired.id, retired.version, 'card.cancel'))).code).toBe('input.invalid');
  });

  it('a new file of somebody who has a closed one names it, and both name each other; taken back, the old one opens', async () => {
    const idNumber = newIdNumber();
    const old = open({ idNumber });
    await ask('records.close', { id: old.id, version: old.version, on: localDay(archive.act.at), reason: '证件收回' });
    const next = open({ idNumber });
    expect(getPersonFile(archive.db, next.id)).toMatchObject({ previous: { number: old.number }, next: null });
    expect(getPersonFile(archive.db, old.id)).toMatchObject({ previous: null, next: { number: next.number } });
    const { version } = getPersonFile(archive.db, old.id);
    expect((await refused(ask('records.reopen', { id: old.id, version }))).code).toBe('record.followed');
    expect(codeOf(() => open({ idNumber }))).toBe('person.idNumberTaken');
    expect(checkDatabase(archive.db)).toEqual([]);
    undo(next.commandId);
    await ask('records.reopen', { id: old.id, version });
    expect(getPersonFile(archive.db, old.id)).toMatchObject({ closedOn: null, next: null });
  });

  it('a file is not closed while one of several things a step asks for waits', async () => {
    const { id, version } = open();
    await take(id, version, 'card.cancel');
    const papers = [{ paper: 'receipt', number: null }];
    const collected = await take(id, getPersonFile(archive.db, id).version, 'card.collect', { papers, party: '本人' });
    const close = { id, version: collected.version, on: localDay(archive.act.at), reason: '证件收回' };
    expect(await refused(ask('records.close', close))).toMatchObject({
      code: 'record.stillOpen',
      params: { what: expect.stringContaining('公布') },
    });
  });

  it('a file is closed, takes no step, is opened again', async () => {
    const { id, version } = open();
    const on = localDay(archive.act.at);
    const closed = await ask('records.close', { id, version, on, reason: '证件收回' });
    expect((await refused(take(id, closed.version, 'card.cancel'))).code).toBe('record.closed');
    const again = await ask('records.reopen', { id, version: closed.version });
    expect(await take(id, again.version, 'card.cancel')).toMatchObject({ commandId: expect.any(Number) });
    expect(checkDatabase(archive.db)).toEqual([]);
  });
});
