import { describe, expect, it } from 'vitest';
import type { FormDocument, RosterDocument } from '#shared/contract/sheet-documents.ts';
import type { DocumentRequest } from '#shared/contract/sheets.ts';
import { inCapitals } from '#shared/records/retiree/forms/batch-list.ts';
import { sheetPaper } from '#shared/sheets/papers.ts';
import { newIdNumber } from '#test/help/archive.ts';
import { archiveOn } from '#test/help/archive-on.ts';
import { asking, printed, refused } from '#test/help/ask.ts';
import { breaksNoFigure, fitsItsPaper, gridsOf, inPaperOrder } from '#test/help/forms.ts';
import lists from '../../fixtures/forms/batch-fields.json' with { type: 'json' };

/** The papers of a batch against the field lists of domain file retiree-unemployment.md B.2 and B.3. */
const archive = archiveOn('2026-11-23T08:00:00Z');

const ask = asking(() => archive);
const letter = {
  ...{ direction: 'in', number: '榕转字〔2026〕12 号', unitName: '福州搪瓷厂', kind: 'employer', onDate: '2026-11-20' },
  ...{ contents: ['pension', 'file'], validDays: 15, reportBy: '2026-12-05', handedBy: '王干事', unitCode: '3501' },
};
const line = {
  ...{ name: '陈桂英', gender: '2', employer: '福州搪瓷厂', retiredOn: '2005-05', retirementType: '2' },
  ...{ pensionFen: 312_345, registeredAddress: '达明路 1 号', residenceAddress: '西洪路 3 号', phone: '13912345678' },
  ...{ communityId: 1, fileNumber: '搪 0071', originals: 1, copies: 2, papers: 40, pages: 120, place: '3-2-15' },
};
async function closed(): Promise<{ id: number; lineIds: number[] }> {
  const { id } = await ask('batches.save', { id: null, version: 0, values: letter });
  const lineIds: number[] = [];
  for (const values of [
    line,
    { ...line, name: '林玉珠', papers: 7, lacking: '无转正定级表' },
    { ...line, name: '没到的' },
  ]) {
    const added = await ask('batches.addLine', {
      batchId: id,
      values: { ...values, idNumber: newIdNumber('1950-05-02', '2') },
    });
    lineIds.push(added.lineId);
  }
  await ask('batches.check', { lineIds: lineIds.slice(0, 2), state: 'arrived' });
  await ask('batches.check', { lineIds: lineIds.slice(2), state: 'missing', lacking: '补寄' });
  await ask('batches.close', { id, version: 1, on: '2026-11-23' });
  return { id, lineIds };
}
async function documentOf<T extends FormDocument | RosterDocument>(request: DocumentRequest): Promise<T> {
  const sheet = await ask('sheets.get', { request });
  return (sheet as unknown as { document: T }).document;
}
const fillsItsPaper = (document: RosterDocument, request: DocumentRequest) => {
  expect(document.columns.reduce((sum, { width }) => sum + width, 0)).toBe(sheetPaper(request.form).width - 24);
  breaksNoFigure(document);
};

