import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sumOf } from '#renderer/sheets/roster-columns.ts';
import { paginate } from '#renderer/sheets/roster-pages.ts';
import type { RosterDocument } from '#shared/contract/sheet-documents.ts';
import type { RollLine } from '#shared/records/retiree/contract/payments.ts';
import { paymentRoll } from '#shared/records/retiree/forms/payment-roll.ts';
import { amountInWords, formatMoney } from '#shared/rules/money.ts';
import { LYING_MM } from '#shared/sheets/cells.ts';
import { newIdNumber, retiree } from '#test/help/archive.ts';
import { archiveOn } from '#test/help/archive-on.ts';
import { asking, printed, refused } from '#test/help/ask.ts';
import { breaksNoFigure } from '#test/help/forms.ts';
import { opening } from '#test/help/saving.ts';
import lists from '../../fixtures/forms/roster-fields.json' with { type: 'json' };

const archive = archiveOn('2026-11-23T08:00:00Z');

const ask = asking(() => archive);
async function open(name: string, more: object = {}): Promise<string> {
  const idNumber = newIdNumber();
  const paid = { bankCode: '102', accountName: name, accountNumber: '6222020000000000001', paymentMethod: '11' };
  const values = retiree({ name, idNumber, pensionFen: 312_345, communityId: 1, ...paid, ...more });
  await ask('records.save', opening(values));
  return idNumber;
}
async function finalise(month: string): Promise<number> {
  const { digest } = await ask('payments.roll', { month });
  return (await ask('payments.finalise', { month, digest })).rollId;
}
async function rosterOf(request: object): Promise<RosterDocument> {
  const sheet = await ask('sheets.get', { request });
  if (!('document' in sheet) || sheet.document.kind !== 'roster') throw new Error('no roster');
  return sheet.document;
}

describe.each(['pay-roll', 'pay-changes'] as const)('%s', (form) => {
  it('has the columns of the field list in paper order, and fills the paper', async () => {
    await open('张三');
    const rollId = await finalise('2026-11');
    const part = { bankCode: null, communityId: null, isMasked: false };
    const document = await rosterOf({ form, rollId, ...(form === 'pay-roll' ? part : {}) });
    const list = lists[form];
    expect(document.columns.map(({ title }) => title.replaceAll('|', ''))).toEqual(list.columns);
    expect(document.columns.reduce((sum, { width }) => sum + width, 0)).toBe(LYING_MM);
    breaksNoFigure(document);
    expect(document.sections[0]?.head.flat().map(({ name }) => name)).toEqual(list.head);
    expect(document.signers.map((who) => who.replace(/（.*）/, ''))).toEqual(list.signers);
    for (const { rows } of document.sections)
      for (const row of rows)
        expect(row.length).toBe(
          document.columns[0]?.title === '序号' ? document.columns.length - 1 : document.columns.length,
        );
  });
});

it('a column with numbers of other kinds is not headed as the citizens’ own', async () => {
  await open('张三');
  await open('陈澳', { idKind: 'hmt', idNumber: '810000199408230021' });
  const rollId = await finalise('2026-11');
  const document = await rosterOf({ form: 'pay-roll', rollId, bankCode: null, communityId: null, isMasked: false });
  const titles = document.columns.map(({ title }) => title);
  expect(titles).toContain('证件号码');
  expect(titles).not.toContain('公民身份号码');
});

it('a number that only the agency gives is left to the pen and never invented: 个人编号, 工号', async () => {
  await open('张三');
  await finalise('2026-10');
  await open('李四');
  const rollId = await finalise('2026-11');
  for (const [form, title] of [
    ['pay-roll', '个人编号'],
    ['pay-changes', '工号'],
  ] as const) {
    const part = { bankCode: null, communityId: null, isMasked: false };
    const { columns, sections } = await rosterOf({ form, rollId, ...(form === 'pay-roll' ? part : {}) });
    const at = columns.findIndex((column) => column.title.replaceAll('|', '') === title);
    const shift = columns[0]?.title === '序号' ? 1 : 0;
    const values = sections.flatMap(({ rows }) => rows.map((row) => row[at - shift]));
    expect(values.length).toBeGreaterThan(0);
    expect(values.filter((value) => value !== null)).toEqual([]);
  }
});

