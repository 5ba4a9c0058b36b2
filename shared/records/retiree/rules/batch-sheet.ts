import type { Dictionary } from '../../../codes/dictionary.ts';
import { isMonth, monthOf, readDateCell } from '../../../rules/calendar.ts';
import { formatMoney, readMoney } from '../../../rules/money.ts';
import { readAnyNumber } from '../../../rules/person-number.ts';
import { numberProblem } from '../../../rules/person-number-words.ts';
import { readPhone } from '../../../rules/phone.ts';
import { readSheetTable, type SheetLine, type SheetRefusal } from '../../../rules/sheet-table.ts';
import { foldWidth, readName, withoutBlanks } from '../../../rules/text.ts';
import type { LineValues } from '../contract/batches.ts';

/** The list of a batch as a sheet, one row a person: what comes from an employer, and what is written out (B.2, B.3). */

const NEEDED = ['姓名', '公民身份号码'] as const;
const OPTIONAL = [
  '性别',
  '原单位',
  '退休时间',
  '离退休类别',
  '月基本养老金',
  '原发放至',
  '户籍地址',
  '居住地址',
  '电话',
  '社区',
  '异地居住',
  '党员',
  '档案编号',
  '正本',
  '副本',
  '材料份数',
  '页数',
  '缺失材料',
  '存放位置',
  '封条编号',
  '备注',
] as const;
/** For the eye only. */
const SHOWN = ['序号', '核对结果', '多出', '接收方档号'] as const;
type Needed = (typeof NEEDED)[number] | (typeof OPTIONAL)[number];

/** All columns, in the order of the paper. */
export const batchSheetColumns = [
  '序号',
  ...NEEDED.slice(0, 1),
  '性别',
  ...NEEDED.slice(1),
  ...OPTIONAL.slice(1),
  '核对结果',
  '多出',
  '接收方档号',
] as const;
export type BatchSheetColumn = (typeof batchSheetColumns)[number];

export type BatchSheetReading = { ok: true; rows: { row: number; values: LineValues }[] } | SheetRefusal;

/**
 * Reads a list; one wrong cell refuses the whole sheet with its row and the reason.
 * @param communityOf the community a name means, or null
 */
export function readBatchSheet(
  rows: readonly (readonly string[])[],
  codes: Dictionary,
  communityOf: (name: string) => number | null,
): BatchSheetReading {
  const read = readSheetTable<Needed>(rows, { needed: NEEDED, optional: OPTIONAL, shown: SHOWN });
  if (!read.ok) return read;
  const lines: { row: number; values: LineValues }[] = [];
  const seen = new Map<string, number>();
  for (const line of read.lines) {
    const values = readLine(line, codes, communityOf);
    if (typeof values === 'string') return { ok: false, row: line.row, message: values };
    const before = seen.get(values.idNumber ?? '');
    if (before !== undefined) return { ok: false, row: line.row, message: `证件号码与第 ${before} 行相同` };
    seen.set(values.idNumber ?? '', line.row);
    lines.push({ row: line.row, values });
  }
  return { ok: true, rows: lines };
}

// As many as a line of the list takes where it is typed.
const countColumns = [
  ['正本', 99],
  ['副本', 99],
  ['材料份数', 9999],
  ['页数', 99_999],
] as const;

