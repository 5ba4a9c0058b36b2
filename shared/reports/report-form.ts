import { formatDate, isDate, localDay } from '#shared/rules/calendar.ts';
import type { ReportAsked, ReportCheck, ReportFigure, ReportHead } from '../contract/reports.ts';
import type { FormBlock, FormDocument } from '../contract/sheet-documents.ts';
import { label, prose, row, value } from '../sheets/cells.ts';
import { periodWords, reportTitles } from './names.ts';
import { figureUnitWords, figureWords } from './words.ts';

/** A day as paper writes it; a text that is none stays as it was typed. */
const onPaper = (day: string | null): string => (day !== null && isDate(day) ? formatDate(day, 'han') : (day ?? ''));

/** What a report says, of today or as it was closed. */
export interface ReportSaid extends Pick<ReportAsked, 'report' | 'from' | 'to'> {
  placeName: string;
  head: ReportHead;
  figures: readonly ReportFigure[];
  checks: readonly ReportCheck[];
  /** When it was closed and by which digest it is known; null for the figures of today. */
  closed: { at: string; sha256: string } | null;
}

const ROW_MM = 5;
// A definition that needs two lines.
const LONG = 56;
const LONG_ROW_MM = 7;
const COLUMN_MM = 14;
const LABEL_MM = 62;
const UNIT_MM = 14;
const VALUE_MM = 34;
const LATE_MM = 18;
// Between the margins of a form that lies: the left one is wider, for the binding.
const WIDTH_MM = 267;
const DEFINITION_MM = WIDTH_MM - COLUMN_MM - LABEL_MM - UNIT_MM - VALUE_MM - LATE_MM;

/** A report on paper, A4 lying: every figure with its meaning beside it, who signs below. */
export function reportForm(said: ReportSaid): FormDocument {
  const { head, figures, closed } = said;
  const period = periodWords(said.from, said.to);
  const broken = said.checks.filter(({ isHeld }) => !isHeld);
  const blocks: FormBlock[] = [
    { kind: 'title', text: reportTitles[said.report] },
    {
      kind: 'ends',
      left: `填报单位（章）：${head.unit ?? ''}`,
      right: `报告期：${period}　统计范围：${said.placeName}`,
    },
    {
      kind: 'grid',
      rows: [
        row(
          ROW_MM + 1,
          label('栏号', COLUMN_MM),
          label('指标', LABEL_MM),
          label('单位', UNIT_MM),
          label('数值', VALUE_MM),
          label('其中补报', LATE_MM),
          label('指标解释', DEFINITION_MM),
        ),
        ...figures.map((figure) =>
          row(
            (figure.lacking ?? figure.definition).length > LONG ? LONG_ROW_MM : ROW_MM,
            value(figure.column, COLUMN_MM, { align: 'center', largestPt: 9 }),
            value(`${'　'.repeat(figure.level)}${figure.label}`, LABEL_MM, { align: 'left', largestPt: 9 }),
            value(figureUnitWords[figure.unit], UNIT_MM, { align: 'center', largestPt: 9 }),
            value(figureWords(figure), VALUE_MM, { align: 'right', isNumber: true, largestPt: 10 }),
            value(figure.late === 0 ? null : figure.late, LATE_MM, { align: 'right', isNumber: true, largestPt: 9 }),
            prose(figure.lacking ?? figure.definition, DEFINITION_MM, 7.5),
          ),
        ),
      ],
    },
    { kind: 'space', height: 2 },
    { kind: 'ends', left: `单位负责人：${head.leader ?? ''}`, right: `统计负责人：${head.statistician ?? ''}` },
    {
      kind: 'ends',
      left: `填表人：${head.filler ?? ''}　　电话：${head.phone ?? ''}`,
      right: `报出日期：${onPaper(head.reportedOn)}`,
    },
  ];
  return {
    kind: 'form',
    fileName: `${reportTitles[said.report]}（${period}，${said.placeName}）`,
    notes: [
      ...(closed ? [`已结账（${localDay(closed.at)}），校验码 ${closed.sha256.slice(0, 16)}。`] : []),
      ...broken.map(({ label: name, left, right }) => `不符：${name}（${left}，${right}）。`),
    ].join(''),
    pages: [blocks],
  };
}
