import { describe, expect, it } from 'vitest';
import type { FormDocument, RosterDocument } from '#shared/contract/sheet-documents.ts';
import type { DocumentRequest } from '#shared/contract/sheets.ts';
import type { RetireeValues } from '#shared/records/retiree/fields.ts';
import { pauseTexts } from '#shared/records/retiree/forms/pause-texts.ts';
import { pauseReasons } from '#shared/records/retiree/life-cycle/steps.ts';
import { namesOn } from '#shared/sheets/cells.ts';
import { newIdNumber, retiree } from '#test/help/archive.ts';
import { archiveOn } from '#test/help/archive-on.ts';
import { asking, printed, refused } from '#test/help/ask.ts';
import { breaksNoFigure, fitsItsPaper, gridsOf, inPaperOrder } from '#test/help/forms.ts';
import { opening, saving } from '#test/help/saving.ts';
import lists from '../fixtures/forms/document-fields.json' with { type: 'json' };

const archive = archiveOn('2026-11-23T08:00:00Z');

const ask = asking(() => archive);
const open = async (values: Partial<RetireeValues> = {}): Promise<number> =>
  (
    await ask(
      'records.save',
      opening(
        retiree({
          name: '林秀英',
          gender: '2',
          retiredOn: '2012-03',
          pensionFen: 312_345,
          deemedMonths: 150,
          actualMonths: 180,
          residenceAddress: '福建省福州市鼓楼区鼓西街道西洪路二百二十二号楼三单元四零一室',
          ...values,
        }),
      ),
    )
  ).id;
async function step(recordId: number, name: string, on: string, paper: string, more: object = {}) {
  const { version } = await ask('life.get', { recordId });
  return ask('life.take', { recordId, version, step: name, on, papers: [{ paper, number: null }], ...more });
}
async function documentOf(request: DocumentRequest): Promise<FormDocument> {
  const sheet = await ask('sheets.get', { request });
  const { document } = sheet as { document: FormDocument };
  if (document.kind !== 'form') throw new Error('no form');
  return document;
}

/** What is filled in behind a name: the value of the cell that follows it. */
function filled(document: FormDocument, name: string): string | null {
  const cells = document.pages
    .flat()
    .flatMap((block) => gridsOf(block).flatMap(({ rows }) => rows.flatMap((row) => row.cells)));
  const at = cells.findIndex((cell) => cell.kind === 'label' && cell.text.replaceAll('|', '') === name);
  const value = cells[at + 1];
  return value?.kind === 'value' ? value.text : null;
}
function ticked(document: FormDocument): string[] {
  return document.pages
    .flat()
    .flatMap(gridsOf)
    .flatMap(({ rows }) => rows.flatMap((row) => row.cells))
    .flatMap((cell) =>
      cell.kind === 'ticks' ? cell.items.filter((item) => item.isTicked).map((item) => item.label) : [],
    );
}
const prose = (document: FormDocument): string =>
  document.pages
    .flat()
    .map((block) => ('text' in block ? block.text : ''))
    .join('\n');

async function changeOf(recordId: number): Promise<number> {
  const { items } = await ask('records.history', { id: recordId, before: null, limit: 50 });
  const change = items.find(({ action }: { action: string }) => action === 'update');
  if (!change) throw new Error('no change');
  return change.id;
}
async function rename(recordId: number, values: Partial<RetireeValues>): Promise<void> {
  const file = await ask('records.get', { id: recordId });
  await ask('records.save', saving(file, { ...file.values, ...values }));
}

