import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { handlers } from '#electron/archive/core/handlers.ts';
import { callDirectly } from '#electron/archive/core/serve.ts';
import { encodeGb18030 } from '#electron/archive/roster/encoding.ts';
import { readSheetRows } from '#electron/archive/workbook/sheet-rows.ts';
import type { ArchiveCall, ArchiveInput } from '#shared/contract/archive.ts';
import { archiveContract } from '#shared/contract/archive.ts';
import { isAppError } from '#shared/errors.ts';
import { newArchive, type TestArchive } from '#test/help/archive.ts';
import { rosterFile, xlsxFile } from '#test/help/rosters.ts';

const HEADINGS = '参数代码,地区代码,生效日期,截止日期,取值,依据文件,标记';
const DISTRICT = '350102000000';

let archive: TestArchive;
beforeEach(() => {
  archive = newArchive();
});
afterEach(() => archive.remove());

async function call<N extends ArchiveCall>(name: N, input: ArchiveInput<N>) {
  const value = await callDirectly(handlers, archive.context, name, input);
  archiveContract[name].output.parse(value);
  return value;
}
async function refused(work: Promise<unknown>): Promise<unknown> {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  return isAppError(error) ? { code: error.code, params: error.params } : error;
}
const csv = (...lines: string[]) => rosterFile('a.csv', [HEADINGS, ...lines, ''].join('\r\n'));
const take = (path: string) => call('policy.importFile', { path });
const standard = {
  key: 'allowance.standard-urban',
  areaCode: DISTRICT,
  validFrom: '2025-07-01',
  validTo: null,
  value: '810元/月',
  document: '鼓民〔2025〕12号',
  mark: 'source',
} as const;
const own = async (key: string) => (await call('policy.history', { key })).rows.filter((row) => row.id !== null);

describe('dated values', () => {
  it('are entered as clerks write them, listed, ended by the next, and taken back', async () => {
    await call('policy.add', standard);
    const preview = await call('policy.preview', {
      key: standard.key,
      areaCode: DISTRICT,
      validFrom: '2026-07-01',
      validTo: null,
    });
    expect(preview).toMatchObject({ before: { value: '810' }, ends: { value: '810' }, clash: null });
    await call('policy.add', { ...standard, validFrom: '2026-07-01', value: '850.5', endsPrevious: true });
    const list = await call('policy.list', { text: '城市低保标准', onDate: '2026-08-01' });
    expect(list.items).toMatchObject([{ row: { value: '850.50' }, next: null }]);
    const { commands } = await call('policy.history', { key: standard.key });
    expect(commands.map((command) => command.title)).toEqual([
      '登记城市低保标准：850.50 元/月（2026-07-01 起）',
      '登记城市低保标准：810 元/月（2025-07-01 起）',
    ]);
    await call('commands.undo', { id: commands[0]?.id ?? 0 });
    expect(await own(standard.key)).toMatchObject([{ value: '810', validTo: null }]);
    expect(new Set(archive.events.map((event) => event.name))).toEqual(new Set(['policy.changed']));
  });

  it('are refused at the field when they are no value of their key', async () => {
    expect(await refused(call('policy.add', { ...standard, value: '八百' }))).toMatchObject({
      code: 'input.invalid',
      params: { fields: { value: expect.stringContaining('金额') } },
    });
    const days = { ...standard, key: 'allowance.posting', value: '7个工作日' };
    expect(await refused(call('policy.add', days))).toMatchObject({ params: { fields: { value: expect.anything() } } });
    expect(await refused(call('policy.add', { ...standard, key: 'no.such', value: '1' }))).toMatchObject({
      code: 'input.invalid',
    });
  });

  it('tell why a period is not free before anything is saved', async () => {
    await call('policy.add', { ...standard, validTo: '2026-06-30' });
    const preview = await call('policy.preview', {
      key: standard.key,
      areaCode: DISTRICT,
      validFrom: '2026-01-01',
      validTo: null,
    });
    expect(preview.ends).toBeNull();
    expect(preview.clash).toContain('2025-07-01 起的 810 元/月');
  });
});

