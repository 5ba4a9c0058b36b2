import type { Dictionary } from '../../../codes/dictionary.ts';
import type { LifeEvent } from '../../../contract/life.ts';
import type { Account, OwedMonths, SurvivorFigures } from '../../../contract/pension.ts';
import type { RecordFile } from '../../../contract/records.ts';
import { formatDate, monthOf } from '../../../rules/calendar.ts';
import { formatMoney } from '../../../rules/money.ts';

/** What the forms about a retiree are filled in from: everything the office has typed already, once. */
export interface FormFacts {
  /** The office's day of printing. */
  today: string;
  office: { name: string; contact: string | null; phone: string | null };
  record: RecordFile;
  codes: Dictionary;
  /** Oldest first. */
  story: readonly LifeEvent[];
  account: Account;
  /** The amount of this month. */
  currentFen: number | null;
  /** What of overpaid months was asked back and came back, in fen; null: nothing was asked. */
  owed: { claimedFen: number; returnedFen: number; lastReturnOn: string | null } | null;
  death: { diedOn: string; lastPayable: string; overpaid: OwedMonths; survivors: SurvivorFigures } | null;
  certification: { on: string | null; through: string | null /** How it is repeated, in words. */; cycle: string };
  photo: string | null;
}

/** The last event of one of these steps. */
export function lastOf(facts: FormFacts, ...names: readonly string[]): LifeEvent | null {
  return facts.story.filter(({ step }) => names.includes(step)).at(-1) ?? null;
}

/** 2026年3月5日; empty where nothing is known. */
export function han(day: string | null | undefined): string | null {
  return day ? formatDate(day, 'han') : null;
}

export function hanMonth(day: string | null | undefined): string | null {
  return day ? formatDate(monthOf(day), 'han') : null;
}

/** Yuan with its unit; empty where nothing is known. */
export function yuan(fen: number | null | undefined): string | null {
  return fen === null || fen === undefined ? null : `${formatMoney(fen)} 元`;
}

/** The words of a code, empty for none. */
export function coded(
  facts: FormFacts,
  table: Parameters<Dictionary['label']>[0],
  code: string | null | undefined,
): string | null {
  return code ? facts.codes.label(table, code) : null;
}

/** 330 个月 as 27 年 6 个月. */
export function yearsAndMonths(months: number | null): string | null {
  return months === null ? null : `${Math.floor(months / 12)} 年 ${months % 12} 个月`;
}

/** What a form is called in a folder: by the person it is about, or by how many and the day. */
export function fileNameOf(people: readonly FormFacts[], title: string): string {
  const [first] = people;
  return people.length === 1 && first
    ? `${first.record.values.name}-${first.record.number}-${title}`
    : `${title}-${people.length}人-${first?.today ?? ''}`;
}
