import type { Dictionary } from '../codes/dictionary.ts';
import {
  type ClosedReason,
  closedReasonLabels,
  closedReasons,
  type OrganisationKind,
  organisationKindLabels,
  organisationKinds,
} from '../codes/organisation.ts';
import { readDayCell } from './calendar.ts';
import { readCreditCode } from './credit-code.ts';
import { organisationKey } from './organisation-name.ts';
import { readSheetTable, type SheetLine } from './sheet-table.ts';
import { foldWidth, withoutBlanks } from './text.ts';

/** The register of organisations as a sheet: what one office writes out and another, or the same, takes in. */

const NEEDED = [
  '单位名称',
  '简称',
  '曾用名',
  '其他写法',
  '单位类别',
  '统一社会信用代码',
  '组织机构代码',
  '老营业执照号',
  '单位编号',
  '所属银行',
  '负责人',
  '地址',
  '联系人',
  '联系电话',
  '启用日期',
  '终止日期',
  '终止原因',
  '承接单位',
  '备注',
] as const;
/** For the eye only. */
const SHOWN = ['档案数', '发放数'] as const;
export const organisationColumns = [...NEEDED, ...SHOWN] as const;
type Needed = (typeof NEEDED)[number];

/** A row of the sheet: null where the cell is empty, which changes nothing in the register. */
export interface SheetOrganisation {
  /** As in the sheet, from 1. */
  row: number;
  name: string;
  shortName: string | null;
  former: string[];
  spellings: string[];
  kinds: OrganisationKind[];
  creditCode: string | null;
  organisationCode: string | null;
  licenceNumber: string | null;
  unitNumber: string | null;
  bankCode: string | null;
  head: string | null;
  address: string | null;
  contact: string | null;
  phone: string | null;
  remark: string | null;
  validFrom: string | null;
  validTo: string | null;
  closedReason: ClosedReason | null;
  /** By name: of the register or of another row. */
  successor: string | null;
}

export interface SheetProblem {
  row: number;
  message: string;
}

export type OrganisationSheetReading =
  | { ok: true; organisations: SheetOrganisation[] }
  | { ok: false; problems: SheetProblem[] };

/** The cells of a row, by heading. */
export function organisationSheetRow(
  one: Omit<SheetOrganisation, 'row'>,
  counts: { files: number; accounts: number },
  codes: Dictionary,
): Record<(typeof organisationColumns)[number], string> {
  return {
    单位名称: one.name,
    简称: one.shortName ?? '',
    曾用名: one.former.join('；'),
    其他写法: one.spellings.join('；'),
    单位类别: one.kinds.map((kind) => organisationKindLabels[kind]).join('、'),
    统一社会信用代码: one.creditCode ?? '',
    组织机构代码: one.organisationCode ?? '',
    老营业执照号: one.licenceNumber ?? '',
    单位编号: one.unitNumber ?? '',
    所属银行: one.bankCode === null ? '' : codes.label('bank', one.bankCode),
    负责人: one.head ?? '',
    地址: one.address ?? '',
    联系人: one.contact ?? '',
    联系电话: one.phone ?? '',
    启用日期: one.validFrom ?? '',
    终止日期: one.validTo ?? '',
    终止原因: one.closedReason === null ? '' : closedReasonLabels[one.closedReason],
    承接单位: one.successor ?? '',
    备注: one.remark ?? '',
    档案数: String(counts.files),
    发放数: String(counts.accounts),
  };
}

/**
 * Reads a sheet of organisations. Every row that is wrong by itself or stands against another row is named; with one of
 * them nothing is taken. What stands against the register is judged where the register is.
 */
export function readOrganisationSheet(
  rows: readonly (readonly string[])[],
  codes: Dictionary,
): OrganisationSheetReading {
  const read = readSheetTable(rows, { needed: NEEDED, shown: SHOWN });
  if (!read.ok) return { ok: false, problems: [{ row: read.row, message: read.message }] };
  const problems: SheetProblem[] = [];
  const organisations: SheetOrganisation[] = [];
  const seen = new Map<string, number>();
  for (const line of read.lines) {
    const one = readLine(line, codes);
    const message = typeof one === 'string' ? one : twice(one, seen);
    if (message !== null) problems.push({ row: line.row, message });
    else if (typeof one !== 'string') organisations.push(one);
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, organisations };
}

/** Every name of a row that must be of this organisation alone. */
export function namesOfSheet(one: SheetOrganisation): string[] {
  return [one.name, ...one.former, ...one.spellings];
}

function twice(one: SheetOrganisation, seen: Map<string, number>): string | null {
  const entries = [
    ...namesOfSheet(one).map((name) => ({ key: `n ${organisationKey(name)}`, words: `名称“${name}”` })),
    ...(one.creditCode ? [{ key: `c ${one.creditCode}`, words: `统一社会信用代码“${one.creditCode}”` }] : []),
    ...(one.unitNumber ? [{ key: `u ${one.unitNumber}`, words: `单位编号“${one.unitNumber}”` }] : []),
  ];
  for (const { key, words } of entries) {
    const at = seen.get(key);
    if (at !== undefined) return at === one.row ? `${words}在这一行写了两次。` : `${words}与第 ${at} 行重复。`;
    seen.set(key, one.row);
  }
  return null;
}

