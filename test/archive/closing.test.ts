import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkDatabase } from '#db/core/check.ts';
import type { RetireeValues } from '#shared/records/retiree/fields.ts';
import { newIdNumber, retiree } from '#test/help/archive.ts';
import { archiveOn } from '#test/help/archive-on.ts';
import { asking, refused, refusedFields } from '#test/help/ask.ts';
import { importRoster } from '#test/help/import-roster.ts';
import { payDesk } from '#test/help/pay-desk.ts';
import { opening, saving } from '#test/help/saving.ts';

/** A file that is closed is not removed: it stays as it is until it is opened again. */

const archive = archiveOn('2026-10-20T08:00:00Z');
const ask = asking(() => archive);
const paid = payDesk(() => archive);
const TODAY = '2026-10-20';

const away = { management: 'M4', benefitState: 'B0', pensionFen: null, paperFileState: 'F4' } as const;
async function open(values: Partial<RetireeValues> = {}) {
  const idNumber = values.idNumber ?? newIdNumber('1950-05-02');
  const { id } = await ask('records.save', opening(retiree({ ...away, communityId: 1, ...values, idNumber })));
  return { ...(await ask('records.get', { id })), idNumber };
}
const file = (id: number) => ask('records.get', { id });
const close = async (id: number, on = TODAY, reason = '转出手续办完') =>
  ask('records.close', { id, version: (await file(id)).version, on, reason });
const reopen = async (id: number) => ask('records.reopen', { id, version: (await file(id)).version });
const take = async (id: number, step: string, paper: string, more: object = {}) =>
  ask('life.take', {
    ...{ recordId: id, version: (await file(id)).version, step, on: '2026-10-10' },
    papers: [{ paper, number: '1' }],
    ...more,
  });
/** A second file of the person of a first. */
async function another(of: { idNumber: string; values: { name: string } }): Promise<number> {
  const { found } = await ask('people.findByIdNumber', { idNumber: of.idNumber });
  const person = { id: found?.personId ?? 0, version: found?.version ?? 0, values: {}, before: {} };
  const values = retiree({ name: of.values.name, idNumber: of.idNumber, communityId: 1 });
  return (await ask('records.save', { ...opening(values), person })).id;
}

const standing: readonly [string, Partial<RetireeValues>, (id: number) => Promise<unknown>, RegExp][] = [
  ['a person who is still looked after', { management: 'M1' }, () => Promise.resolve(), /还由本单位管理/],
  [
    'a step that waits for something',
    { management: 'M1' },
    (id) => take(id, 'person.death', 'death-certificate', { on: '2026-10-10' }),
    /还没有办结/,
  ],
  ['a paper file that is lent', { paperFileState: 'F2' }, () => Promise.resolve(), /借出还没有归还/],
];

describe('closing', () => {
  it.each(standing)('is refused for %s', async (_what, values, arrange, words) => {
    const { id } = await open(values);
    await arrange(id);
    const refusal = { code: 'record.stillOpen', params: { what: expect.stringMatching(words) } };
    expect(await refused(close(id))).toMatchObject(refusal);
    expect((await file(id)).closedOn).toBeNull();
  });

  it('is refused while a roll paid after the month of a death and nobody claimed it back', async () => {
    const { id } = await paid.open();
    await paid.finalise('2026-10');
    await paid.step(id, 'person.death', '2026-09-10', 'death-certificate');
    const what = expect.stringMatching(/死亡以后 2026-10 还发了养老金/);
    expect(await refused(close(id))).toMatchObject({ code: 'record.stillOpen', params: { what } });
  });

  it('is refused while the file is on the list of a batch under way', async () => {
    const { id } = await open();
    const values = { direction: 'out', number: '1', unitName: '台江街道', kind: 'street', onDate: TODAY };
    const letter = { ...values, contents: ['file'], reason: '户籍迁出' };
    const batch = await ask('batches.save', { id: null, version: 0, values: letter });
    await ask('batches.addRecords', { batchId: batch.id, recordIds: [id] });
    const what = expect.stringMatching(/没有办结的批次里（台江街道）/);
    expect(await refused(close(id))).toMatchObject({ code: 'record.stillOpen', params: { what } });
  });

  it('needs a reason and a day that has come and is not before the last thing done', async () => {
    const { id } = await open({ management: 'M1' });
    await take(id, 'management.transferOut', 'transfer-letter', { party: '台江街道' });
    for (const { id: eventId, deadline } of (await ask('life.get', { recordId: id })).story)
      if (deadline !== null && deadline.settledOn === null) await ask('life.settle', { eventId, on: TODAY });
    expect(await refusedFields(close(id, '2026-10-21'))).toEqual({ on: expect.stringContaining('还没到这一天') });
    expect(await refusedFields(close(id, '2026-10-09'))).toEqual({ on: expect.stringContaining('2026-10-10') });
    expect(await refusedFields(close(id, TODAY, '。'))).toHaveProperty('reason');
    await close(id, '2026-10-10');
    expect(await file(id)).toMatchObject({ closedOn: '2026-10-10', closeReason: '转出手续办完', removedAt: null });
    expect((await refused(close(id))).code).toBe('record.closed');
  });
});

