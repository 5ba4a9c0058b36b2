import { beforeEach, describe, expect, it } from 'vitest';
import { listImportRows } from '#db/imports/imports.ts';
import { draftRoll, leftOutWords } from '#db/records/retiree/payments/draft.ts';
import { runJobHere } from '#electron/archive/jobs/run-here.ts';
import { type RetireeValues, retireeLabels } from '#shared/records/retiree/fields.ts';
import { oddLife } from '#shared/records/retiree/rules/odd-life.ts';
import { newIdNumber, retiree } from '#test/help/archive.ts';
import { archiveOn } from '#test/help/archive-on.ts';
import { asking, refused, refusedFields } from '#test/help/ask.ts';
import { readRoster } from '#test/help/import-roster.ts';
import { retireeFile } from '#test/help/retiree-file.ts';
import { rosterFile } from '#test/help/rosters.ts';
import { opening, saving } from '#test/help/saving.ts';

/** Bad input and odd life: every case with its sentence, at each door it can come in by: form, roster, step. */

const TODAY = '2026-11-23';
const archive = archiveOn(`${TODAY}T08:00:00Z`);

const ask = asking(() => archive);
const save = async (values: RetireeValues, id: number | null = null) =>
  ask('records.save', id === null ? opening(values) : saving(await ask('records.get', { id }), values));
const open = async (values: Partial<RetireeValues> = {}) => (await save(retiree(values))).id;

type Row = Record<string, string>;
async function read(...rows: Row[]): Promise<number> {
  const headings = Array.from(new Set(rows.flatMap((row) => Object.keys(row))));
  const lines = [headings, ...rows.map((row) => headings.map((heading) => row[heading] ?? ''))];
  const path = rosterFile('名册.csv', lines.map((line) => line.join(',')).join('\n'));
  return readRoster(archive, path);
}
async function importRow(row: Row) {
  const id = await read(row);
  const [line] = listImportRows(archive.db, id, { verdict: null, isNoted: false, after: 0, limit: 9 });
  if (!line) throw new Error('no line');
  await runJobHere(archive.context, { kind: 'roster.apply', importId: id });
  return { line, file: line.verdict === 'created' ? retireeFile(archive.db, 1) : null };
}

const papers: Record<string, string> = {
  'person.death': 'death-certificate',
  'certification.pass': 'certification-form',
  'benefit.resume': 'resume-approval',
  'benefit.pause': 'pause-list',
};
async function take(recordId: number, step: string, on: string, more: object = {}) {
  const { version } = await ask('life.get', { recordId });
  return ask('life.take', { recordId, version, step, on, papers: [{ paper: papers[step], number: null }], ...more });
}

const titles: Record<string, string> = { retiredOn: '退休时间', workStartedOn: '参加工作时间', accountName: '户名' };

