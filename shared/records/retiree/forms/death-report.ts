import type { FormDocument } from '../../../contract/sheet-documents.ts';
import { grid, label, opinion, row, ticks, UPRIGHT_MM, value } from '../../../sheets/cells.ts';
import { pauseReasons, stopReasons } from '../life-cycle/steps.ts';
import { benefitChange, coded, type FormFacts, han, hanMonth, owedFenOf, unknownMonthsWords, yuan } from './facts.ts';
import { personRows } from './person-rows.ts';

/**
 * 退休人员死亡（停发）申报表, with the fields and in the order of domain file retiree-unemployment.md B.8: who, what
 * changed and why, 死亡情况, 多发与退回, proofs, three opinions.
 */
export function deathReport(facts: FormFacts): FormDocument {
  const { record, death } = facts;
  const { values } = record;
  const ending = benefitChange(facts);
  const isDead = ending?.step === 'person.death';
  const papers = new Set(
    (isDead || ending?.step === 'benefit.stop' ? ending : null)?.papers.map(({ paper }) => paper) ?? [],
  );
  const known = ['death-certificate', 'cremation-certificate', 'household-cancelled', 'court-judgment'] as const;
  const others = [...papers].filter((paper) => !(known as readonly string[]).includes(paper));
  const overpaid = death?.overpaid ?? null;
  const openFen = owedFenOf(facts);
  const isReturned = facts.owed === null || openFen === null ? null : openFen === 0;
  return {
    kind: 'form',
    fileName: `${values.name}-${record.number}-死亡停发申报表`,
    notes:
      '填表说明：1. 死亡当月的养老金照发，次月起停发；最后应发年月以后已发的为多发。2. 由街道申报，经办机构核定；证明材料附后。',
    pages: [
      [
        { kind: 'title', text: '退休人员死亡（停发）申报表' },
        { kind: 'ends', left: `申报单位（街道）：${facts.office.name}`, right: `编号：${record.number}` },
        {
          kind: 'ends',
          left: `申报年月：${hanMonth(facts.today) ?? ''}`,
          right: `申报日期：${han(facts.today) ?? ''}`,
        },
        grid(
          ...personRows(facts),
          row(
            9,
            label('待遇类别', 22),
            value('企业养老', 50),
            label('月待遇额', 22),
            value(yuan(facts.currentFen), 86, { isNumber: true, align: 'left' }),
          ),
          row(
            9,
            label('变动类型', 22),
            ticks(
              [
                ['停发', ending?.step === 'benefit.pause'],
                ['终止', isDead || ending?.step === 'benefit.stop'],
                ['续发', ending?.step === 'benefit.resume'],
              ],
              72,
            ),
            label('变动原因', 22),
            value(reasonWords(facts), 64),
          ),
          row(
            9,
            label('死亡情况', 22, 3),
            label('死亡（发生）日期', 36),
            value(han(isDead ? ending.on : null), 46),
            label('地点', 16),
            value(isDead ? ending.place : null, 60),
          ),
          row(
            9,
            label('死亡原因', 36),
            ticks(
              ['因病', '非因工', '因工', '宣告死亡'].map((text) => [
                text,
                text === '宣告死亡' && papers.has('court-judgment'),
              ]),
              122,
            ),
          ),
          row(9, label('火化日期', 36), value(null, 46), label('土葬说明', 24), value(null, 52)),
          row(
            9,
            label('多发与退回', 22, 3),
            label('最后应发年月', 36),
            value(hanMonth(death?.lastPayable), 46),
            label('实际已发至年月', 34),
            value(overpaid && overpaid.months > 0 ? hanMonth(overpaid.through) : hanMonth(death?.lastPayable), 42),
          ),
          row(
            9,
            label('多发月数', 36),
            value(overpaid ? `${overpaid.months} 个月` : null, 46),
            label('多发金额', 34),
            value(overpaid && (yuan(overpaid.fen) ?? unknownMonthsWords(overpaid)), 42, { isNumber: true }),
          ),
          row(
            9,
            label('是否退回', 36),
            ticks(
              [
                ['是', isReturned === true],
                ['否', isReturned === false],
              ],
              46,
            ),
            label('退回日期', 34),
            value(isReturned ? han(facts.owed?.lastReturnOn) : null, 42),
          ),
          row(
            11,
            label('证明材料', 22),
            ticks(
              [
                ['死亡医学证明', papers.has('death-certificate')],
                ['火化证', papers.has('cremation-certificate')],
                ['户口注销', papers.has('household-cancelled')],
                ['法院判决', papers.has('court-judgment')],
                ['其他', others.length > 0],
              ],
              UPRIGHT_MM - 22,
            ),
          ),
          row(
            9,
            label('遗属|联系人', 22),
            label('姓名', 16),
            value(values.contactName, 40),
            label('关系', 16),
            value(coded(facts, 'familyRelation', values.contactRelation), 28),
            label('电话', 16),
            value(values.contactPhone, 42, { isNumber: true }),
          ),
          row(
            52,
            opinion('申报人签名', [], 60),
            opinion(
              '街道意见',
              [
                ['经办人', '签章'],
                ['公章', ''],
              ],
              120,
            ),
          ),
          row(
            60,
            opinion(
              '经办机构意见',
              [
                ['停发年月', ''],
                ['核定', '签章'],
                ['复核', '签章'],
                ['公章', ''],
              ],
              UPRIGHT_MM,
            ),
          ),
        ),
      ],
    ],
  };
}

/** Why, in the words of the step. */
function reasonWords(facts: FormFacts): string | null {
  const ending = benefitChange(facts);
  if (!ending) return null;
  if (ending.step === 'person.death') return '死亡';
  if (ending.step === 'benefit.resume') return '恢复发放';
  const reasons: Readonly<Record<string, string>> = { ...stopReasons, ...pauseReasons };
  return ending.reason === null ? null : (reasons[ending.reason] ?? ending.reason);
}
