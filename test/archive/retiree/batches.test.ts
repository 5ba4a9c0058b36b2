import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkDatabase } from '#db/core/check.ts';
import { verifyLog } from '#db/core/log.ts';
import { readSheetRows } from '#electron/archive/workbook/sheet-rows.ts';
import type { LineValues } from '#shared/records/retiree/contract/batches.ts';
import type { RetireeValues } from '#shared/records/retiree/fields.ts';
import { stateCodes } from '#shared/records/retiree/life-cycle/states.ts';
import { batchStates } from '#shared/records/retiree/rules/batch-words.ts';
import { newIdNumber, retiree } from '#test/help/archive.ts';
import { archiveOn } from '#test/help/archive-on.ts';
import { asking, refused, refusedFields } from '#test/help/ask.ts';
import { opening } from '#test/help/saving.ts';

const archive = archiveOn('2026-11-23T08:00:00Z');

const ask = asking(() => archive);
const letter = {
  direction: 'in',
  number: '榕转字〔2026〕12 号',
  unitName: '福州搪瓷厂',
  kind: 'employer',
  onDate: '2026-11-20',
  contents: ['pension', 'file'],
};
const open = async (values: Partial<RetireeValues> = {}) => ask('records.save', opening(retiree(values)));
const newBatch = async (values: object = {}) =>
  (await ask('batches.save', { id: null, version: 0, values: { ...letter, ...values } })).id;
const add = (batchId: number, values: Partial<LineValues> = {}, isSurplus = false) =>
  ask('batches.addLine', {
    batchId,
    isSurplus,
    values: { name: '陈桂英', idNumber: newIdNumber('1950-05-02', '2'), communityId: 1, ...values },
  });
const get = (id: number) => ask('batches.get', { id });
const check = (lineIds: number[], state: string, lacking: string | null = null) =>
  ask('batches.check', { lineIds, state, lacking });
const close = async (id: number, on = '2026-11-23') =>
  ask('batches.close', { id, version: (await get(id)).version, on });
const statesOf = async (recordId: number) => (await ask('life.get', { recordId })).states;
const undo = (id: number | null) => ask('commands.undo', { id });

describe('a day after today', () => {
  it.each([
    ['values.onDate of a letter', () => newBatch({ onDate: '2026-11-24' })],
    [
      'on of a closing',
      async () => {
        const id = await newBatch();
        await add(id);
        return close(id, '2026-11-24');
      },
    ],
    [
      'papers.0.formedOn of a directory',
      async () => {
        const recordId = (await open()).id;
        const paper = { class: '1', name: '履历表', formedOn: '2027', copies: 1, pages: 1, remark: null };
        return ask('batches.saveDirectory', { of: { recordId }, version: 0, papers: [paper] });
      },
    ],
  ])('is refused at its field: %s', async (what, act) => {
    expect(Object.keys(await refusedFields(act()))).toEqual([what.split(' ')[0]]);
  });

  it('and a retirement before birth are refused on a line at its field', async () => {
    const id = await newBatch();
    expect(await refusedFields(add(id, { retiredOn: '1949-01' }))).toEqual({
      'values.retiredOn': '退休时间 1949-01 早于出生日期 1950-05-02，请核对',
    });
  });
});

describe('the letter of a batch', () => {
  it('is kept as it was written, and finds the organisation of the register by any of its names', async () => {
    const blank = { shortName: null, creditCode: null, organisationCode: null, licenceNumber: null, unitNumber: null };
    const none = {
      bankCode: null,
      head: null,
      address: null,
      contact: null,
      phone: null,
      remark: null,
      validFrom: null,
    };
    const { id: unit } = await ask('organisations.save', {
      ...{ id: null, version: 0 },
      values: { name: '福州搪瓷有限公司', kinds: ['employer'], ...blank, ...none },
    });
    await ask('organisations.addName', { id: unit, kind: 'former', name: '福州搪瓷厂' });
    const id = await newBatch({ handedBy: '王干事', validDays: 15, reportBy: '2026-12-05' });
    const batch = await get(id);
    expect(batch).toMatchObject({ ...letter, handedBy: '王干事', validDays: 15, state: 'filling', lines: [] });
    expect(batch.organisation).toEqual({ id: unit, name: '福州搪瓷有限公司' });
    const { version, commandId } = await ask('batches.save', {
      ...{ id, version: batch.version },
      values: { ...letter, unitName: '福州二化', contents: ['file'] },
    });
    expect(await get(id)).toMatchObject({ unitName: '福州二化', contents: ['file'], version });
    await undo(commandId);
    expect(await get(id)).toMatchObject({ unitName: '福州搪瓷厂', contents: ['pension', 'file'] });
  });

  it('says at the field what is wrong', async () => {
    const save = (values: object) => ask('batches.save', { id: null, version: 0, values: { ...letter, ...values } });
    expect(await refusedFields(save({ onDate: '2026-11-24' }))).toHaveProperty('values.onDate');
    expect(await refusedFields(save({ reportBy: '2026-11-01' }))).toHaveProperty('values.reportBy');
    expect(await refusedFields(save({ direction: 'out' }))).toHaveProperty('values.reason');
    expect(await refusedFields(save({ unitName: ' ' }))).toHaveProperty('values.unitName');
    expect(await refusedFields(save({ contents: [] }))).toHaveProperty('values.contents');
  });

  it('is refused where somebody changed it meanwhile, and goes out of use while nobody was taken over', async () => {
    const id = await newBatch();
    await ask('batches.save', { id, version: 1, values: { ...letter, remark: '第一次' } });
    const late = ask('batches.save', { id, version: 1, values: letter });
    expect((await refused(late)).code).toBe('batch.changedMeanwhile');
    const { commandId } = await ask('batches.remove', { id, version: 2 });
    expect((await refused(get(id))).code).toBe('batch.notFound');
    await undo(commandId);
    expect((await get(id)).remark).toBe('第一次');
  });
});