describe('every form, with nothing that is signed or written crossing its cell and no figure broken', () => {
  it.each(Object.keys(lists) as (keyof typeof lists)[])(
    '%s has the fields of its list in paper order and fits',
    async (form) => {
      const id = await open();
      await rename(id, { mobile: '13805912345' });
      const request = {
        'death-report': { form: 'death-report', recordId: id, paidThrough: null },
        'survivor-claim': { form: 'survivor-claim', recordId: id, paidThrough: null },
        'change-report': { form: 'change-report', recordId: id, changeId: await changeOf(id) },
        'certification-form': { form: 'certification-form', recordIds: [id] },
        'certification-assist': { form: 'certification-assist', recordId: id },
        'certification-notice': { form: 'certification-notice', recordIds: [id] },
        'suspension-notice': { form: 'suspension-notice', recordIds: [id] },
      }[form] as DocumentRequest;
      const document = await documentOf(request);
      inPaperOrder(document, lists[form]);
      fitsItsPaper(document, request);
    },
  );
});

describe('the report of a death', () => {
  it('says the last payable month, what was paid after it, and by which papers it is known', async () => {
    const id = await open();
    await step(id, 'person.death', '2026-08-31', 'cremation-certificate');
    const document = await documentOf({ form: 'death-report', recordId: id, paidThrough: '2026-10' });
    expect(filled(document, '死亡（发生）日期')).toBe('2026年8月31日');
    expect(filled(document, '最后应发年月')).toBe('2026年8月');
    expect(filled(document, '实际已发至年月')).toBe('2026年10月');
    expect(filled(document, '多发月数')).toBe('2 个月');
    expect(filled(document, '变动原因')).toBe('死亡');
    expect(filled(document, '月待遇额')).toBe('3,123.45 元');
    expect(ticked(document)).toEqual(['终止', '火化证']);
  });

  it('says that what was overpaid came back, once it all has', async () => {
    const id = await open();
    await step(id, 'person.death', '2026-08-31', 'death-certificate');
    await step(id, 'overpaid.claim', '2026-10-10', 'refund-notice', { party: '林小明', amountFen: 624_690 });
    const request = { form: 'death-report', recordId: id, paidThrough: '2026-10' } as const;
    expect(ticked(await documentOf(request))).toEqual(['终止', '否', '死亡医学证明']);
    await step(id, 'overpaid.returned', '2026-10-20', 'bank-receipt', { party: '林小明', amountFen: 624_690 });
    const document = await documentOf(request);
    expect(ticked(document)).toEqual(['终止', '是', '死亡医学证明']);
    expect(filled(document, '退回日期')).toBe('2026年10月20日');
  });

  it('of a pause names its reason, and ticks 停发', async () => {
    const id = await open({ benefitState: 'B1' });
    await step(id, 'benefit.pause', '2026-11-01', 'pause-list', { month: '2026-12', reason: 'prison' });
    const document = await documentOf({ form: 'death-report', recordId: id, paidThrough: null });
    expect(filled(document, '变动原因')).toBe('服刑');
    expect(ticked(document)).toEqual(['停发']);
    expect(filled(document, '死亡（发生）日期')).toBeNull();
  });
});

describe('the claim of survivors', () => {
  it('has the figures only where the office knows the values, and the dependants of the file', async () => {
    const id = await open({
      dependants: [{ name: '王阿妹', relation: '10', birthOn: '1940-05-06', idNumber: null }],
    });
    await step(id, 'person.death', '2026-08-31', 'death-certificate');
    const before = await documentOf({ form: 'survivor-claim', recordId: id, paidThrough: '2026-08' });
    expect(filled(before, '计发基数')).toBeNull();
    expect(filled(before, '实付合计')).toBeNull();
    expect(filled(before, '缴费年限')).toBe('27 年 6 个月');
    expect(filled(before, '开始领取养老金年月')).toBe('2012年4月');
    await ask('policy.add', {
      key: 'retiree.survivor-base',
      areaCode: '350100000000',
      validFrom: '2026-01-01',
      validTo: null,
      value: '4850',
      mark: 'source',
      document: '国家统计局福建调查总队公报',
    });
    const document = await documentOf({ form: 'survivor-claim', recordId: id, paidThrough: '2026-08' });
    expect(filled(document, '丧葬补助金')).toBe('9,700.00 元');
    expect(filled(document, '实付合计')).toMatch(/^[\d,]+\.\d\d 元（大写：人民币.+）$/);
    expect(namesOn(document)).toContain('供养直系亲属');
  });
});

