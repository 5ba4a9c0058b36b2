import type { FormDocument } from '../../../contract/sheet-documents.ts';
import { numberCell, ownPaper } from '../../../rules/person-number-words.ts';
import { grid, label, opinion, row, ticks, UPRIGHT_MM, value } from '../../../sheets/cells.ts';
import { coded, type FormFacts, han, hanMonth } from './facts.ts';

/**
 * 异地居住退休人员领取养老金资格协助认证表, two copies, one mailed back; fields and order of domain file
 * retiree-unemployment.md B.5. What the assisting office fills in stays empty.
 */
export function certificationAssist(facts: FormFacts): FormDocument {
  const { record, office, certification } = facts;
  const { values } = record;
  const isAhead = certification.through !== null && certification.through >= facts.today;
  const until = isAhead ? `${han(certification.through)}前` : null;
  const letter = `${values.name}${honorific(values.gender)}：为保障您按时足额领取养老金，请在${until ?? '收到本表后两个月内'}，持${ownPaper(values.idKind)}到居住地街道（乡镇）社会保障事务所或社会保险经办机构办理资格认证，并将本表寄回。逾期未认证的，按规定暂停发放，认证后从停发之月起补发。`;
  return {
    kind: 'form',
    fileName: `${values.name}-${record.number}-异地协助认证表`,
    notes:
      '注：1. 本表一式两份，一份寄回，一份由协助认证机构留存。2. “协助认证机构填写”部分必须填写并加盖公章，否则无效。',
    pages: [
      [
        { kind: 'title', text: '异地居住退休人员领取养老金资格协助认证表', largestPt: 16 },
        { kind: 'space', height: 2 },
        { kind: 'paragraph', text: letter, height: 28, largestPt: 12, isIndented: true },
        { kind: 'ends', left: `发放地：${office.name}`, right: `${han(facts.today)}` },
        grid(
          row(
            9,
            label('本|人|基|本|情|况', 14, 10),
            label('姓名', 22),
            value(values.name, 54, { largestPt: 12 }),
            label('性别', 18),
            value(coded(facts, 'gender', values.gender), 40),
            { kind: 'photo', picture: facts.photo, width: 32, rows: 4 },
          ),
          row(
            9,
            label('出生年月', 22),
            value(hanMonth(values.fileBirthMonth ?? values.birthOn), 54),
            label('个人编号', 18),
            value(null, 40),
          ),
          row(9, label(numberCell(values.idKind), 22), value(values.idNumber, 112, { isNumber: true, largestPt: 12 })),
          row(9, label('原单位', 22), value(values.employer, 112, { align: 'left' })),
          row(9, label('参保地', 22), value(office.insuredArea, 144, { align: 'left' })),
          row(9, label('现居住地', 22), value(values.residenceAddress, 144, { align: 'left' })),
          row(
            9,
            label('联系电话', 22),
            value(values.mobile ?? values.landline, 54, { isNumber: true }),
            label('亲属电话', 22),
            value(values.contactPhone, 68, { isNumber: true }),
          ),
          row(9, label('基本信息|变更', 22, 2), label('原（姓名、证号、地址、账号、电话）', 72), label('新', 72)),
          row(14, value(null, 72), value(null, 72)),
          row(11, label('本人签名', 22), value(null, 70), label('日期', 18), value(null, 56)),
          row(
            10,
            label('协|助|认|证|机|构|填|写', 14, 4),
            label('是否健在', 22),
            ticks(
              [
                ['是', false],
                ['否（死亡时间：　　　年　　月　　日）', false],
              ],
              144,
            ),
          ),
          row(
            10,
            label('核对证件', 22),
            ticks(
              [
                ['身份证', false],
                ['退休证', false],
                ['社保卡', false],
              ],
              144,
            ),
          ),
          row(
            10,
            label('认证方式', 22),
            ticks(
              [
                ['到场', false],
                ['上门', false],
              ],
              144,
            ),
          ),
          row(
            46,
            opinion(
              '协助认证机构名称',
              [
                ['电话', ''],
                ['经办人', '签章'],
              ],
              106,
            ),
            opinion(
              '公章',
              [['', '盖章处']].map(() => ['机构盖章', ''] as const),
              UPRIGHT_MM - 14 - 106,
            ),
          ),
        ),
        { kind: 'space', height: 3 },
        grid(
          row(
            9,
            label('寄回地址', 22),
            value(office.address, 98, { align: 'left' }),
            label('邮编', 18),
            value(office.postcode, 42, { isNumber: true }),
          ),
          row(
            9,
            label('收件人', 22),
            value(`${office.name}${office.contact ? `　${office.contact}` : ''}`, 98, { align: 'left' }),
            label('电话', 18),
            value(office.phone, 42, { isNumber: true }),
          ),
        ),
      ],
    ],
  };
}

/** 同志 fits everybody; 先生 and 女士 where the sex is known. */
export function honorific(gender: string | null): string {
  return gender === '1' ? '先生' : gender === '2' ? '女士' : '同志';
}
