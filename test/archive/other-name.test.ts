import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkDatabase } from '#db/core/check.ts';
import type { IdentityAnswer, IdentityQuestion } from '#shared/contract/imports.ts';
import type { LineValues } from '#shared/records/retiree/contract/batches.ts';
import { newIdNumber, retiree } from '#test/help/archive.ts';
import { archiveOn } from '#test/help/archive-on.ts';
import { asking, refused } from '#test/help/ask.ts';
import { opening, saving } from '#test/help/saving.ts';

/** A number that is somebody's of another name is a question wherever it is typed or listed; nobody is renamed unasked. */
const archive = archiveOn('2026-11-23T08:00:00Z');

const ask = asking(() => archive);
const open = (values: object) => ask('records.save', opening(retiree(values)));
const newBatch = async () =>
  (
    await ask('batches.save', {
      ...{ id: null, version: 0 },
      values: { direction: 'in', unitName: '福州搪瓷厂', kind: 'employer', onDate: '2026-11-20', contents: ['file'] },
    })
  ).id;
const add = (batchId: number, values: Partial<LineValues>, isSamePerson = false) =>
  ask('batches.addLine', { batchId, isSamePerson, values: { name: '', idNumber: null, communityId: 1, ...values } });
const get = (id: number) => ask('batches.get', { id });
const fileOf = async (id: number) => (await ask('records.get', { id })).values;
const found = async (text: string) =>
  (await ask('records.list', { filter: { kind: 'retiree', text } })).rows.map(({ name }) => name);
const findings = () => checkDatabase(archive.db);