describe('a closed file', () => {
  it('takes no step, no save and no material until it is opened again', async () => {
    const { id } = await open();
    const path = join(archive.dir, '登记表.pdf');
    writeFileSync(path, '%PDF-1.4');
    await ask('attachments.add', { recordId: id, paths: [path] });
    await close(id);
    const closed = await file(id);
    const acts: readonly (() => Promise<unknown>)[] = [
      () => ask('records.save', saving(closed, { ...closed.values, remark: '改' })),
      () => ask('records.save', saving(closed, { ...closed.values, mobile: '13700137000' })),
      () => take(id, 'management.accept', 'transfer-letter', { party: '台江街道' }),
      () =>
        ask('life.correct', {
          recordId: id,
          version: closed.version,
          states: { paperFileState: 'F1' },
          reason: '登记错了',
        }),
      () => ask('attachments.add', { recordId: id, paths: [path] }),
      () => ask('attachments.remove', { id: closed.attachments[0]?.id ?? 0 }),
      () =>
        ask('pension.setAmount', {
          ...{ recordId: id, version: closed.version, fromMonth: '2026-10', fen: 100, kind: 'correct', document: '文' },
        }),
      () => ask('payments.addItem', { recordId: id, month: '2026-11', kind: 'arrears', fen: 100, reason: '补发' }),
      () =>
        ask('care.save', {
          ...{ kind: 'condolence', on: TODAY, byRole: 'staff', byName: '林', recordIds: [id], occasion: '春节' },
          ...{ amountFen: 100, what: null },
        }),
    ];
    for (const doing of acts) expect((await refused(doing())).code, String(doing)).toBe('record.closed');
    expect(await file(id)).toEqual(closed);
    await reopen(id);
    expect(await file(id)).toMatchObject({ closedOn: null, closeReason: null });
    await take(id, 'management.accept', 'transfer-letter', { party: '台江街道' });
    expect((await refused(reopen(id))).code).toBe('record.notClosed');
  });

  it('is found, listed, and told on the card as closed', async () => {
    const { id, number, personId } = await open({ name: '林阿妹' });
    await close(id);
    const filter = { kind: 'retiree', text: '林阿妹' };
    const rows = async () =>
      (await ask('records.list', { filter })).rows.map((row) => ({ number: row.number, closedOn: row.closedOn }));
    expect(await rows()).toEqual([{ number, closedOn: TODAY }]);
    expect((await ask('people.get', { id: personId })).files).toMatchObject([{ id, closedOn: TODAY }]);
    await reopen(id);
    expect(await rows()).toEqual([{ number, closedOn: null }]);
  });
});

