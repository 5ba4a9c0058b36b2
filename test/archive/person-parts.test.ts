import { describe, expect, it } from 'vitest';
import { runCommand } from '#db/core/commands.ts';
import { listLog } from '#db/core/log-list.ts';
import { inTransaction } from '#db/core/open.ts';
import { getPerson } from '#db/people/people.ts';
import { renamePerson } from '#db/people/rename.ts';
import { runJobHere } from '#electron/archive/jobs/run-here.ts';
import { personReadings, readingOfName } from '#electron/archive/names/name-keys.ts';
import { changedParts } from '#renderer/records/changed-parts.ts';
import type { PersonFile } from '#shared/contract/records.ts';
import { isPersonField } from '#shared/people/fields.ts';
import { readWith } from '#shared/records/parts.ts';
import type { RetireeValues } from '#shared/records/retiree/fields.ts';
import { newIdNumber, retiree } from '#test/help/archive.ts';
import { archiveOn } from '#test/help/archive-on.ts';
import { asking, refused } from '#test/help/ask.ts';
import { importRoster } from '#test/help/import-roster.ts';
import { rosterFile } from '#test/help/rosters.ts';
import { opening } from '#test/help/saving.ts';

/** A person is written through many doors; what one of them wrote no other writes over unseen. */
const archive = archiveOn('2026-11-23T08:00:00Z', ['达明社区']);
const ask = asking(() => archive);

type Values = Partial<RetireeValues>;
const first: Values = {
  ...{ name: '单于明', mobile: '13500000001', education: '90', otherText: { education: '函授' } },
  ...{ communityId: 1, employer: '福州灯泡厂', remark: '旧' },
};
const open = async (values: Values = {}) => (await ask('records.save', opening(retiree({ ...first, ...values })))).id;
const get = (id: number) => ask('records.get', { id });
const undo = (id: number | null) => ask('commands.undo', { id });

/** A file as a window shows it, from which what was changed is saved. */
class Window {
  shown: PersonFile;
  constructor(file: PersonFile) {
    this.shown = file;
  }
  save(changed: Values): Promise<{ version: number; personVersion: number | null; commandId: number | null }> {
    const { id, version, personId, person, values } = this.shown;
    const otherText = { ...values.otherText, ...changed.otherText };
    const keys = Object.keys(changed).flatMap((field) =>
      field === 'otherText' ? Object.keys(changed.otherText ?? {}).map((of) => `${of}.other`) : [field],
    );
    const of = { id, version, person: { id: personId, version: person.version } };
    const parts = changedParts(of, values, { ...values, ...changed, otherText }, keys);
    return ask('records.save', { kind: 'retiree', id, version, ...parts });
  }
}
const show = async (id: number) => new Window(await get(id));

// Each way of changing one thing in the form; what is read together is one.
const changes: readonly Values[] = [
  { mobile: '13900139000' },
  { name: '单雨明' },
  { reading: 'shan yu ming' },
  { idKind: 'none', idNumber: null },
  { education: '21', otherText: {} },
  { otherText: { education: '夜大' } },
  { hobbies: ['3'] },
  { residenceAddress: '达明路 3 号' },
  { employer: '福州罐头厂' },
  { remark: '新' },
  { pensionFen: 312_345 },
];
const keysOf = (of: Values): string[] =>
  Object.keys(of).flatMap((field) => readWith(field === 'otherText' ? 'education' : field));
const pairs = changes.flatMap((one) => changes.map((other) => [one, other] as const));
const isOfPerson = (of: Values) => Object.keys(of).some((field) => field === 'otherText' || isPersonField(field));

