import type { ReportCheck } from '#shared/contract/reports.ts';
import { localDay } from '#shared/rules/calendar.ts';
import type { Scope } from '#shared/rules/scope.ts';

/** What a report is counted from: for every figure the rows behind it. */

/** The days of a report, in one community or in all. */
export interface Period {
  from: string;
  to: string;
  communityId: number | null;
}

/** A file as a report of its kind looks at it. */
export interface CountedFile {
  id: number;
}

export interface Counted {
  /** null: not a file but what `name` calls it. */
  file: CountedFile | null;
  name?: string;
  communityId?: number | null;
  on: string | null;
  why: string;
  isLate: boolean;
  fen?: number | null;
}

/** A figure as it was counted; `value` stands where it is not the number of its rows. */
export interface CountedFigure {
  rows: readonly Counted[] | null;
  value?: number | null;
  lacking?: string;
}

export interface CountedReport {
  figures: ReadonlyMap<string, CountedFigure>;
  checks: ReportCheck[];
  notes: string[];
}

export interface Asked extends Period {
  /** When the period was closed: what was entered later is late. Before that, what was entered after its last day. */
  closedAt: string | null;
  /** What the user may see; the files are narrowed to it already. */
  scope: Scope;
}

/** Whether something was entered only after the report was made (补报). */
export function isLate(asked: Asked, addedAt: string): boolean {
  if (addedAt === '') return false;
  return asked.closedAt === null ? localDay(addedAt) > asked.to : addedAt > asked.closedAt;
}

/** A file that stands in a figure on the last day. */
export function standing(file: CountedFile, why: string): Counted {
  return { file, on: null, why, isLate: false };
}

/** An identity: both sides counted by themselves; a difference is shown, never forced away. */
export function check(label: string, left: number, right: number, hint: string | null = null): ReportCheck {
  return { label, left, right, isHeld: left === right, hint: left === right ? null : hint };
}

/** A rate in hundredths of a percent; null where there is nothing to divide by. */
export function rate(part: number | null, whole: number | null): number | null {
  return part === null || whole === null || whole === 0 ? null : Math.round((part / whole) * 10_000);
}

/** The sum of the amounts of rows, in fen; null where the amount of one is not known. */
export function sumFen(rows: readonly Counted[]): number | null {
  return rows.reduce<number | null>((sum, { fen = null }) => (sum === null || fen === null ? null : sum + fen), 0);
}

/** A figure that is the sum of its rows; of rows without an amount there is no sum, and it says of how many. */
export function moneyFigure(rows: readonly Counted[], without: readonly Counted[] = []): CountedFigure {
  const unknown = without.length + rows.filter(({ fen = null }) => fen === null).length;
  if (unknown === 0) return { rows, value: sumFen(rows) };
  return { rows, value: null, lacking: `有 ${unknown} 笔金额没有登记，不能合计` };
}
