import type { FormDocument, FormRow } from '../../../contract/sheet-documents.ts';
import { formatCount } from '../../../rules/counts.ts';
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
// Six rows to a page (field 3); a long text takes the room of several.
const ROW_MM = 13;
const ROWS_MM = 6 * ROW_MM;
// What stands in a line of a cell at the smallest size that is read with ease.
const LINE_CHARACTERS = 20;
const LINE_MM = 2.9;

/**
 * 退休人员信息变更表, with the fields and in the order of domain file retiree-unemployment.md B.10; six changes to a page,
 * fewer where texts are long, as many pages as it takes.
 */
export function changeReport(facts: FormFacts, change: ReportedChange): FormDocument {
  const { record } = facts;
  const { values } = record;
  const pages = packed(change.items);
  const has = (fields: ReadonlySet<string>): boolean => change.items.some(({ field }) => fields.has(field));
  const isGeneral = change.items.some(({ field }) => !KEY_FIELDS.has(field) && !PAY_FIELDS.has(field));
  return {
    kind: 'form',
    fileName: `${values.name}-${record.number}-信息变更表`,
    notes:
      '填表说明：1. 一式两份，街道、经办机构各存一份。2. 变更项目附证明材料；变更账户的附本人身份证和账户页复印件。',
    pages: pages.map((items, page) => [
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
        row(
          10,
          label('个人编号', 24),
          value(null, 36),
          label('原单位', 24),
          value(values.employer, 96, { align: 'left' }),
        ),
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
        ...changeRows(items),
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
      ...(pages.length > 1
        ? [
            {
              kind: 'paragraph' as const,
              text: `第 ${page + 1} 页　共 ${formatCount(pages.length)} 页`,
              height: 6,
              largestPt: 9,
              align: 'right' as const,
            },
          ]
        : []),
    ]),
  };
}

type Item = ReportedChange['items'][number];

function heightOf({ before, after }: Item): number {
  const longest = Math.max(Array.from(before).length, Array.from(after).length);
  return Math.max(ROW_MM, Math.ceil(longest / LINE_CHARACTERS) * LINE_MM + 1);
}

/** The changes shared out over pages; an empty form has one. */
function packed(items: readonly Item[]): Item[][] {
  const pages: Item[][] = [[]];
  let used = 0;
  for (const item of items) {
    const height = heightOf(item);
    if (used + height > ROWS_MM && used > 0) {
      pages.push([]);
      used = 0;
    }
    pages.at(-1)?.push(item);
    used += height;
  }
  return pages;
}

/** The rows of a page, with empty ones where there is room for something written by hand. */
function changeRows(items: readonly Item[]): FormRow[] {
  const filled = items.map((item) =>
    row(heightOf(item), value(item.label, 34), value(item.before, 54), value(item.after, 54), value(null, 38)),
  );
  const left = ROWS_MM - filled.reduce((sum, { height }) => sum + height, 0);
  const empty = Array.from({ length: Math.max(0, Math.floor(left / ROW_MM)) }, () =>
    row(ROW_MM, value(null, 34), value(null, 54), value(null, 54), value(null, 38)),
  );
  return [...filled, ...empty];
}
