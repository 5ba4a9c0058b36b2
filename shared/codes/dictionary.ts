import type { CodeItem, CodeMark } from './code-item.ts';
import { type CodeIndex, findIn, indexCodes } from './find-code.ts';
import { type CodeTableName, codeTables } from './tables.ts';

/** A row an office keeps of a code: one of its own, or what it decided about one of the program's. */
export interface OwnCode {
  id: number;
  table: string;
  code: string;
  /** Added by the office; else the row is about a code the program brings along. */
  isLocal: boolean;
  /** null for a code of the program, which keeps its name. */
  label: string | null;
  /** What the office's rosters write for it, beside the program's own synonyms. */
  synonyms: string[];
  /** Where it stands in its table; null: where the program has it, or last. */
  position: number | null;
  isRetired: boolean;
  /** Taken out of the table again; kept so that histories can still be read. */
  isRemoved: boolean;
}

export interface DictionaryItem {
  code: string;
  label: string;
  sure: CodeMark | 'local';
  /** All of them, the program's and the office's. */
  synonyms: string[];
  ownSynonyms: string[];
  /** Not to be chosen any more; files that have it keep it. */
  isRetired: boolean;
  position: number;
  /** The office's row, if it has one. */
  ownId: number | null;
}

/** The code tables as they hold in one archive: what the program brings along, merged with what the office decided. */
export interface Dictionary {
  /** A table's items in their order, retired ones among them. */
  items: (table: CodeTableName) => readonly DictionaryItem[];
  item: (table: CodeTableName, code: string) => DictionaryItem | null;
  /** The label of a code; of a code taken out again the label it had; a code nobody knows stands for itself. */
  label: (table: CodeTableName, code: string) => string;
  /**
   * The code that a text names: the code itself, its label or one of its synonyms, also 01汉族 when both agree. Widths,
   * blanks and leading zeros do not matter. null when nothing or more than one thing is named; nothing is guessed.
   * Numbers from other systems collide with ours (domain part C.0): an import reads labels, and numbers only where the
   * source is known to use this table.
   */
  find: (table: CodeTableName, text: string) => string | null;
}

interface MergedTable {
  items: DictionaryItem[];
  byCode: Map<string, DictionaryItem>;
  gone: Map<string, string>;
  index: CodeIndex | null;
}

/** Merges an office's rows into the tables of the program; each table is merged when it is first asked for. */
export function dictionaryOf(own: readonly OwnCode[]): Dictionary {
  const rows = new Map<string, OwnCode[]>();
  for (const row of own) rows.set(row.table, [...(rows.get(row.table) ?? []), row]);
  const merged = new Map<CodeTableName, MergedTable>();
  const tableOf = (table: CodeTableName): MergedTable => {
    const known = merged.get(table);
    if (known) return known;
    const made = mergeTable(codeTables[table].items, rows.get(table) ?? []);
    merged.set(table, made);
    return made;
  };
  return {
    items: (table) => tableOf(table).items,
    item: (table, code) => tableOf(table).byCode.get(code) ?? null,
    label: (table, code) => tableOf(table).byCode.get(code)?.label ?? tableOf(table).gone.get(code) ?? code,
    find: (table, text) => {
      const of = tableOf(table);
      of.index ??= indexCodes(of.items);
      return findIn(of.index, text);
    },
  };
}

/** Whether a code is the one for everything a table does not name: the clerk then writes what it is. */
export function isOther(item: Pick<DictionaryItem, 'label'> | null): boolean {
  return item !== null && /^其[他它](?:$|（|原因|情况|情形|关系|亲属|民族)/.test(item.label);
}

/** 其他（老年大学） where something was written, else the label. */
export function withOtherText(label: string, text: string | null | undefined): string {
  return text ? `${label}（${text}）` : label;
}

function mergeTable(shipped: readonly CodeItem[], rows: readonly OwnCode[]): MergedTable {
  const live = new Map(rows.filter((row) => !row.isRemoved).map((row) => [row.code, row]));
  const items = shipped.map((item, index) => merge(item, live.get(item.code), index));
  let last = shipped.length;
  for (const row of live.values()) {
    if (shipped.some((item) => item.code === row.code) || row.label === null) continue;
    items.push(merge({ code: row.code, label: row.label, sure: 'local' }, row, last));
    last += 1;
  }
  items.sort((one, other) => one.position - other.position);
  const gone = rows.filter((row) => row.isRemoved && row.label !== null).map((row) => [row.code, row.label] as const);
  return {
    items,
    byCode: new Map(items.map((item) => [item.code, item])),
    gone: new Map(gone as [string, string][]),
    index: null,
  };
}

function merge(
  item: Pick<CodeItem, 'code' | 'label' | 'synonyms'> & { sure: DictionaryItem['sure'] },
  own: OwnCode | undefined,
  index: number,
): DictionaryItem {
  return {
    code: item.code,
    // A code the office had before the program brought it along keeps the office's meaning.
    label: own?.label ?? item.label,
    sure: item.sure,
    synonyms: [...(item.synonyms ?? []), ...(own?.synonyms ?? [])],
    ownSynonyms: own?.synonyms ?? [],
    isRetired: own?.isRetired ?? false,
    position: own?.position ?? index,
    ownId: own?.id ?? null,
  };
}
