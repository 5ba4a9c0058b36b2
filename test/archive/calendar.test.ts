import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { handlers } from '#electron/archive/core/handlers.ts';
import { answer, callDirectly } from '#electron/archive/core/serve.ts';
import { encodeGb18030 } from '#electron/archive/roster/encoding.ts';
import { readSheetRows } from '#electron/archive/workbook/sheet-rows.ts';
import { newArchive, type TestArchive } from '#test/help/archive.ts';
import { rosterFile, xlsxFile } from '#test/help/rosters.ts';

let archive: TestArchive;
beforeEach(() => {
  archive = newArchive();
});
afterEach(() => archive.remove());

const YEAR_2027 =
  '日期,类型,名称\r\n2027-10-01,放假,国庆节\r\n2027-10-04,放假,国庆节\r\n2027-10-09,调休上班,国庆节\r\n';
const take = (path: string) => callDirectly(handlers, archive.context, 'calendar.import', { path });
const reply = (name: string, input: unknown) => answer(handlers, archive.context, name, input, true);

describe('a calendar as a sheet', () => {
  it('makes a year certain that the program does not know', async () => {
    const ask = { from: '2027-09-30', days: 2, kind: 'working' };
    expect(await reply('calendar.deadline', ask)).toEqual({
      ok: true,
      value: { date: '2027-10-04', isCertain: false, uncertainYears: [2027] },
    });
    expect(await take(rosterFile('2027.csv', encodeGb18030(YEAR_2027)))).toEqual({
      days: 3,
      replacedYears: [2027],
      addedYears: [],
    });
    expect(archive.events).toEqual([{ name: 'policy.changed' }]);
    expect(await reply('calendar.deadline', ask)).toEqual({
      ok: true,
      value: { date: '2027-10-06', isCertain: true, uncertainYears: [] },
    });
    const month = await callDirectly(handlers, archive.context, 'calendar.month', { year: 2027, month: 10 });
    expect(month.days[8]).toMatchObject({ date: '2027-10-09', isWorkday: true, source: '导入：2027.csv' });
  });

  it('comes back as it was written', async () => {
    const path = join(archive.dir, '工作日历.xlsx');
    const { days } = await callDirectly(handlers, archive.context, 'calendar.export', { path, year: 2026 });
    const sheet = await readSheetRows(path);
    expect(sheet).toHaveLength(days + 1);
    const before = await reply('calendar.years', {});
    expect(await take(path)).toMatchObject({ days, replacedYears: [2026] });
    const after = await reply('calendar.years', {});
    expect(JSON.stringify(after).replace('"own"', '"shipped"')).toBe(JSON.stringify(before));
  });

  it('may be a workbook with days in it', async () => {
    const rows = [
      ['名称', '日期', '类型'],
      ['国庆节', new Date('2027-10-01'), '放假'],
    ];
    const path = await xlsxFile([{ rows, formats: { B2: 'yyyy/m/d' } }]);
    expect(await take(path)).toMatchObject({ replacedYears: [2027] });
  });

  it.each<[string, string, number, string]>([
    ['a wrong column', YEAR_2027.replace('类型', '种类'), 1, '没有“类型”列'],
    ['a day twice', `${YEAR_2027}2027-10-01,放假,国庆节\r\n`, 5, '与第 2 行重复'],
    ['a day that is none', `${YEAR_2027}2027-02-30,放假,春节\r\n`, 5, '2027-02-30'],
    ['a kind nobody knows', `${YEAR_2027}2027-02-05,半天,春节\r\n`, 5, '半天'],
  ])('with %s is refused whole, by row and reason', async (_what, text, row, reason) => {
    const refused = await reply('calendar.import', { path: rosterFile('a.csv', text) });
    expect(refused).toMatchObject({
      ok: false,
      error: { code: 'sheet.refused', params: { row, message: expect.stringContaining(reason) } },
    });
    expect(archive.db.prepare('SELECT count(*) FROM calendar_day').pluck().get()).toBe(0);
  });

  it('is asked with days that can be counted', async () => {
    for (const input of [
      { from: '2026-02-30', days: 1, kind: 'working' },
      { from: '2026-02-03', days: -1, kind: 'working' },
      { from: '2026-02-03', days: 1.5, kind: 'calendar' },
    ])
      expect(await reply('calendar.deadline', input)).toMatchObject({ ok: false, error: { code: 'input.invalid' } });
  });
});
