import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as XLSX from '@e965/xlsx';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inTransaction } from '#db/core/open.ts';
import { getHandover } from '#db/handovers/handovers.ts';
import { handoverLines } from '#db/handovers/lines.ts';
import { createRecord, getPersonFile, updateRecord } from '#db/records/records.ts';
import { handlers } from '#electron/archive/core/handlers.ts';
import { callDirectly } from '#electron/archive/core/serve.ts';
import { runJobHere } from '#electron/archive/jobs/run-here.ts';
import { recordInput } from '#electron/archive/records.ts';
import type { Selection } from '#shared/contract/handovers.ts';
import { newArchive, newFolder, retiree, type TestArchive } from '#test/help/archive.ts';
import { filesIn, verify } from '#test/help/bag.ts';

let archive: TestArchive;
let stick: string;
beforeEach(async () => {
  archive = newArchive(['达明社区', '西洪社区']);
  stick = newFolder('stick');
  inTransaction(archive.db, () => {
    for (const values of [
      retiree({ name: '张伟', communityId: 1, retiredOn: '2010-01', pensionFen: 310_050 }),
      retiree({ name: '吴𬱖海', communityId: 1, retiredOn: '2011-05-06' }),
      retiree({ name: '阿卜杜拉·买买提', communityId: 2, retiredOn: '2010-11' }),
    ])
      createRecord(archive.db, archive.act, recordInput('retiree', values));
  });
  const scan = join(archive.dir, '身份证 复印件.jpg');
  writeFileSync(scan, Buffer.from([0xff, 0xd8, 0xff, 1, 2, 3]));
  await callDirectly(handlers, archive.context, 'attachments.add', { recordId: 1, paths: [scan] });
});
afterEach(() => {
  archive.remove();
  rmSync(stick, { recursive: true, force: true });
});

const all: Selection = { kind: 'retiree', communityId: null, retiredYear: null, recordIds: null, onDate: null };
const hand = (selection: Partial<Selection> = {}, options = {}) =>
  runJobHere(
    archive.context,
    {
      kind: 'handover.write',
      selection: { ...all, ...selection },
      targetDir: stick,
      recipient: '鼓楼区档案馆',
      remark: '',
    },
    options,
  );
const packageDir = () => join(stick, readdirSync(stick)[0] as string);