describe('an amount that nobody knows', () => {
  const wholeText = (document: FormDocument): string => JSON.stringify(document.pages);

  it.each(Object.keys(lists) as (keyof typeof lists)[])('stands as no zero and in no total of %s', async (form) => {
    const id = await open({ pensionFen: null });
    await rename(id, { mobile: '13805912345' });
    if (form === 'death-report' || form === 'survivor-claim')
      await step(id, 'person.death', '2026-08-31', 'death-certificate');
    const request = {
      'death-report': { form: 'death-report', recordId: id, paidThrough: null },
      'survivor-claim': { form: 'survivor-claim', recordId: id, paidThrough: null },
      'change-report': { form: 'change-report', recordId: id, changeId: await changeOf(id) },
      'certification-form': { form: 'certification-form', recordIds: [id] },
      'certification-assist': { form: 'certification-assist', recordId: id },
      'certification-notice': { form: 'certification-notice', recordIds: [id] },
      'suspension-notice': { form: 'suspension-notice', recordIds: [id] },
    }[form] as DocumentRequest;
    const document = await documentOf(request);
    expect(wholeText(document)).not.toMatch(/(?<!\d)0\.00/);
    fitsItsPaper(document, request);
  });

  it('leaves room for the pen with its reason where months were paid too much, and gives no 实付合计', async () => {
    const id = await open({ pensionFen: null });
    await ask('policy.add', {
      ...{ key: 'retiree.survivor-base', areaCode: '350100000000', validFrom: '2026-01-01', validTo: null },
      ...{ value: '4850', mark: 'source', document: '国家统计局福建调查总队公报' },
    });
    await step(id, 'person.death', '2026-08-31', 'death-certificate');
    const report = await documentOf({ form: 'death-report', recordId: id, paidThrough: '2026-10' });
    expect(filled(report, '多发金额')).toBe('　　　元（缺 2 个月金额）');
    const claim = await documentOf({ form: 'survivor-claim', recordId: id, paidThrough: '2026-10' });
    expect(filled(claim, '应扣回多发养老金')).toBe('　　　元（缺 2 个月金额）');
    expect(filled(claim, '实付合计')).toBeNull();
  });
});

describe('where a paper tells people to come, it says where that is', () => {
  const office = { name: '鼓西街道社会保障事务所', contactName: null, contactPhone: '0591-87654321', fondsCode: null };
  const place = {
    address: '福建省福州市鼓楼区鼓西街道西洪路一百二十八号便民服务中心一楼大厅三号窗口',
    postcode: '350001',
  };
  const textsOf = async (): Promise<string[]> => {
    const id = await open({ benefitState: 'B1' });
    const texts = [prose(await documentOf({ form: 'certification-notice', recordIds: [id] }))];
    for (const reason of Object.keys(pauseReasons) as (keyof typeof pauseReasons)[]) {
      const one = await open({ benefitState: 'B1' });
      const paper = reason === 'prison' ? 'court-judgment' : 'pause-list';
      await step(one, 'benefit.pause', '2026-11-01', paper, { month: '2026-12', reason });
      const request: DocumentRequest = { form: 'suspension-notice', recordIds: [one] };
      const document = await documentOf(request);
      fitsItsPaper(document, request);
      texts.push(prose(document));
    }
    return texts;
  };

  it('with address and telephone, on every notice and for every reason of a pause', async () => {
    const saved = await ask('office.save', { ...office, ...place, insuredArea: '福建省省本级' });
    expect(saved).toMatchObject({ ...place, insuredArea: '福建省省本级' });
    // What is not given stays as it is.
    expect(await ask('office.save', office)).toMatchObject(place);
    for (const text of await textsOf())
      expect(text).toContain(`到${office.name}（地址：${place.address}，电话：0591-87654321）`);
  });

  it('the form that another office sends back says where to, and where people are insured; both left to the pen if unknown', async () => {
    const id = await open({ benefitState: 'B1' });
    const cellsOf = async () => JSON.stringify(await documentOf({ form: 'certification-assist', recordId: id }));
    const before = await cellsOf();
    expect(before).not.toContain('福建省省本级');
    await ask('office.save', { ...office, ...place, insuredArea: '福建省省本级' });
    const after = await cellsOf();
    for (const text of ['福建省省本级', place.address, place.postcode]) expect(after).toContain(text);
    fitsItsPaper(await documentOf({ form: 'certification-assist', recordId: id }), {
      form: 'certification-assist',
      recordId: id,
    });
  });

  it('with a place for the pen where the office has not told it, never an empty phrase', async () => {
    for (const text of await textsOf())
      expect(text).toMatch(/到鼓西街道社会保障事务所（地址：\u3000{8,}，电话：\u3000{6,}）/);
  });
});

