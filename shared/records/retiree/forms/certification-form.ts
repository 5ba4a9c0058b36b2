import type { FormBlock, FormDocument } from '../../../contract/sheet-documents.ts';
import { numberCell } from '../../../rules/person-number-words.ts';
import { grid, label, opinion, row, ticks, value } from '../../../sheets/cells.ts';
import { certifiedNow, coded, type FormFacts, fileNameOf, han, hanMonth } from './facts.ts';

const FORM_MM = 120;
const SLIP_MM = 52;
const HALF_MM = 128;

/**
 * 领取基本养老金资格认证表, two on an A4 page, each with the slip that the person takes along; fields and order of domain
 * file retiree-unemployment.md B.4. Filled in wholly where the person was certified, as far as known for a visit.
 */
export function certificationForms(people: readonly FormFacts[]): FormDocument {
  const halves = people.map(half);
  const pages: FormBlock[][] = [];
  for (let at = 0; at < halves.length; at += 2) {
    const second = halves[at + 1];
    pages.push([...(halves[at] ?? []), ...(second ? [{ kind: 'cut', text: '裁切线' } as const, ...second] : [])]);
  }
  return {
    kind: 'form',
    fileName: fileNameOf(people, '资格认证表'),
    notes: '',
    pages,
  };
}

function half(facts: FormFacts): FormBlock[] {
  const { record, certification } = facts;
  const { values } = record;
  const done = certifiedNow(facts);
  const isDead = values.management === 'M5';
  const results = ['健在', '死亡', '失踪', '服刑', '出境定居', '其他'];
  const result = isDead ? '死亡' : done ? '健在' : null;
  const address = values.residenceAddress ?? values.registeredAddress;
  const phone = values.mobile ?? values.landline;
  return [
    {
      kind: 'columns',
      height: HALF_MM,
      leftWidth: FORM_MM,
      gap: 180 - FORM_MM - SLIP_MM,
      left: [
        { kind: 'title', text: '领取基本养老金资格认证表', largestPt: 14 },
        grid(
          row(
            9.5,
            label('认证年度', 20),
            value((done?.on ?? facts.today).slice(0, 4), 20),
            label('周期起止', 20),
            value(done && certification.through ? `${han(done.on)} 至 ${han(certification.through)}` : null, 60),
          ),
          row(
            9.5,
            label('姓名', 20),
            value(values.name, 44, { largestPt: 12 }),
            label('性别', 14),
            value(coded(facts, 'gender', values.gender), 14),
            { kind: 'photo', picture: facts.photo, width: 28, rows: 5 },
          ),
          row(
            9.5,
            label('出生年月', 20),
            value(hanMonth(values.fileBirthMonth ?? values.birthOn), 30),
            label('个人编号', 18),
            value(null, 24),
          ),
          row(9.5, label(numberCell(values.idKind), 20), value(values.idNumber, 72, { isNumber: true })),
          row(
            9.5,
            label('待遇类别', 20),
            ticks(
              [
                ['养老', true],
                ['供养亲属', false],
                ['工伤', false],
              ],
              72,
            ),
          ),
          row(12, label('现居住|地址', 20), value(address, 72, { align: 'left' })),
          row(
            9.5,
            label('电话', 20),
            value(phone, 44, { isNumber: true }),
            label('指纹（右手食指）', 28),
            value(null, 28),
          ),
          row(9.5, label('认证方式', 20), value(done ? coded(facts, 'certificationWay', done.way) : null, 100)),
          row(
            11,
            label('认证结果', 20),
            ticks(
              results.map((text) => [text, text === result]),
              100,
            ),
          ),
          row(
            26,
            opinion('领取人（代办人）签名', [['关系', '']], 60),
            opinion('认证人签名', [['社区、街道', '盖章']], 60, done ? { day: han(done.on) ?? '' } : {}),
          ),
        ),
      ],
      right: [
        { kind: 'title', text: '回　执', largestPt: 14 },
        grid(
          row(12, label('姓名', 18), value(values.name, 34)),
          row(12, label('认证结果', 18), value(result, 34)),
          row(12, label('认证日期', 18), value(han(done?.on), 34)),
          row(14, label('下次认证|截止日期', 18), value(han(done ? certification.through : null), 34)),
          row(12, label('咨询电话', 18), value(facts.office.phone, 34, { isNumber: true })),
          row(42, opinion(facts.office.name, [['经办人', '签章']], SLIP_MM)),
        ),
      ],
    },
  ];
}