/** Odd by its values: what the file says, and the sentence of form and roster alike. */
const byValues: {
  what: string;
  birthOn: string;
  gender?: '1' | '2';
  values: Partial<RetireeValues>;
  cells: Row;
  field: 'retiredOn' | 'workStartedOn' | 'accountName';
  isRefused: boolean;
  sentence: string;
}[] = [
  {
    what: 'retirement before birth',
    birthOn: '1970-05-06',
    values: { retiredOn: '1969-01' },
    cells: { 退休时间: '1969-01' },
    field: 'retiredOn',
    isRefused: true,
    sentence: '退休时间 1969-01 早于出生日期 1970-05-06，请核对',
  },
  {
    what: 'retirement before working age',
    birthOn: '1970-05-06',
    values: { retiredOn: '1986-04' },
    cells: { 退休时间: '1986-04' },
    field: 'retiredOn',
    isRefused: true,
    sentence: '退休时只有 15 岁，不满法定就业年龄 16 周岁，请核对出生日期和退休时间',
  },
  {
    what: 'a regular retirement before the statutory age',
    birthOn: '1965-05-06',
    values: { retiredOn: '2025-06', retirementType: '2' },
    cells: { 退休时间: '2025-06', 离退休类别: '正常退休' },
    field: 'retiredOn',
    isRefused: false,
    sentence: '早于法定退休时间 2025-07，离退休类别却是正常退休，请核对',
  },
  {
    what: 'an elective retirement more than three years early',
    birthOn: '1976-09-01',
    values: { retiredOn: '2036-08', retirementType: 'T1' },
    cells: { 退休时间: '2036-08', 离退休类别: '弹性提前退休' },
    field: 'retiredOn',
    isRefused: false,
    sentence: '弹性提前最多提前三年，法定退休时间是 2039-09，请核对',
  },
  {
    what: 'a delayed retirement before the statutory age',
    birthOn: '1965-05-06',
    values: { retiredOn: '2025-06', retirementType: 'T2' },
    cells: { 退休时间: '2025-06', 离退休类别: '弹性延迟退休' },
    field: 'retiredOn',
    isRefused: false,
    sentence: '弹性延迟应在法定退休时间 2025-07 以后三年之内，请核对',
  },
  {
    what: 'work before birth',
    birthOn: '1970-05-06',
    values: { workStartedOn: '1969-12' },
    cells: { 参加工作时间: '1969-12' },
    field: 'workStartedOn',
    isRefused: true,
    sentence: '参加工作时间 1969-12 早于出生日期 1970-05-06，请核对',
  },
  {
    what: 'work before working age',
    birthOn: '1950-05-06',
    values: { workStartedOn: '1963-06' },
    cells: { 参加工作时间: '1963-06' },
    field: 'workStartedOn',
    isRefused: false,
    sentence: '参加工作时 13 岁，不满 16 周岁，请核对',
  },
  {
    what: 'an account name unlike the person’s name',
    birthOn: '1950-05-06',
    values: { accountName: '张玮' },
    cells: { 户名: '张玮' },
    field: 'accountName',
    isRefused: false,
    sentence: '户名“张玮”与姓名不一致，发放可能被退回；银行用别的字登记的，请把那个写法记为别名',
  },
];

describe.each(byValues)('$what', ({ birthOn, gender, values, cells, field, isRefused, sentence }) => {
  const person = () => ({ name: '张伟', idNumber: newIdNumber(birthOn, gender ?? '1') });

  it('in the form', async () => {
    const file = retiree({ ...person(), ...values });
    if (isRefused) {
      expect(await refusedFields(save(file))).toEqual({ [`values.${field}`]: sentence });
      return;
    }
    const known = { ...file, birthOn, gender: gender ?? '1' };
    expect(oddLife(known, TODAY)).toContainEqual(expect.objectContaining({ field, isRefused: false, sentence }));
    await save(file);
  });

  it('in a roster', async () => {
    const { name, idNumber } = person();
    const { line, file } = await importRow({ 姓名: name, 身份证号: idNumber, ...cells });
    const title = titles[field] ?? retireeLabels[field];
    if (isRefused) {
      expect(line).toMatchObject({ verdict: 'rejected', reason: 'date-invalid', field: title });
      expect(line.message).toBe(`第 2 行“${title}”：${sentence}。`);
      expect(archive.db.prepare('SELECT count(*) FROM record').pluck().get()).toBe(0);
      return;
    }
    expect(line.verdict).toBe('created');
    expect(line.warnings.filter((one) => one.includes(sentence))).toEqual([
      expect.stringMatching(new RegExp(`^“${title.slice(0, 2)}.*”：`)),
    ]);
    expect(line.warnings.some((one) => one.endsWith(`：${sentence}`))).toBe(true);
    const value = (values as Record<string, unknown>)[field];
    expect(file?.values[field]).toBe(value);
    expect(file?.unreadText).toEqual({});
  });
});