describe('a second file beside a closed one, of a kind with one file for life,', () => {
  const files = async (personId: number) => (await ask('people.get', { id: personId })).files;

  it('is opened neither at the window nor by a roster: the closed one is opened again', async () => {
    const old = await open({ name: '郑依俤' });
    await close(old.id);
    expect(await refused(another(old))).toMatchObject({ code: 'record.closedBefore', params: { name: '郑依俤' } });
    const roster = join(archive.dir, '花名册.csv');
    writeFileSync(roster, `姓名,身份证号,所属社区\n郑依俤,${old.idNumber},达明社区\n`);
    const importId = await importRoster(archive, roster);
    const { rows } = await ask('imports.rows', { id: importId, verdict: 'rejected' });
    expect(rows).toMatchObject([{ message: expect.stringContaining('有一份已经结束的档案') }]);
    expect(await files(old.personId)).toHaveLength(1);
    await reopen(old.id);
    expect((await refused(another(old))).code).toBe('person.idNumberTaken');
  });

  it('does not come back: neither restored nor by taking its removal back', async () => {
    const old = await open();
    await close(old.id);
    const { version } = await file(old.id);
    await ask('records.remove', { id: old.id, version, reason: '重复建档' });
    const [removal] = (await ask('commands.list', { noun: 'record', nounId: old.id })).items;
    await another(old);
    const gone = await file(old.id);
    expect((await refused(ask('records.restore', { id: old.id, version: gone.version }))).code).toBe(
      'person.idNumberTaken',
    );
    expect((await refused(ask('commands.undo', { id: removal?.id }))).code).toBe('command.clashes');
    expect(checkDatabase(archive.db)).toEqual([]);
  });

  it('does not come back beside one that was closed meanwhile, and the sentence says what to do', async () => {
    const old = await open();
    const { version } = await file(old.id);
    await ask('records.remove', { id: old.id, version, reason: '重复建档' });
    const next = await open({ idNumber: old.idNumber });
    await close(next.id);
    const gone = await file(old.id);
    expect((await refused(ask('records.restore', { id: old.id, version: gone.version }))).code).toBe(
      'record.closedBefore',
    );
    expect(checkDatabase(archive.db)).toEqual([]);
  });

  it('does not come by a merge of people: one of the two stays, and the undo parts them', async () => {
    const [one, two] = [await open({ name: '郑依俤' }), await open({ name: '郑依弟', management: 'M1' })];
    await close(one.id);
    await ask('people.merge', { keptId: two.personId, goneId: one.personId, keptRecordIds: [two.id] });
    expect((await files(two.personId)).filter(({ removedAt }) => removedAt === null).map(({ id }) => id)).toEqual([
      two.id,
    ]);
    expect(checkDatabase(archive.db)).toEqual([]);
    const [merge] = (await ask('commands.list', { noun: 'person', nounId: two.personId })).items;
    await ask('commands.undo', { id: merge?.id });
    expect((await file(one.id)).removedAt).toBeNull();
    expect((await file(one.id)).closedOn).toBe(TODAY);
    expect(checkDatabase(archive.db)).toEqual([]);
  });

  it('is not opened for somebody who died, at the window nor by a roster', async () => {
    const old = await open({ name: '林已故', management: 'M5' });
    await close(old.id);
    archive.forge();
    archive.db
      .prepare(
        `INSERT INTO event (uid, record_id, step, on_date, evidence, before, after, added_at, added_by)
         VALUES ('dead', ?, 'person.death', '2026-09-10', '[]', '{}', '{"management":"M5"}', '2026-09-11T08:00:00.000Z', 1)`,
      )
      .run(old.id);
    archive.db.exec(`INSERT INTO person_death (uid, person_id, event_id, died_on, evidence, added_at, added_by)
      SELECT e.uid, r.person_id, e.id, e.on_date, e.evidence, e.added_at, e.added_by
      FROM event e JOIN record r ON r.id = e.record_id WHERE e.uid = 'dead'`);
    expect(await refused(another(old))).toMatchObject({
      code: 'record.closedByDeath',
      params: { diedOn: '2026-09-10' },
    });
    const roster = join(archive.dir, '花名册.csv');
    writeFileSync(roster, `姓名,身份证号,所属社区\n林已故,${old.idNumber},达明社区\n`);
    const importId = await importRoster(archive, roster);
    const { rows } = await ask('imports.rows', { id: importId, verdict: 'rejected' });
    expect(rows).toMatchObject([{ message: expect.stringContaining('已登记死亡（2026-09-10）') }]);
    expect((await ask('people.get', { id: old.personId })).files).toHaveLength(1);
  });
});

