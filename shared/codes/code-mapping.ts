import { foldWidth, withoutBlanks } from '../rules/text.ts';
import type { CodeMark } from './code-item.ts';
import type { Dictionary } from './dictionary.ts';
import { type MappedCode, type ShippedSource, shippedSources } from './roster-sources.ts';
import { shownSource } from './shown-source.ts';
import { type CodeTableName, codeTables, isCodeTable } from './tables.ts';

/** 代码对照: what a code in a roster means, by the system the roster comes from. */

/** The source whose codes are ours: what this program wrote out. */
export const OWN_EXPORT = 'self';

/** A system rosters come from; of an office's own the key is made when it is added. */
export interface RosterSource {
  key: string;
  name: string;
  origin: string;
  isOwn: boolean;
}

/** What an office decided about a code of a source; it stands before what the program brings along. */
export interface OwnMapping {
  id: number;
  source: string;
  table: string;
  code: string;
  /** What the source calls it, where the office wrote it down. */
  label: string | null;
  target: string | null;
  /** The day it was decided, and by whom. */
  on: string;
  by: string;
}

/** A line of 代码对照 as it holds. */
export interface MappingLine extends Omit<MappedCode, 'sure'> {
  source: string;
  table: CodeTableName;
  sure: CodeMark | 'local';
  /** The office's row, where it decided. */
  own: OwnMapping | null;
  /** What the program says, where the office decided otherwise. */
  shipped: MappedCode | null;
}

/** How the codes of one source are read. */
export interface CodeMapping {
  source: string;
  /** The line of a code; zeros in front do not matter. null: nobody decided yet. */
  find: (table: CodeTableName, code: string) => MappingLine | null;
  /** Whether anything is known of how the source numbers a table. */
  knows: (table: CodeTableName) => boolean;
}

const shipped: Readonly<Record<string, ShippedSource>> = shippedSources;

/** The sources the program brings along, with the office's own behind them. */
export function rosterSources(own: readonly { key: string; name: string }[]): RosterSource[] {
  return [
    ...Object.entries(shipped).map(([key, { name, origin }]) => ({
      key,
      name,
      origin: shownSource(origin),
      isOwn: false,
    })),
    { key: OWN_EXPORT, name: '本系统导出', origin: '本程序导出的表格，代码就是本系统的代码', isOwn: false },
    ...own.map(({ key, name }) => ({ key, name, origin: '本单位添加', isOwn: true })),
  ];
}

/** A bare number as systems write codes; longer ones are numbers of something else. null where it is none. */
export function bareCode(text: string): string | null {
  const folded = withoutBlanks(foldWidth(text));
  return /^\d{1,4}$/.test(folded) ? folded : null;
}

/** Every line of 代码对照, source by source and table by table. Of 本系统导出 only what the office decided. */
export function mappingLines(own: readonly OwnMapping[]): MappingLine[] {
  const decided = new Map(own.map((one) => [keyOf(one.source, one.table, one.code), one]));
  const lines: MappingLine[] = [];
  for (const [source, { tables }] of Object.entries(shipped))
    for (const [table, codes] of Object.entries(tables))
      for (const code of codes) {
        const key = keyOf(source, table, code.code);
        const mine = decided.get(key) ?? null;
        decided.delete(key);
        if (isCodeTable(table)) lines.push(lineOf(source, table, code, mine));
      }
  for (const mine of decided.values())
    if (isCodeTable(mine.table)) lines.push(lineOf(mine.source, mine.table, null, mine));
  const order = new Map([...Object.keys(shipped), OWN_EXPORT].map((key, index) => [key, index]));
  const tables = Object.keys(codeTables);
  return lines.sort(
    (one, other) =>
      (order.get(one.source) ?? 99) - (order.get(other.source) ?? 99) ||
      (one.source < other.source ? -1 : one.source > other.source ? 1 : 0) ||
      tables.indexOf(one.table) - tables.indexOf(other.table) ||
      Number(one.code) - Number(other.code),
  );
}

/** How a source's codes are read, by what the program brings along, what the office decided, and for our own exports by our tables. */
export function mappingOf(source: string, own: readonly OwnMapping[], codes: Dictionary): CodeMapping {
  const lines = new Map(
    mappingLines(own.filter((one) => one.source === source))
      .filter((line) => line.source === source)
      .map((line) => [keyOf(source, line.table, line.code), line]),
  );
  const known = new Set(Array.from(lines.values(), (line) => line.table));
  return {
    source,
    find: (table, code) => {
      const line = lines.get(keyOf(source, table, code));
      if (line || source !== OWN_EXPORT) return line ?? null;
      const found = codes.find(table, code);
      const item = found === null ? null : codes.item(table, found);
      return (
        item && { source, table, code, label: item.label, target: item.code, sure: item.sure, own: null, shipped: null }
      );
    },
    knows: (table) => source === OWN_EXPORT || known.has(table),
  };
}

function lineOf(source: string, table: CodeTableName, code: MappedCode | null, own: OwnMapping | null): MappingLine {
  return {
    source,
    table,
    code: code?.code ?? own?.code ?? '',
    label: own?.label ?? code?.label ?? '',
    target: own ? own.target : (code?.target ?? null),
    sure: own ? 'local' : (code?.sure ?? 'unverified'),
    own,
    shipped: code,
  };
}

function keyOf(source: string, table: string, code: string): string {
  return `${source} ${table} ${code.replace(/^0+(?=\d)/, '')}`;
}