describe('the list of a batch', () => {
  it('recognises somebody of the register and takes what the paper leaves open from there', async () => {
    const idNumber = newIdNumber('1950-05-02', '2');
    const known = await open({
      ...{ name: '陈桂英', idNumber, employer: '福州搪瓷厂', retiredOn: '2005-05', mobile: '13912345678' },
      ...{ management: 'M0', communityId: 2 },
    });
    const id = await newBatch();
    const short = idNumber.slice(0, 6) + idNumber.slice(8, 17);
    const added = await add(id, {
      name: '陈桂英',
      idNumber: short,
      communityId: null,
      residenceAddress: '西洪路 3 号',
    });
    expect(added).toMatchObject({ recordNumber: known.number, notes: [] });
    expect((await get(id)).lines).toMatchObject([
      {
        ...{ name: '陈桂英', idNumber, recordId: known.id, recordNumber: known.number, employer: '福州搪瓷厂' },
        ...{ retiredOn: '2005-05', phone: '13912345678', residenceAddress: '西洪路 3 号', communityName: '西洪社区' },
        ...{ state: 'open', isSurplus: false, gender: '2', birthOn: '1950-05-02' },
      },
    ]);
  });

  it('says at the field what is wrong with a line, and that somebody is on the list already', async () => {
    const id = await newBatch();
    const idNumber = newIdNumber();
    await open({ name: '张伟', idNumber });
    expect(await refusedFields(add(id, { idNumber: null }))).toHaveProperty('values.idNumber', '请填写证件号码');
    expect(await refusedFields(add(id, { idNumber: '350102195203040011' }))).toHaveProperty('values.idNumber');
    // A private-use code is refused with the standard character that stands for it.
    expect(await refusedFields(add(id, { name: '张\u{E81E}', idNumber: newIdNumber() }))).toEqual({
      'values.name': '姓名里有造字区的字，第 2 个字请改用“龴”（U+9FB4）',
    });
    expect(await refusedFields(add(id, { phone: '123' }))).toHaveProperty('values.phone');
    expect(await refusedFields(add(id, { retirementType: '77' }))).toHaveProperty('values.retirementType');
    await add(id, { name: '张伟', idNumber });
    expect((await refused(add(id, { name: '张伟', idNumber }))).code).toBe('batch.lineTwice');
  });

  it('says what a number of another file does on the line of one', async () => {
    const id = await newBatch();
    const idNumber = newIdNumber();
    const own = await open({ name: '张伟', idNumber });
    const { lineId } = await add(id, { name: '张伟', idNumber });
    const other = newIdNumber('1951-01-01');
    await open({ name: '李四', idNumber: other });
    const save = (isSamePerson: boolean) =>
      ask('batches.saveLine', {
        ...{ lineId, version: 1, state: 'open', isSamePerson },
        values: { name: '张伟', idNumber: other },
      });
    for (const isSamePerson of [false, true])
      expect(await refusedFields(save(isSamePerson))).toEqual({
        'values.idNumber': `这个号码登记的是“李四”，这一行是档案 ${own.number} 的，请核对号码`,
      });
  });

  it('tells of the same person on another list, and of a relation that is here already', async () => {
    const idNumber = newIdNumber();
    await open({ name: '张伟', idNumber, management: 'M1' });
    await add(await newBatch({ unitName: '台江街道', number: null }), { name: '张伟', idNumber });
    const { notes } = await add(await newBatch(), { name: '张伟', idNumber });
    expect(notes).toEqual(['也在批次“接收 台江街道”的清单里，请核对', '管理关系已在本街道，这次只接收其余内容']);
  });

  it('takes files of the register in one act, and leaves out who is on it', async () => {
    const first = await open({ name: '张一' });
    const second = await open({ name: '张二' });
    const id = await newBatch({ direction: 'out', reason: '迁居台江区', unitName: '台江街道', kind: 'street' });
    await ask('batches.addRecords', { batchId: id, recordIds: [first.id] });
    const added = await ask('batches.addRecords', { batchId: id, recordIds: [first.id, second.id] });
    expect(added).toMatchObject({ added: 1, leftOut: [{ name: '张一', why: '已在清单里' }] });
    expect((await get(id)).lines.map(({ name }) => name)).toEqual(['张一', '张二']);
    const again = ask('batches.addRecords', { batchId: id, recordIds: [first.id] });
    expect((await refused(again)).code).toBe('batch.nobodyAdded');
    await undo(added.commandId);
    expect((await get(id)).lines.map(({ name }) => name)).toEqual(['张一']);
  });

  it('comes in from a sheet whole or not at all, and goes out with the same columns', async () => {
    const id = await newBatch();
    const [one, two] = [newIdNumber('1950-05-02', '2'), newIdNumber()];
    const path = join(archive.dir, '清单.csv');
    const sheet = (...lines: string[]) =>
      writeFileSync(path, ['姓名,公民身份号码,退休时间,社区,党员,正本,材料份数,离退休类别', ...lines].join('\n'));
    const take = () => ask('batches.importFile', { id, path });
    const why = async () => (await refused(take())).params as { row: number; message: string };
    sheet(
      `陈桂英,${one},2005.5,达明社区,是,1,32,正常退休`,
      `张伟,${two.slice(0, 17)}${two.endsWith('0') ? '1' : '0'},,,,,,`,
    );
    expect((await why()).row).toBe(3);
    sheet(`陈桂英,${one},2005.5,无此社区,,,,`);
    expect(await why()).toMatchObject({ row: 2, message: '没有登记过社区“无此社区”' });
    sheet(`陈桂英,${one},2005.5,,也许,,,`);
    expect((await why()).message).toContain('党员');
    sheet(`陈桂英,${one},,,,,,2`);
    expect((await why()).message).toContain('请写名称');
    sheet(`陈桂英,${one},,,,,,`, `陈桂英,${one},,,,,,`);
    expect((await why()).message).toBe('证件号码与第 2 行相同');
    expect((await get(id)).lines).toEqual([]);
    await open({ name: '张伟', idNumber: two, management: 'M0' });
    sheet(`陈桂英,${one},2005.5,达明社区,是,1,32,正常退休`, `张伟,${two},,,,,,`);
    const done = await take();
    expect(done).toMatchObject({ added: 2, known: 1 });
    expect((await get(id)).lines[0]).toMatchObject({
      ...{ name: '陈桂英', retiredOn: '2005-05', communityName: '达明社区', isParty: true, originals: 1, papers: 32 },
      ...{ retirementType: '2', gender: '2' },
    });
    // Somebody who is on the list already is told with the row, and nothing of the sheet is taken.
    sheet(`新来的,${newIdNumber()},,,,,,`, `张伟,${two},,,,,,`);
    expect(await why()).toEqual({ row: 3, message: '张伟已在清单里', more: 0 });
    const out = join(archive.dir, '导出.xlsx');
    expect(await ask('batches.exportList', { id, path: out })).toEqual({ path: out, rows: 2 });
    const [heading] = await readSheetRows(out);
    await undo(done.commandId);
    expect((await get(id)).lines).toEqual([]);
    expect(await ask('batches.importFile', { id, path: out })).toMatchObject({ added: 2, known: 1 });
    expect(heading?.slice(0, 4)).toEqual(['序号', '姓名', '性别', '公民身份号码']);
  });
});

