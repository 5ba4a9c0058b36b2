import { foldWidth, withoutBlanks } from '../rules/text.ts';
import type { CodeItem } from './code-item.ts';

export interface CodeIndex {
  /** Code to label. */
  labels: ReadonlyMap<string, string>;
  /** Every writing, folded, to the one code it means. */
  codes: ReadonlyMap<string, string>;
}

const CODE_AND_LABEL = /^([A-Z]?\d+)[-.、:]?(\D.*)$/;

/** Prepares a table for finding. Throws when one writing would name two items: that is a mistake in the table. */
export function indexCodes(items: readonly CodeItem[]): CodeIndex {
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

/** The code a text names, by code, label or synonym, or by both together (01汉族) when they agree; else null. */
export function findIn(index: CodeIndex, text: string): string | null {
  const key = fold(text);
  const found = index.codes.get(key) ?? index.codes.get(withoutZeros(key));
  if (found !== undefined) return found;
  const both = CODE_AND_LABEL.exec(key);
  if (!both) return null;
  const byCode = index.codes.get(withoutZeros(both[1] as string)) ?? null;
  return byCode === index.codes.get(both[2] as string) ? byCode : null;
}

function fold(text: string): string {
  return withoutBlanks(foldWidth(text)).toUpperCase();
}

function withoutZeros(text: string): string {
  return /^\d+$/.test(text) ? text.replace(/^0+(?=\d)/, '') : text;
}