describe('two windows on one file', () => {
  it.each(pairs)('save %j and %j: both stay, or the second is asked', async (one, other) => {
    const id = await open();
    const [here, there] = [await show(id), await show(id)];
    await here.save(one);
    const stands = await get(id);
    const isSameField = keysOf(one).some((key) => keysOf(other).includes(key));
    if (isSameField && one !== other) {
      expect((await refused(there.save(other))).code).toBe('person.changedMeanwhile');
      expect((await get(id)).values).toEqual(stands.values);
      // Who has seen it saves it.
      await (await show(id)).save(other);
    } else await there.save(other);
    const now = (await get(id)).values;
    for (const [field, value] of Object.entries(isSameField ? other : { ...one, ...other }))
      if (field !== 'otherText') expect(now[field as keyof RetireeValues], field).toEqual(value);
  });

  it('of the file itself likewise, and of one who was shown an older version and says nothing of what it showed', async () => {
    const id = await open();
    const [here, there] = [await show(id), await show(id)];
    await here.save({ remark: '新' });
    expect((await refused(there.save({ remark: '别的' }))).code).toBe('record.changedMeanwhile');
    const person = { id: there.shown.personId, version: 1, values: {} };
    const blind = { kind: 'retiree', id, version: 1, values: { employer: '别的厂' }, person };
    expect((await refused(ask('records.save', blind))).code).toBe('record.changedMeanwhile');
    await here.save({ mobile: '13900139000' });
    const mobile = { ...person, values: { mobile: '13900139001' } };
    expect((await refused(ask('records.save', { ...blind, values: {}, person: mobile }))).code).toBe(
      'person.changedMeanwhile',
    );
  });

  it('write the person alone, the file alone or both, each told once and taken back whole', async () => {
    for (const change of [...changes, { mobile: '13900139000', remark: '新' }]) {
      const id = await open();
      const before = await get(id);
      const saved = await (await show(id)).save(change);
      const after = await get(id);
      const hasPerson = isOfPerson(change);
      const hasFile = Object.keys(change).some((field) => ['employer', 'remark', 'pensionFen'].includes(field));
      expect([after.person.version, after.version], JSON.stringify(change)).toEqual([
        hasPerson ? 2 : 1,
        hasFile ? 2 : 1,
      ]);
      const { items } = await ask('records.history', { id });
      const told = items.map(({ noun, action }) => `${noun} ${action}`);
      expect(told).toEqual([
        ...(hasFile ? ['record update'] : []),
        ...(hasPerson ? ['person update'] : []),
        'record create',
      ]);
      const card = await ask('people.get', { id: before.personId });
      expect(card.events.map(({ action }) => action)).toEqual(items.map(({ action }) => action));
      const entries = listLog(archive.db, { personId: before.personId, action: 'write', limit: 50 });
      expect(entries).toHaveLength(items.length);
      await undo(saved.commandId);
      const back = await get(id);
      expect(back.values).toEqual(before.values);
      const undone = (await ask('records.history', { id })).items.filter(({ action }) => action === 'undo');
      expect(undone).toHaveLength(Number(hasPerson) + Number(hasFile));
    }
  });
});

