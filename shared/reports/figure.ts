import type { FigureUnit } from '../contract/reports.ts';

/** A figure of a report: where it stands, what it is called, and the words that say what it counts (domain part E.20). */
export interface FigureDefinition {
  key: string;
  /** The column's number on the form; empty for what stands beside the form. */
  column: string;
  label: string;
  level: 0 | 1 | 2;
  unit: FigureUnit;
  definition: string;
}

export function figure(
  key: string,
  column: string,
  level: FigureDefinition['level'],
  label: string,
  unit: FigureUnit,
  definition: string,
): FigureDefinition {
  return { key, column, level, label, unit, definition };
}