describe('the check on receipt', () => {
  it('says how each came, with the reason where one did not, and can be taken back', async () => {
    const id = await newBatch();
    const ids = [(await add(id)).lineId, (await add(id)).lineId, (await add(id)).lineId];
    expect(await check(ids.slice(0, 2), 'arrived')).toMatchObject({ changed: 2 });
    expect(await refusedFields(check([ids[2] ?? 0], 'missing'))).toEqual({ lacking: '请写明原因' });
    const { commandId } = await check([ids[2] ?? 0], 'missing', '原单位未找到，补寄');
    const states = async () => (await get(id)).lines.map(({ state, lacking }) => [state, lacking]);
    expect(await states()).toEqual([
      ['arrived', null],
      ['arrived', null],
      ['missing', '原单位未找到，补寄'],
    ]);
    await undo(commandId);
    expect(await states()).toEqual([
      ['arrived', null],
      ['arrived', null],
      ['open', null],
    ]);
    await add(id, { name: '多出来的' }, true);
    expect((await get(id)).lines[3]).toMatchObject({ isSurplus: true, state: 'arrived' });
    expect((await ask('batches.list', { filter: {} })).rows).toMatchObject([
      { id, lines: 4, arrived: 3, missing: 0, surplus: 1, taken: 0, state: 'filling' },
    ]);
  });

  it('forgets why a file did not come once it came', async () => {
    const id = await newBatch();
    const { lineId } = await add(id);
    await check([lineId], 'missing', '补寄');
    await check([lineId], 'arrived');
    expect((await get(id)).lines[0]).toMatchObject({ state: 'arrived', lacking: null });
  });

  it('keeps volumes, papers and what lacks of each; two clerks do not write over each other', async () => {
    const id = await newBatch();
    const { lineId } = await add(id, { name: '陈桂英' });
    const [line] = (await get(id)).lines;
    const values = {
      name: '陈桂英',
      idNumber: line?.idNumber,
      originals: 1,
      copies: 2,
      papers: 40,
      lacking: '无转正定级表',
    };
    const save = (version: number) => ask('batches.saveLine', { lineId, version, values, state: 'arrived' });
    await save(1);
    expect((await get(id)).lines[0]).toMatchObject({ originals: 1, copies: 2, papers: 40, lacking: '无转正定级表' });
    expect((await refused(save(1))).code).toBe('batch.changedMeanwhile');
  });
});

