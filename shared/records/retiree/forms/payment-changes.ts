import type { RosterColumn, RosterDocument } from '../../../contract/sheet-documents.ts';
import { formatDate } from '../../../rules/calendar.ts';
import { formatCount } from '../../../rules/counts.ts';
import { formatMoney } from '../../../rules/money.ts';
import type { ChangeLine } from '../contract/payments.ts';
import { type PaymentWays, waysWords } from '../rules/payment-ways.ts';

/** 社会化发放人员增减及发放信息表; domain file retiree-unemployment.md B.7. */

export interface ChangesPrint {
  officeName: string;
  phone: string | null;
  month: string;
  today: string;
  lines: readonly ChangeLine[];
  /** Whether the month before has a final roll; without one nothing is an increase or a decrease. */
  isBeforeKnown: boolean;
  people: number;
  netFen: number;
  ways: PaymentWays;
  genderLabel: (code: string) => string;
  methodLabel: (code: string) => string;
}

/** What stands in place of increases and decreases where there is nothing to compare with. */
export const noMonthBefore = '上月没有定稿的花名册，不能比较增减';

const columns: RosterColumn[] = [
  // The agency's own number of a person, which the office does not keep: the paper has a place for the pen.
  { title: '工号', width: 12, kind: 'number' },
  { title: '姓名', width: 22, kind: 'text' },
  { title: '社会保障号', width: 40, kind: 'number' },
  { title: '性别', width: 12, kind: 'text' },
  { title: '增加 – |社会统筹金额', width: 26, kind: 'money', isSummed: true, isBlankNone: true },
  { title: '减少 – |社会统筹金额', width: 26, kind: 'money', isSummed: true, isBlankNone: true },
  { title: '临时发放金额', width: 23, kind: 'money', isSummed: true, isBlankNone: true },
  { title: '实发', width: 23, kind: 'money', isSummed: true },
  { title: '发放方式', width: 22, kind: 'text' },
  { title: '宅电', width: 27, kind: 'number' },
  { title: '个人储蓄卡账号或|邮寄/信汇人员发放信息', width: 40, kind: 'number' },
];

export function paymentChanges(of: ChangesPrint): RosterDocument {
  return {
    kind: 'roster',
    title: '社会化发放人员增减及发放信息表',
    fileName: `增减及发放信息表-${of.month}`,
    notes: '账号变更的，附身份证和存折（卡）账号页复印件；邮寄地址最多 20 个汉字。一式两份。',
    unit: '人',
    ...(of.isBeforeKnown ? {} : { areSumsUnknown: true }),
    columns,
    sections: [
      {
        head: [
          [
            { name: '申报单位名称（章）', text: of.officeName },
            { name: '申报单位编号', text: '' },
            { name: '发放时间', text: formatDate(of.month, 'han') },
          ],
        ],
        rows: of.lines.map((line) => [
          ...[null, line.name, line.idNumber],
          line.gender === null ? null : of.genderLabel(line.gender),
          ...[line.increaseFen || null, line.decreaseFen || null, line.temporaryFen || null, line.netFen],
          line.paymentMethod === null ? null : of.methodLabel(line.paymentMethod),
          line.phone,
          line.accountNumber,
        ]),
        closing: [
          ...(of.isBeforeKnown ? [] : [noMonthBefore]),
          `至本月离退休人员总数：${formatCount(of.people)} 人，其中${waysWords(of.ways)}`,
          `本月发放总金额：${formatMoney(of.netFen)} 元　　申报单位电话：${of.phone ?? ''}`,
        ],
      },
    ],
    signers: ['申报单位填表人', '社保机构经办人（签名、盖章）', '复核人（签名）'],
  };
}
