import type { FormDocument, FormRow } from '../../../contract/sheet-documents.ts';
import { grid, label, opinion, row, ticks, UPRIGHT_MM, value } from '../../../sheets/cells.ts';
import { type FormFacts, han, hanMonth } from './facts.ts';

/** What was changed at a file in one go, in the words of the paper. */
export interface ReportedChange {
  /** The day it was changed in the office. */
  on: string;
  items: readonly { field: string; label: string; before: string; after: string }[];
}

const KEY_FIELDS = new Set([
  'name',
  'idKind',
  'idNumber',
  'birthOn',
  'fileBirthMonth',
  'gender',
  'retirementType',
  'retiredOn',
]);
const PAY_FIELDS = new Set(['bankCode', 'bankName', 'accountName', 'accountNumber', 'paymentMethod', 'pensionFen']);
const ROWS = 6;

/**
 * 退休人员信息变更表, with the fields and in the order of domain file retiree-unemployment.md B.10; six changes to a page, as
 * many pages as there are changes.
 */
export function changeReport(facts: FormFacts, change: ReportedChange): FormDocument {
  const { record } = facts;
  const { values } = record;
  const pages = Math.max(1, Math.ceil(change.items.length / ROWS));
  const has = (fields: ReadonlySet<string>): boolean => change.items.some(({ field }) => fields.has(field));
  const isGeneral = change.items.some(({ field }) => !KEY_FIELDS.has(field) && !PAY_FIELDS.has(field));
  return {
    kind: 'form',
    fileName: `${values.name}-${record.number}-信息变更表`,
    notes:
      '填表说明：1. 一式两份，街道、经办机构各存一份。2. 变更项目附证明材料；变更账户的附本人身份证和账户页复印件。',
    pages: Array.from({ length: pages }, (_, page) => [
      { kind: 'title', text: '退休人员信息变更表' },
      { kind: 'ends', left: `填报单位：${facts.office.name}`, right: `编号：${record.number}` },
      grid(
        row(
          10,
          label('姓名', 24),
          value(values.name, 66, { largestPt: 12 }),
          label('身份证号', 24),
          value(values.idNumber, 66, { isNumber: true }),
        ),
        row(10, label('个人编号', 24), value(null, 66), label('原单位', 24), value(values.employer, 66)),
        row(
          10,
          label('变更类别', 24),
          ticks(
            [
              ['关键信息', has(KEY_FIELDS)],
              ['一般信息', isGeneral],
              ['发放信息', has(PAY_FIELDS)],
            ],
            UPRIGHT_MM - 24,
          ),
        ),
        row(8, label('项目', 34), label('变更前', 54), label('变更后', 54), label('证明材料', 38)),
        ...Array.from({ length: ROWS }, (__, index) => changeRow(change.items[page * ROWS + index])),
        row(13, label('变更原因', 34), value(null, UPRIGHT_MM - 34)),
        row(
          10,
          label('生效年月', 34),
          value(hanMonth(change.on), 56),
          label('变更日期', 34),
          value(han(change.on), 56),
        ),
        row(12, label('本人（委托人）签名', 34), value(null, 56), label('日期', 34), value(null, 56)),
        row(
          12,
          label('代办人姓名', 34),
          value(null, 30),
          label('证号', 16),
          value(null, 54),
          label('关系', 16),
          value(null, 30),
        ),
        row(
          48,
          opinion(
            '街道意见',
            [
              ['受理人', '签章'],
              ['公章', ''],
            ],
            90,
          ),
          opinion(
            '经办机构意见',
            [
              ['录入', '签章'],
              ['复核', '签章'],
              ['公章', ''],
            ],
            90,
          ),
        ),
      ),
      ...(pages > 1
        ? [
            {
              kind: 'paragraph' as const,
              text: `第 ${page + 1} 页　共 ${pages} 页`,
              height: 6,
              largestPt: 9,
              align: 'right' as const,
            },
          ]
        : []),
    ]),
  };
}

function changeRow(item: ReportedChange['items'][number] | undefined): FormRow {
  return row(
    13,
    value(item?.label ?? null, 34),
    value(item?.before ?? null, 54),
    value(item?.after ?? null, 54),
    value(null, 38),
  );
}
