import type { FormDocument } from '../../../contract/sheet-documents.ts';
import { addMonths, monthOf } from '../../../rules/calendar.ts';
import { amountInWords } from '../../../rules/money.ts';
import { grid, label, opinion, prose, row, ticks, UPRIGHT_MM, value } from '../../../sheets/cells.ts';
import { survivorMonthsWords } from '../rules/survivor-money.ts';
import {
  coded,
  type FormFacts,
  han,
  hanMonth,
  lastOf,
  owedFenOf,
  unknownMonthsWords,
  yearsAndMonths,
  yuan,
} from './facts.ts';

const DEPENDANT_ROWS = 4;
const DECLARATION =
  '本人声明：未在工伤、失业保险重复申领丧葬补助金和抚恤金；所领款项由全体法定继承人共同享有，如有争议由申领人负责；所填不实的，退回全部款项并承担责任。';

/**
 * 丧葬补助金和抚恤金（遗属待遇）申领表, with the fields and in the order of domain file retiree-unemployment.md B.9. The
 * figures are the office's check by 人社部发〔2021〕18号; the agency decides.
 */
export function survivorClaim(facts: FormFacts): FormDocument {
  const { record, death } = facts;
  const { values } = record;
  const figures = death?.survivors ?? null;
  const claim = lastOf(facts, 'grant.apply');
  const owedFen = owedFenOf(facts);
  const whyUnknown = owedFen === null && death && facts.owed === null ? unknownMonthsWords(death.overpaid) : null;
  const paidFen =
    figures?.funeralFen == null || figures.survivorFen == null || owedFen === null
      ? null
      : Math.max(0, figures.funeralFen + figures.survivorFen - owedFen);
  return {
    kind: 'form',
    fileName: `${values.name}-${record.number}-遗属待遇申领表`,
    notes:
      '填表说明：1. 一式四份，经办机构两份，街道、社区各一份。2. 计算栏为街道预核，以经办机构核定为准。3. 空白处用蓝黑或黑色墨水笔填写。',
    pages: [
      [
        { kind: 'title', text: '丧葬补助金和抚恤金（遗属待遇）申领表', largestPt: 16 },
        { kind: 'ends', left: `街道：${facts.office.name}`, right: `社区：${record.communityName ?? ''}` },
        {
          kind: 'ends',
          left: '填表人：　　　　　经办人：　　　　　审核人：',
          right: `填表日期：${han(facts.today) ?? ''}`,
        },
        grid(
          row(
            8,
            label('死者情况', 16, 4),
            label('姓名', 20),
            value(values.name, 62, { largestPt: 12 }),
            label('性别', 12),
            value(coded(facts, 'gender', values.gender), 10),
            label('身份证号', 18),
            value(values.idNumber, 42, { isNumber: true }),
          ),
          row(
            9,
            label('个人编号', 20),
            value(null, 30),
            label('原单位', 18),
            value(values.employer, 96, { align: 'left' }),
          ),
          row(
            8,
            label('人员身份', 20),
            ticks(
              [
                ['在职', false],
                ['退休', values.retirementType !== '3'],
                ['退职', values.retirementType === '3'],
              ],
              54,
            ),
            label('死亡日期', 20),
            value(han(death?.diedOn), 34),
            label('死亡原因', 20),
            value(null, 16),
          ),
          row(
            8,
            label('缴费年限', 20),
            value(yearsAndMonths(figures?.contributionMonths ?? null), 34),
            label('开始领取养老金年月', 34),
            value(values.retiredOn ? hanMonth(addMonths(monthOf(values.retiredOn), 1)) : null, 30),
            label('已领', 14),
            value(yearsAndMonths(figures?.drawnMonths ?? null), 32),
          ),
          row(
            8,
            label('待遇计算', 16, 3),
            label('计发基数', 20),
            value(yuan(figures?.baseFen), 34, { isNumber: true }),
            label('丧葬补助金', 22),
            value(yuan(figures?.funeralFen), 32, { isNumber: true }),
            label('个人账户余额', 26),
            value(null, 30),
          ),
          row(
            8,
            label('抚恤金', 20),
            value(
              figures?.survivorTwelfths == null
                ? null
                : [survivorMonthsWords(figures.survivorTwelfths), yuan(figures.survivorFen)].filter(Boolean).join('，'),
              56,
            ),
            label('应扣回多发养老金', 34),
            value(yuan(owedFen) ?? whyUnknown, 54, { isNumber: true }),
          ),
          row(
            8,
            label('实付合计', 20),
            value(paidFen === null ? null : `${yuan(paidFen)}（大写：${amountInWords(paidFen)}）`, 144, {
              align: 'left',
            }),
          ),
          row(
            6,
            prose(
              '计发基数为死亡时上一年度城镇居民月人均可支配收入；丧葬补助金 = 基数 × 2；抚恤金按缴费年限和已领年数计发月数（人社部发〔2021〕18号）。',
              UPRIGHT_MM,
              8,
            ),
          ),
          row(
            7,
            label('供养直系|亲属', 16, DEPENDANT_ROWS + 1),
            ...[
              ['姓名', 46],
              ['关系', 24],
              ['出生日期', 30],
              ['身份证号', 44],
              ['有无收入', 20],
            ].map(([text, width]) => label(String(text), Number(width))),
          ),
          ...Array.from({ length: DEPENDANT_ROWS }, (_, index) => {
            const one = values.dependants[index];
            return row(
              9,
              value(one?.name ?? null, 46),
              value(coded(facts, 'familyRelation', one?.relation), 24),
              value(han(one?.birthOn), 30),
              value(one?.idNumber ?? null, 44, { isNumber: true }),
              value(null, 20),
            );
          }),
          row(
            8,
            label('申领人', 16, 4),
            label('姓名', 20),
            value(claim?.party ?? null, 34),
            label('与死者|关系', 18),
            value(null, 22),
            label('身份证号', 20),
            value(null, 50),
          ),
          row(8, label('电话', 20), value(null, 34), label('地址', 18), value(null, 92)),
          row(
            8,
            label('领取方式', 20),
            ticks(
              [
                ['本人账户', false],
                ['单位代发', false],
                ['继承人账户', false],
              ],
              84,
            ),
            label('收款户名', 20),
            value(null, 40),
          ),
          row(8, label('开户行', 20), value(null, 64), label('账号', 16), value(null, 64)),
          row(9, prose(DECLARATION, UPRIGHT_MM, 8.5)),
          row(
            10,
            label('其他遗属放弃（委托）声明', 44),
            value(null, 62),
            label('申领人签名（捺印）日期', 38),
            value(null, 36),
          ),
          row(26.5, opinion('社区（居委会）关系证明意见', [['经办人', '公章']], UPRIGHT_MM)),
          row(26.5, opinion('街道意见', [['经办人', '公章']], UPRIGHT_MM)),
          row(28, opinion('经办机构意见（初审　复核　审批）', [['审批', '公章']], UPRIGHT_MM)),
        ),
      ],
    ],
  };
}
