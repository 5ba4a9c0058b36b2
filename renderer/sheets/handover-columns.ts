import type { HandoverListSheet } from '#shared/contract/sheets.ts';
import { formatDate } from '#shared/rules/calendar.ts';
import { numberWithKind } from '#shared/rules/person-number-words.ts';
import type { Column } from './roster-pages.ts';

export type ListRow = HandoverListSheet['rows'][number];

/** The columns of 移交清单 (domain file allowance-certificate-archives.md B.18), 273 mm between the margins. */
export const columns: readonly Column<ListRow>[] = [
  { title: '序号', width: 13, text: (_row, position) => String(position) },
  { title: '档号', width: 49, look: { isNumber: true }, text: (row) => row.number },
  { title: '姓名', width: 36, text: (row) => row.name },
  {
    title: '证件号码',
    width: 46,
    look: { isNumber: true },
    text: (row) => (row.idKind === null ? '' : numberWithKind(row.idKind, row.idNumber)),
  },
  { title: '退休时间', width: 25, text: (row) => (row.retiredOn ? formatDate(row.retiredOn.slice(0, 7), 'han') : '') },
  { title: '所属社区', width: 38, text: (row) => row.communityName ?? '' },
  { title: '材料件数', width: 16, text: (row) => String(row.attachments) },
  { title: '载体', width: 14, text: () => '电子' },
  { title: '备注', width: 36, look: { align: 'left' }, text: (row) => row.remark },
];
