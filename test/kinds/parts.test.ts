import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkDatabase } from '#db/core/check.ts';
import { inTransaction } from '#db/core/open.ts';
import { openFile } from '#db/records/acts.ts';
import { getPersonFile } from '#db/records/records.ts';
import { runJobHere } from '#electron/archive/jobs/run-here.ts';
import { recordInput } from '#electron/archive/records.ts';
import { kinds, type RecordKind } from '#shared/records/kinds.ts';
import { newArchive, newFolder, newIdNumber, retiree, type TestArchive } from '#test/help/archive.ts';
import { asking, refused, refusedFields } from '#test/help/ask.ts';
import { listedOf } from '#test/help/kinds/listed.ts';

/** Numbered parts of a file (优待期 of a card), one after the other, each with states, steps and an end of its own. */

const CARD = 'discount' as string as RecordKind;
const name = '李秀英';
const papers: Readonly<Record<string, string>> = { 'period.deliver': 'receipt', 'card.death': 'court-judgment' };

let archive: TestArchive;
beforeEach(() => {
  archive = newArchive();
});
afterEach(() => archive.remove());

const ask = asking(() => archive);
const open = (idNumber = newIdNumber('1950-05-02')) =>
  inTransaction(archive.db, () => {
    const values = { ...kinds[CARD].empty, name, idNumber } as unknown as Parameters<typeof recordInput>[1];
    return openFile(archive.db, archive.act, recordInput(CARD, values)).id;
  });
const take = (recordId: number, step: string, on: string, partId: number | null = null) =>
  ask('life.take', {
    ...{ recordId, version: getPersonFile(archive.db, recordId).version, step, on, partId, party: '本人' },
    papers: [{ paper: papers[step] ?? 'application', number: null }],
  });
const correct = (recordId: number, partId: number | null, states: object) =>
  ask('life.correct', {
    ...{ recordId, partId, states, version: getPersonFile(archive.db, recordId).version, reason: '登记错了' },
  });
const undo = (id: number | null) => ask('commands.undo', { id });
const partsOf = async (recordId: number) => (await ask('life.get', { recordId })).parts;
const clean = () => expect(checkDatabase(archive.db)).toEqual([]);

/** A card with a period from a day; its id. */
async function begun(recordId: number, on: string): Promise<number> {
  await take(recordId, 'period.begin', on);
  return (await partsOf(recordId)).at(-1)?.id ?? 0;
}

/** A card whose first period ended and whose second is open. */
async function two(): Promise<{ id: number; first: number; second: number }> {
  const id = open();
  const first = await begun(id, '2026-01-05');
  await take(id, 'period.suspend', '2026-02-03', first);
  await take(id, 'period.end', '2026-03-02', first);
  return { id, first, second: await begun(id, '2026-04-01') };
}