describe('letters and forms of many', () => {
  it('are one page for each letter, two forms on a page', async () => {
    const ids = [await open(), await open({ name: '尉迟海永' }), await open({ name: '王大' })];
    expect((await documentOf({ form: 'certification-notice', recordIds: ids })).pages).toHaveLength(3);
    expect((await documentOf({ form: 'certification-form', recordIds: ids })).pages).toHaveLength(2);
  });

  it('break the address at 20 characters, mask the number, and say the first unpaid month', async () => {
    const id = await open({ benefitState: 'B1', postcode: '350001' });
    await step(id, 'benefit.pause', '2026-11-01', 'pause-list', { month: '2026-12', reason: 'overdue' });
    const document = await documentOf({ form: 'suspension-notice', recordIds: [id] });
    const address = document.pages[0]?.find((block) => block.kind === 'address');
    if (address?.kind !== 'address') throw new Error('no address');
    expect(address.lines[0]).toBe('350001');
    for (const line of address.lines) expect(Array.from(line).length).toBeLessThanOrEqual(20);
    const { idNumber } = (await ask('records.get', { id })).values;
    const text = prose(document);
    expect(text).not.toContain(idNumber);
    expect(text).toContain(`${String(idNumber).slice(0, 6)}********`);
    expect(text).toContain('因逾期未认证，经办机构决定自2026年12月起暂停发放');
  });

  it.each(Object.keys(pauseReasons) as (keyof typeof pauseReasons)[])(
    'follow the reason of the pause: %s',
    async (reason) => {
      const id = await open({ benefitState: 'B1' });
      const paper = reason === 'prison' ? 'court-judgment' : 'pause-list';
      await step(id, 'benefit.pause', '2026-11-01', paper, { month: '2026-12', reason });
      const text = prose(await documentOf({ form: 'suspension-notice', recordIds: [id] }));
      expect(text).toContain(`因${pauseTexts[reason].why}，经办机构决定自2026年12月起`);
      // Only who forgot to certify is promised the months by certifying.
      expect(text.includes('补发暂停期间的养老金')).toBe(reason === 'overdue');
      expect(text.includes('资格认证周期')).toBe(reason === 'overdue');
      if (reason === 'prison') expect(text).not.toContain('补办资格认证');
    },
  );

  it('of a pause that a roster brought leave the reason to the pen', async () => {
    const id = await open({ benefitState: 'B1' });
    archive.db.prepare("UPDATE retiree SET benefit_state = 'B2' WHERE id = ?").run(id);
    const text = prose(await documentOf({ form: 'suspension-notice', recordIds: [id] }));
    expect(text).toContain('因　　　　　　　　，经办机构决定自　　　年　　月起暂停发放');
    expect(text).not.toContain('逾期未认证');
  });

  it('say the certification that was made, its way and the next day', async () => {
    const id = await open();
    await ask('certification.enter', {
      text: (await ask('records.get', { id })).number,
      on: '2026-11-20',
      way: '06',
      party: null,
      paperNumber: null,
      note: null,
    });
    const document = await documentOf({ form: 'certification-form', recordIds: [id] });
    expect(filled(document, '认证方式')).toBe('上门');
    expect(ticked(document)).toEqual(['养老', '健在']);
    expect(filled(document, '下次认证截止日期')).toBe('2027年11月20日');
    expect(filled(document, '认证年度')).toBe('2026');
    expect(filled(document, '周期起止')).toBe('2026年11月20日 至 2027年11月20日');
  });

  it.each<[string, string, (id: number) => Promise<unknown>, string[]]>([
    ['overdue', '2025-09-01', async () => undefined, ['养老']],
    ['about to end', '2025-12-10', async () => undefined, ['养老']],
  ])(
    'state only what holds for this cycle: a certification that is %s is never this one',
    async (_what, on, then, ticks) => {
      const id = await open();
      await ask('certification.enter', { text: (await ask('records.get', { id })).number, on, way: '06' });
      await then(id);
      const document = await documentOf({ form: 'certification-form', recordIds: [id] });
      expect(ticked(document)).toEqual(ticks);
      expect(filled(document, '认证年度')).toBe('2026');
      for (const name of ['认证方式', '认证日期', '下次认证截止日期', '周期起止'])
        expect(filled(document, name), name).toBeNull();
    },
  );
});