describe('the inner directory', () => {
  const papers = [
    { class: '1', name: '职工履历表', formedOn: '1974', copies: 1, pages: 4, remark: null },
    { class: '9', name: '退休审批表', formedOn: '2005-05-12', copies: 2, pages: 3, remark: '复印件一份' },
  ];

  it('is kept line by line, and its sums go into the list', async () => {
    const id = await newBatch();
    const { lineId } = await add(id);
    const saved = await ask('batches.saveDirectory', { of: { lineId }, version: 0, papers });
    expect(saved).toMatchObject({ papers: 3, pages: 7, version: 1 });
    expect(await ask('batches.directory', { of: { lineId } })).toMatchObject({ papers, version: 1, isSealed: false });
    expect((await get(id)).lines[0]).toMatchObject({ papers: 3, pages: 7, directoryLines: 2 });
    const again = await ask('batches.saveDirectory', { of: { lineId }, version: 1, papers: papers.slice(0, 1) });
    expect((await get(id)).lines[0]).toMatchObject({ papers: 1, pages: 4, directoryLines: 1 });
    await undo(again.commandId);
    expect(await ask('batches.directory', { of: { lineId } })).toMatchObject({ papers });
    const late = ask('batches.saveDirectory', { of: { lineId }, version: 1, papers });
    expect((await refused(late)).code).toBe('batch.changedMeanwhile');
    const wrong = [{ ...papers[0], class: '11' }];
    const version = (await ask('batches.directory', { of: { lineId } })).version;
    expect(await refusedFields(ask('batches.saveDirectory', { of: { lineId }, version, papers: wrong }))).toEqual({
      'papers.0.class': '请选择类别',
    });
  });

  it('goes with the person into the file that is opened, and is kept there', async () => {
    const id = await newBatch();
    const { lineId } = await add(id);
    await ask('batches.saveDirectory', { of: { lineId }, version: 0, papers });
    await check([lineId], 'arrived');
    const { commandId } = await close(id);
    const recordId = (await get(id)).lines[0]?.recordId ?? 0;
    const own = await ask('batches.directory', { of: { recordId } });
    expect(own.papers).toEqual(papers);
    await ask('batches.saveDirectory', { of: { recordId }, version: own.version, papers: papers.slice(1) });
    // The list that was signed stays as it was signed.
    expect((await get(id)).lines[0]).toMatchObject({ papers: 3, pages: 7 });
    await undo(commandId);
    expect(await ask('batches.directory', { of: { lineId } })).toMatchObject({ papers: papers.slice(1) });
  });

  it('of a file of the register that had one before keeps both', async () => {
    const idNumber = newIdNumber();
    const id = await newBatch();
    const { lineId } = await add(id, { name: '张伟', idNumber });
    await ask('batches.saveDirectory', { of: { lineId }, version: 0, papers: papers.slice(1) });
    // Opened meanwhile at the counter, with a directory of its own.
    const { id: recordId } = await open({ name: '张伟', idNumber, management: 'M0' });
    await ask('batches.saveDirectory', { of: { recordId }, version: 0, papers: papers.slice(0, 1) });
    await check([lineId], 'arrived');
    await close(id);
    expect((await ask('batches.directory', { of: { recordId } })).papers).toEqual(papers);
  });
});