describe('parts of a file', () => {
  it('begin by a step, are numbered, take their own steps, end, and the next begins', async () => {
    const { id, first, second } = await two();
    await take(id, 'period.deliver', '2026-04-02', second);
    expect(await partsOf(id)).toEqual([
      {
        id: first,
        type: 'period',
        number: 1,
        openedOn: '2026-01-05',
        closedOn: '2026-03-02',
        states: { periodState: 'T3' },
      },
      { id: second, type: 'period', number: 2, openedOn: '2026-04-01', closedOn: null, states: { periodState: 'T1' } },
    ]);
    const { story, states, steps } = await ask('life.get', { recordId: id });
    expect(states).toEqual({ cardState: 'K1' });
    expect(story.map(({ step, partId, before, after }) => [step, partId, before, after])).toEqual([
      ['period.begin', first, {}, { periodState: 'T1' }],
      ['period.suspend', first, { periodState: 'T1' }, { periodState: 'T2' }],
      ['period.end', first, { periodState: 'T2' }, { periodState: 'T3' }],
      ['period.begin', second, {}, { periodState: 'T1' }],
      ['period.deliver', second, {}, {}],
    ]);
    const offered = (step: string) => steps.find((one) => one.name === step);
    expect(offered('period.suspend')).toEqual({ name: 'period.suspend', refusal: null, partIds: [second] });
    expect(offered('period.begin')?.refusal).toContain('第 2 次优待期（2026-04-01 开始）还没有结束');
    expect(offered('card.cancel')).toMatchObject({ refusal: null, partIds: [] });
    clean();
  });

  it.each([
    ['a second beside an open one', 'period.begin', '2026-05-01', 'none', '还没有结束'],
    ['a step of one that has ended', 'period.deliver', '2026-05-01', 'first', '第 1 次优待期已于 2026-03-02 结束'],
    ['a step without saying which', 'period.deliver', '2026-05-01', 'none', '请选择是哪一次优待期'],
    ['a step of no part of this file', 'period.deliver', '2026-05-01', 'other', '请选择是哪一次优待期'],
    [
      'a step before its part began',
      'period.deliver',
      '2026-03-31',
      'second',
      '早于第 2 次优待期开始的日期 2026-04-01',
    ],
    ['a step of the file in a part', 'card.cancel', '2026-05-01', 'second', '整份档案'],
  ])('refuses %s', async (_what, step, on, where, sentence) => {
    const { id, first, second } = await two();
    const partId = { none: null, first, second, other: 999 }[where] ?? null;
    expect(JSON.stringify(await refused(take(id, step, on, partId)))).toContain(sentence);
    clean();
  });

  it('a new one begins not before the last has ended, and none can be taken where none is open', async () => {
    const id = open();
    expect(JSON.stringify(await refused(take(id, 'period.deliver', '2026-01-09')))).toContain('请先办“开始优待”');
    const first = await begun(id, '2026-01-05');
    await take(id, 'period.end', '2026-03-02', first);
    expect(await refusedFields(take(id, 'period.begin', '2026-03-01'))).toEqual({
      on: expect.stringContaining('早于第 1 次优待期结束的日期 2026-03-02'),
    });
    await take(id, 'period.begin', '2026-03-02');
    clean();
  });

  it('what a step of one asks for is settled by its own steps and waits in the desk under its name', async () => {
    const id = open();
    const first = await begun(id, '2026-01-05');
    const due = async () => (await ask('life.due', {})).items.map(({ label, part }) => [label, part]);
    expect(await due()).toEqual([['发放凭证', '第 1 次优待期']]);
    await take(id, 'period.end', '2026-01-06', first);
    expect(await due()).toEqual([]);
    const second = await begun(id, '2026-02-05');
    expect(await due()).toEqual([['发放凭证', '第 2 次优待期']]);
    await take(id, 'period.deliver', '2026-02-06', second);
    expect(await due()).toEqual([]);
    clean();
  });
});