describe('a form is made for nobody to whom it cannot apply', () => {
  it.each<[string, string, Partial<RetireeValues>, (id: number) => Promise<unknown>]>([
    ['已登记死亡', 'dead', {}, (id) => step(id, 'person.death', '2026-10-05', 'death-certificate')],
    [
      '管理关系已转出',
      'transferred',
      {},
      (id) => step(id, 'management.transferOut', '2026-10-05', 'transfer-letter', { party: '仓山区某街道' }),
    ],
    [
      '待遇已终止',
      'stopped',
      {},
      (id) => step(id, 'benefit.stop', '2026-11-05', 'agency-notice', { month: '2026-11', reason: 'abroad' }),
    ],
    ['还没到退休时间', 'not yet retired', { retiredOn: '2027-03', birthOn: '1967-01-02' }, async () => undefined],
  ])('%s: certification and its letters of somebody %s', async (why, _who, values, then) => {
    const id = await open({ benefitState: 'B1', ...values });
    const other = await open({ name: '王大' });
    await then(id);
    for (const form of ['certification-form', 'certification-notice'] as const) {
      const alone = await refused(ask('sheets.get', { request: { form, recordIds: [id] } }));
      expect(alone, form).toMatchObject({ code: 'printing.unfit', params: { first: expect.stringContaining(why) } });
      const { leftOut } = (await ask('sheets.get', { request: { form, recordIds: [id, other] } })) as {
        leftOut: string[];
      };
      expect(leftOut).toEqual([expect.stringContaining(why)]);
    }
  });
});

describe('the number of a person stands under its own kind’s word', () => {
  it.each<[RetireeValues['idKind'], string, string]>([
    ['citizen', '公民身份号码', newIdNumber('1950-01-02', '2')],
    ['hmt', '港澳台居民居住证', '810000199408230021'],
    ['foreigner', '外国人永久居留身份证', 'FRA110073062306'],
  ])('%s, on every form of one person', async (idKind, word, idNumber) => {
    const id = await open({ idKind, idNumber });
    await step(id, 'benefit.pause', '2026-11-01', 'pause-list', { month: '2026-12', reason: 'overdue' });
    const requests: DocumentRequest[] = [
      { form: 'certification-form', recordIds: [id] },
      { form: 'certification-assist', recordId: id },
      { form: 'death-report', recordId: id, paidThrough: null },
    ];
    for (const request of requests) expect(filled(await documentOf(request), word), request.form).toBe(idNumber);
    const card = idKind === 'citizen' ? '居民身份证' : word;
    for (const form of ['certification-notice', 'suspension-notice'] as const) {
      const letter = prose(await documentOf({ form, recordIds: [id] }));
      expect(letter).toContain(`（${word} ${idNumber.slice(0, 6)}`);
      expect(letter, 'the card to bring is her own').toContain(`持本人${card}到`);
      if (idKind !== 'citizen') expect(letter).not.toContain('居民身份证到');
    }
  });
});