describe('a hand-over', () => {
  it('holds for each file the record, the printed form and its materials, and the lists', async () => {
    const outcome = await hand();
    const root = packageDir();
    expect(
      filesIn(root)
        .filter((file) => file.startsWith('data/'))
        .sort(),
    ).toEqual(
      [
        ...['00001', '00002', '00003'].flatMap((serial) => [
          `data/电子档案/2026/退休人员档案/350102005-TX2026-${serial}/档案.json`,
          `data/电子档案/2026/退休人员档案/350102005-TX2026-${serial}/登记表.pdf`,
        ]),
        'data/电子档案/2026/退休人员档案/350102005-TX2026-00001/材料/01-身份证 复印件.jpg',
        'data/文件目录.XML',
        'data/移交清单.xlsx',
        'data/移交清单.csv',
        'data/说明文件.TXT',
        'data/其他/校验说明.TXT',
      ].sort(),
    );
    expect(await verify(root)).toMatchObject({ valid: true, errors: [], warnings: [] });
    if (outcome.state !== 'done') throw new Error('not done');
    expect(outcome.result).toMatchObject({
      path: root,
      files: 12,
      manifestSha256: (await verify(root)).manifestSha256,
    });
  });

  it('gives the record as JSON that speaks for itself, with its history', async () => {
    await hand({ recordIds: [1] });
    const folder = join(packageDir(), 'data/电子档案/2026/退休人员档案/350102005-TX2026-00001');
    const document = JSON.parse(readFileSync(join(folder, '档案.json'), 'utf8'));
    expect(document).toMatchObject({
      format: 'street-archives-record',
      formatVersion: 5,
      subject: { type: 'person' },
      beside: [],
      office: { name: '鼓西街道社会保障事务所', areaCode: '350102005000' },
      record: {
        number: '350102005-TX2026-00001',
        communityName: '达明社区',
        values: { name: '张伟', pensionFen: 310_050 },
      },
      labels: { name: '姓名' },
      inWords: { gender: '男', management: '在管（本街道居住）' },
    });
    expect(document.history.map((change: { action: string }) => change.action)).toEqual(['attach', 'create']);
    expect(JSON.stringify(document)).not.toMatch(/"(id|\w+Id)":/);
  });

  it('carries the story of a file, the amounts it was paid and the accounts before today’s', async () => {
    const call = (name: Parameters<typeof callDirectly>[2], input: unknown) =>
      callDirectly(handlers, archive.context, name, input as never);
    const on = '2026-11-01';
    const version = async () => ((await call('life.get', { recordId: 1 })) as { version: number }).version;
    await call('pension.setAccount', {
      ...{ recordId: 1, version: await version(), on, accountNumber: '6222020200001234567', reason: '首次登记' },
    });
    await call('pension.setAccount', {
      ...{ recordId: 1, version: await version(), on, accountNumber: '6217001820001234563', reason: '换卡' },
    });
    const amount = { fromMonth: '2026-01', fen: 320_050, kind: 'adjust', document: '榕社〔2026〕1号' };
    await call('pension.setAmount', { recordId: 1, version: await version(), ...amount });
    await call('life.take', {
      ...{ recordId: 1, version: await version(), step: 'certification.pass', on, way: '04' },
      papers: [{ paper: 'certification-form', number: '7' }],
    });
    await call('care.save', {
      ...{ kind: 'condolence', on, byRole: 'community', byName: '王网格员', recordIds: [1, 2] },
      ...{ occasion: '重阳节', amountFen: 50_000, nextOn: '2027-01-10' },
    });
    const paper = { class: '9', name: '退休审批表', formedOn: '2010', copies: 1, pages: 2, remark: null };
    await call('batches.saveDirectory', { of: { recordId: 1 }, version: 0, papers: [paper] });
    await call('seals.keep', {
      ...{ recordId: 1, version: await version(), on, from: '区组织部', sealNumber: '封 31' },
    });
    await hand({ recordIds: [1] });
    const folder = join(packageDir(), 'data/电子档案/2026/退休人员档案/350102005-TX2026-00001');
    const document = JSON.parse(readFileSync(join(folder, '档案.json'), 'utf8'));
    expect(document.services).toMatchObject([
      {
        ...{ kind: 'condolence', kindInWords: '慰问', on, byName: '王网格员', occasion: '重阳节', amountFen: 50_000 },
        ...{ nextOn: '2027-01-10', people: 2, by: '林经办' },
      },
    ]);
    expect(document.paperFile).toMatchObject({
      papers: [{ ...paper, classInWords: '工资待遇/任免/退休' }],
      seals: [{ sealNumber: '封 31', state: 'kept', hands: [{ kind: 'receive', from: '区组织部', by: '林经办' }] }],
    });
    expect(document.story).toMatchObject([
      { step: 'certification.pass', label: '资格认证通过', on, papersInWords: ['资格认证表'], by: '林经办' },
      { step: 'care.next-visit', label: '约定下次走访', on, papersInWords: [], by: '林经办' },
      { step: 'seal.receive', label: '收到密封档案', on },
    ]);
    expect(document.pension.amounts).toMatchObject([{ ...amount, by: '林经办' }]);
    expect(document.pension.pastAccounts).toMatchObject([
      { accountNumber: '6222020200001234567', untilOn: on, reason: '换卡', by: '林经办' },
    ]);
    expect(JSON.stringify(document)).not.toMatch(/"(id|\w+Id)":/);
  });

  it('by the list of a day past says so, and holds who was on it', async () => {
    archive.db.exec("UPDATE record SET opened_on = '2026-02-01' WHERE id = 1");
    archive.db.exec("UPDATE record SET opened_on = '2026-02-02' WHERE id <> 1");
    const outcome = await hand({ onDate: '2026-02-01' });
    if (outcome.state !== 'done') throw new Error('not done');
    const sheet = await callDirectly(handlers, archive.context, 'sheets.get', {
      request: { form: 'handover-list', handoverId: Number(outcome.result.handoverId) },
    });
    expect(sheet).toMatchObject({ handover: { onDate: '2026-02-01' } });
    const csv = readFileSync(join(packageDir(), 'data/移交清单.csv'), 'utf8');
    expect(csv.trim().split('\r\n')).toHaveLength(2);
    expect(csv).toContain('350102005-TX2026-00001');
    expect(readFileSync(join(packageDir(), 'bag-info.txt'), 'utf8')).toContain('（2026-02-01 的名单）');
  });

  it('names its day in the history, and none where the list was that of now or a day could not be chosen yet', async () => {
    archive.db.exec("UPDATE record SET opened_on = '2026-02-01'");
    const days = async () =>
      (await callDirectly(handlers, archive.context, 'handovers.list', {})).items.map((one) => one.onDate);
    await hand({ onDate: '2026-02-02' });
    expect(await days()).toEqual(['2026-02-02']);
    archive.db.exec("UPDATE handover SET selection = json_set(selection, '$.onDate', NULL)");
    expect(await days()).toEqual([null]);
    archive.db.exec(`UPDATE handover SET selection = '{"kind":"retiree"}'`);
    expect(await days()).toEqual([null]);
  });

  it('gives the list as XLSX and CSV with every number whole', async () => {
    await hand();
    const root = packageDir();
    const sheet = XLSX.read(readFileSync(join(root, 'data/移交清单.xlsx'))).Sheets.移交清单 as XLSX.WorkSheet;
    const rows = XLSX.utils.sheet_to_json<Record<string, string | number>>(sheet);
    expect(rows.map((row) => [row.档号, row.姓名, row['月养老金（元）'] ?? null, row.材料件数])).toEqual([
      ['350102005-TX2026-00001', '张伟', 3100.5, 1],
      ['350102005-TX2026-00002', '吴𬱖海', null, 0],
      ['350102005-TX2026-00003', '阿卜杜拉·买买提', null, 0],
    ]);
    expect(rows[0]?.证件号码).toBe(getPersonFile(archive.db, 1).values.idNumber);
    const csv = readFileSync(join(root, 'data/移交清单.csv'), 'utf8');
    expect(csv.startsWith('\uFEFF序号,档号,姓名')).toBe(true);
    expect(csv.split('\r\n')).toHaveLength(5);
    expect(csv).toContain('3100.50');
  });

  it('says in bag-info what the mapping table asks for', async () => {
    await hand({ retiredYear: 2010 });
    const info = readFileSync(join(packageDir(), 'bag-info.txt'), 'utf8');
    for (const line of [
      'Source-Organization: 鼓西街道社会保障事务所',
      'Contact-Name: 林经办',
      'External-Description: 鼓西街道社会保障事务所企业退休人员档案移交（接收单位：鼓楼区档案馆）',
      'Bag-Group-Identifier: 350102005000-TX',
      'Bag-Count: 1 of 1',
      'X-Item-Count: 2',
      'X-Year: 2010',
      'X-Retention: 永久',
    ])
      expect(info).toContain(`${line}\n`);
    expect(info).toMatch(/Bagging-Date: \d{4}-\d\d-\d\d\n/);
    expect(info).toMatch(/Payload-Oxum: \d+\.10\n/);
  });

  it.each<[string, Partial<Selection>, string[]]>([
    ['a community', { communityId: 1 }, ['张伟', '吴𬱖海']],
    ['a year', { retiredYear: 2010 }, ['张伟', '阿卜杜拉·买买提']],
    ['both', { communityId: 1, retiredYear: 2010 }, ['张伟']],
    ['files picked by hand', { recordIds: [3, 2] }, ['吴𬱖海', '阿卜杜拉·买买提']],
  ])('takes %s', async (_what, selection, names) => {
    const outcome = await hand(selection);
    if (outcome.state !== 'done') throw new Error('not done');
    const id = Number(outcome.result.handoverId);
    expect(handoverLines(archive.db, id).map((line) => line.name)).toEqual(names);
    expect(getHandover(archive.db, id)).toMatchObject({
      state: 'done',
      records: names.length,
      recipient: '鼓楼区档案馆',
    });
  });

  it('is kept in the history of each file and counted the next time', async () => {
    await hand({ communityId: 1 });
    const measured = await callDirectly(handlers, archive.context, 'handovers.measure', { selection: all });
    expect(measured).toMatchObject({ records: 3, attachments: 1, attachmentBytes: 6, handedOverBefore: 2 });
    const history = await callDirectly(handlers, archive.context, 'records.history', { id: 1 });
    expect(history.items[0]).toMatchObject({ action: 'handover' });
  });

  it('cancelled leaves nothing on the stick and is kept as cancelled', async () => {
    let looks = 0;
    expect(await hand({}, { isCancelled: () => ++looks > 6 })).toEqual({ state: 'cancelled' });
    expect(readdirSync(stick)).toEqual([]);
    expect(getHandover(archive.db, 1).state).toBe('cancelled');
  });

  it('of nothing is refused', async () => {
    await expect(hand({ retiredYear: 1999 })).rejects.toMatchObject({ code: 'handover.nothingChosen' });
    expect(readdirSync(stick)).toEqual([]);
  });

  it('to a place that is gone is refused', async () => {
    rmSync(stick, { recursive: true });
    await expect(hand()).rejects.toMatchObject({ code: 'handover.targetLost' });
    mkdirSync(stick);
  });

  it('is not finished when a file was saved meanwhile, and what was written never verifies', async () => {
    let saved = false;
    const progress = () => {
      if (saved) return;
      saved = true;
      const values = getPersonFile(archive.db, 2).values;
      inTransaction(archive.db, () =>
        updateRecord(archive.db, archive.act, 2, 1, recordInput('retiree', { ...values, remark: '刚改的' })),
      );
    };
    let calls = 0;
    await expect(hand({}, { progress: () => ++calls > 4 && progress() })).rejects.toMatchObject({
      code: 'handover.changedMeanwhile',
      params: { numbers: '350102005-TX2026-00002' },
    });
    expect(packageDir()).toMatch(/\.未完成$/);
    expect((await verify(packageDir())).valid).toBe(false);
    expect(getHandover(archive.db, 1).state).toBe('failed');
  });

  it('with a material whose bytes were changed in the store names it and stops', async () => {
    const stored = getPersonFile(archive.db, 1).attachments[0]?.sha256 as string;
    writeFileSync(
      join(archive.dir, 'attachments', stored.slice(0, 2), stored),
      Buffer.from([0xff, 0xd8, 0xff, 9, 9, 9]),
    );
    await expect(hand()).rejects.toMatchObject({ code: 'attachment.damaged', params: { name: '身份证 复印件.jpg' } });
    expect((await verify(packageDir())).valid).toBe(false);
  });
});