function readLine({ row, cell, lines }: SheetLine<Needed>, dictionary: Dictionary): SheetOrganisation | string {
  const name = cell('单位名称');
  if (organisationKey(name) === '') return '没有填写单位名称。';
  const long = tooLong({ cell, lines });
  if (long !== null) return long;
  const kinds = readKinds(cell('单位类别'));
  if (typeof kinds === 'string') return kinds;
  const codes = readCodes(cell);
  if (typeof codes === 'string') return codes;
  const bankText = cell('所属银行');
  const bankCode = bankText === '' ? null : dictionary.find('bank', bankText);
  if (bankText !== '' && bankCode === null) return `所属银行“${bankText}”不在银行行别表里。`;
  if (bankCode !== null && !kinds.includes('bank'))
    return `填了所属银行，单位类别里要有“${organisationKindLabels.bank}”。`;
  const end = readEnd(cell);
  if (typeof end === 'string') return end;
  return {
    row,
    name,
    shortName: textOf(cell('简称')),
    former: namesIn(lines('曾用名')),
    spellings: namesIn(lines('其他写法')),
    kinds,
    ...codes,
    unitNumber: textOf(withoutBlanks(cell('单位编号'))),
    bankCode,
    head: textOf(cell('负责人')),
    address: textOf(cell('地址')),
    contact: textOf(cell('联系人')),
    phone: textOf(cell('联系电话')),
    remark: textOf(cell('备注')),
    ...end,
  };
}

const limits: Partial<Record<Needed, number>> = {
  单位名称: 100,
  简称: 50,
  单位编号: 20,
  负责人: 50,
  地址: 100,
  联系人: 50,
  联系电话: 30,
  备注: 200,
};

function tooLong({ cell, lines }: Pick<SheetLine<Needed>, 'cell' | 'lines'>): string | null {
  for (const [column, most] of Object.entries(limits) as [Needed, number][])
    if (cell(column).length > most) return `${column}超过 ${most} 个字。`;
  for (const column of ['曾用名', '其他写法'] as const)
    if (namesIn(lines(column)).some((name) => name.length > 100)) return `${column}超过 100 个字。`;
  return null;
}

function readKinds(text: string): OrganisationKind[] | string {
  const words = withoutBlanks(foldWidth(text))
    .split(/[、,;/]/)
    .filter((word) => word !== '');
  const kinds: OrganisationKind[] = [];
  for (const word of words) {
    const kind = organisationKinds.find((one) => one === word || organisationKindLabels[one] === word);
    if (!kind) return `单位类别“${word}”看不懂，请写${quoted(Object.values(organisationKindLabels))}，可以写几个。`;
    if (!kinds.includes(kind)) kinds.push(kind);
  }
  return kinds.length > 0 ? organisationKinds.filter((kind) => kinds.includes(kind)) : '没有填写单位类别。';
}

const codeColumns = [
  ['统一社会信用代码', 'creditCode', 'credit-code', '18 位'],
  ['组织机构代码', 'organisationCode', 'organisation-code', '9 位'],
  ['老营业执照号', 'licenceNumber', 'licence-15', '15 位'],
] as const;

function readCodes(
  cell: (column: Needed) => string,
): Pick<SheetOrganisation, 'creditCode' | 'organisationCode' | 'licenceNumber'> | string {
  const codes = {
    creditCode: null as string | null,
    organisationCode: null as string | null,
    licenceNumber: null as string | null,
  };
  for (const [column, field, kind, length] of codeColumns) {
    const text = cell(column);
    if (text === '') continue;
    const read = readCreditCode(text);
    if (read.ok && read.kind === kind) codes[field] = read.code;
    else if (!read.ok && read.problem === 'uscc-checksum') return `${column}“${text}”校验位不对，请与证照逐位核对。`;
    else if (!read.ok && read.problem === 'uscc-character')
      return `${column}“${text}”里不应有“${read.characters.join('、')}”。`;
    else return `${column}“${text}”应为 ${length}。`;
  }
  return codes;
}

function readEnd(
  cell: (column: Needed) => string,
): Pick<SheetOrganisation, 'validFrom' | 'validTo' | 'closedReason' | 'successor'> | string {
  const days: (string | null)[] = [];
  for (const column of ['启用日期', '终止日期'] as const) {
    const text = cell(column);
    const day = text === '' ? null : readDayCell(text);
    if (text !== '' && day === null) return `${column}“${text}”不对，请写成 2003-05-01 这样的形式。`;
    days.push(day);
  }
  const [validFrom = null, validTo = null] = days;
  const word = withoutBlanks(cell('终止原因'));
  const reason = closedReasons.find((one) => closedReasonLabels[one] === word) ?? null;
  if (word !== '' && reason === null)
    return `终止原因“${word}”看不懂，请写${quoted(Object.values(closedReasonLabels))}。`;
  const successor = textOf(cell('承接单位'));
  if (validTo === null && (reason !== null || successor !== null)) return '填了终止原因或承接单位，请填写终止日期。';
  if (validTo !== null && reason === null) return '填了终止日期，请填写终止原因。';
  if (validFrom !== null && validTo !== null && validTo < validFrom) return '终止日期早于启用日期。';
  return { validFrom, validTo, closedReason: reason, successor };
}

function namesIn(text: string): string[] {
  return text
    .split(/[;；\n]/)
    .map((name) => name.trim())
    .filter((name) => organisationKey(name) !== '');
}

function textOf(text: string): string | null {
  return text === '' ? null : text;
}

function quoted(words: readonly string[]): string {
  return words.map((word) => `“${word}”`).join('、');
}
