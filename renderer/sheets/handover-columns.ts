import type { HandoverListSheet } from '#shared/contract/sheets.ts';
import type { HandoverColumn, HandoverField } from '#shared/records/handover-list.ts';
import { handoverLists } from '#shared/registers/handover-lists.ts';
import { formatDate } from '#shared/rules/calendar.ts';
import { numberWithKind } from '#shared/rules/person-number-words.ts';
import type { Column } from './roster-pages.ts';

export type ListRow = HandoverListSheet['rows'][number];

const drawn: Record<HandoverField, Omit<Column<ListRow>, 'title' | 'width'>> = {
  position: { text: (_row, position) => String(position) },
  number: { look: { isNumber: true }, text: (row) => row.number },
  name: { text: (row) => row.name },
  idNumber: {
    look: { isNumber: true },
    text: (row) => (row.idKind === null ? '' : numberWithKind(row.idKind, row.idNumber)),
  },
  sortOn: { text: (row) => (row.sortOn ? formatDate(row.sortOn.slice(0, 7), 'han') : '') },
  communityName: { text: (row) => row.communityName ?? '' },
  attachments: { text: (row) => String(row.attachments) },
  carrier: { text: () => '电子' },
  remark: { look: { align: 'left' }, text: (row) => row.remark },
};

const columnOf = ({ title, of, width }: HandoverColumn): Column<ListRow> => ({ title, width, ...drawn[of] });

/** How the 移交清单 of a kind is drawn: its title, its columns, and which of them counts the materials. */
export function listOf(kind: HandoverListSheet['kind']): {
  title: string;
  columns: readonly Column<ListRow>[];
  materialsAt: number;
} {
  const { title, columns } = handoverLists[kind];
  return { title, columns: columns.map(columnOf), materialsAt: columns.findIndex(({ of }) => of === 'attachments') };
}