it('the lines of an envelope break no house number and begin with no dot of a name', async () => {
  const id = await open({
    name: '阿卜杜热合曼·买买提吐尔逊江·阿不力克木·艾山江',
    residenceAddress: '福建省福州市鼓楼区鼓西街道西洪路一百二十8888号12-3-401室',
  });
  const document = await documentOf({ form: 'certification-notice', recordIds: [id] });
  const lines = document.pages.flat().flatMap((block) => (block.kind === 'address' ? block.lines : []));
  for (const figure of ['8888', '12-3-401']) expect(lines.filter((line) => line.includes(figure))).toHaveLength(1);
  for (const line of lines) {
    expect(Array.from(line).length).toBeLessThanOrEqual(20);
    expect(line).not.toMatch(/^[·）]/);
  }
  expect(lines.join('')).toContain('西洪路一百二十8888号12-3-401室阿卜杜热合曼·买买提吐尔逊江·阿不力克木·艾山江');
});

describe('the list that proposes a pause', () => {
  it('says of each how long it is overdue, and leaves the decision to the agency', async () => {
    const ids = [await open(), await open({ name: '王大', residenceAddress: null, registeredAddress: '道山路 1 号' })];
    const { number } = await ask('records.get', { id: ids[0] ?? 0 });
    await ask('certification.enter', { text: number, on: '2025-11-13', way: '04' });
    const sheet = await ask('sheets.get', { request: { form: 'pause-proposal', recordIds: ids } });
    const { document } = sheet as { document: RosterDocument };
    expect(document.columns.reduce((sum, { width }) => sum + width, 0)).toBe(273);
    breaksNoFigure(document);
    const [section] = document.sections;
    expect(section?.rows.map((row) => [row[0], row[3], row[6], row[7], row[8]])).toEqual([
      ['林秀英', expect.stringContaining('西洪路'), '2026-11-13', 10, '2026-12'],
      ['王大', '道山路 1 号', null, null, '2026-12'],
    ]);
    expect(document.notes).toContain('由经办机构决定');
  });
});

describe('the report of a change', () => {
  it('has each changed field before and after, six to a page, and the kinds of change ticked', async () => {
    const id = await open();
    await rename(id, {
      name: '林秀瑛',
      mobile: '13805912345',
      contactName: '林小明',
      hobbies: ['1'],
      skills: '书法',
      health: '1',
      postcode: '350001',
    });
    const document = await documentOf({ form: 'change-report', recordId: id, changeId: await changeOf(id) });
    expect(document.pages).toHaveLength(2);
    expect(ticked(document)).toEqual(['关键信息', '一般信息', '关键信息', '一般信息']);
    const rows = document.pages
      .flat()
      .flatMap(gridsOf)
      .flatMap(({ rows: all }) => all.map(({ cells }) => cells));
    expect(rows.map((cells) => cells.map((cell) => ('text' in cell ? cell.text : null)))).toContainEqual([
      '姓名',
      '林秀英',
      '林秀瑛',
      null,
    ]);
  });

  it('is kept in the history of the file when it was printed', async () => {
    const id = await open();
    await rename(id, { mobile: '13805912345' });
    printed(archive, { form: 'change-report', recordId: id, changeId: await changeOf(id) });
    const { items } = await ask('records.history', { id, before: null, limit: 50 });
    expect(items[0]).toMatchObject({ action: 'print', note: 'change-report pdf' });
  });
});