describe('a sheet of dated values', () => {
  it('comes back as it was written', async () => {
    await call('policy.add', standard);
    await call('policy.add', { ...standard, key: 'allowance.rounding', areaCode: '', value: '四舍五入' });
    await call('policy.close', {
      key: 'allowance.posting',
      areaCode: '',
      validFrom: '2021-07-01',
      validTo: '2026-12-31',
    });
    const path = join(archive.dir, '政策数值.xlsx');
    const { rows } = await call('policy.export', { path });
    const sheet = await readSheetRows(path);
    expect(sheet).toHaveLength(rows + 1);
    expect(sheet[0]).toEqual(expect.arrayContaining(HEADINGS.split(',')));
    expect(sheet.find((row) => row.includes(DISTRICT))).toEqual([
      '最低生活保障',
      '城市低保标准',
      'allowance.standard-urban',
      DISTRICT,
      '2025-07-01',
      '',
      '810',
      '元/月',
      '鼓民〔2025〕12号',
      '有依据',
      '本单位',
    ]);
    expect(sheet.find((row) => row.includes('allowance.rounding') && row.includes('本单位'))).toContain('四舍五入');
    expect(await take(path)).toEqual({ added: 0, changed: 0, same: rows });

    const other = newArchive();
    const result = await callDirectly(handlers, other.context, 'policy.importFile', { path });
    // The fourth is the rounding of the program, which the own one ended.
    expect(result).toMatchObject({ added: 4, changed: 0 });
    const history = await callDirectly(handlers, other.context, 'policy.history', { key: 'allowance.posting' });
    expect(history.rows.map((row) => row.validTo)).toEqual(['2026-12-31', '2021-06-30']);
    other.remove();
  });

  it('is read from CSV of old programs and from workbooks with days and numbers in them', async () => {
    const text = `${HEADINGS}\r\nallowance.pay-day,,2026/1/1,,每月10日,街办〔2026〕1号,有依据\r\n`;
    expect(await take(rosterFile('旧.csv', encodeGb18030(text)))).toEqual({ added: 1, changed: 0, same: 0 });
    const path = await xlsxFile([
      {
        rows: [
          ['标记', '取值', '参数代码', '地区代码', '生效日期', '截止日期', '依据文件', '单位'],
          [
            '有依据',
            0.9,
            'unemployment.benefit-percent',
            '350000000000',
            new Date('2026-01-01'),
            null,
            '闽人社〔2025〕8号',
            '%',
          ],
          [],
          ['待本单位确认', 1234.5, standard.key, DISTRICT, '2026年1月1日', '2026.12.31', null, null],
        ],
        formats: { B2: '0%', E2: 'yyyy-mm-dd' },
      },
    ]);
    expect(await take(path)).toEqual({ added: 2, changed: 0, same: 0 });
    expect(await own('unemployment.benefit-percent')).toMatchObject([{ value: '90', validFrom: '2026-01-01' }]);
    expect(await own(standard.key)).toMatchObject([{ value: '1234.50', validTo: '2026-12-31' }]);
  });

  const good = 'allowance.pay-day,,2026-01-01,,10,街办〔2026〕1号,有依据';
  it.each<[string, string, number, string]>([
    ['a key nobody knows', 'allowance.nothing,,2026-01-01,,10,文,有依据', 3, '参数代码“allowance.nothing”'],
    ['a day that is none', 'allowance.settlement-day,,2026-02-30,,10,文,有依据', 3, '生效日期“2026-02-30”'],
    ['an end that is none', 'allowance.settlement-day,,2026-02-01,长期,10,文,有依据', 3, '截止日期“长期”'],
    ['an end before the beginning', 'allowance.settlement-day,,2026-02-01,2026-01-01,10,文,有依据', 3, '早于开始日期'],
    ['a value of another unit', 'allowance.settlement-day,,2026-02-01,,32,文,有依据', 3, '取值“32”'],
    ['an area that is none', 'allowance.settlement-day,3501,2026-02-01,,3,文,有依据', 3, '地区代码“3501”'],
    ['a mark nobody knows', 'allowance.settlement-day,,2026-02-01,,3,文,好', 3, '标记“好”'],
    ['a source without its document', 'allowance.settlement-day,,2026-02-01,,3,,有依据', 3, '依据文件'],
    ['a period that overlaps', 'allowance.pay-day,,2025-01-01,2026-01-01,5,文,有依据', 2, '有效期重叠'],
  ])('with %s is refused whole, by row and reason', async (_what, line, row, reason) => {
    expect(await refused(take(csv(good, line)))).toMatchObject({
      code: 'sheet.refused',
      params: { row, message: expect.stringContaining(reason) },
    });
    expect(await own('allowance.pay-day')).toEqual([]);
  });

  it.each<[string, string, string]>([
    ['without a column', HEADINGS.replace(',截止日期', ''), '没有“截止日期”列'],
    ['with a column nobody knows', `${HEADINGS},截至日期`, '标题“截至日期”'],
    ['with a column twice', `${HEADINGS},取值`, '两个“取值”列'],
  ])('%s is refused whole', async (_what, headings, reason) => {
    expect(await refused(take(rosterFile('a.csv', `${headings}\r\n${good}\r\n`)))).toMatchObject({
      code: 'sheet.refused',
      params: { row: 1, message: expect.stringContaining(reason) },
    });
  });

  it('that is no table, or a place that cannot be written, is told as such', async () => {
    expect(await refused(take(rosterFile('a.pdf', '%PDF-1.4')))).toMatchObject({ code: 'roster.notWorkbook' });
    expect(await refused(take(csv()))).toMatchObject({ code: 'sheet.refused', params: { row: 1 } });
    const path = join(archive.dir, '没有这个文件夹', 'a.xlsx');
    expect(await refused(call('policy.export', { path }))).toMatchObject({ code: 'file.placeLost' });
    expect(existsSync(path)).toBe(false);
  });
});
