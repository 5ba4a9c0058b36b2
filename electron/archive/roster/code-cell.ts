import { bareCode, type CodeMapping } from '#shared/codes/code-mapping.ts';
import type { Dictionary } from '#shared/codes/dictionary.ts';
import type { ImportCode } from '#shared/contract/imports.ts';
import type { RosterColumn, RowWarning } from '#shared/records/roster.ts';

/** A bare code a roster wrote, and what becomes of it. */
export type SeenCode = Omit<ImportCode, 'count'>;

export interface CodeCellReading {
  /** Our code; null where the cell is kept as text. */
  value: string | null;
  warning: RowWarning['warning'] | null;
  seen: SeenCode | null;
}

/**
 * Reads a cell of a coded column. A label is read by our tables. A bare number means other things in other systems (domain
 * part C.0): it is read by the source of the roster, without one only in tables that all systems number alike; else it
 * is undecided and kept as text. Nothing is guessed.
 */
export function readCode(
  text: string,
  column: RosterColumn,
  codes: Dictionary,
  mapping: CodeMapping | null,
): CodeCellReading {
  const table = column.codeTable;
  if (table === undefined) return { value: null, warning: null, seen: null };
  const code = bareCode(text);
  if (code === null) {
    const isNumber = /^\d+$/.test(text);
    const found = isNumber && !column.readsCodeNumbers ? null : codes.find(table, text);
    return { value: found, warning: found === null ? 'code-unread' : null, seen: null };
  }
  const line = mapping?.find(table, code) ?? null;
  const about = { field: column.field, table, code };
  if (line) {
    const { label, target, sure } = line;
    const state = target === null ? 'empty' : 'mapped';
    return {
      value: target,
      warning: target === null ? 'code-left' : null,
      seen: { ...about, label, target, sure, state },
    };
  }
  const isAlike = column.readsCodeNumbers === true && !mapping?.knows(table);
  const alike = isAlike ? codes.find(table, code) : null;
  const item = alike === null ? null : codes.item(table, alike);
  if (item)
    return {
      value: item.code,
      warning: null,
      seen: { ...about, label: item.label, target: item.code, sure: item.sure, state: 'mapped' },
    };
  return {
    value: null,
    warning: 'code-undecided',
    seen: { ...about, label: '', target: null, sure: null, state: 'undecided' },
  };
}