/** The values of a row, or the sentence that says what is wrong with it. */
function readLine(
  { cell }: SheetLine<Needed>,
  codes: Dictionary,
  communityOf: (name: string) => number | null,
): LineValues | string {
  const name = readName(cell('姓名'));
  if (!name.ok) return name.problem === 'name-missing' ? '没有姓名' : '姓名里有造字区的字';
  const number = readAnyNumber(cell('公民身份号码'));
  if (!number.ok) return numberProblem('citizen', cell('公民身份号码')) ?? '证件号码不对';
  const gender = cell('性别') === '' ? number.gender : codes.find('gender', cell('性别'));
  if (gender === null && cell('性别') !== '') return `性别“${cell('性别')}”认不出来`;
  const type = cell('离退休类别') === '' ? null : codes.find('retirementType', cell('离退休类别'));
  // The same number means another thing in another system (domain part C.0): a list is read by names.
  if (/^\d+$/.test(cell('离退休类别'))) return `离退休类别请写名称，不写代码“${cell('离退休类别')}”`;
  if (type === null && cell('离退休类别') !== '') return `离退休类别“${cell('离退休类别')}”认不出来`;
  const retired = cell('退休时间') === '' ? null : readDateCell(cell('退休时间'));
  if (retired && !retired.ok) return `退休时间“${cell('退休时间')}”认不出来，请写成 2012-01`;
  const money = cell('月基本养老金') === '' ? null : readMoney(cell('月基本养老金'));
  if (money && !money.ok) return `月基本养老金“${cell('月基本养老金')}”认不出来`;
  const paid = cell('原发放至') === '' ? null : readDateCell(cell('原发放至'));
  if (paid && !(paid.ok && isMonth(monthOf(paid.value))))
    return `原发放至“${cell('原发放至')}”认不出来，请写成 2026-11`;
  const phone = cell('电话') === '' ? null : readPhone(cell('电话'));
  if (phone && !phone.ok) return `电话“${cell('电话')}”认不出来`;
  const communityId = cell('社区') === '' ? null : communityOf(cell('社区'));
  if (communityId === null && cell('社区') !== '') return `没有登记过社区“${cell('社区')}”`;
  const figures: Record<string, number | null> = {};
  for (const [column, most] of countColumns) {
    const text = withoutBlanks(foldWidth(cell(column))).replace(/[卷册份页]$/, '');
    if (text !== '' && !/^\d{1,5}$/.test(text)) return `${column}“${cell(column)}”不是整数`;
    if (Number(text) > most) return `${column}最多 ${most}，请核对“${cell(column)}”`;
    figures[column] = text === '' ? null : Number(text);
  }
  const tooLong = longest.find(([column, most]) => Array.from(cell(column)).length > most);
  if (tooLong) return `${tooLong[0]}最多 ${tooLong[1]} 个字`;
  const elsewhere = yesNo(cell('异地居住'));
  const party = yesNo(cell('党员'));
  if (elsewhere === undefined) return `异地居住“${cell('异地居住')}”认不出来，请写“是”或“否”`;
  if (party === undefined) return `党员“${cell('党员')}”认不出来，请写“是”或“否”`;
  const textOf = (column: Needed) => cell(column) || null;
  return {
    name: name.name,
    idNumber: number.number,
    gender,
    employer: textOf('原单位'),
    retiredOn: retired?.ok ? retired.value : null,
    retirementType: type,
    pensionFen: money?.ok ? money.fen : null,
    registeredAddress: textOf('户籍地址'),
    residenceAddress: textOf('居住地址'),
    phone: phone?.ok ? phone.phone : null,
    communityId,
    livesElsewhere: elsewhere === true,
    isParty: party,
    fileNumber: textOf('档案编号'),
    originals: figures.正本 ?? null,
    copies: figures.副本 ?? null,
    papers: figures.材料份数 ?? null,
    pages: figures.页数 ?? null,
    lacking: textOf('缺失材料'),
    place: textOf('存放位置'),
    remark: textOf('备注'),
    sealNumber: textOf('封条编号'),
    sealReceipt: null,
    forwardOn: null,
    forwardTo: null,
    paidThrough: paid?.ok ? monthOf(paid.value) : null,
  };
}

const longest: readonly (readonly [Needed, number])[] = [
  ['姓名', 50],
  ['原单位', 100],
  ['户籍地址', 100],
  ['居住地址', 100],
  ['档案编号', 20],
  ['缺失材料', 100],
  ['存放位置', 20],
  ['封条编号', 40],
  ['备注', 50],
];

// Empty: not told.
function yesNo(text: string): boolean | null | undefined {
  const word = withoutBlanks(text);
  if (word === '') return null;
  if (['是', '有', '√', '✓', 'Y', 'y', '1'].includes(word)) return true;
  return ['否', '无', '不是', 'N', 'n', '0', '×'].includes(word) ? false : undefined;
}

/** A line as the sheet writes it. */
export interface BatchSheetSource extends LineValues {
  communityName: string | null;
  recordNumber: string | null;
  checked: string;
  isSurplus: boolean;
}

/** The cells of a person's row, by heading. */
export function batchSheetRow(
  of: BatchSheetSource,
  position: number,
  codes: Dictionary,
): Record<BatchSheetColumn, string> {
  const figure = (value: number | null) => (value === null ? '' : String(value));
  return {
    序号: String(position),
    姓名: of.name,
    性别: of.gender === null ? '' : codes.label('gender', of.gender),
    公民身份号码: of.idNumber ?? '',
    原单位: of.employer ?? '',
    退休时间: of.retiredOn ?? '',
    离退休类别: of.retirementType === null ? '' : codes.label('retirementType', of.retirementType),
    月基本养老金: of.pensionFen === null ? '' : formatMoney(of.pensionFen),
    原发放至: of.paidThrough ?? '',
    户籍地址: of.registeredAddress ?? '',
    居住地址: of.residenceAddress ?? '',
    电话: of.phone ?? '',
    社区: of.communityName ?? '',
    异地居住: of.livesElsewhere ? '是' : '否',
    党员: yesNoWord(of.isParty),
    档案编号: of.fileNumber ?? '',
    正本: figure(of.originals),
    副本: figure(of.copies),
    材料份数: figure(of.papers),
    页数: figure(of.pages),
    缺失材料: of.lacking ?? '',
    存放位置: of.place ?? '',
    封条编号: of.sealNumber ?? '',
    备注: of.remark ?? '',
    核对结果: of.checked,
    多出: of.isSurplus ? '是' : '',
    接收方档号: of.recordNumber ?? '',
  };
}

/** 是, 否, or nothing where nobody told. */
export function yesNoWord(value: boolean | null): string {
  return value === null ? '' : value ? '是' : '否';
}