describe('closing a batch', () => {
  it('takes everybody over who came, as one act: files opened, steps taken, places noted; taken back whole', async () => {
    const id = await newBatch();
    const fresh = await add(id, { name: '新来的', place: '3-2-15', fileNumber: '搪 0071', livesElsewhere: true });
    const idNumber = newIdNumber();
    const known = await open({ name: '张伟', idNumber, management: 'M0' });
    const there = await add(id, { name: '张伟', idNumber, lacking: '无转正定级表', fileNumber: '搪 0072' });
    const missing = await add(id, { name: '没到的' });
    await check([fresh.lineId, there.lineId], 'arrived');
    await check([missing.lineId], 'missing', '原单位未找到');
    const done = await close(id);
    expect(done).toMatchObject({
      ...{ done: 2, opened: 1 },
      leftOut: [{ lineId: missing.lineId, name: '没到的', why: '缺档：原单位未找到' }],
    });
    const batch = await get(id);
    expect(batch).toMatchObject({ state: 'partial', closedOn: '2026-11-23' });
    const [first, second] = batch.lines;
    expect(first).toMatchObject({ takenOn: '2026-11-23', recordNumber: expect.stringMatching(/-TX2026-/) });
    const file = await ask('records.get', { id: first?.recordId });
    expect(file.values).toMatchObject({
      ...{ name: '新来的', management: 'M2', paperFileState: 'F1', paperFilePlace: '3-2-15' },
      ...{ paperFileNumber: '搪 0071', communityId: 1 },
    });
    expect(await statesOf(known.id)).toMatchObject({ management: 'M1', paperFileState: 'F1' });
    const { story } = await ask('life.get', { recordId: known.id });
    expect(story.map(({ step, on, party, papers, note }) => ({ step, on, party, papers, note }))).toEqual([
      {
        ...{ step: 'management.accept', on: '2026-11-23', party: '福州搪瓷厂', note: '缺失材料：无转正定级表' },
        papers: [{ paper: 'transfer-letter', number: letter.number }],
      },
      {
        ...{ step: 'paper.receive', on: '2026-11-23', party: '福州搪瓷厂', note: '缺失材料：无转正定级表' },
        papers: [{ paper: 'file-roster', number: letter.number }],
      },
    ]);
    expect(second?.recordId).toBe(known.id);
    const numberOf = async () => (await ask('records.get', { id: known.id })).values.paperFileNumber;
    expect(await numberOf()).toBe('搪 0072');
    await undo(done.commandId);
    expect(await numberOf()).toBeNull();
    expect(await statesOf(known.id)).toMatchObject({ management: 'M0', paperFileState: 'F0' });
    expect((await ask('life.get', { recordId: known.id })).story).toEqual([]);
    expect((await ask('records.get', { id: first?.recordId })).removedAt).not.toBeNull();
    expect(await get(id)).toMatchObject({ state: 'filling', closedOn: null });
    expect((await get(id)).lines.map(({ takenOn }) => takenOn)).toEqual([null, null, null]);
    // Closed again: the 档号 that nobody outside had seen was given back.
    expect(await close(id)).toMatchObject({ done: 2, opened: 1 });
    expect((await get(id)).lines[0]?.recordNumber).toBe(first?.recordNumber);
    expect(await ask('records.list', { filter: { kind: 'retiree' } })).toMatchObject({ total: 2 });
  });

  it('is completed later by who was missing', async () => {
    const id = await newBatch();
    const ids = [(await add(id)).lineId, (await add(id)).lineId];
    await check(ids.slice(0, 1), 'arrived');
    await check(ids.slice(1), 'missing', '补寄');
    await close(id, '2026-11-20');
    await check(ids.slice(1), 'arrived');
    expect(await close(id)).toMatchObject({ done: 1, leftOut: [] });
    const batch = await get(id);
    expect(batch).toMatchObject({ state: 'done', closedOn: '2026-11-20' });
    expect(batch.lines.map(({ takenOn }) => takenOn)).toEqual(['2026-11-20', '2026-11-23']);
    // A file that nobody expected may still come.
    await add(id, { name: '多出来的' }, true);
    expect(await close(id)).toMatchObject({ done: 1, opened: 1 });
  });

  it('leaves open whom the rules refuse, with the rule, and takes the others', async () => {
    const numbers = [newIdNumber(), newIdNumber(), newIdNumber()] as const;
    await open({ name: '已故', idNumber: numbers[0], management: 'M5', benefitState: 'B4' });
    await open({ name: '在管在库', idNumber: numbers[1], management: 'M1', paperFileState: 'F1' });
    const only = await open({ name: '只缺档案', idNumber: numbers[2], management: 'M1', paperFileState: 'F0' });
    const id = await newBatch();
    for (const [index, name] of ['已故', '在管在库', '只缺档案'].entries())
      await add(id, { name, idNumber: numbers[index] ?? '' });
    await check(
      (await get(id)).lines.map((line) => line.id),
      'arrived',
    );
    const done = await close(id);
    expect(done).toMatchObject({ done: 1, opened: 0 });
    expect(done.leftOut.map(({ name, why }) => [name, why])).toEqual([
      ['已故', expect.stringContaining('死亡')],
      ['在管在库', expect.stringContaining('在管')],
    ]);
    expect(await statesOf(only.id)).toMatchObject({ management: 'M1', paperFileState: 'F1' });
    expect((await ask('life.get', { recordId: only.id })).story.map(({ step }) => step)).toEqual(['paper.receive']);
  });

  it('opens no file for somebody who died, though the file that told it is out of use; their paper file alone comes to a dead one', async () => {
    const idNumber = newIdNumber('1950-05-02', '2');
    const { id: recordId, version } = await open({ name: '陈桂英', idNumber, management: 'M1' });
    const papers = [{ paper: 'death-certificate', number: null }];
    const death = await ask('life.take', { recordId, version, step: 'person.death', on: '2026-11-02', papers });
    await ask('records.remove', { id: recordId, version: death.version, reason: '重复建档' });
    const id = await newBatch();
    const { lineId } = await add(id, { idNumber });
    await check([lineId], 'arrived');
    expect(await refused(close(id))).toMatchObject({
      ...{ code: 'batch.nobodyReady', params: { why: expect.stringContaining('晚于死亡日期 2026-11-02') } },
    });
    const papersOnly = await newBatch({ contents: ['file'] });
    const line = await add(papersOnly, { idNumber });
    await check([line.lineId], 'arrived');
    const done = await close(papersOnly);
    expect(done).toMatchObject({ done: 1, opened: 1 });
    const { rows } = await ask('records.list', { filter: { kind: 'retiree' } });
    expect(await statesOf(rows[0]?.id ?? 0)).toMatchObject({
      management: 'M5',
      benefitState: 'B4',
      paperFileState: 'F1',
    });
    expect(checkDatabase(archive.db)).toEqual([]);
  });

  it('opens no file in a community that ended since', async () => {
    const id = await newBatch();
    const { lineId } = await add(id, { communityId: 2 });
    await check([lineId], 'arrived');
    archive.db.exec("UPDATE community_version SET valid_to = '2026-10-01' WHERE community_id = 2");
    const why = await refused(close(id));
    expect(why).toMatchObject({ code: 'batch.nobodyReady', params: { why: expect.stringContaining('西洪社区') } });
    expect(await ask('records.list', { filter: { kind: 'retiree' } })).toMatchObject({ total: 0 });
  });

  it('is refused whole where nobody is ready, before the hand-over, in the future', async () => {
    const id = await newBatch();
    const { lineId } = await add(id);
    expect((await refused(close(id))).code).toBe('batch.nobodyReady');
    await check([lineId], 'arrived');
    expect(await refusedFields(close(id, '2026-11-19'))).toHaveProperty('on');
    expect(await refusedFields(close(id, '2026-11-24'))).toHaveProperty('on');
    await close(id);
    const edit = ask('batches.saveLine', { lineId, version: 3, values: { name: '改', idNumber: '1' }, state: 'open' });
    expect((await refused(edit)).code).toBe('batch.lineTaken');
    const { version } = await get(id);
    expect((await refused(ask('batches.remove', { id, version }))).code).toBe('batch.closed');
    expect((await refused(ask('batches.save', { id, version, values: letter }))).code).toBe('batch.closed');
  });

  it('sends files away: the paper file and the relation, of one that is lent neither', async () => {
    const here = await open({ name: '在库的', paperFileState: 'F1' });
    const lent = await open({ name: '借出的', paperFileState: 'F2' });
    const id = await newBatch({ direction: 'out', reason: '迁居台江区', unitName: '台江街道', kind: 'street' });
    await ask('batches.addRecords', { batchId: id, recordIds: [here.id, lent.id] });
    await check(
      (await get(id)).lines.map((line) => line.id),
      'arrived',
    );
    const done = await close(id);
    expect(done).toMatchObject({
      done: 1,
      opened: 0,
      leftOut: [{ name: '借出的', why: expect.stringContaining('收回') }],
    });
    expect(await statesOf(here.id)).toMatchObject({ management: 'M4', paperFileState: 'F4' });
    expect(await statesOf(lent.id)).toMatchObject({ management: 'M1', paperFileState: 'F2' });
    await undo(done.commandId);
    expect(await statesOf(here.id)).toMatchObject({ management: 'M1', paperFileState: 'F1' });
    expect(await ask('batches.list', { filter: { direction: 'out' } })).toMatchObject({
      ...{ total: 1, counts: { filling: 1, partial: 0, done: 0 }, years: [{ year: 2026, count: 1 }] },
    });
  });

  it('keeps the archive sound: log, references, and no pieces left over', async () => {
    const id = await newBatch();
    const { lineId } = await add(id);
    await check([lineId], 'arrived');
    const { commandId } = await close(id);
    await undo(commandId);
    await close(id);
    expect(checkDatabase(archive.db)).toEqual([]);
    expect(verifyLog(archive.db)).toEqual([]);
  });
});