describe('the form against', () => {
  it('a reading given on the card: its own field is asked, another is kept, and the lists follow', async () => {
    const id = await open();
    const [one, other] = [await show(id), await show(id)];
    const { personId } = one.shown;
    await ask('people.setReading', { personId, reading: 'shan yu ming' });
    expect((await get(id)).version).toBe(1);
    expect(sortNameOf(id)).toMatch(/^shanyuming /);
    expect((await refused(one.save({ name: '单雨明' }))).code).toBe('person.changedMeanwhile');
    await other.save({ mobile: '13900139000' });
    expect((await get(id)).values).toMatchObject({ reading: 'shan yu ming', mobile: '13900139000' });
  });

  it('a further name, a former number and their removal: the person counts on, no field is asked', async () => {
    const id = await open();
    const window = await show(id);
    const { personId } = window.shown;
    const { id: aliasId } = await ask('people.addAlias', { personId, kind: 'known-as', name: '老单' });
    await ask('people.addFormerNumber', { personId, kind: 'citizen', number: newIdNumber() });
    await ask('people.removeAlias', { id: aliasId });
    expect((await get(id)).person).toMatchObject({ version: 4, updatedBy: '林经办' });
    await window.save({ mobile: '13900139000' });
    expect((await get(id)).person.version).toBe(5);
  });

  it('a name given by a list, taken back with it', async () => {
    const id = await open();
    const window = await show(id);
    const known = getPerson(archive.db, window.shown.personId);
    const about = { name: 'batches.addLine', title: '登记 单玉明', noun: 'batch', nounId: 1 } as const;
    const names = { readingsOf: personReadings, readingOf: readingOfName };
    inTransaction(archive.db, () =>
      runCommand(archive.db, archive.act, about, () => renamePerson(archive.db, archive.act, known, '单玉明', names)),
    );
    expect((await get(id)).values).toMatchObject({ name: '单玉明', formerName: '单于明' });
    expect((await refused(window.save({ formerName: '单大明' }))).code).toBe('person.changedMeanwhile');
    await window.save({ remark: '新' });
    const last = archive.db.prepare("SELECT id FROM command WHERE name = 'batches.addLine'").pluck().get() as number;
    await undo(last);
    expect((await get(id)).values).toMatchObject({ name: '单于明', formerName: null, remark: '新' });
    expect(sortNameOf(id)).toMatch(/单于明$/);
    const told = (await ask('records.history', { id })).items.filter(({ noun }) => noun === 'person');
    expect(told.map(({ action, after }) => [action, after.name])).toEqual([
      ['undo', '单于明'],
      ['update', '单玉明'],
    ]);
  });

  it('a roster: what it changed of the person is asked, and is taken back though another file was saved since', async () => {
    const idNumber = newIdNumber('1950-05-02');
    const id = await open({ idNumber });
    const window = await show(id);
    const path = rosterFile(
      'r.csv',
      ['姓名,身份证号,手机,原工作单位', `单于明,${idNumber},13700137000,乙厂`].join('\n'),
    );
    const importId = await importRoster(archive, path);
    expect((await get(id)).values).toMatchObject({ mobile: '13700137000', employer: '乙厂' });
    expect((await refused(window.save({ mobile: '13900139000' }))).code).toBe('person.changedMeanwhile');
    expect((await refused(window.save({ employer: '丙厂' }))).code).toBe('record.changedMeanwhile');
    const { commandId } = await (await show(id)).save({ mobile: '13900139000' });
    const again = { kind: 'roster.undo', importId } as const;
    await expect(runJobHere(archive.context, again)).rejects.toMatchObject({ code: 'import.usedMeanwhile' });
    await undo(commandId);
    await runJobHere(archive.context, again);
    expect((await get(id)).values).toEqual(window.shown.values);
  });
});