describe('putting right and taking back', () => {
  it('a correction in the first leaves the second as it is, and is taken back alone', async () => {
    const { id, first, second } = await two();
    const before = await partsOf(id);
    await take(id, 'period.suspend', '2026-04-09', second);
    expect(JSON.stringify(await refused(correct(id, first, { periodState: 'T1' })))).toContain('第 2 次优待期');
    await take(id, 'period.end', '2026-04-10', second);
    const { commandId } = await correct(id, first, { periodState: 'T1' });
    expect((await partsOf(id)).map(({ states, closedOn }) => [states.periodState, closedOn])).toEqual([
      ['T1', null],
      ['T3', '2026-04-10'],
    ]);
    clean();
    await undo(commandId);
    expect((await partsOf(id))[0]).toEqual(before[0]);
    clean();
  });

  it('a correction of a part knows no states of the file, and one of the file none of a part', async () => {
    const { id, second } = await two();
    expect(await refusedFields(correct(id, second, { cardState: 'K2' }))).toHaveProperty('states');
    expect(await refusedFields(correct(id, null, { periodState: 'T2' }))).toHaveProperty('states');
    expect(await refusedFields(correct(id, 999, { periodState: 'T2' }))).toHaveProperty('partId');
  });

  it('each act is taken back from the last to the first, and a number is not given again', async () => {
    const id = open();
    const acts: (number | null)[] = [];
    const seen: unknown[] = [];
    const act = async (step: string, on: string, partId: number | null = null) => {
      seen.push(await partsOf(id));
      acts.push((await take(id, step, on, partId)).commandId);
    };
    await act('period.begin', '2026-01-05');
    const first = (await partsOf(id))[0]?.id ?? 0;
    await act('period.suspend', '2026-01-06', first);
    await act('period.deliver', '2026-01-06', first);
    await act('period.end', '2026-01-07', first);
    await act('period.begin', '2026-01-08');
    for (const [position, commandId] of acts.entries()) {
      if (position === acts.length - 1) continue;
      // A voucher moves nothing, so that nothing of a later step rests on it.
      if (position !== 2) expect((await refused(undo(commandId))).code).toMatch(/^command\.(restsOn|changedSince)$/);
    }
    for (const [position, commandId] of Array.from(acts.entries()).reverse()) {
      await undo(commandId);
      expect(await partsOf(id)).toEqual(seen[position]);
      clean();
    }
    expect((await ask('life.get', { recordId: id })).story).toEqual([]);
    await take(id, 'period.begin', '2026-01-05');
    expect(await partsOf(id)).toMatchObject([{ number: 3 }]);
    clean();
  });

  it('the history names the part, and the act in which a new one began', async () => {
    const { id } = await two();
    const { items } = await ask('records.history', { id });
    expect(items.slice(0, 2)).toMatchObject([
      { action: 'update', note: '第 2 次优待期', before: {}, after: { periodState: 'T1' } },
      { action: 'update', note: '第 1 次优待期', after: { periodState: 'T3' } },
    ]);
    const acts = await ask('commands.list', { noun: 'record', nounId: id, limit: 5 });
    expect(JSON.stringify(acts)).toContain('，第 2 次优待期）');
  });
});