describe('a file that comes sealed', () => {
  async function kept() {
    const id = await newBatch({ unitName: '区组织部', kind: 'keeper', contents: ['file'] });
    const seal = { sealNumber: '封 0031', sealReceipt: '机收 88', forwardOn: '2026-12-10', forwardTo: '台江区档案馆' };
    const { lineId } = await add(id, { name: '密封的', ...seal });
    const listed = ask('batches.saveDirectory', { of: { lineId }, version: 0, papers: [] });
    expect((await refused(listed)).code).toBe('seal.unopened');
    await check([lineId], 'arrived');
    const { commandId } = await close(id);
    return { recordId: (await get(id)).lines[0]?.recordId ?? 0, commandId };
  }

  it('is kept sealed: its day stands on the desk, it is not lent and its papers are not listed', async () => {
    const { recordId, commandId } = await kept();
    const { items } = await ask('seals.get', { recordId });
    expect(items).toMatchObject([
      {
        ...{ sealNumber: '封 0031', receiptNumber: '机收 88', forwardOn: '2026-12-10', state: 'kept' },
        hands: [{ kind: 'receive', on: '2026-11-23', from: '区组织部', to: '林经办', paper: '机收 88' }],
      },
    ]);
    expect((await ask('life.due', {})).items).toMatchObject([{ label: '转递密封档案', on: '2026-12-10', recordId }]);
    const life = await ask('life.get', { recordId });
    // Only by being forwarded it leaves the desk.
    const settled = ask('life.settle', { eventId: life.story.at(-1)?.id, on: '2026-11-23' });
    expect(await refused(settled)).toMatchObject({ code: 'life.settledByStep', params: { step: '转递密封档案' } });
    expect(life.steps.find(({ name }) => name === 'paper.lend')?.refusal).toContain('密封档案原封保管');
    const listed = ask('batches.saveDirectory', { of: { recordId }, version: 0, papers: [] });
    expect((await refused(listed)).code).toBe('seal.unopened');
    await undo(commandId);
    expect((await ask('seals.get', { recordId })).items).toEqual([]);
    expect((await ask('life.due', {})).total).toBe(0);
  });

  it('goes from hand to hand, is forwarded with its paper, and then is nobody’s to pass', async () => {
    const { recordId } = await kept();
    const [seal] = (await ask('seals.get', { recordId })).items;
    const pass = (kind: string, more: object = {}) =>
      ask('seals.pass', { sealId: seal?.id, kind, on: '2026-11-23', from: '林经办', to: '陈主任', ...more });
    await pass('pass', { paper: '交接单 5' });
    expect(await refusedFields(pass('pass', { on: '2026-11-22' }))).toHaveProperty('on');
    expect(await refusedFields(pass('forward', { from: '陈主任', to: '台江区档案馆' }))).toHaveProperty('paper');
    const sent = await pass('forward', { from: '陈主任', to: '台江区档案馆', paper: '机要 0912' });
    const chain = (await ask('seals.get', { recordId })).items[0];
    expect(chain).toMatchObject({ state: 'forwarded' });
    expect(chain?.hands.map(({ kind, from, to, paper }) => [kind, from, to, paper])).toEqual([
      ['receive', '区组织部', '林经办', '机收 88'],
      ['pass', '林经办', '陈主任', '交接单 5'],
      ['forward', '陈主任', '台江区档案馆', '机要 0912'],
    ]);
    expect((await ask('life.due', {})).total).toBe(0);
    expect((await refused(pass('pass'))).code).toBe('seal.ended');
    // What is forwarded is here no more: it could be lent otherwise.
    expect((await ask('life.get', { recordId })).states.paperFileState).toBe('F4');
    await undo(sent.commandId);
    expect((await ask('life.get', { recordId })).states.paperFileState).toBe('F1');
    expect((await ask('seals.get', { recordId })).items[0]).toMatchObject({ state: 'kept' });
    expect((await ask('life.due', {})).total).toBe(1);
  });

  it('found open is an incident with its story, and can be kept under a new seal', async () => {
    const { recordId } = await kept();
    const [seal] = (await ask('seals.get', { recordId })).items;
    const pass = (note: string | null) =>
      ask('seals.pass', { sealId: seal?.id, kind: 'incident', on: '2026-11-23', from: '林经办', to: '陈主任', note });
    expect(await refusedFields(pass(null))).toHaveProperty('note');
    await pass('开柜时见封条破损，两人在场');
    expect((await ask('seals.get', { recordId })).items[0]?.state).toBe('broken');
    const { story, version } = await ask('life.get', { recordId });
    expect(story.at(-1)).toMatchObject({ step: 'seal.incident', note: '封条 封 0031，开柜时见封条破损，两人在场' });
    await ask('seals.keep', { recordId, version, on: '2026-11-23', from: '陈主任', sealNumber: '封 0099' });
    expect((await ask('seals.get', { recordId })).items.map(({ state }) => state)).toEqual(['kept', 'broken']);
    const again = ask('seals.keep', {
      recordId,
      version: version + 1,
      on: '2026-11-23',
      from: '陈主任',
      sealNumber: '封 1',
    });
    expect((await refused(again)).code).toBe('seal.keptAlready');
  });

  it('goes out when its paper file is transferred out alone, by a paper with a number', async () => {
    const { recordId } = await kept();
    const { version } = await ask('life.get', { recordId });
    const step = (number: string | null) =>
      ask('life.take', {
        ...{ recordId, version, step: 'paper.transferOut', on: '2026-11-23', party: '台江区档案馆' },
        ...{ papers: [{ paper: 'file-notice', number }], month: null, reason: null, way: null, place: null },
        ...{ amountFen: null, dueOn: null, note: null },
      });
    expect(await refusedFields(step(null))).toHaveProperty('papers.0.number');
    const { commandId } = await step('转 31');
    const [seal] = (await ask('seals.get', { recordId })).items;
    expect(seal).toMatchObject({ state: 'forwarded' });
    expect(seal?.hands.at(-1)).toMatchObject({ kind: 'forward', to: '台江区档案馆', paper: '转 31' });
    expect((await ask('life.due', {})).total).toBe(0);
    await undo(commandId);
    expect((await ask('seals.get', { recordId })).items[0]).toMatchObject({ state: 'kept' });
  });

  it('goes out with its batch', async () => {
    const { recordId } = await kept();
    const id = await newBatch({ direction: 'out', reason: '密封转递', unitName: '台江区档案馆', contents: ['file'] });
    await ask('batches.addRecords', { batchId: id, recordIds: [recordId] });
    await check(
      (await get(id)).lines.map((line) => line.id),
      'arrived',
    );
    await close(id);
    const [seal] = (await ask('seals.get', { recordId })).items;
    expect(seal).toMatchObject({ state: 'forwarded' });
    expect(seal?.hands.at(-1)).toMatchObject({ kind: 'forward', to: '台江区档案馆', paper: letter.number });
  });
});

