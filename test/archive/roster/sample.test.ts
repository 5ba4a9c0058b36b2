import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findTable } from '#electron/archive/roster/find-table.ts';
import { judgeRows } from '#electron/archive/roster/judge-rows.ts';
import { readWorkbook } from '#electron/archive/roster/read-workbook.ts';
import { dictionaryOf } from '#shared/codes/dictionary.ts';
import { retireeRosterColumns } from '#shared/records/retiree/roster.ts';
import { personKeys } from '#shared/records/roster.ts';

const fixtures = join(import.meta.dirname, '../../fixtures/rosters');
const truth = JSON.parse(readFileSync(join(fixtures, 'retiree-roster.truth.json'), 'utf8')) as {
  headerRow: number;
  rows: number;
  accepted: number;
  rejected: { row: number; field: string; reason: string }[];
  ignored: number[];
  normalised: { row: number; notes: string[] }[];
};

async function judged(file: string) {
  const workbook = await readWorkbook(join(fixtures, file));
  const options = {
    columns: retireeRosterColumns,
    keys: personKeys,
    remembered: new Map(),
    sheet: null,
    headerRow: null,
    mapping: null,
  };
  const table = findTable(workbook, file, options);
  return {
    workbook,
    table,
    rows: Array.from(judgeRows(table, 'retiree', workbook.date1904, dictionaryOf([]), '2026-11-30')),
  };
}

describe.each(['retiree-roster.xlsx', 'retiree-roster-gb18030.csv'])('the sample roster %s', (file) => {
  it('gives exactly the accepted, rejected and ignored rows of its truth', async () => {
    const { table, rows } = await judged(file);
    expect(table.headerRow).toBe(truth.headerRow);
    expect(rows.filter((row) => row.verdict !== 'ignored')).toHaveLength(truth.rows);
    expect(rows.filter((row) => row.verdict === 'accepted')).toHaveLength(truth.accepted);
    expect(rows.filter((row) => row.verdict === 'ignored').map((row) => row.row)).toEqual(truth.ignored);
    expect(
      rows.filter((row) => row.verdict === 'rejected').map(({ row, field, reason }) => ({ row, field, reason })),
    ).toEqual(truth.rejected);
  });

  it('lists exactly what was put right', async () => {
    const { rows } = await judged(file);
    const noted = rows
      .filter((row) => row.verdict === 'accepted' && row.notes.length > 0)
      .map((row) => ({ row: row.row, notes: row.notes.map((note) => note.note) }));
    expect(noted).toEqual(truth.normalised);
  });

  it('reads every column of every accepted row', async () => {
    const { table, rows } = await judged(file);
    expect(table.columns.filter((column) => column.field === null).map((column) => column.heading)).toEqual(['序号']);
    for (const row of rows.filter((one) => one.verdict === 'accepted')) {
      expect(row.unreadText).toEqual({});
      expect(Object.keys(row.values)).toEqual(
        expect.arrayContaining([
          'name',
          'idNumber',
          'gender',
          'ethnicity',
          'retiredOn',
          'retirementType',
          'pensionFen',
          'accountNumber',
          'mobile',
        ]),
      );
      expect(row.communityName).toMatch(/社区$/);
    }
  });

  it('tells for each rejected row which cell is wrong and what to do', async () => {
    const { rows } = await judged(file);
    for (const row of rows.filter((one) => one.verdict === 'rejected'))
      expect(row.message).toMatch(new RegExp(`^第 ${row.row} 行.*[。]$`));
  });
});

it('the encoding of the CSV sample is found by itself', async () => {
  const { workbook } = await judged('retiree-roster-gb18030.csv');
  expect(workbook).toMatchObject({ format: 'csv', encoding: 'gb18030' });
});

it('the .xls sample of another kind gives the same lines that are nobody and the same wrong numbers', async () => {
  const other = JSON.parse(readFileSync(join(fixtures, 'unemployment-roster.truth.json'), 'utf8')) as typeof truth;
  const { table, rows } = await judged('unemployment-roster.xls');
  expect(table.headerRow).toBe(other.headerRow);
  expect(rows.filter((row) => row.verdict === 'ignored').map((row) => row.row)).toEqual(other.ignored);
  expect(
    rows.filter((row) => row.verdict === 'rejected').map(({ row, field, reason }) => ({ row, field, reason })),
  ).toEqual(other.rejected.filter((one) => one.field === 'id'));
});
