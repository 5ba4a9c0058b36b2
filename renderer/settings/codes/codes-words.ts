import type { Dictionary, DictionaryItem } from '#shared/codes/dictionary.ts';
import { type CodeTableName, codeTableNames, codeTables } from '#shared/codes/tables.ts';
import { kinds } from '#shared/records/index.ts';
import { recordKindLabels, recordKinds } from '#shared/records/kinds.ts';
import { codeMarkLabel } from '#shared/rules/code-sheet.ts';
import { formatCount } from '#shared/rules/counts.ts';
import { foldForSearch } from '#shared/rules/search-text.ts';

/** How sure a code is: the word of its badge, its tone, and why. */
export interface CodeStanding {
  label: string;
  tone: 'good' | 'warn' | 'active';
  why: string;
}

const whys: Record<DictionaryItem['sure'], string> = {
  local: '本单位添加的代码。',
  source: '有国家标准或公布的文件，或各系统一致。',
  system: '没有文件依据。请与本地系统核对后确认。',
  unverified: '没有文件依据。请与本地系统核对后确认。',
  own: '由本程序编号，没有国家统一代码。请与本地系统核对。',
};

export function codeStanding(sure: DictionaryItem['sure']): CodeStanding {
  const tone = sure === 'local' ? 'active' : sure === 'source' ? 'good' : 'warn';
  return { label: codeMarkLabel(sure), tone, why: whys[sure] };
}

export interface TableLine {
  table: CodeTableName;
  title: string;
  source: string;
  /** The fields of files that use it: 退休人员档案：文化程度. */
  fields: string[];
  inUse: number;
  local: number;
  retired: number;
  toConfirm: number;
  isFixed: boolean;
}

/** Every table that holds all the words of a text: in its name, its source, its fields, or in one of its items. */
export function tableLines(codes: Dictionary, text: string): TableLine[] {
  const words = foldForSearch(text)
    .split(/\s+/)
    .filter((word) => word !== '');
  return codeTableNames
    .map((table) => lineOf(codes, table))
    .filter((line) => {
      const items = codes.items(line.table).map((item) => [item.code, item.label, ...item.synonyms].join(' '));
      const whole = foldForSearch([line.title, line.source, ...line.fields, ...items].join(' '));
      return words.every((word) => whole.includes(word));
    });
}

export interface TableGroup {
  id: 'used' | 'others';
  label: string;
  lines: TableLine[];
}

/** What files use today before what is kept ready; a group without tables is left out. */
export function tableGroups(lines: readonly TableLine[]): TableGroup[] {
  const groups: TableGroup[] = [
    { id: 'used', label: '档案登记用的代码表', lines: lines.filter((line) => line.fields.length > 0) },
    { id: 'others', label: '其他业务和旧系统的代码表', lines: lines.filter((line) => line.fields.length === 0) },
  ];
  return groups.filter((group) => group.lines.length > 0);
}

/** 11 项，本单位 1 项，停用 2 项. */
export function countWords(line: Pick<TableLine, 'inUse' | 'local' | 'retired'>): string {
  return [
    `${formatCount(line.inUse)} 项`,
    ...(line.local > 0 ? [`本单位 ${formatCount(line.local)} 项`] : []),
    ...(line.retired > 0 ? [`停用 ${formatCount(line.retired)} 项`] : []),
  ].join('，');
}

/** A code the office may take next: L1, L2 … */
export function nextCode(items: readonly Pick<DictionaryItem, 'code'>[]): string {
  const taken = new Set(items.map((item) => item.code));
  let number = 1;
  while (taken.has(`L${number}`)) number += 1;
  return `L${number}`;
}

/** Synonyms as clerks type them: 函授；夜大 or with any other mark between. */
export function readSynonyms(text: string): string[] {
  const words = text.split(/[；;，,\n]/).map((word) => word.trim());
  return Array.from(new Set(words.filter((word) => word !== '')));
}

export const showSynonyms = (synonyms: readonly string[]): string => synonyms.join('；');

/** A table that stands in an address, or null. */
export function tableOfAddress(item: string): CodeTableName | null {
  return codeTableNames.find((table) => table === item) ?? null;
}

function lineOf(codes: Dictionary, table: CodeTableName): TableLine {
  const items = codes.items(table);
  const { title, source, isFixed } = codeTables[table];
  return {
    table,
    title,
    source,
    fields: fieldsOf(table),
    inUse: items.filter((item) => !item.isRetired).length,
    local: items.filter((item) => item.sure === 'local').length,
    retired: items.filter((item) => item.isRetired).length,
    toConfirm: items.filter((item) => codeStanding(item.sure).tone === 'warn').length,
    isFixed: isFixed ?? false,
  };
}

function fieldsOf(table: CodeTableName): string[] {
  return recordKinds.flatMap((kind) => {
    const { codeTables: of, rowCodes, labels } = kinds[kind];
    const plain = Object.keys(of).filter((field) => of[field] === table);
    const rows = Object.keys(rowCodes).filter((field) => Object.values(rowCodes[field] ?? {}).includes(table));
    return [...plain, ...rows].map((field) => `${recordKindLabels[kind]}：${labels[field] ?? field}`);
  });
}