describe('two files of one person', () => {
  it('show what was saved through the other, each change once', async () => {
    const idNumber = newIdNumber('1950-05-02');
    const old = await open({ idNumber });
    await ask('records.remove', { id: old, version: 1, reason: '重复建档' });
    const { personId, person, values } = await get(old);
    const fresh = {
      ...opening(retiree({ ...first, idNumber, employer: '新厂' })),
      person: { id: personId, version: person.version, values: { mobile: '13800138000' }, before: values },
    };
    const { id } = await ask('records.save', fresh);
    expect((await get(id)).values).toMatchObject({ mobile: '13800138000', otherText: { education: '函授' } });
    const [here, there] = [await show(id), await show(old)];
    await here.save({ mobile: '13900139000', education: '21' });
    expect((await get(old)).values).toMatchObject({ mobile: '13900139000', education: '21', otherText: {} });
    expect((await refused(there.save({ mobile: '13700137000' }))).code).toBe('person.changedMeanwhile');
    await there.save({ name: '单雨明' });
    for (const file of [id, old]) {
      expect((await get(file)).values.name).toBe('单雨明');
      expect(sortNameOf(file)).toMatch(/单雨明$/);
      const told = (await ask('records.history', { id: file })).items.filter(({ noun }) => noun === 'person');
      expect(told.map(({ after }) => Object.keys(after))).toEqual([
        ['name'],
        expect.arrayContaining(['mobile']),
        ['mobile'],
      ]);
    }
  });

  it('a new one of somebody who is registered writes over nothing that was not shown', async () => {
    const idNumber = newIdNumber('1950-05-02');
    const old = await open({ idNumber });
    await ask('records.remove', { id: old, version: 1, reason: '重复建档' });
    const fresh = opening(retiree({ ...first, idNumber, mobile: '13900139000' }));
    expect((await refused(ask('records.save', fresh))).code).toBe('person.changedMeanwhile');
    const { found } = await ask('people.findByIdNumber', { idNumber, kind: 'retiree' });
    const shown = { id: found?.personId, version: found?.version, before: found?.values };
    // What was shown and erased is erased; what was shown and left stays.
    const { id } = await ask('records.save', { ...fresh, person: { ...shown, values: { mobile: null } } });
    expect((await get(id)).values).toMatchObject({ mobile: null, education: '90', otherText: { education: '函授' } });
    expect((await refused(ask('records.save', { ...fresh, person: { ...shown, values: {} } }))).code).toBe(
      'person.idNumberTaken',
    );
  });

  it('a new one under a new name makes the name until now 曾用名', async () => {
    const idNumber = newIdNumber('1950-05-02');
    const old = await open({ idNumber });
    await ask('records.remove', { id: old, version: 1, reason: '重复建档' });
    const { personId, person, values } = await get(old);
    const renamed = { id: personId, version: person.version, values: { name: '单玉明' }, before: values };
    const fresh = { ...opening(retiree({ ...first, idNumber })), person: renamed };
    expect((await refused(ask('records.save', fresh))).code).toBe('person.nameDiffers');
    const { id } = await ask('records.save', { ...fresh, isSamePerson: true });
    expect((await get(id)).values).toMatchObject({ name: '单玉明', formerName: '单于明', mobile: first.mobile });
  });
});

describe('an act of a program that kept texts of the person in the file', () => {
  const oldStyle = (commandId: number | null, sides: Record<'before' | 'after', string>) => {
    const { db } = archive;
    archive.forge();
    // As those programs kept it: the text with the file, nothing of it with the person.
    for (const side of ['before', 'after'] as const) {
      db.prepare(
        `UPDATE command_row SET ${side} = json_remove(${side}, '$.otherText') WHERE command_id = ? AND table_name = 'person'`,
      ).run(commandId);
      db.prepare(
        `UPDATE command_row SET ${side} = json_set(${side}, '$.otherText', ?) WHERE command_id = ? AND table_name = 'record'`,
      ).run(sides[side], commandId);
    }
  };

  it('is taken back whole, the text from where it stands now', async () => {
    const id = await open({ education: null, otherText: {} });
    const before = await get(id);
    const saved = await (await show(id)).save({ education: '90', otherText: { education: '函授' }, remark: '新' });
    oldStyle(saved.commandId, { before: '{}', after: '{"education":"函授"}' });
    await undo(saved.commandId);
    expect((await get(id)).values).toEqual(before.values);
  });

  it('is not taken back over a text that was written since', async () => {
    const id = await open({ education: null, otherText: {} });
    const saved = await (await show(id)).save({ education: '90', otherText: { education: '函授' }, remark: '新' });
    await (await show(id)).save({ otherText: { education: '夜大' } });
    oldStyle(saved.commandId, { before: '{}', after: '{"education":"函授"}' });
    expect((await refused(undo(saved.commandId))).code).toBe('command.changedSince');
    // What others wrote beside it does not stand in the way.
    await undo((await ask('commands.list', { noun: 'record', nounId: id })).items[0]?.id ?? 0);
    await (await show(id)).save({ ethnicity: '97', otherText: { ethnicity: '穿青人' } });
    await undo(saved.commandId);
    expect((await get(id)).values).toMatchObject({
      education: null,
      ethnicity: '97',
      otherText: { ethnicity: '穿青人' },
    });
  });
});

function sortNameOf(id: number): string {
  return archive.db.prepare('SELECT sort_name FROM record WHERE id = ?').pluck().get(id) as string;
}