describe('a file that is odd already', () => {
  it('can still be saved in its other fields, until what is odd is put right', async () => {
    const id = await open({ idNumber: newIdNumber('1970-05-06'), retiredOn: '2030-05' });
    archive.db.prepare("UPDATE retiree SET retired_on = '1986-04' WHERE id = ?").run(id);
    const { values } = await ask('records.get', { id });
    await save({ ...values, mobile: '13800138000' }, id);
    expect((await ask('records.get', { id })).values).toMatchObject({ mobile: '13800138000', retiredOn: '1986-04' });
    const changed = { ...values, mobile: '13800138000', retiredOn: '1986-03' };
    expect(Object.keys(await refusedFields(save(changed, id)))).toEqual(['values.retiredOn']);
  });
});

describe('a day after today', () => {
  const parent = (birthOn: string) => ({ name: '张强', relation: '51', birthOn, idNumber: null });
  const noNumber = { idKind: 'none', idNumber: null } as const;
  it.each<[string, Partial<RetireeValues>, string]>([
    ['birthOn', { ...noNumber, birthOn: '2026-11-24' }, '出生日期 2026-11-24 还没到，请核对'],
    ['fileBirthMonth', { fileBirthMonth: '2026-12' }, '档案认定出生年月 2026-12 还没到，请核对'],
    ['workStartedOn', { workStartedOn: '2026-11-24' }, '参加工作时间 2026-11-24 还没到，请核对'],
    ['workStartedOn', { workStartedOn: '2026-12' }, '参加工作时间 2026-12 还没到，请核对'],
    ['accountOpenedMonth', { accountOpenedMonth: '2026-12' }, '建立个人账户时间 2026-12 还没到，请核对'],
    ['dependants.0.birthOn', { dependants: [parent('2026-11-24')] }, '出生日期 2026-11-24 还没到，请核对'],
  ])('is refused at its field: %s of a file', async (field, values, sentence) => {
    expect(await refusedFields(save(retiree(values)))).toEqual({ [`values.${field}`]: sentence });
  });

  it.each<[string, Row]>([
    ['出生日期', { 出生日期: '2026-11-24' }],
    ['参加工作时间', { 参加工作时间: '2026-12' }],
    ['建立个人账户时间', { 建立个人账户时间: '2026-12' }],
    ['档案认定出生年月', { 档案认定出生年月: '2026-12' }],
  ])('keeps the row of a roster out as date-invalid: %s', async (heading, cells) => {
    const person = { 姓名: '张伟', 身份证号: newIdNumber('1950-05-06') };
    const id = await read({ ...person, ...cells });
    const [line] = listImportRows(archive.db, id, { verdict: null, isNoted: false, after: 0, limit: 9 });
    const said = `第 2 行“${heading}”：${heading} ${cells[heading]} 还没到，请核对。`;
    expect(line).toMatchObject({ verdict: 'rejected', reason: 'date-invalid', message: said });
  });

  it('of today is none', async () => {
    await open({ workStartedOn: '2026-11', accountOpenedMonth: '2026-11', idNumber: newIdNumber('2008-05-06') });
  });
});

describe('the days of one life', () => {
  it.each<[string, Partial<RetireeValues>, string]>([
    [
      'retiredOn',
      { retiredOn: '1990-01', workStartedOn: '1990-02' },
      '退休时间 1990-01 早于参加工作时间 1990-02，请核对',
    ],
    [
      'accountOpenedMonth',
      { accountOpenedMonth: '1950-04' },
      '建立个人账户时间 1950-04 早于出生日期 1950-05-06，请核对',
    ],
  ])('stand in their order: %s', async (field, values, sentence) => {
    const file = retiree({ idNumber: newIdNumber('1950-05-06'), birthOn: '1950-05-06', ...values });
    expect(await refusedFields(save(file))).toEqual({ [`values.${field}`]: sentence });
  });

  it('are held against the file that is there: a roster that brings one of them is rejected', async () => {
    const idNumber = newIdNumber('1950-05-06');
    const id = await open({ idNumber, workStartedOn: '1970-01' });
    const importId = await read({ 姓名: '张伟', 身份证号: idNumber, 退休时间: '1969-12' });
    const [line] = listImportRows(archive.db, importId, { verdict: null, isNoted: false, after: 0, limit: 9 });
    expect(line).toMatchObject({
      verdict: 'rejected',
      reason: 'date-invalid',
      message: '第 2 行“退休时间”：退休时间 1969-12 早于参加工作时间 1970-01，请核对。',
    });
    expect((await ask('records.get', { id })).values.retiredOn).toBeNull();
  });
});