describe('介绍信', () => {
  it('has its three strips with the same number, the fields in paper order, one page a person', async () => {
    const { id, lineIds } = await closed();
    const request = { form: 'batch-letter', batchId: id, lineIds: null } as const;
    const document = await documentOf<FormDocument>(request);
    expect(document.pages).toHaveLength(3);
    inPaperOrder({ ...document, pages: document.pages.slice(0, 1) }, lists['batch-letter']);
    fitsItsPaper(document, request);
    const ends = document.pages[0]?.flatMap((block) => (block.kind === 'ends' ? [block.right] : []));
    expect(ends).toEqual(Array(3).fill('字号：榕转字〔2026〕12 号'));
    expect(await documentOf({ ...request, lineIds: lineIds.slice(0, 1) })).toMatchObject({
      pages: [expect.anything()],
    });
  });

  it('tells whom it brings to this office where that is, and nobody who leaves it', async () => {
    const office = {
      name: '鼓西街道社会保障事务所',
      contactName: null,
      contactPhone: '0591-87654321',
      fondsCode: null,
    };
    await ask('office.save', { ...office, address: '西洪路 128 号' });
    const textOf = async (id: number) =>
      JSON.stringify(await documentOf({ form: 'batch-letter', batchId: id, lineIds: null }));
    expect(await textOf((await closed()).id)).toContain(
      '前到鼓西街道社会保障事务所（地址：西洪路 128 号，电话：0591-87654321）报到',
    );
    const out = await ask('batches.save', {
      id: null,
      version: 0,
      values: { ...letter, direction: 'out', reason: '迁居' },
    });
    await ask('batches.addLine', { batchId: out.id, values: { ...line, idNumber: newIdNumber('1951-05-02', '2') } });
    const text = await textOf(out.id);
    expect(text).toContain('请本人于2026年12月5日前报到');
    expect(text).not.toContain('西洪路 128 号');
  });

  it('says in its receipt where the file was entered, once it was', async () => {
    const { id } = await closed();
    const document = await documentOf<FormDocument>({ form: 'batch-letter', batchId: id, lineIds: null });
    const entered = document.pages.map((page) => {
      const cells = page.flatMap((block) => gridsOf(block).flatMap(({ rows }) => rows.flatMap((row) => row.cells)));
      const at = cells.findIndex((cell) => cell.kind === 'label' && cell.text === '编入第　号');
      const cell = cells[at + 1];
      return cell?.kind === 'value' ? cell.text : undefined;
    });
    const { lines } = await ask('batches.get', { id });
    expect(entered).toEqual([lines[0]?.recordNumber, lines[1]?.recordNumber, null]);
  });
});

describe('移交（接收）清单', () => {
  it('has the columns of the paper in its order, the sums in figures and capitals, and who signs', async () => {
    const { id } = await closed();
    const request = { form: 'batch-list', batchId: id } as const;
    const document = await documentOf<RosterDocument>(request);
    const titles = lists['batch-list'].flatMap((field) => {
      const plain = field.replace(/ \(.*\)$/, '').replace('(死亡)', '（死亡）');
      return plain.startsWith('卷(册)数 ') ? ['正本', '副本'] : plain.split(' / ');
    });
    expect(document.columns.map(({ title }) => title.replaceAll('|', ''))).toEqual(titles);
    fillsItsPaper(document, request);
    const [section] = document.sections;
    expect(section?.head).toEqual([
      [
        { name: '移交单位（章）', text: '福州搪瓷厂' },
        { name: '接收单位（章）', text: '鼓西街道社会保障事务所' },
      ],
      [
        { name: '移交日期', text: '2026年11月20日' },
        { name: '字号', text: '榕转字〔2026〕12 号' },
      ],
    ]);
    expect(section?.closing).toEqual(['合计：3 人（其中缺档 1 人），6 卷，47 份（大写：叁人、陆卷、肆拾柒份）']);
    expect(section?.rows.map((row) => row[13])).toEqual(['到齐', '到齐', '缺档']);
    expect(document.signers).toEqual(['移交人', '监交人', '接收人']);
  });

  it('sums nothing that one of them lacks: room for the pen, in figures and in capitals, and why', async () => {
    const { id } = await ask('batches.save', { id: null, version: 0, values: letter });
    for (const values of [line, { ...line, name: '林玉珠', originals: null, copies: null, papers: null }])
      await ask('batches.addLine', { batchId: id, values: { ...values, idNumber: newIdNumber('1950-05-02', '2') } });
    const document = await documentOf<RosterDocument>({ form: 'batch-list', batchId: id });
    expect(document.sections[0]?.closing).toEqual([
      '合计：2 人，　　 卷，　　 份（大写：贰人、　　卷、　　份）；1 人的卷数或份数没有填写，不能合计',
    ]);
    const summed = document.columns.filter(({ isSummed }) => isSummed).map(({ title }) => title);
    expect(summed).toEqual(['页数']);
  });

  it('says counts in capitals', () => {
    expect([0, 1, 10, 12, 105, 1000].map(inCapitals)).toEqual(['零', '壹', '壹拾', '壹拾贰', '壹佰零伍', '壹仟']);
  });

  it('of a batch that goes out names the sides the other way, and is kept with the batch when it was printed', async () => {
    const values = { ...letter, direction: 'out', reason: '迁居' };
    const { id } = await ask('batches.save', { id: null, version: 0, values });
    const request = { form: 'batch-list', batchId: id } as const;
    const document = await documentOf<RosterDocument>(request);
    expect(document.sections[0]?.head[0]?.[0]).toEqual({ name: '移交单位（章）', text: '鼓西街道社会保障事务所' });
    printed(archive, request);
    const print = archive.db.prepare('SELECT noun, noun_id AS nounId, form FROM print').get();
    expect(print).toEqual({ noun: 'batch', nounId: id, form: 'batch-list' });
  });
});