describe('lists of batches', () => {
  it('are narrowed by direction, state, year and words', async () => {
    const first = await newBatch({ onDate: '2025-03-01' });
    const second = await newBatch({ unitName: '台江街道', number: null });
    await add(second, { name: '陈桂英' });
    const found = async (filter: object) => (await ask('batches.list', { filter })).rows.map(({ id }) => id);
    expect(await found({})).toEqual([second, first]);
    expect(await found({ year: 2025 })).toEqual([first]);
    expect(await found({ text: '桂英' })).toEqual([second]);
    expect(await found({ text: '榕转字' })).toEqual([first]);
    expect(await found({ state: 'done' })).toEqual([]);
    expect(await found({ direction: 'out' })).toEqual([]);
  });

  it('go out as the ledger with the columns of the paper, in its order', async () => {
    const id = await newBatch();
    const { lineId } = await add(id, {
      ...{ name: '㐂田', employer: '福州搪瓷厂', retiredOn: '2005-05', isParty: true, residenceAddress: '达明路 1 号' },
      ...{ phone: '13912345678', remark: '随夫迁来' },
    });
    await add(id, { name: '没到的' });
    await check([lineId], 'arrived');
    await check([(await get(id)).lines[1]?.id ?? 0], 'missing', '补寄');
    await close(id);
    const path = join(archive.dir, '台账.xlsx');
    expect(await ask('batches.exportLedger', { filter: { direction: 'in' }, path })).toEqual({ path, rows: 2 });
    const [heading, first, second] = await readSheetRows(path);
    // Domain file retiree-unemployment.md B.2, ledger.
    const paper = '序号, 姓名, 性别, 身份证号, 原单位, 退休时间, 移交日期, 社区, 居住地址, 电话, 档案接收, 党员, 备注';
    expect(heading).toEqual(paper.split(', '));
    expect(first?.slice(5)).toEqual([
      ...['2005-05', '2026-11-20', '达明社区', '达明路 1 号', '13912345678', '是，2026-11-23', '是'],
      '福州搪瓷厂；榕转字〔2026〕12 号；随夫迁来',
    ]);
    expect(second?.slice(10)).toEqual(['否', '', '福州搪瓷厂；榕转字〔2026〕12 号；缺档：补寄']);
  });
});