describe('a retirement after today', () => {
  const later = { birthOn: '1966-11-01', retiredOn: '2029-06-18' };
  it('is accepted with a note, by form and roster', async () => {
    const note = '退休时间 2029-06-18 还没到，到时才能发放';
    await open({ ...later, idNumber: newIdNumber(later.birthOn) });
    expect(oddLife(later, TODAY)).toMatchObject([{ odd: 'retires-later', isRefused: false, sentence: note }]);
    const { line } = await importRow({ 姓名: '李强', 身份证号: newIdNumber('1966-12-01'), 退休时间: '2029-06-18' });
    expect(line.verdict).toBe('created');
    expect(line.warnings).toEqual([expect.stringContaining(note)]);
  });

  it('is on no roll before its month: left out as not retired yet', async () => {
    await open({ ...later, idNumber: newIdNumber(later.birthOn), pensionFen: 300_000, retiredOn: '2027-02-18' });
    const reasons = (month: string) =>
      draftRoll(archive.db, month).leftOut.map(({ person, reason }) => leftOutWords(reason, person));
    expect(['2026-11', '2027-01', '2027-02'].map(reasons)).toEqual([
      ['还没到退休时间（2027-02-18）'],
      ['还没到退休时间（2027-02-18）'],
      [],
    ]);
  });
});

describe('a character that another system wrote otherwise', () => {
  it('is kept beside the name by a roster, and finds the file; so does a variant of it', async () => {
    const row = { 姓名: '吴𬱖海', 身份证号: newIdNumber('1950-05-06'), 原系统用字: '吴頔海' };
    const { file } = await importRow(row);
    expect(file?.values).toMatchObject({ name: '吴𬱖海', formerName: '吴頔海' });
    const found = async (text: string) =>
      (await ask('records.list', { filter: { kind: 'retiree', text } })).rows.map((one) => one.name);
    expect(await found('吴𬱖海')).toEqual(['吴𬱖海']);
    expect(await found('吴頔海')).toEqual(['吴𬱖海']);
    const { line } = await importRow({ ...row, 户名: '吴頔海' });
    expect(line.warnings).toEqual([]);
  });

  it('in an account name is no other name', () => {
    expect(oddLife({ name: '龔偉', accountName: '龚伟' }, TODAY)).toEqual([]);
    expect(oddLife({ name: '买买提·吐尔逊', accountName: '买买提吐尔逊' }, TODAY)).toEqual([]);
  });
});

describe('a death', () => {
  it.each([
    ['before birth', { birthOn: '1950-05-06' }, '1949-01-01', '死亡日期早于出生日期 1950-05-06，请核对'],
    [
      'before retirement',
      { birthOn: '1950-05-06', retiredOn: '2010-05' },
      '2010-04-30',
      '死亡日期早于退休时间 2010-05，请核对死亡日期或退休时间',
    ],
    ['in the future', {}, '2026-11-24', '死亡日期还没到，请与死亡证明核对'],
  ])('%s is refused', async (_what, values, on, sentence) => {
    const id = await open(values);
    expect(await refusedFields(take(id, 'person.death', on))).toEqual({ on: sentence });
  });
});

