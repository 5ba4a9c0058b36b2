import type { Dictionary } from '#shared/codes/dictionary.ts';
import type { RecordFile } from '#shared/contract/records.ts';
import type { RecordKind } from '#shared/records/kinds.ts';
import { archiveKinds } from '../registers/kinds.ts';
import type { ListColumn, ListRow } from '../workbook/write-list.ts';

/** The columns of the hand-over list that goes with a package of a kind as XLSX and CSV. */
export function listColumnsOf(kind: RecordKind): ListColumn[] {
  return [
    { key: 'position', title: '序号', width: 6, kind: 'number' },
    { key: 'number', title: '档号', width: 24, kind: 'text' },
    ...archiveKinds[kind].handover.columns,
    { key: 'attachments', title: '材料件数', width: 9, kind: 'number' },
    { key: 'folder', title: '包内位置', width: 60, kind: 'text' },
  ];
}

export function listRow(record: RecordFile, position: number, folder: string, codes: Dictionary): ListRow {
  return {
    ...{ position, number: record.number },
    ...archiveKinds[record.kind].handover.row(record, codes),
    ...{ attachments: record.attachments.length, folder },
  };
}
