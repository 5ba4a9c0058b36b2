import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkDatabase } from '#db/core/check.ts';
import { runJobHere } from '#electron/archive/jobs/run-here.ts';
import { newIdNumber, retiree } from '#test/help/archive.ts';
import { archiveOn } from '#test/help/archive-on.ts';
import { asking } from '#test/help/ask.ts';
import { readRoster } from '#test/help/import-roster.ts';
import { opening, saving } from '#test/help/saving.ts';

/** A name that is written over stays with the person, whichever act wrote over it: papers that carry it lead here. */
const archive = archiveOn('2026-11-23T08:00:00Z', ['达明社区']);

const ask = asking(() => archive);
const found = async (text: string) =>
  (await ask('records.list', { filter: { kind: 'retiree', text } })).rows.map(({ name }) => name);
const idNumber = newIdNumber('1950-05-02');
const first = { name: '张伟', formerName: '刘小毛', idNumber, mobile: '13500000001', communityId: 1 };
const open = (values: object, isSamePerson = false) =>
  ask('records.save', { ...opening(retiree(values)), isSamePerson });
const removed = async (id: number) => {
  const { version } = await ask('records.get', { id });
  await ask('records.remove', { id, version, reason: '重复建档' });
};
const change = async (id: number, values: object) => {
  const file = await ask('records.get', { id });
  const saved = await ask('records.save', saving(file, { ...file.values, ...values }));
  return saved.commandId;
};

let rosters = 0;
/** Takes a roster of one line in, a question of it answered as one person with a new name. @returns how it is undone */
async function take(name: string, formerName = ''): Promise<() => Promise<unknown>> {
  rosters += 1;
  const path = join(archive.dir, `roster-${rosters}.csv`);
  writeFileSync(path, ['姓名,身份证号,曾用名,社区', `${name},${idNumber},${formerName},达明社区`].join('\n'));
  const importId = await readRoster(archive, path);
  for (const { position } of (await ask('imports.questions', { id: importId })).items)
    await ask('imports.answerIdentity', { id: importId, position, answer: 'renamed' });
  await runJobHere(archive.context, { kind: 'roster.apply', importId });
  return () => runJobHere(archive.context, { kind: 'roster.undo', importId });
}
const undoing = (id: number | null) => async () => ask('commands.undo', { id });

/** Each way in which 张伟, 曾用名 刘小毛, becomes 张卫. */
const ways: readonly (readonly [string, (id: number) => Promise<() => Promise<unknown>>])[] = [
  ['a changed name in the form', async (id) => undoing(await change(id, { name: '张卫' }))],
  [
    'a changed name and 曾用名 in the form',
    async (id) => undoing(await change(id, { name: '张卫', formerName: '赵甲' })),
  ],
  [
    'a new file, the same person',
    async (id) => {
      await removed(id);
      return undoing((await open({ name: '张卫', idNumber, communityId: 1 }, true)).commandId);
    },
  ],
  [
    'a new file with a 曾用名 of its own, the same person',
    async (id) => {
      await removed(id);
      return undoing((await open({ name: '张卫', formerName: '赵甲', idNumber, communityId: 1 }, true)).commandId);
    },
  ],
  ['a roster answered as the same person', () => take('张卫')],
  ['a roster with a 曾用名 of its own, answered so', () => take('张卫', '赵甲')],
  [
    'a roster for somebody whose file is out of use, answered so',
    async (id) => {
      await removed(id);
      return take('张卫');
    },
  ],
  [
    'a line of a batch answered as the same person',
    async () => {
      const batch = await ask('batches.save', {
        ...{ id: null, version: 0 },
        values: { direction: 'in', unitName: '搪瓷厂', kind: 'employer', onDate: '2026-11-20', contents: ['file'] },
      });
      const line = { batchId: batch.id, isSamePerson: true, values: { name: '张卫', idNumber, communityId: 1 } };
      return undoing((await ask('batches.addLine', line)).commandId);
    },
  ],
];

describe('a name that is written over stays findable, and is as it was when the act is undone, by', () => {
  it.each(ways)('%s', async (what, act) => {
    const { id } = await open(first);
    const undo = await act(id);
    for (const text of ['张伟', '刘小毛', 'zhangwei', 'liuxiaomao', '张卫'])
      expect(await found(text), text).toEqual(['张卫']);
    expect(checkDatabase(archive.db)).toEqual([]);
    await undo();
    const { personId } = await ask('records.get', { id });
    expect(await ask('people.get', { id: personId })).toMatchObject({
      ...{ name: '张伟', formerName: '刘小毛', aliases: [] },
    });
    expect(await found('张卫'), what).toEqual([]);
    expect(checkDatabase(archive.db)).toEqual([]);
  });
});

describe('a paper with a former or further name leaves the name of today and what it does not say', () => {
  it('in a new file', async () => {
    const { id } = await open(first);
    await removed(id);
    const again = await open({ name: '刘小毛', idNumber, communityId: 1 });
    expect((await ask('records.get', { id: again.id })).values).toMatchObject({
      ...{ name: '张伟', formerName: '刘小毛', mobile: '13500000001' },
    });
    expect(await found('zhangwei')).toEqual(['张伟']);
    expect(await found('liuxiaomao')).toEqual(['张伟']);
  });

  it.each([false, true])('in a roster (file out of use: %s)', async (isRemoved) => {
    const { id } = await open(first);
    if (isRemoved) await removed(id);
    await take('刘小毛', '张伟');
    const { rows } = await ask('records.list', { filter: { kind: 'retiree', text: idNumber } });
    expect(rows).toMatchObject([{ name: '张伟', mobile: '13500000001' }]);
    expect(await found('liuxiaomao')).toEqual(['张伟']);
    const [note] = archive.db.prepare('SELECT notes FROM import_row').pluck().all() as string[];
    expect(note).toContain('花名册写的是以前的姓名或别名“刘小毛”，档案按现在的姓名“张伟”');
    expect(checkDatabase(archive.db)).toEqual([]);
  });
});
