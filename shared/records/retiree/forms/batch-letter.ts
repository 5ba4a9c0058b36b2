import type { FormBlock, FormDocument } from '../../../contract/sheet-documents.ts';
import { formatDate, monthOf } from '../../../rules/calendar.ts';
import { formatMoney } from '../../../rules/money.ts';
import { numberCell, numberWithKind } from '../../../rules/person-number-words.ts';
import { grid, label, opinion, row, ticks, UPRIGHT_MM, value } from '../../../sheets/cells.ts';
import type { BatchLine } from '../contract/batches.ts';
import { batchContentNames, batchContents } from '../rules/batch-words.ts';
import { type BatchFacts, sidesOf } from './batch-facts.ts';
import { han } from './facts.ts';

const TITLE = '退休人员移交社区管理登记表（介绍信）';

/**
 * 退休人员移交社区管理登记表 / 介绍信, one page a person: 存根, 正文 and 回执 one below the other under the same number, the
 * fields in the order of domain file retiree-unemployment.md B.2.
 */
export function batchLetters(facts: BatchFacts, lines: readonly BatchLine[]): FormDocument {
  return {
    kind: 'form',
    fileName: `介绍信-${facts.batch.unitName}`,
    notes: '三联编号相同，骑缝处盖章。',
    pages: lines.map((line) => pageOf(facts, line)),
  };
}

function pageOf(facts: BatchFacts, line: BatchLine): FormBlock[] {
  const { batch } = facts;
  const { from, to } = sidesOf(facts);
  const number = `字号：${batch.number ?? '　　　字第　　　号'}`;
  const place = `${to}${line.communityName === null ? '' : `　${line.communityName}`}`;
  return [
    { kind: 'title', text: TITLE, largestPt: 15 },
    { kind: 'ends', left: '存根：由移交单位留存', right: number },
    stub(facts, line, from, place),
    { kind: 'cut', text: '骑　缝　章' },
    { kind: 'ends', left: '正文：交接收单位', right: number },
    {
      kind: 'paragraph',
      height: 8,
      text: `${place}：`,
    },
    { kind: 'paragraph', height: 34, isIndented: true, text: letterText(facts, line, from) },
    grid(
      row(
        20,
        opinion(
          '移交单位',
          [
            ['移交经办人', '签章'],
            ['公章', ''],
          ],
          UPRIGHT_MM,
          { day: han(batch.onDate) ?? '' },
        ),
      ),
    ),
    { kind: 'cut', text: '骑　缝　章' },
    { kind: 'ends', left: '回执：接收单位填写盖章后退回', right: number },
    {
      kind: 'paragraph',
      height: 12,
      isIndented: true,
      text: `${from}：你单位移交的退休人员 ${line.name}（${numberWithKind(line.idKind, line.idNumber)}）已接收。`,
    },
    grid(
      row(
        8,
        label('编入第　号', 28),
        value(line.takenOn === null ? null : line.recordNumber, UPRIGHT_MM - 28, { isNumber: true, align: 'left' }),
      ),
      row(
        20,
        opinion(
          '接收单位',
          [
            ['接收人', '签章'],
            ['公章', ''],
          ],
          UPRIGHT_MM,
          {
            ...(line.takenOn === null ? {} : { day: han(line.takenOn) ?? '' }),
          },
        ),
      ),
    ),
  ];
}

function stub({ batch, codes }: BatchFacts, line: BatchLine, from: string, place: string): FormBlock {
  const coded = (table: 'gender' | 'retirementType', code: string | null) =>
    code === null ? null : codes.label(table, code);
  const volumes = line.originals === null && line.copies === null ? '　' : (line.originals ?? 0) + (line.copies ?? 0);
  return grid(
    row(
      8,
      label('移交单位', 22),
      value(from, 88, { align: 'left' }),
      label('单位编号', 20),
      value(batch.unitCode, 50, { isNumber: true }),
    ),
    row(8, label('接收街道、|社区', 22), value(place, 158, { align: 'left' })),
    row(
      8,
      label('姓名', 22),
      value(line.name, 40, { largestPt: 12 }),
      label('性别', 12),
      value(coded('gender', line.gender), 16),
      label(numberCell(line.idKind), 20),
      value(line.idNumber, 70, { isNumber: true }),
    ),
    row(
      8,
      label('退休时间', 22),
      value(line.retiredOn === null ? null : formatDate(monthOf(line.retiredOn), 'han'), 32),
      label('离退休|类别', 16),
      value(coded('retirementType', line.retirementType), 48),
      label('月基本|养老金', 16),
      value(line.pensionFen === null ? null : `${formatMoney(line.pensionFen)} 元`, 46, { isNumber: true }),
    ),
    row(8, label('户籍地址', 22), value(line.registeredAddress, 158, { align: 'left' })),
    row(
      8,
      label('居住地址', 22),
      value(line.residenceAddress, 98, { align: 'left' }),
      label('电话', 14),
      value(line.phone, 46, { isNumber: true }),
    ),
    row(
      8,
      label('移交内容', 22),
      ticks(
        batchContentNames.map((one) => [
          one === 'file' ? `${batchContents.file}（${volumes}卷）` : batchContents[one],
          batch.contents.includes(one),
        ]),
        158,
      ),
    ),
    row(
      8,
      label('有效期', 22),
      value(batch.validDays === null ? '　天' : `${batch.validDays} 天`, 28),
      label('报到截止|日期', 20),
      value(han(batch.reportBy), 36),
      label('移交经办人|日期', 24),
      value([batch.handedBy ?? '', han(batch.onDate)].filter(Boolean).join('　'), 50),
    ),
  );
}

function letterText({ batch, where }: BatchFacts, line: BatchLine, from: string): string {
  const contents = batch.contents.map((one) => batchContents[one]).join('、');
  const until =
    batch.reportBy === null
      ? ''
      : `，请本人于${han(batch.reportBy)}前${batch.direction === 'in' ? `到${where}` : ''}报到`;
  const valid = batch.validDays === null ? '' : `本介绍信自开出之日起 ${batch.validDays} 天内有效${until}。`;
  const whose = `${line.name}（${numberWithKind(line.idKind, line.idNumber)}）`;
  return `兹将${from}退休人员 ${whose} 移交你处管理，移交内容：${contents}。请予接收，并将回执盖章退回。${valid}`;
}
