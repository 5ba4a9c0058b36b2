/**
 * How a value is counted. Money is written in yuan as the document decides it and counted in fen; `days` are calendar
 * days; `choice` is one of the words in `choices`, for rules that no number can tell (rounding up or down).
 */
export type DatedUnit =
  | 'fen-per-month'
  | 'fen'
  | 'percent'
  | 'days'
  | 'working-days'
  | 'months'
  | 'persons'
  | 'day-of-month'
  | 'month-of-year'
  | 'years'
  | 'choice';

export interface DatedKey<U extends DatedUnit = DatedUnit> {
  label: string;
  unit: U;
  /** The kind of record it belongs to: its folder. */
  kind: string;
  /** The law and article that name the value, or 待确认 where the office must find out. */
  note: string;
  choices?: Readonly<Record<string, string>>;
}

/** What a document decided: from which day to which, and where. */
export interface DatedValue {
  /** A key of `DATED_KEYS`; a text, since an archive may hold keys of a newer program. */
  key: string;
  /** 12 digits, or '' for everywhere. */
  areaCode: string;
  validFrom: string;
  /** The last day it holds, null while no end is known. */
  validTo: string | null;
  /** As decided: 810, 2038.50, 90, 30. */
  value: string;
  /** The document that decides it. */
  document: string;
  mark: 'source' | 'unverified';
}

/** Stands in place of the article where the office must find out. */
export const NOT_KNOWN = '待确认';

/** How the keys of a kind of record are written down: label, unit, the law and article or 待确认, the words of a choice. */
export function datedKeysOf(kind: string) {
  return <U extends DatedUnit>(
    label: string,
    unit: U,
    note = NOT_KNOWN,
    choices?: Record<string, string>,
  ): DatedKey<U> => ({
    label,
    unit,
    kind,
    note,
    ...(choices ? { choices } : {}),
  });
}

export const roundings = { up: '进位', nearest: '四舍五入', down: '舍去' };