describe('what closing will refuse is said at the line, by the same function', () => {
  const ways = (['in', 'out'] as const).flatMap((direction) =>
    [['pension'], ['file'], ['pension', 'file']].map((contents) => [direction, contents] as const),
  );

  it.each(ways)('%s, %j: from every state the line says what closing then does', async (direction, contents) => {
    const { id: recordId } = await open();
    const { idNumber, name } = (await ask('records.get', { id: recordId })).values;
    const batchId = await newBatch({ direction, contents, ...(direction === 'out' ? { reason: '迁居台江区' } : {}) });
    const { lineId } = await add(batchId, { name, idNumber });
    await check([lineId], 'arrived');
    let refusedOnce = 0;
    for (const management of stateCodes.management)
      for (const paperFileState of stateCodes.paperFileState) {
        archive.db.prepare('UPDATE record SET state = ? WHERE id = ?').run(management, recordId);
        archive.db.prepare('UPDATE record SET paper_file_state = ? WHERE id = ?').run(paperFileState, recordId);
        const [line] = (await get(batchId)).lines;
        if (line?.refusal) {
          refusedOnce += 1;
          const { params } = await refused(close(batchId));
          expect((params as { why: string }).why, `${management} ${paperFileState}`).toBe(`${name}：${line.refusal}`);
        } else {
          const { done, commandId } = await close(batchId);
          expect(done, `${management} ${paperFileState}`).toBe(1);
          await undo(commandId);
        }
      }
    expect(refusedOnce).toBeGreaterThan(0);
  });

  it('who is in the care of the street already is told when the line is entered, and the batch is not called complete', async () => {
    const { id: recordId } = await open({ management: 'M1' });
    const { idNumber, name } = (await ask('records.get', { id: recordId })).values;
    const batchId = await newBatch({ contents: ['pension'] });
    const { lineId, notes } = await add(batchId, { name, idNumber });
    const why =
      '“管理状态”现在是“在管（本街道居住）”，从“待接收”、“转出”才能办“接收（本街道居住）”（凭介绍信或登记表接收管理关系）；状态登记错的，请先更正状态';
    expect(notes[0]).toBe(`办结时不能办：${why}`);
    const { lineId: other } = await add(batchId, { name: '林月华' });
    await check([lineId, other], 'arrived');
    expect(await close(batchId)).toMatchObject({ done: 1, leftOut: [{ lineId, why }] });
    expect((await get(batchId)).state).toBe('partial');
    expect(batchStates.partial).toBe('未全部办结');
  });
});