describe('a confirmation', () => {
  it('in the future is refused, in the file and in the list of cards', async () => {
    const idNumber = newIdNumber('1950-05-06');
    const id = await open({ idNumber });
    const fields = { on: '认证日期还没到，请填写实际认证的日期' };
    expect(await refusedFields(take(id, 'certification.pass', '2026-11-24', { way: '04' }))).toEqual(fields);
    const card = { text: idNumber, on: '2026-11-24', way: '04' };
    expect(await refusedFields(ask('certification.enter', card))).toEqual(fields);
  });

  it('after death is refused', async () => {
    const id = await open();
    await take(id, 'person.death', '2026-03-01');
    const error = await refused(take(id, 'certification.pass', '2026-05-01', { way: '04' }));
    expect(error).toMatchObject({
      code: 'life.refused',
      params: { why: '已登记死亡，不再认证；还有人来认证的，请核实是否冒领' },
    });
  });

  it('in a second street says where the first was, in the file and in the list of cards', async () => {
    const idNumber = newIdNumber('1950-05-06');
    const id = await open({ idNumber });
    const first = await take(id, 'certification.pass', '2026-09-01', { way: '07', party: '厦门市思明区中华街道' });
    expect(first.note).toBeNull();
    const note = '本周期已于 2026-09-01 认证过（异地协助，厦门市思明区中华街道），请核对是否在两处认证';
    expect((await take(id, 'certification.pass', '2026-10-01', { way: '04' })).note).toBe(note);
    const card = await ask('certification.enter', { text: idNumber, on: '2026-11-01', way: '04' });
    expect(card.notes).toEqual(['本周期已于 2026-10-01 认证过（街道窗口），请核对是否在两处认证']);
  });
});

describe('a payment after death', () => {
  const idNumber = newIdNumber('1950-05-06');
  let id = 0;
  beforeEach(async () => {
    id = await open({ idNumber, pensionFen: 300_000 });
    await take(id, 'person.death', '2026-03-01');
  });

  it('is refused in the form', async () => {
    const { values } = await ask('records.get', { id });
    expect(await refusedFields(save({ ...values, pensionFen: 310_000 }, id))).toEqual({
      'values.pensionFen': '已登记死亡（2026-03-01），死亡次月起不再发放；死亡以前的金额请在“发放”里按月份登记',
    });
  });

  it('is refused as an amount from a month after it', async () => {
    const { version } = await ask('records.get', { id });
    const amount = { recordId: id, version, fromMonth: '2026-04', fen: 310_000, kind: 'adjust', document: '文' };
    expect(await refusedFields(ask('pension.setAmount', amount))).toEqual({
      fromMonth: '死亡当月（2026-03）以后不再发放',
    });
  });

  it.each(['benefit.resume', 'benefit.pause'])('is refused as the step %s', async (step) => {
    expect(await refused(take(id, step, '2026-05-01', { month: '2026-05', reason: 'doubt' }))).toMatchObject({
      code: 'life.refused',
      params: { why: '已登记死亡，死亡次月起不再发放；已经多发的请办“追回多发”' },
    });
  });

  it('in a roster is said and not taken over', async () => {
    const { line } = await importRow({
      姓名: '张伟',
      身份证号: idNumber,
      月养老金: '3100.00',
      联系电话: '13800138000',
    });
    expect(line).toMatchObject({
      verdict: 'updated',
      differences: [{ field: '手机', after: '13800138000' }],
      warnings: ['“月养老金”写着 3,100.00 元，这个人已登记死亡（2026-03-01），没有录入，请核对是否多发'],
    });
    expect((await ask('records.get', { id })).values).toMatchObject({ pensionFen: 300_000, mobile: '13800138000' });
  });
});