describe('taking back', () => {
  const last = async (id: number, name: string) =>
    (await ask('commands.list', { noun: 'record', nounId: id })).items.find((item) => item.name === name)?.id ?? 0;

  it('an act of before is refused while the file is closed; the closing itself goes', async () => {
    const { id } = await open({ management: 'M1' });
    await take(id, 'management.transferOut', 'transfer-letter', { party: '台江街道' });
    for (const { id: eventId, deadline } of (await ask('life.get', { recordId: id })).story)
      if (deadline !== null && deadline.settledOn === null) await ask('life.settle', { eventId, on: TODAY });
    await close(id);
    expect((await refused(ask('commands.undo', { id: await last(id, 'life.take') }))).code).toBe('record.closed');
    await ask('commands.undo', { id: await last(id, 'records.close') });
    expect((await file(id)).closedOn).toBeNull();
  });

  it('what was done to a file that was closed already goes: its removal', async () => {
    const { id } = await open();
    await close(id);
    const { version } = await file(id);
    await ask('records.remove', { id, version, reason: '重复建档' });
    await ask('commands.undo', { id: await last(id, 'records.remove') });
    expect(await file(id)).toMatchObject({ removedAt: null, closedOn: TODAY });
    expect(checkDatabase(archive.db)).toEqual([]);
  });

  it('that a file was opened again is refused once something was done in it', async () => {
    const { id } = await open();
    await close(id);
    await reopen(id);
    const act = await last(id, 'records.reopen');
    await ask('commands.undo', { id: act });
    expect((await file(id)).closedOn).toBe(TODAY);
    await reopen(id);
    await take(id, 'management.accept', 'transfer-letter', { party: '台江街道' });
    expect((await refused(ask('commands.undo', { id: await last(id, 'records.reopen') }))).code).toBe(
      'record.stillOpen',
    );
  });

  it('a step on a paper file of a program that kept it in the retiree’s own row', async () => {
    const { id } = await open({ management: 'M1', paperFileState: 'F1', paperFilePlace: '1-1-1' });
    await take(id, 'paper.lend', 'loan-register', { party: '省社保中心', dueOn: '2026-12-01' });
    const image = archive.db
      .prepare(
        "SELECT command_id AS command, position, before, after FROM command_row WHERE table_name = 'record' AND row_id = ?",
      )
      .all(id)
      .at(-1) as { command: number; position: number; before: string; after: string };
    const [before, after] = [JSON.parse(image.before), JSON.parse(image.after)] as Record<string, unknown>[];
    expect([before?.paperFileState, after?.paperFileState]).toEqual(['F1', 'F2']);
    archive.forge();
    const keep = archive.db.prepare(
      'INSERT INTO command_row (command_id, position, table_name, row_id, before, after) VALUES (?, 99, ?, ?, ?, ?)',
    );
    keep.run(image.command, 'retiree', id, '{"paperFileState":"F1"}', '{"paperFileState":"F2"}');
    archive.db
      .prepare("UPDATE command_row SET before = '{}', after = '{}' WHERE command_id = ? AND position = ?")
      .run(image.command, image.position);
    await ask('commands.undo', { id: image.command });
    expect((await file(id)).values).toMatchObject({ paperFileState: 'F1', paperFilePlace: '1-1-1' });
  });

  it('a step of a program that kept the day of leaving as the day of closing', async () => {
    const { id } = await open({ management: 'M1' });
    await take(id, 'management.transferOut', 'transfer-letter', { party: '台江街道' });
    const endedOn = archive.db.prepare('SELECT ended_on FROM record WHERE id = ?').pluck();
    expect(endedOn.get(id)).toBe('2026-10-10');
    archive.forge();
    archive.db
      .prepare(
        `UPDATE command_row SET before = replace(before, 'endedOn', 'closedOn'), after = replace(after, 'endedOn', 'closedOn')
         WHERE table_name = 'record' AND row_id = ?`,
      )
      .run(id);
    await ask('commands.undo', { id: await last(id, 'life.take') });
    expect(endedOn.get(id)).toBeNull();
    expect(await file(id)).toMatchObject({ closedOn: null, values: { management: 'M1' } });
  });
});