describe('a material', () => {
  it('is kept once by its content, given out as a checked copy, and taken off without losing its bytes', async () => {
    const again = join(archive.dir, '另存 身份证.jpg');
    writeFileSync(again, Buffer.from([0xff, 0xd8, 0xff, 1, 2, 3]));
    await callDirectly(handlers, archive.context, 'attachments.add', { recordId: 2, paths: [again] });
    expect(filesIn(join(archive.dir, 'attachments'))).toHaveLength(1);
    const { path } = await callDirectly(handlers, archive.context, 'attachments.prepare', { id: 2 });
    expect(readFileSync(path)).toEqual(readFileSync(again));
    await callDirectly(handlers, archive.context, 'attachments.remove', { id: 2 });
    expect(getPersonFile(archive.db, 2).attachments).toEqual([]);
    expect(filesIn(join(archive.dir, 'attachments'))).toHaveLength(1);
    await expect(callDirectly(handlers, archive.context, 'attachments.prepare', { id: 2 })).rejects.toMatchObject({
      code: 'attachment.notFound',
    });
  });

  it('that cannot be read is refused and nothing is registered', async () => {
    await expect(
      callDirectly(handlers, archive.context, 'attachments.add', {
        recordId: 1,
        paths: [join(archive.dir, '没有.pdf')],
      }),
    ).rejects.toMatchObject({ code: 'attachment.unreadable' });
    expect(getPersonFile(archive.db, 1).attachments).toHaveLength(1);
    expect(existsSync(join(archive.dir, 'attachments'))).toBe(true);
  });
});