describe('the number of somebody of another name', () => {
  it.each([
    ['typing a line of a batch', async (idNumber: string) => add(await newBatch(), { name: '张卫', idNumber })],
    [
      'saving a line of a batch',
      async (idNumber: string) => {
        const { lineId } = await add(await newBatch(), { name: '张卫', idNumber: newIdNumber('1951-02-03') });
        return ask('batches.saveLine', {
          ...{ lineId, version: 1, state: 'arrived', values: { name: '张卫', idNumber, communityId: 1 } },
        });
      },
    ],
    ['opening a file', (idNumber: string) => open({ name: '张卫', idNumber })],
  ])('is a question with both names in %s', async (what, act) => {
    const idNumber = newIdNumber('1950-05-02');
    const { id } = await open({ name: '张伟', idNumber, birthOn: '1950-05-02' });
    // A file of the same kind that is open would be told first where one is opened.
    if (what === 'opening a file') {
      const { version } = await ask('records.get', { id });
      await ask('records.remove', { id, version, reason: '重复' });
    }
    expect(await refused(act(idNumber))).toMatchObject({
      code: 'person.nameDiffers',
      params: { name: '张伟', idNumber, birthOn: '1950-05-02', typed: '张卫' },
    });
    expect((await fileOf(id)).name).toBe('张伟');
  });

  it.each([null, '张小伟'])(
    'renames the person with the line when the clerk says so (曾用名 before: %s)',
    async (formerName) => {
      const idNumber = newIdNumber('1950-05-02');
      const { id } = await open({ name: '张伟', idNumber, formerName });
      const batchId = await newBatch();
      const { commandId, recordNumber } = await add(batchId, { name: '张卫', idNumber }, true);
      expect(recordNumber).not.toBeNull();
      expect((await get(batchId)).lines).toMatchObject([{ name: '张卫', recordId: id }]);
      expect(await fileOf(id)).toMatchObject({ name: '张卫', formerName: '张伟', idNumber });
      const { rows } = await ask('records.list', { filter: { kind: 'retiree', text: idNumber } });
      const [person] = rows;
      expect(person).toMatchObject({ name: '张卫' });
      const written = [formerName ?? '张伟', '张伟', 'zhangwei', '张卫'];
      for (const text of written) expect(await found(text), text).toEqual(['张卫']);
      const { items } = await ask('records.history', { id });
      expect(items[0]).toMatchObject({ action: 'update', before: { name: '张伟' }, after: { name: '张卫' } });
      expect(findings()).toEqual([]);
      await ask('commands.undo', { id: commandId });
      expect((await get(batchId)).lines).toEqual([]);
      expect(await fileOf(id)).toMatchObject({ name: '张伟', formerName });
      expect(await found('张卫')).toEqual([]);
      expect(findings()).toEqual([]);
    },
  );

  it('renames somebody without a file, and somebody whose line is opened again', async () => {
    const idNumber = newIdNumber('1950-05-02');
    const member = { person: { name: '张伟', idNumber }, relation: '02' };
    const household = await ask('households.open', {
      ...{ communityId: 1, address: '达明路 1 号', openedOn: '2026-01-01', document: '', members: [member] },
    });
    const headOf = async () => (await ask('households.get', { id: household.id })).members[0];
    const batchId = await newBatch();
    const { lineId } = await add(batchId, { name: '张卫', idNumber: newIdNumber('1951-02-03') });
    const { commandId } = await ask('batches.saveLine', {
      ...{ lineId, version: 1, state: 'arrived', isSamePerson: true },
      values: { name: '张卫', idNumber, communityId: 1 },
    });
    expect(await headOf()).toMatchObject({ name: '张卫' });
    const personId = (await headOf())?.personId ?? 0;
    expect(await ask('people.get', { id: personId })).toMatchObject({ name: '张卫', formerName: '张伟' });
    expect(findings()).toEqual([]);
    await ask('commands.undo', { id: commandId });
    expect(await ask('people.get', { id: personId })).toMatchObject({ name: '张伟', formerName: null });
    expect(findings()).toEqual([]);
  });

  it('leaves a line open whose number somebody of another name was given meanwhile', async () => {
    const idNumber = newIdNumber('1950-05-02');
    const batchId = await newBatch();
    const { lineId } = await add(batchId, { name: '张卫', idNumber });
    const { id } = await open({ name: '张伟', idNumber });
    await ask('batches.check', { lineIds: [lineId], state: 'arrived', lacking: null });
    const { lines, version } = await get(batchId);
    expect(lines[0]?.refusal).toContain('这个号码已登记给另一个姓名的人');
    const closing = await refused(ask('batches.close', { id: batchId, version, on: '2026-11-23' }));
    expect(closing).toMatchObject({ code: 'batch.nobodyReady' });
    await ask('batches.saveLine', {
      ...{ lineId, version: lines[0]?.version ?? 0, state: 'arrived', isSamePerson: true },
      values: { name: '张卫', idNumber, communityId: 1 },
    });
    const again = await get(batchId);
    expect(again.lines[0]).toMatchObject({ recordId: id, refusal: null });
    expect(await ask('batches.close', { id: batchId, version: again.version, on: '2026-11-23' })).toMatchObject({
      ...{ done: 1, opened: 0 },
    });
  });

  describe('in an employer’s sheet', () => {
    const said = (question: IdentityQuestion, answer: IdentityAnswer) => ({
      ...{ row: question.row, personId: question.registered.personId, name: question.registered.name },
      ...{ written: question.written.name, idNumber: question.written.idNumber, answer },
    });
    async function sheet() {
      const [one, two] = [newIdNumber('1950-05-02'), newIdNumber('1951-05-02')];
      const first = await open({ name: '张伟', idNumber: one, mobile: '13912345678', communityId: 1 });
      const second = await open({ name: '林玉珠', idNumber: two });
      const id = await newBatch();
      const path = join(archive.dir, '清单.csv');
      const lines = ['姓名,公民身份号码,社区', `陈桂英,${newIdNumber()},`, `张卫,${one},西洪社区`, `林玉株,${two},`];
      writeFileSync(path, lines.join('\n'));
      const take = (...answers: object[]) => ask('batches.importFile', { id, path, answers });
      return { id, path, one, two, lines, first: first.id, second: second.id, take };
    }

    it('is a question per row with both people side by side, and nothing is written until each is answered', async () => {
      const { id, one, two, first, second, take } = await sheet();
      const asked = await take();
      expect(asked).toMatchObject({ added: 0, known: 0, leftOut: [], commandId: null });
      expect(asked.questions).toMatchObject([
        {
          ...{ row: 3, answer: null },
          written: { name: '张卫', idNumber: one, birthOn: '1950-05-02', communityName: '西洪社区' },
          registered: { name: '张伟', idNumber: one, phone: '13912345678', communityName: '达明社区' },
        },
        { row: 4, written: { name: '林玉株' }, registered: { name: '林玉珠', idNumber: two } },
      ]);
      const [renamed] = asked.questions.map((one) => said(one, 'renamed'));
      const half = await take(renamed ?? {});
      expect([half.added, half.commandId, half.questions.map(({ row }) => row)]).toEqual([0, null, [4]]);
      expect((await get(id)).lines).toEqual([]);
      expect([(await fileOf(first)).name, (await fileOf(second)).name]).toEqual(['张伟', '林玉珠']);
    });

    it('is taken as one act by the answers: who was renamed is renamed, a wrong number stays out; one undo', async () => {
      const { id, first, second, take } = await sheet();
      const [one, two] = (await take()).questions;
      if (!one || !two) throw new Error('two questions were expected');
      const done = await take(said(one, 'renamed'), said(two, 'wrong-number'));
      expect(done).toMatchObject({ added: 2, known: 1, leftOut: [{ row: 4, name: '林玉株' }], questions: [] });
      expect((await get(id)).lines).toMatchObject([{ name: '陈桂英' }, { name: '张卫', recordId: first }]);
      expect(await fileOf(first)).toMatchObject({ name: '张卫', formerName: '张伟' });
      expect((await fileOf(second)).name).toBe('林玉珠');
      const acts = (await ask('commands.list', { noun: 'batch', nounId: id })).items;
      expect(acts[0]?.title).toContain('导入清单 2 人（改名 1 人，号码填错 1 行没有导入）');
      expect(findings()).toEqual([]);
      await ask('commands.undo', { id: done.commandId });
      expect((await get(id)).lines).toEqual([]);
      expect(await fileOf(first)).toMatchObject({ name: '张伟', formerName: null });
      expect(findings()).toEqual([]);
    });

    it('is asked again where the row, the name or the number is another than the one that was answered', async () => {
      const { path, one, two, first, lines, take } = await sheet();
      const answers = (await take()).questions.map((each) => said(each, 'renamed'));
      writeFileSync(path, [...lines.slice(0, 2), `张威,${one},`, `林玉株,${two},`].join('\n'));
      expect((await take(...answers)).questions.map(({ row, written }) => [row, written.name])).toEqual([[3, '张威']]);
      writeFileSync(path, lines.join('\n'));
      const file = await ask('records.get', { id: first });
      await ask('records.save', saving(file, { ...file.values, name: '张委' }));
      expect((await take(...answers)).questions.map(({ row }) => row)).toEqual([3]);
    });

    it('of whom every number is wrong writes nothing, and says whom it left out', async () => {
      const { id, path, one } = await sheet();
      writeFileSync(path, ['姓名,公民身份号码', `张卫,${one}`].join('\n'));
      const { questions } = await ask('batches.importFile', { id, path });
      const answers = questions.map((each) => said(each, 'wrong-number'));
      expect(await ask('batches.importFile', { id, path, answers })).toEqual({
        ...{ added: 0, known: 0, leftOut: [{ row: 2, name: '张卫' }], questions: [], commandId: null },
      });
    });

    it('is asked after what is wrong in another row was told: a sheet that cannot be taken asks nothing', async () => {
      const { path, one, take } = await sheet();
      writeFileSync(path, ['姓名,公民身份号码', `张卫,${one}`, '陈桂英,1234'].join('\n'));
      expect(await refused(take())).toMatchObject({ code: 'sheet.refused', params: { row: 3 } });
    });
  });
});