describe('the file around its parts', () => {
  it('shows the state of the latest in the list, and none where it has none', async () => {
    const { id, second } = await two();
    const none = open();
    const shown = () => listedOf(archive.db, CARD).map((row) => [row.id, row.cells.periodState]);
    expect(shown()).toEqual([
      [id, 'T1'],
      [none, null],
    ]);
    const { commandId } = await take(id, 'period.end', '2026-05-05', second);
    expect(shown()).toContainEqual([id, 'T3']);
    await undo(commandId);
    expect(shown()).toContainEqual([id, 'T1']);
  });

  it('is not closed while one is open, and goes into a hand-over with all of them', async () => {
    const { id, second } = await two();
    await take(id, 'period.deliver', '2026-04-02', second);
    const close = () =>
      ask('records.close', {
        ...{ id, version: getPersonFile(archive.db, id).version, on: '2026-11-23', reason: '收回' },
      });
    expect((await refused(close())).params).toMatchObject({ what: '第 2 次优待期（2026-04-01 开始）还没有结束' });
    await take(id, 'period.end', '2026-05-05', second);
    await close();
    const stick = newFolder('stick');
    const selection = { kind: CARD, communityId: null, retiredYear: null, recordIds: null, onDate: null };
    await runJobHere(archive.context, {
      ...{ kind: 'handover.write', selection, targetDir: stick, recipient: '鼓楼区档案馆', remark: '' },
    });
    const file = readdirSync(stick, { recursive: true, encoding: 'utf8' }).find((one) => one.endsWith('档案.json'));
    expect(file && existsSync(join(stick, file))).toBe(true);
    const document = JSON.parse(readFileSync(join(stick, file ?? ''), 'utf8'));
    expect(document.parts).toMatchObject([
      { name: '第 1 次优待期', closedOn: '2026-03-02', statesInWords: { 优待期状态: '结束' } },
      { name: '第 2 次优待期', closedOn: '2026-05-05' },
    ]);
    expect(document.story.map(({ part }: { part?: string }) => part)).toEqual([
      ...Array.from({ length: 3 }, () => '第 1 次优待期'),
      ...Array.from({ length: 3 }, () => '第 2 次优待期'),
    ]);
    expect(JSON.stringify(document)).not.toContain('partId');
    clean();
  });

  it('a death registered in another file ends the open one, one undo and one correction bring it back', async () => {
    const idNumber = newIdNumber('1950-05-02');
    const pension = inTransaction(archive.db, () =>
      openFile(archive.db, archive.act, recordInput('retiree', retiree({ name, idNumber, management: 'M1' }))),
    ).id;
    const id = open(idNumber);
    const first = await begun(id, '2026-01-05');
    await take(id, 'period.end', '2026-03-02', first);
    const second = await begun(id, '2026-04-01');
    const reach = await ask('life.deathReach', { recordId: pension });
    expect(reach).toMatchObject({
      files: [{ recordId: id, isReached: true, told: '持证人死亡，注销；第 2 次优待期：因死亡结束优待' }],
      parts: [],
    });
    expect((await ask('life.deathReach', { recordId: id })).parts).toEqual(['第 2 次优待期：因死亡结束优待']);
    const before = await partsOf(id);
    const dies = () =>
      ask('life.take', {
        ...{ recordId: pension, version: getPersonFile(archive.db, pension).version, step: 'person.death' },
        ...{ on: '2026-06-07', papers: [{ paper: 'court-judgment', number: '民特 8' }] },
      });
    const { commandId } = await dies();
    expect(await partsOf(id)).toMatchObject([
      { closedOn: '2026-03-02' },
      { id: second, closedOn: '2026-06-07', states: { periodState: 'T3' } },
    ]);
    clean();
    await undo(commandId);
    expect(await partsOf(id)).toEqual(before);
    clean();
    await dies();
    const corrected = await correct(pension, null, { management: 'M1', benefitState: 'B1' });
    expect(await partsOf(id)).toEqual(before);
    clean();
    await undo(corrected.commandId);
    expect(await partsOf(id)).toMatchObject([{ number: 1 }, { closedOn: '2026-06-07' }]);
    clean();
  });

  it('a death before its part began is refused with the day', async () => {
    const { id } = await two();
    expect(await refusedFields(take(id, 'card.death', '2026-03-31'))).toEqual({
      on: expect.stringContaining('早于第 2 次优待期开始的日期 2026-04-01'),
    });
  });

  it('follow their file where two cards become one person', async () => {
    const { id, second } = await two();
    const kept = open();
    const [goneId, keptId] = [id, kept].map((file) => getPersonFile(archive.db, file).personId);
    await ask('records.remove', {
      ...{ id: kept, version: getPersonFile(archive.db, kept).version, reason: '重复建档' },
    });
    await ask('people.merge', { keptId, goneId, keptRecordIds: [] });
    expect(getPersonFile(archive.db, id).personId).toBe(keptId);
    await take(id, 'period.end', '2026-05-05', second);
    expect(await partsOf(id)).toMatchObject([{ number: 1 }, { number: 2, closedOn: '2026-05-05' }]);
    clean();
  });
});

it.each<[string, string]>([
  ['states', `UPDATE record_part SET states = '{"periodState":"T2"}' WHERE number = 2`],
  ['the day it ended', `UPDATE record_part SET closed_on = '2026-03-05' WHERE number = 1`],
  ['an end nothing tells', `UPDATE record_part SET closed_on = '2026-05-05' WHERE number = 2`],
  ['a part that was removed', `UPDATE record_part SET removed_at = '2026-05-05T00:00:00Z' WHERE number = 1`],
  [
    'a part nothing began',
    `UPDATE event SET removed_at = '2026-05-05T00:00:00Z' WHERE id = (SELECT max(id) FROM event)`,
  ],
  ['a step of a part in none', 'UPDATE event SET part_id = NULL WHERE id = 2'],
  ['a type the kind has none of', "UPDATE record_part SET type = 'term' WHERE number = 2"],
  [
    'two at once',
    `UPDATE event SET removed_at = '2026-05-05T00:00:00Z' WHERE step = 'period.end';
     UPDATE record_part SET states = '{"periodState":"T2"}', closed_on = NULL WHERE number = 1`,
  ],
])('the check finds %s', async (_what, sql) => {
  await two();
  clean();
  archive.forge();
  archive.db.exec(sql);
  const found = checkDatabase(archive.db).filter(({ code }) => code === 'part-wrong');
  expect(found.length).toBeGreaterThan(0);
  expect(found[0]?.message).toMatch(/^档案 .*(优待期|第 2 次|对不上)/);
});
