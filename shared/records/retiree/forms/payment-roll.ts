import type { RosterColumn, RosterDocument, RosterSection } from '../../../contract/sheet-documents.ts';
import { formatDate } from '../../../rules/calendar.ts';
import { formatCount } from '../../../rules/counts.ts';
import { amountInWords, formatMoney } from '../../../rules/money.ts';
import { readAnyNumber } from '../../../rules/person-number.ts';
import { numberColumn } from '../../../rules/person-number-words.ts';
import type { RollLine } from '../contract/payments.ts';
import { maskedAccount, maskedNumber } from './person-rows.ts';

/** 养老金社会化发放花名册, one section for each bank and community; domain file retiree-unemployment.md B.6. */

export interface RollPrint {
  officeName: string;
  month: string;
  /** The roll's own number; 202611-2 came after 202611-1 was voided. */
  number: string;
  today: string;
  /** Why, when and by whom it was voided: then every page says so. */
  voided: { reason: string; on: string; by: string } | null;
  lines: readonly RollLine[];
  /** Numbers of people and accounts hidden in part, where the list goes to those who need not know them. */
  isMasked: boolean;
  /** A bank by its code. */
  bankLabel: (code: string) => string;
  stateLabel: (line: RollLine) => string;
}

// 273 mm between the margins of a lying A4 page.
const columnsOf = (numberTitle: string): RosterColumn[] => [
  { title: '序号', width: 9, kind: 'number', align: 'center' },
  // The agency's own number of a person; the office does not keep it, the paper has a place for it.
  { title: '个人|编号', width: 9, kind: 'number' },
  { title: '姓名', width: 14, kind: 'text' },
  { title: numberTitle, width: 31, kind: 'number' },
  { title: '社区', width: 15, kind: 'text' },
  { title: '开户银行', width: 16, kind: 'text' },
  { title: '账号', width: 36, kind: 'number' },
  { title: '户名', width: 14, kind: 'text' },
  { title: '基本养老金', width: 17, kind: 'money', isSummed: true },
  { title: '补贴', width: 14, kind: 'money', isSummed: true },
  { title: '补发', width: 14, kind: 'money', isSummed: true },
  { title: '扣款', width: 12, kind: 'money', isSummed: true },
  { title: '实发合计', width: 18, kind: 'money', isSummed: true },
  { title: '发放|状态', width: 10, kind: 'text' },
  { title: '退回|原因', width: 13, kind: 'text' },
  { title: '领取人|签名', width: 13, kind: 'text' },
  { title: '备注', width: 18, kind: 'text' },
];

/** The heading over the numbers: the citizens' only where all of them are. */
function numberTitleOf(lines: readonly RollLine[]): string {
  const read = lines.map(({ idNumber }) => readAnyNumber(idNumber ?? ''));
  return numberColumn(read.flatMap((one) => (one.ok ? [one.kind] : [])));
}

export function paymentRoll(of: RollPrint): RosterDocument {
  return {
    kind: 'roster',
    title: '养老金社会化发放花名册',
    ...(of.voided ? { mark: '作废' } : {}),
    fileName: of.voided ? `养老金发放花名册-${of.number}-作废` : `养老金发放花名册-${of.month}`,
    notes: of.voided
      ? `花名册编号 ${of.number}，已作废，不作发放依据。`
      : `花名册编号 ${of.number}。实发合计 = 基本养老金 + 补贴 + 补发 − 扣款。定稿后不再改动，更正编入下一个月。`,
    unit: '人',
    columns: columnsOf(numberTitleOf(of.lines)),
    sections: groupsOf(of.lines).map((lines) => sectionOf(of, lines)),
    signers: ['制表人', '复核人', '负责人（公章）'],
  };
}

function groupsOf(lines: readonly RollLine[]): RollLine[][] {
  const groups: RollLine[][] = [];
  for (const line of lines) {
    const group = groups.at(-1);
    const first = group?.[0];
    if (group && first?.bankCode === line.bankCode && first.communityId === line.communityId) group.push(line);
    else groups.push([line]);
  }
  return groups;
}

function sectionOf(of: RollPrint, lines: readonly RollLine[]): RosterSection {
  const [first] = lines;
  const netFen = lines.reduce((sum, line) => sum + line.netFen, 0);
  const bank = first?.bankCode ? of.bankLabel(first.bankCode) : '未登记开户银行';
  return {
    head: [
      [
        { name: '单位（街道）名称', text: of.officeName },
        { name: '发放年月', text: formatDate(of.month, 'han') },
      ],
      [
        { name: '银行', text: bank },
        { name: '社区', text: first?.communityName ?? '未分社区' },
        { name: '制表日期', text: formatDate(of.today, 'han') },
      ],
      ...(of.voided
        ? [
            [
              {
                name: '本册作废',
                text: `${formatDate(of.voided.on, 'han')}　${of.voided.by}　原因：${of.voided.reason}`,
              },
            ],
          ]
        : []),
    ],
    rows: lines.map((line) => [
      null,
      line.name,
      of.isMasked ? maskedNumber(line.idNumber) : line.idNumber,
      line.communityName,
      line.bankName ?? (line.bankCode ? of.bankLabel(line.bankCode) : null),
      of.isMasked ? maskedAccount(line.accountNumber) : line.accountNumber,
      line.accountName,
      ...[line.baseFen, line.subsidyFen, line.arrearsFen, line.deductionFen, line.netFen],
      of.stateLabel(line),
      line.returnReason,
      null,
      line.note,
    ]),
    closing: [`总计：${formatCount(lines.length)} 人，${formatMoney(netFen)} 元　　（大写）${amountInWords(netFen)}`],
  };
}
