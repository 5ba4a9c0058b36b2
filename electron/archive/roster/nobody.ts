import type { ImportColumn } from '#shared/contract/imports.ts';
import type { RosterColumn, RosterKeys } from '#shared/records/roster.ts';
import { foldWidth, withoutBlanks } from '#shared/rules/text.ts';
import { type Cell, isBlank } from './cells.ts';
import { foldHeading } from './headings.ts';

export interface MappedColumn {
  found: ImportColumn;
  column: RosterColumn;
}

// 本页小计, 合计, 总计：3200人, 达明社区小计, 累计人数
const TOTAL = /^(?:本页|全页|本表|以上|人数|金额)?(?:小计|合计|总计|累计|共计|总人数)|(?:小计|合计|总计)[:：]?$/;
const SIGN_WORD =
  '(?:制表|填表|复核|审核|审批|经办|负责|填报|制单|校对|核对|签字|签章|盖章|领导|主管|统计|报送|编制|接收|移交|监交)';
// 制表人：, 填报单位（盖章）：, and the bare word in a cell of its own.
const SIGN_LABEL = new RegExp(
  `^(?:单位|社区|街道|部门|科室|所)?${SIGN_WORD}(?:人|员|单位|部门|日期|时间|人员|意见)?(?:[(（][^)）]*[)）])?[:：]`,
);
const SIGN_ALONE = new RegExp(
  `^(?:单位|社区|街道|部门)?${SIGN_WORD}(?:人|单位|日期|人员|意见)$|^(?:公章|单位公章)[:：]?$`,
);
const REMARK_LINE = /^(?:注|备注|说明|填表说明|填报说明|注意事项|注意)\d*[:：]/;
// Under the heading: what must be filled in and how.
const HINT = /必填|选填|可不填|填写|填报|格式|示例|样例|例如|文本型|下拉|请选择|^如[:：]/;
// Ten digits, right or wrong, and no word: a telephone number behind its label is none.
const LOOKS_LIKE_ID = /^(?=(?:\D*\d){10})[^\p{Script=Han}]+$/u;
const EXAMPLE = /^[(（【]?(?:示例|样例|范例|例|举例)[)）】]?$/;
const PLACE_OR_LIST = /(?:社区|居委会|街道|村委会|单位|公司|支部|小组|网格|名单|花名册|人员|情况|部分)$/;

/**
 * Whether a line below the heading is nobody: blank, a subtotal, a signature line, a remark, the heading again on the
 * next printed page, numbers of columns, an example, a title of a part. Who has a number is somebody.
 */
export function isNobody(
  line: readonly Cell[],
  mapped: readonly MappedColumn[],
  headings: readonly ImportColumn[],
  keys: RosterKeys,
): boolean {
  const firstCell = line.find((cell) => !isBlank(cell));
  if (!firstCell) return true;
  const first = plain(firstCell);
  const at = (field: string): string => {
    const index = mapped.find(({ column }) => column.field === field)?.found.index;
    return index === undefined ? '' : plain(line[index]);
  };
  const name = at(keys.name);
  const idNumber = at(keys.number);
  if (EXAMPLE.test(first) || EXAMPLE.test(name)) return true;
  if (LOOKS_LIKE_ID.test(idNumber)) return false;
  const filled = line.map(plain).filter((text) => text !== '');
  if (isHeadingAgain(line, headings) || isColumnCount(filled)) return true;
  if (filled.filter((text) => HINT.test(text)).length >= Math.max(2, filled.length / 3)) return true;

  const facts = mapped.filter(
    ({ column, found }) => column.kind !== 'money' && column.kind !== 'name' && !isBlank(line[found.index]),
  ).length;
  if (TOTAL.test(name) || SIGN_LABEL.test(first) || SIGN_ALONE.test(first) || REMARK_LINE.test(first)) return true;
  const isPerson = name !== '' && facts > 2;
  if (!isPerson && filled.some((text) => TOTAL.test(text) || SIGN_LABEL.test(text) || SIGN_ALONE.test(text)))
    return true;
  if (filled.length === 1) return true;
  if (name === '') return filled.length === 2;
  return (
    idNumber === '' &&
    facts <= 1 &&
    (PLACE_OR_LIST.test(name) || (filled.length === 2 && !isListed(filled, name, facts)))
  );
}

function plain(cell: Cell | undefined): string {
  return cell === undefined || cell.text === '' ? '' : withoutBlanks(foldWidth(cell.text));
}

function isHeadingAgain(line: readonly Cell[], headings: readonly ImportColumn[]): boolean {
  const filled = line.filter((cell) => !isBlank(cell)).length;
  const same = headings.filter(({ index, heading }) => {
    const text = foldHeading(line[index]?.text ?? '');
    return text !== '' && heading.split('/').some((part) => foldHeading(part) === text);
  }).length;
  return same >= 2 && same * 2 > filled;
}

// 1 2 3 4 ... or 甲 乙 1 2 3 under the headings, as statistical forms number their columns.
function isColumnCount(filled: readonly string[]): boolean {
  const counted = filled
    .filter((text) => !/^[甲乙丙丁戊]$/.test(text))
    .map((text) => Number(text.replace(/[()栏列]/g, '')));
  return (
    counted.length >= 3 &&
    counted.every((value, index) => Number.isInteger(value) && value === (counted[0] ?? 0) + index)
  );
}

// A running number and a name, or a name and one fact about it: somebody whose number is missing.
function isListed(filled: readonly string[], name: string, facts: number): boolean {
  const isName = /^\p{Script=Han}[\p{Script=Han}·]{1,14}$/u.test(name);
  return isName && (facts > 0 || filled.some((text) => /^\d{1,6}$/.test(text)));
}
