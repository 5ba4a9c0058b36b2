import type { Dictionary } from '../codes/dictionary.ts';
import type { CareRow } from '../contract/care.ts';
import type { RosterDocument } from '../contract/sheet-documents.ts';

/** 走访名单, for those who go from door to door: who lives where, and room to write down what was found. */
export function visitList(rows: readonly CareRow[], codes: Dictionary): RosterDocument {
  const text = (title: string, width: number, align?: 'left' | 'center') => ({
    ...{ title, width, kind: 'text' as const },
    ...(align ? { align } : {}),
  });
  return {
    kind: 'roster',
    title: '走访名单',
    fileName: '走访名单',
    notes: '走访以后请把情况填在本表，交回登记。',
    unit: '人',
    columns: [
      text('序号', 12, 'center'),
      text('姓名', 22),
      text('性别', 11, 'center'),
      text('周岁', 12, 'center'),
      text('电话', 28),
      text('居住地址', 58),
      text('社区', 24),
      text('上次走访', 23, 'center'),
      text('走访日期', 22, 'center'),
      text('走访情况', 61),
    ],
    sections: [
      {
        head: [],
        rows: rows.map((row) => [
          row.name,
          row.gender === null ? null : codes.label('gender', row.gender),
          row.age === null ? null : String(row.age),
          row.phone,
          row.address,
          row.communityName,
          row.lastVisitOn,
          null,
          null,
        ]),
        closing: [],
      },
    ],
    signers: ['走访人', '社区'],
  };
}
