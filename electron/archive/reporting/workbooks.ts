import type { ReportRow } from '#shared/contract/reports.ts';
import { periodWords, reportTitles } from '#shared/reports/names.ts';
import type { ReportSaid } from '#shared/reports/report-form.ts';
import { figureUnitWords } from '#shared/reports/words.ts';
import { localDay } from '#shared/rules/calendar.ts';
import { type ListColumn, type ListRow, writeListWorkbook } from '../workbook/write-list.ts';

/** Reports, the rows behind a figure, and ledgers as workbooks. */

/** A report with its heading, what each figure means, what was checked, and who signs. */
export function reportWorkbook(of: ReportSaid): Promise<Uint8Array> {
  const { head, figures, checks, closed } = of;
  const lines: ListRow[] = [
    ...figures.map((figure) => ({
      column: figure.column,
      label: `${'　'.repeat(figure.level)}${figure.label}`,
      unit: figureUnitWords[figure.unit],
      // A rate is kept in hundredths of a percent, money in fen: the sheet shows both in their unit.
      value:
        figure.value === null
          ? null
          : figure.unit === 'percent' || figure.unit === 'fen'
            ? figure.value / 100
            : figure.value,
      late: figure.late === 0 ? null : figure.late,
      definition: figure.lacking ?? figure.definition,
    })),
    blank,
    ...checks.map((one) => ({
      ...blank,
      label: one.label,
      definition: one.isHeld ? '相符' : `不符：${one.left} ≠ ${one.right}${one.hint ? `。${one.hint}` : ''}`,
    })),
    blank,
    ...[
      ['表名', reportTitles[of.report]],
      ['报告期', periodWords(of.from, of.to)],
      ['统计范围', of.placeName],
      ['填报单位（章）', head.unit],
      ['单位负责人', head.leader],
      ['统计负责人', head.statistician],
      ['填表人', head.filler],
      ['电话', head.phone],
      ['报出日期', head.reportedOn],
      ...(closed ? [['结账', `${localDay(closed.at)}，校验码 ${closed.sha256.slice(0, 16)}`]] : []),
    ].map(([label, value]) => ({ ...blank, label: label ?? null, definition: value ?? null })),
  ];
  return writeListWorkbook(reportTitles[of.report].slice(0, 31), reportColumns, lines);
}

const blank: ListRow = { column: null, label: null, unit: null, value: null, late: null, definition: null };

const reportColumns: ListColumn[] = [
  { key: 'column', title: '栏号', width: 8, kind: 'text' },
  { key: 'label', title: '指标', width: 34, kind: 'text' },
  { key: 'unit', title: '单位', width: 8, kind: 'text' },
  { key: 'value', title: '数值', width: 16, kind: 'figure' },
  { key: 'late', title: '其中补报', width: 10, kind: 'figure' },
  { key: 'definition', title: '指标解释', width: 90, kind: 'text' },
];

/** The rows behind a figure. */
export function rowsWorkbook(title: string, rows: readonly ReportRow[]): Promise<Uint8Array> {
  const lines = rows.map((row, index) => ({
    index: index + 1,
    ...{ name: row.name, idNumber: row.idNumber, number: row.number, community: row.communityName ?? '未分社区' },
    ...{ on: row.on, why: row.why, fen: row.fen, late: row.isLate ? '补报' : null },
  }));
  return writeListWorkbook(title.slice(0, 31), rowColumns, lines);
}

const rowColumns: ListColumn[] = [
  { key: 'index', title: '序号', width: 6, kind: 'number' },
  { key: 'name', title: '姓名', width: 12, kind: 'text' },
  { key: 'idNumber', title: '证件号码', width: 22, kind: 'text' },
  { key: 'number', title: '档号', width: 26, kind: 'text' },
  { key: 'community', title: '社区', width: 16, kind: 'text' },
  { key: 'on', title: '日期', width: 12, kind: 'date' },
  { key: 'why', title: '计入原因', width: 50, kind: 'text' },
  { key: 'fen', title: '金额（元）', width: 14, kind: 'money' },
  { key: 'late', title: '补报', width: 8, kind: 'text' },
];

/** A ledger as a roster. */
export function ledgerWorkbook(
  title: string,
  columns: readonly string[],
  lines: readonly { cells: readonly string[] }[],
): Promise<Uint8Array> {
  const listed: ListColumn[] = [
    { key: 'index', title: '序号', width: 6, kind: 'number' },
    ...columns.map((name, at) => ({ key: String(at), title: name, width: widthOf(name), kind: 'text' as const })),
  ];
  const rows = function* (): Generator<ListRow> {
    for (const [index, { cells }] of lines.entries())
      yield { index: index + 1, ...Object.fromEntries(cells.map((cell, at) => [String(at), cell])) };
  };
  return writeListWorkbook(title, listed, rows());
}

function widthOf(name: string): number {
  if (name.includes('证件号码')) return 22;
  if (name === '档号') return 26;
  return /材料|备注|变更|说明/.test(name) ? 30 : 14;
}
