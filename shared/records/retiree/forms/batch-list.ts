import type { RosterDocument } from '../../../contract/sheet-documents.ts';
import { formatDate, monthOf } from '../../../rules/calendar.ts';
import { formatCount } from '../../../rules/counts.ts';
import { amountInWords } from '../../../rules/money.ts';
import { numberColumn, numberWithKind } from '../../../rules/person-number-words.ts';
import type { BatchLine } from '../contract/batches.ts';
import { lineStates } from '../rules/batch-words.ts';
import { type BatchFacts, sidesOf } from './batch-facts.ts';
import { han } from './facts.ts';

/**
 * 退休人员人事档案移交（接收）清单, A4 lying, two copies, with the columns and in the order of domain file
 * retiree-unemployment.md B.3; what is summed stands below in figures and capitals, for both sides to sign.
 */
export function batchList(facts: BatchFacts): RosterDocument {
  const { batch } = facts;
  const { from, to } = sidesOf(facts);
  // What did not come was not handed over: it is named, and counts for nothing.
  const came = batch.lines.filter(({ state }) => state !== 'missing');
  const people = batch.lines.length;
  const missing = people - came.length;
  const volumes = sumKnown(came, volumesOf);
  const papers = sumKnown(came, (line) => line.papers);
  const pages = sumKnown(came, (line) => line.pages);
  return {
    kind: 'roster',
    title: '退休人员人事档案移交（接收）清单',
    fileName: `移交接收清单-${batch.unitName}`,
    notes: '本清单一式两份，移交单位、接收单位各存一份。',
    unit: '人',
    columns: [
      { title: '序号', width: 10, kind: 'number' },
      { title: '姓名', width: 22, kind: 'text' },
      { title: '性别', width: 9, kind: 'text' },
      { title: numberColumn(batch.lines.map(({ idKind }) => idKind)), width: 38, kind: 'number' },
      { title: '原单位', width: 32, kind: 'text', align: 'left' },
      { title: '退休（死亡）|时间', width: 18, kind: 'text' },
      { title: '档案编号', width: 16, kind: 'text' },
      { title: '正本', width: 10, kind: 'count', isSummed: volumes !== null },
      { title: '副本', width: 10, kind: 'count', isSummed: volumes !== null },
      { title: '材料|份数', width: 11, kind: 'count', isSummed: papers !== null },
      { title: '页数', width: 11, kind: 'count', isSummed: pages !== null },
      { title: '缺失材料', width: 22, kind: 'text', align: 'left' },
      { title: '接收方档号', width: 30, kind: 'text' },
      { title: '存放|位置', width: 12, kind: 'text' },
      { title: '核对|结果', width: 11, kind: 'text' },
      { title: '备注', width: 11, kind: 'text', align: 'left' },
    ],
    sections: [
      {
        head: [
          [
            { name: '移交单位（章）', text: from },
            { name: '接收单位（章）', text: to },
          ],
          [
            { name: '移交日期', text: han(batch.onDate) ?? '' },
            { name: '字号', text: batch.number ?? '' },
          ],
        ],
        rows: batch.lines.map((line) => [
          line.name,
          line.gender === null ? '' : facts.codes.label('gender', line.gender),
          numberWithKind(line.idKind, line.idNumber),
          line.employer,
          line.retiredOn === null ? '' : formatDate(monthOf(line.retiredOn), 'han'),
          line.fileNumber,
          line.state === 'missing' ? null : line.originals,
          line.state === 'missing' ? null : line.copies,
          line.state === 'missing' ? null : line.papers,
          line.state === 'missing' ? null : line.pages,
          line.lacking,
          line.recordNumber,
          line.place,
          line.isSurplus ? '多出' : line.state === 'open' ? '' : lineStates[line.state],
          line.remark,
        ]),
        closing: [
          `合计：${formatCount(people)} 人${missing > 0 ? `（其中缺档 ${formatCount(missing)} 人）` : ''}，${counted(volumes)} 卷，${counted(papers)} 份（大写：${inCapitals(people)}人、${inCapitals(volumes)}卷、${inCapitals(papers)}份）${unfilledWords(came)}`,
        ],
      },
    ],
    signers: ['移交人', '监交人', '接收人'],
  };
}

/** The volumes that came of one file; null where neither number was filled in. */
function volumesOf({ originals, copies }: BatchLine): number | null {
  return originals === null && copies === null ? null : (originals ?? 0) + (copies ?? 0);
}

/** A sum is signed for: with one number unknown there is none. */
function sumKnown(lines: readonly BatchLine[], of: (line: BatchLine) => number | null): number | null {
  return lines.reduce<number | null>((all, line) => {
    const count = of(line);
    return all === null || count === null ? null : all + count;
  }, 0);
}

function counted(count: number | null): string {
  return count === null ? '　　' : String(count);
}

function unfilledWords(lines: readonly BatchLine[]): string {
  const unfilled = lines.filter((line) => volumesOf(line) === null || line.papers === null).length;
  return unfilled === 0 ? '' : `；${formatCount(unfilled)} 人的卷数或份数没有填写，不能合计`;
}

/** A count in capital figures, as on signed lists: 12 is 壹拾贰; room for the pen where it is not known. */
export function inCapitals(count: number | null): string {
  if (count === null) return '　　';
  return amountInWords(count * 100)
    .replace(/^人民币/, '')
    .replace(/元整$/, '');
}