describe('卷内目录', () => {
  it('has the columns of the paper, by class, numbered anew in each', async () => {
    const { id, lineIds } = await closed();
    const recordId = (await ask('batches.get', { id })).lines[0]?.recordId ?? 0;
    const papers = [
      { class: '10', name: '体检表', copies: 1 },
      { class: '1', name: '履历表', formedOn: '1974', copies: 1, pages: 4 },
      { class: '10', name: '介绍信存根', formedOn: '2005-05', copies: 2, pages: 2 },
    ];
    await ask('batches.saveDirectory', { of: { recordId }, version: 0, papers });
    const request = { form: 'paper-directory', recordId } as const;
    const document = await documentOf<RosterDocument>(request);
    expect(document.columns.map(({ title }) => title)).toEqual(lists['paper-directory']);
    fillsItsPaper(document, request);
    expect(document.sections[0]?.rows).toEqual([
      ['1 履历', 1, '履历表', '1974年', 1, 4, null],
      ['10 其他', 1, '体检表', '', 1, null, null],
      ['10 其他', 2, '介绍信存根', '2005年5月', 2, 2, null],
    ]);
    const ofLine = { form: 'batch-directory', batchId: id, lineId: lineIds[0] ?? 0 } as const;
    expect((await documentOf<RosterDocument>(ofLine)).sections).toEqual(document.sections);
    // Of another batch's line nothing is printed under this batch's name.
    const other = await ask('batches.save', { id: null, version: 0, values: letter });
    const wrong = ask('sheets.get', { request: { ...ofLine, batchId: other.id } });
    expect((await refused(wrong)).code).toBe('batch.notFound');
  });
});

describe('密封档案交接登记单', () => {
  it('tells the chain of hands, oldest first', async () => {
    const { id } = await closed();
    const recordId = (await ask('batches.get', { id })).lines[0]?.recordId ?? 0;
    const { version } = await ask('life.get', { recordId });
    await ask('seals.keep', {
      ...{ recordId, version, on: '2026-11-20', from: '区组织部', sealNumber: '封 0031', forwardOn: '2026-12-10' },
    });
    const [seal] = (await ask('seals.get', { recordId })).items;
    const hand = { sealId: seal?.id, kind: 'pass', on: '2026-11-23', from: '林经办', to: '陈主任', paper: '交接单 5' };
    await ask('seals.pass', hand);
    const request = { form: 'seal-chain', recordId, sealId: seal?.id ?? 0 } as const;
    const document = await documentOf<RosterDocument>(request);
    fillsItsPaper(document, request);
    expect(document.sections[0]?.rows).toEqual([
      ['2026年11月20日', '收到', '区组织部', '林经办', null, null],
      ['2026年11月23日', '交接', '林经办', '陈主任', '交接单 5', null],
    ]);
    const printed = ask('sheets.get', { request: { form: 'paper-directory', recordId } });
    expect((await refused(printed)).code).toBe('seal.unopened');
  });
});