describe('the states of a file', () => {
  it('do not move by a save', async () => {
    const id = await open();
    const { values } = await ask('records.get', { id });
    for (const change of [
      { management: 'M4' },
      { benefitState: 'B2' },
      { certificationState: 'V1' },
      { paperFileState: 'F2' },
    ] as const)
      expect((await refused(save({ ...values, ...change, mobile: '13800138000' }, id))).code).toBe(
        'record.stateByStep',
      );
    expect(await refused(save({ ...values, management: 'M4' }, id))).toMatchObject({
      params: { field: '管理状态', from: '在管（本街道居住）', to: '转出' },
    });
    expect((await ask('records.get', { id })).values).toMatchObject({ management: 'M1', mobile: null });
  });

  it('that ran out over night while the form was open are no change of the clerk’s', async () => {
    const id = await open();
    const before = await ask('records.get', { id });
    archive.db.prepare("UPDATE retiree SET certification_state = 'V3' WHERE id = ?").run(id);
    await save({ ...before.values, certificationState: 'V2', mobile: '13800138000' }, id);
    expect((await ask('records.get', { id })).values).toMatchObject({
      certificationState: 'V3',
      mobile: '13800138000',
    });
  });

  it('of a file that is there do not move by a roster: the row is refused with its sentence', async () => {
    const idNumber = newIdNumber('1950-05-06');
    const id = await open({ idNumber });
    const importId = await read(
      { 姓名: '张伟', 身份证号: idNumber, 管理状态: '转出', 联系电话: '13800138000' },
      { 姓名: '李芳', 身份证号: newIdNumber('1951-05-06'), 管理状态: '死亡' },
      { 姓名: '王强', 身份证号: newIdNumber('1952-05-06'), 管理状态: '异地居住', 资格认证状态: '有效' },
      { 姓名: '赵敏', 身份证号: newIdNumber('1953-05-06'), 管理状态: '异地居住', 人事档案状态: '在库' },
    );
    const rows = listImportRows(archive.db, importId, { verdict: null, isNoted: false, after: 0, limit: 9 });
    expect(rows.map(({ verdict, reason, message }) => [verdict, reason, message])).toEqual([
      [
        'rejected',
        'state-conflict',
        '第 2 行“管理状态”：写的是“转出”，档案现在是“在管（本街道居住）”。已有档案的状态不由花名册改，请在档案的“办理”里办理，或者把这一列改为不导入。',
      ],
      [
        'rejected',
        'state-conflict',
        '第 3 行“管理状态”：写的是“死亡注销”，新档案只能从“待接收”、“在管（本街道居住）”、“在管（异地居住）”、“依托企业或其他方式管理”开始，以后的状态凭材料在“办理”里办理，或者把这一列改为不导入。',
      ],
      [
        'rejected',
        'state-conflict',
        '第 4 行“资格认证状态”：写的是“有效”，新档案只能从“未建周期”开始，以后的状态凭材料在“办理”里办理，或者把这一列改为不导入。',
      ],
      ['created', null, null],
    ]);
    await runJobHere(archive.context, { kind: 'roster.apply', importId });
    expect((await ask('records.get', { id })).values).toMatchObject({ management: 'M1', mobile: null });
    expect((await ask('records.get', { id: id + 1 })).values).toMatchObject({
      name: '赵敏',
      management: 'M2',
      paperFileState: 'F1',
    });
  });

  it('that a roster repeats as they are go on, and a step taken before the import is carried out is not undone by it', async () => {
    const idNumber = newIdNumber('1950-05-06');
    const id = await open({ idNumber });
    const importId = await read({ 姓名: '张伟', 身份证号: idNumber, 管理状态: '在管', 联系电话: '13800138000' });
    const { version } = await ask('life.get', { recordId: id });
    const step = { step: 'management.moveElsewhere', on: '2026-11-01', place: '福清' };
    await ask('life.take', { recordId: id, version, ...step, papers: [{ paper: 'residence-proof', number: null }] });
    await runJobHere(archive.context, { kind: 'roster.apply', importId });
    expect((await ask('records.get', { id })).values).toMatchObject({ management: 'M2', mobile: '13800138000' });
  });
});
