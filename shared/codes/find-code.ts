import { foldWidth, withoutBlanks } from '../rules/text.ts';
import type { CodeItem } from './code-item.ts';

type Named = Pick<CodeItem, 'code' | 'label' | 'synonyms'>;

/** Every writing of a table's items, folded, to the one code it means. */
export type CodeIndex = ReadonlyMap<string, string>;

/** A writing that names two items. */
export interface CodeClash {
  word: string;
  /** The code that has the writing, and the one that claims it too. */
  first: string;
  second: string;
}

const CODE_BEFORE = /^[0-9A-Z]{1,8}/;

/** Prepares a table for finding. Where a writing names two items the first has it. */
export function indexCodes(items: readonly Named[]): CodeIndex {
  return indexed(items).codes;
}

/** The writings that name two items: a mistake in a table. */
export function codeClashes(items: readonly Named[]): CodeClash[] {
  return indexed(items).clashes;
}

/** The code a text names, by code, label or synonym, or by both together (01汉族) when they agree; else null. */
export function findIn(index: CodeIndex, text: string): string | null {
  const key = foldCodeWord(text);
  const found = index.get(key) ?? index.get(withoutZeros(key));
  if (found !== undefined) return found;
  const written = CODE_BEFORE.exec(key)?.[0].length ?? 0;
  for (let end = written; end > 0; end -= 1) {
    const byCode = index.get(withoutZeros(key.slice(0, end)));
    if (byCode !== undefined && byCode === index.get(key.slice(end).replace(/^[-.、:]/, ''))) return byCode;
  }
  return null;
}

/** A writing without what does not matter: widths, blanks, small letters. */
export function foldCodeWord(text: string): string {
  return withoutBlanks(foldWidth(text)).toUpperCase();
}

function indexed(items: readonly Named[]): { codes: Map<string, string>; clashes: CodeClash[] } {
  const codes = new Map<string, string>();
  const clashes: CodeClash[] = [];
  for (const item of items) {
    for (const word of [item.code, withoutZeros(item.code), item.label, ...(item.synonyms ?? [])]) {
      const key = foldCodeWord(word);
      const other = codes.get(key);
      if (other === undefined) codes.set(key, item.code);
      else if (other !== item.code) clashes.push({ word, first: other, second: item.code });
    }
  }
  return { codes, clashes };
}

function withoutZeros(text: string): string {
  return /^\d+$/.test(text) ? text.replace(/^0+(?=\d)/, '') : text;
}
