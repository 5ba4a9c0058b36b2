import type { Import, ImportColumn } from '#shared/contract/imports.ts';
import type { RosterColumn } from '#shared/records/roster.ts';

type Target = Pick<RosterColumn, 'field' | 'title' | 'isRequired'>;

/** What the clerk changed about a plan and has not had checked again yet. */
export interface MappingDraft {
  sheet: string;
  headerRow: number;
  /** Column index to field; null leaves the column out. Only columns that were changed. */
  fields: ReadonlyMap<number, string | null>;
}

export interface MappingProblems {
  /** Fields that two or more columns go to, with those columns. */
  twice: { field: string; title: string; columns: number[] }[];
  /** Required fields no column goes to. */
  missing: string[];
}

export function draftOf(plan: Import): MappingDraft {
  return { sheet: plan.sheet, headerRow: plan.headerRow, fields: new Map() };
}

/** Another sheet or heading row means other columns: what was changed about the old ones falls away. */
export function moveTable(draft: MappingDraft, to: Partial<Pick<MappingDraft, 'sheet' | 'headerRow'>>): MappingDraft {
  return { ...draft, ...to, fields: new Map() };
}

export function isMoved(plan: Import, draft: MappingDraft): boolean {
  return draft.sheet !== plan.sheet || draft.headerRow !== plan.headerRow;
}

/** The draft with one column sent elsewhere; sent back to where it was, it counts as unchanged. */
export function setField(plan: Import, draft: MappingDraft, index: number, field: string | null): MappingDraft {
  const fields = new Map(draft.fields);
  if (plan.columns.find((column) => column.index === index)?.field === field) fields.delete(index);
  else fields.set(index, field);
  return { ...draft, fields };
}

export function fieldOf(column: ImportColumn, draft: MappingDraft): string | null {
  const changed = draft.fields.get(column.index);
  return changed === undefined ? column.field : changed;
}

export function isChanged(plan: Import, draft: MappingDraft): boolean {
  return isMoved(plan, draft) || draft.fields.size > 0;
}

export function findProblems(plan: Import, draft: MappingDraft, targets: readonly Target[]): MappingProblems {
  const users = new Map<string, number[]>();
  for (const column of plan.columns) {
    const field = fieldOf(column, draft);
    if (field !== null) users.set(field, [...(users.get(field) ?? []), column.index]);
  }
  const titleOf = (field: string): string => targets.find((target) => target.field === field)?.title ?? field;
  return {
    twice: Array.from(users)
      .filter(([, columns]) => columns.length > 1)
      .map(([field, columns]) => ({ field, title: titleOf(field), columns })),
    missing: targets.filter((target) => target.isRequired && !users.has(target.field)).map((target) => target.title),
  };
}

/** The whole mapping as `roster.read` takes it; null when the columns are to be found anew. */
export function jobMapping(plan: Import, draft: MappingDraft): Record<string, string | null> | null {
  if (isMoved(plan, draft)) return null;
  return Object.fromEntries(plan.columns.map((column) => [String(column.index), fieldOf(column, draft)]));
}