describe('a tick at a line of a list with another name', () => {
  it('of a certification enters it under the registered name, and changes no name', async () => {
    const idNumber = newIdNumber('1950-05-02');
    const { id } = await open({ name: '张伟', idNumber, retiredOn: '2010-05', management: 'M1', benefitState: 'B1' });
    const path = join(archive.dir, '通过名单.csv');
    writeFileSync(path, ['姓名,公民身份号码,认证日期', `张卫,${idNumber},2026-11-01`].join('\n'));
    const asked = { source: { kind: 'list', path }, on: null, way: '01', party: null, paperNumber: null } as const;
    const { lines, digest } = await ask('certification.judgeMany', asked);
    expect(lines).toMatchObject([{ level: 'ask', nameText: '张卫', name: '张伟', numberText: idNumber }]);
    expect(lines[0]?.findings).toContain(
      `姓名不一致：名单是“张卫”，号码 ${idNumber} 登记的是“张伟”，请核对是不是同一个人`,
    );
    const done = await ask('certification.enterMany', { ...asked, digest, accepted: [lines[0]?.row ?? 0] });
    expect(done).toMatchObject({ done: 1 });
    expect(await fileOf(id)).toMatchObject({ name: '张伟', formerName: null });
  });

  it('of a yearly adjustment enters it under the registered name, and changes no name', async () => {
    const idNumber = newIdNumber('1950-05-02');
    const { id } = await open({
      ...{ name: '张伟', idNumber, retiredOn: '2010-05', management: 'M1', benefitState: 'B1', pensionFen: 300_000 },
    });
    const path = join(archive.dir, '调整名单.csv');
    writeFileSync(path, ['姓名,公民身份号码,调整后金额', `张卫,${idNumber},3100.00`].join('\n'));
    const asked = { source: { kind: 'list', path }, fromMonth: '2026-01', payMonth: '2026-12' } as const;
    const { lines, digest } = await ask('adjustments.preview', asked);
    expect(lines).toMatchObject([{ level: 'ask', nameText: '张卫', name: '张伟', numberText: idNumber }]);
    expect(lines[0]?.findings).toContain(
      `姓名不一致：名单是“张卫”，号码 ${idNumber} 登记的是“张伟”，请核对是不是同一个人`,
    );
    await ask('adjustments.apply', {
      ...asked,
      digest,
      accepted: [lines[0]?.row ?? 0],
      document: '闽人社文 1 号',
      decidedOn: '2026-06-01',
    });
    expect(await fileOf(id)).toMatchObject({ name: '张伟', formerName: null });
    expect((await ask('pension.get', { recordId: id })).amounts[0]).toMatchObject({ fen: 310_000 });
  });
});