describe('the printed roll', () => {
  it('has a section of its own for each bank and community, and hides numbers when asked', async () => {
    const idNumber = await open('张三');
    await open('李四', { bankCode: '105' });
    await open('王五', { communityId: 2 });
    const rollId = await finalise('2026-11');
    const all = { form: 'pay-roll', rollId, bankCode: null, communityId: null, isMasked: false };
    const roster = await rosterOf(all);
    expect(roster.sections.map(({ head }) => head[1]?.map(({ text }) => text))).toEqual([
      ['中国工商银行', '达明社区', '2026年11月23日'],
      ['中国工商银行', '西洪社区', '2026年11月23日'],
      ['中国建设银行', '达明社区', '2026年11月23日'],
    ]);
    expect(roster.sections[0]?.rows[0]).toContain(idNumber);
    expect(roster.sections[0]?.closing).toEqual([`总计：1 人，3,123.45 元　　（大写）${amountInWords(312_345)}`]);
    expect((await rosterOf({ ...all, bankCode: '105' })).sections).toHaveLength(1);
    expect(JSON.stringify(await rosterOf({ ...all, isMasked: true }))).not.toContain(idNumber);
    printed(archive, all);
    const [entry] = (await ask('log.list', { limit: 1 })).items;
    expect(entry).toMatchObject({ action: 'print', noun: 'payroll', nounId: rollId });
  });

  it('that hides numbers hides accounts too', async () => {
    const idNumber = await open('张三');
    const rollId = await finalise('2026-11');
    const masked = { form: 'pay-roll', rollId, bankCode: null, communityId: null, isMasked: true };
    const text = JSON.stringify(await rosterOf(masked));
    expect(text).not.toContain('6222020000000000001');
    expect(text).toContain('***************0001');
    expect(text).not.toContain(idNumber);
  });

  it('of changes counts nobody as an increase where the month before has no final roll, and says so', async () => {
    await open('张三');
    const changes = await rosterOf({ form: 'pay-changes', rollId: await finalise('2026-10') });
    const [first] = changes.sections;
    expect(first?.rows).toEqual([]);
    expect(first?.closing[0]).toBe('上月没有定稿的花名册，不能比较增减');
    // Nor is there a count or a sum of what cannot be compared.
    expect(changes.areSumsUnknown).toBe(true);
    await open('新来');
    const second = (await rosterOf({ form: 'pay-changes', rollId: await finalise('2026-11') })).sections[0];
    expect(second?.rows.map((row) => row[1])).toEqual(['新来']);
    expect(second?.closing[0]).toContain('至本月离退休人员总数');
  });

  it('is of a final month only', async () => {
    await open('张三');
    const request = { form: 'pay-roll', rollId: 1, bankCode: null, communityId: null, isMasked: false };
    expect((await refused(ask('sheets.get', { request }))).code).toBe('payroll.notFound');
  });

  it('comes to the same whether it is summed by pages, by sections or as a whole', () => {
    const fen = fc.integer({ min: 0, max: 900_000 });
    const part = fc.record({
      ...{ baseFen: fen, subsidyFen: fen, arrearsFen: fen, bankCode: fc.constantFrom('102', '105', null) },
      communityId: fc.constantFrom(1, 2, null),
    });
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 120 }), (parts) => {
        const lines = parts.map((one, index): RollLine => {
          const deductionFen = Math.min(one.arrearsFen, one.baseFen);
          const person = {
            name: '张三',
            gender: null,
            idNumber: null,
            phone: null,
            communityName: null,
            bankName: null,
          };
          const rest = { accountName: null, accountNumber: null, paymentMethod: null, returnReason: null, note: null };
          return {
            ...{ ...person, ...rest, ...one, deductionFen, lineId: null, recordId: index + 1, position: index + 1 },
            ...{ netFen: one.baseFen + one.subsidyFen + one.arrearsFen - deductionFen, state: 'sent' },
          };
        });
        const common = {
          officeName: '街道',
          month: '2026-11',
          number: '202611-1',
          today: '2026-11-23',
          isMasked: false,
          voided: null,
        };
        const document = paymentRoll({ ...common, lines, bankLabel: (code) => code, stateLabel: () => '' });
        const at = document.columns.findIndex(({ title }) => title === '实发合计');
        const pages = document.sections.flatMap(({ rows }) =>
          paginate(rows, { firstMm: 120, nextMm: 120, endMm: 40 }, () => 7),
        );
        const byPage = pages.reduce((sum, page) => sum + (sumOf(document, at, page.rows) ?? Number.NaN), 0);
        const bySection = document.sections.reduce(
          (sum, { rows }) => sum + (sumOf(document, at, rows) ?? Number.NaN),
          0,
        );
        const whole = lines.reduce((sum, { netFen }) => sum + netFen, 0);
        expect([byPage, bySection]).toEqual([whole, whole]);
        expect(pages.reduce((sum, page) => sum + page.rows.length, 0)).toBe(lines.length);
        for (const { rows, closing } of document.sections)
          expect(closing[0]).toContain(formatMoney(sumOf(document, at, rows) ?? Number.NaN));
      }),
      { numRuns: 60 },
    );
  });
});
