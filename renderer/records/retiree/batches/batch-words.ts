import type { ArchiveOutput } from '#shared/contract/archive.ts';
import type { BatchLine, LineValues } from '#shared/records/retiree/contract/batches.ts';
import type { BatchDirection, BatchState, LineState } from '#shared/records/retiree/rules/batch-words.ts';
import { formatCount } from '#shared/rules/counts.ts';

/** Words and drafts of the screens of 接收 and 转出. */

export const stateTones = { filling: 'active', partial: 'warn', done: 'good' } as const satisfies Record<
  BatchState,
  string
>;
export const lineTones = { open: 'calm', arrived: 'good', missing: 'bad' } as const satisfies Record<LineState, string>;

/** What closing does, as a button says it. */
export const closeLabels: Record<BatchDirection, string> = { in: '办结接收', out: '办结转出' };
/** Whom the other side is. */
export const unitLabels: Record<BatchDirection, string> = { in: '移交单位', out: '接收单位' };
export const arrivedLabels: Record<BatchDirection, string> = { in: '到齐', out: '已清点' };

/** A line nothing is known of yet. */
export const emptyLine: LineValues = {
  name: '',
  idNumber: null,
  gender: null,
  employer: null,
  retiredOn: null,
  retirementType: null,
  pensionFen: null,
  registeredAddress: null,
  residenceAddress: null,
  phone: null,
  communityId: null,
  livesElsewhere: false,
  isParty: null,
  fileNumber: null,
  originals: null,
  copies: null,
  papers: null,
  pages: null,
  lacking: null,
  place: null,
  remark: null,
  sealNumber: null,
  sealReceipt: null,
  forwardOn: null,
  forwardTo: null,
  paidThrough: null,
};

/** Of a line what the clerk may change. */
export function valuesOf(line: BatchLine): LineValues {
  const fields = Object.keys(emptyLine) as (keyof LineValues)[];
  return Object.fromEntries(fields.map((field) => [field, line[field]])) as unknown as LineValues;
}

/** What became of a sheet that was taken in. */
export function sheetTaken({ added, known, leftOut }: ArchiveOutput<'batches.importFile'>): string {
  const rows = leftOut.slice(0, 5).map(({ row, name }) => `第 ${row} 行${name}`);
  const wrong = `${rows.join('、')}${leftOut.length > 5 ? ` 等 ${formatCount(leftOut.length)} 行` : ''}号码填错，没有导入`;
  if (added === 0) return leftOut.length > 0 ? `没有导入：${wrong}` : '没有导入';
  return `已导入 ${formatCount(added)} 人，其中 ${formatCount(known)} 人已有档案${leftOut.length > 0 ? `；${wrong}，核实号码后请在清单上面登记` : ''}`;
}

/** How many of a list stand where, in one line. */
export function countWords(lines: readonly BatchLine[]): string {
  const count = (is: (line: BatchLine) => boolean) => lines.filter(is).length;
  return [
    `共 ${formatCount(lines.length)} 人`,
    `到齐 ${count(({ state }) => state === 'arrived')}`,
    `缺档 ${count(({ state }) => state === 'missing')}`,
    `未清点 ${count(({ state }) => state === 'open')}`,
    count(({ isSurplus }) => isSurplus) > 0 ? `其中多出 ${count(({ isSurplus }) => isSurplus)}` : '',
    count(({ takenOn }) => takenOn !== null) > 0 ? `已办结 ${count(({ takenOn }) => takenOn !== null)}` : '',
  ]
    .filter(Boolean)
    .join('，');
}
