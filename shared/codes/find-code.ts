import { foldWidth, withoutBlanks } from '../rules/text.ts';
import type { CodeItem } from './code-item.ts';
import { type CodeTableName, codeTables } from './tables.ts';

interface Index {
  labels: Map<string, string>;
  codes: Map<string, string>;
}

const indexes = new Map<CodeTableName, Index>();
const CODE_AND_LABEL = /^([A-Z]?\d+)[-.、:]?(\D.*)$/;

/** The label of a code; a code the table does not have stands for itself. */
export function codeLabel(table: CodeTableName, code: string): string {
  const label = indexOf(table).labels.get(code);
  return label ?? code;
}

/**
 * The code that a text names: the code itself, its label or one of its synonyms, also 01汉族 when both agree. Widths,
 * blanks, brackets and leading zeros (01 男, 1 汉族) do not matter. null when nothing or more than one thing is named;
 * nothing is guessed. Numbers from other systems collide with ours (domain part C.0): an import reads labels, and
 * numbers only where the source is known to use this table.
 */
export function findCode(table: CodeTableName, text: string): string | null {
  const index = indexOf(table);
  const key = fold(text);
  const found = index.codes.get(key) ?? index.codes.get(withoutZeros(key));
  if (found !== undefined) return found;
  const both = CODE_AND_LABEL.exec(key);
  if (!both) return null;
  const byCode = findCode(table, both[1] as string);
  return byCode !== null && byCode === index.codes.get(both[2] as string) ? byCode : null;
}

function indexOf(table: CodeTableName): Index {
  const known = indexes.get(table);
  if (known) return known;
  const index = buildIndex(codeTables[table]);
  indexes.set(table, index);
  return index;
}

function buildIndex(items: readonly CodeItem[]): Index {
  const labels = new Map(items.map((item) => [item.code, item.label]));
  const codes = new Map<string, string>();
  for (const item of items) {
    for (const word of [item.code, withoutZeros(item.code), item.label, ...(item.synonyms ?? [])]) {
      const key = fold(word);
      const other = codes.get(key);
      if (other !== undefined && other !== item.code) throw new Error(`${word} names both ${other} and ${item.code}`);
      codes.set(key, item.code);
    }
  }
  return { labels, codes };
}

function fold(text: string): string {
  return withoutBlanks(foldWidth(text)).toUpperCase();
}

function withoutZeros(text: string): string {
  return /^\d+$/.test(text) ? text.replace(/^0+(?=\d)/, '') : text;
}
