import type { Dictionary } from '../codes/dictionary.ts';
import type { Paper } from '../contract/papers.ts';
import type { RosterDocument } from '../contract/sheet-documents.ts';
import { formatDate } from '../rules/calendar.ts';

/**
 * 卷内目录 of one paper file, by its ten classes, numbered anew in each (domain file retiree-unemployment.md B.3, last
 * paragraph).
 */
export function paperDirectory(
  of: { officeName: string; name: string; recordNumber: string | null; papers: readonly Paper[] },
  codes: Dictionary,
): RosterDocument {
  const order = (paper: Paper) => codes.items('paperClass').findIndex(({ code }) => code === paper.class);
  const sorted = of.papers
    .map((paper, at) => ({ paper, at }))
    .sort((a, b) => order(a.paper) - order(b.paper) || a.at - b.at);
  const counts = new Map<string, number>();
  return {
    kind: 'roster',
    title: '卷内目录',
    fileName: `卷内目录-${of.name}`,
    notes: of.officeName,
    unit: '条',
    columns: [
      { title: '类号', width: 36, kind: 'text', align: 'left' },
      { title: '序号', width: 12, kind: 'number' },
      { title: '材料名称', width: 62, kind: 'text', align: 'left' },
      { title: '形成时间', width: 28, kind: 'text' },
      { title: '份数', width: 12, kind: 'count', isSummed: true },
      { title: '页数', width: 12, kind: 'count', isSummed: true },
      { title: '备注', width: 24, kind: 'text', align: 'left' },
    ],
    sections: [
      {
        head: [
          [
            { name: '姓名', text: of.name },
            { name: '档号', text: of.recordNumber ?? '' },
          ],
        ],
        rows: sorted.map(({ paper }) => {
          const number = (counts.get(paper.class) ?? 0) + 1;
          counts.set(paper.class, number);
          return [
            `${paper.class} ${codes.label('paperClass', paper.class)}`,
            number,
            paper.name,
            formedWords(paper.formedOn),
            paper.copies,
            paper.pages,
            paper.remark,
          ];
        }),
        closing: [],
      },
    ],
    signers: ['立卷人', '检查人'],
  };
}

function formedWords(formedOn: string | null): string {
  if (formedOn === null) return '';
  return formedOn.length === 4 ? `${formedOn}年` : formatDate(formedOn, 'han');
}
