import type { HiddenWay, Import, ImportColumn } from '#shared/contract/imports.ts';
import type { RosterColumn } from '#shared/records/roster.ts';

type Target = Pick<RosterColumn, 'field' | 'title' | 'isRequired'>;

/** What the clerk changed about a plan and has not had checked again yet. */
export interface MappingDraft {
  /** Sheets to take, in the order of the file; at least one. */
  sheets: readonly string[];
  /** Of the first of them. */
  headerRow: number;
  hiddenRows: HiddenWay;
  /** As `Import.communityFromSheet`. */
  communityFromSheet: boolean | null;
  /** Column index to field; null leaves the column out. Only columns that were changed. */
  fields: ReadonlyMap<number, string | null>;
}

export interface MappingProblems {
  /** Fields that two or more columns go to, with those columns. */
  twice: { field: string; title: string; columns: number[] }[];
  /** Required fields no column goes to. */
  missing: string[];
}

/** The sheets a plan takes, in the order of the file. */
export function takenSheets(plan: Import): string[] {
  const taken = plan.sheetsRead.filter((sheet) => sheet.isTaken).map((sheet) => sheet.name);
  return taken.length > 0 ? taken : [plan.sheet];
}

export function draftOf(plan: Import): MappingDraft {
  const { headerRow, hiddenRows, communityFromSheet } = plan;
  return { sheets: takenSheets(plan), headerRow, hiddenRows, communityFromSheet, fields: new Map() };
}

/** A sheet of another heading, or another heading row, has other columns: what was changed about the old ones falls away. */
export function moveTable(draft: MappingDraft, to: { sheet: string } | { headerRow: number }): MappingDraft {
  const moved = 'sheet' in to ? { sheets: [to.sheet] } : to;
  return { ...draft, ...moved, fields: new Map() };
}

/** The draft with other sheets of the same heading; their columns are the same. */
export function withSheets(plan: Import, draft: MappingDraft, sheets: ReadonlySet<string>): MappingDraft {
  return { ...draft, sheets: plan.sheetsRead.map((sheet) => sheet.name).filter((name) => sheets.has(name)) };
}

export function isMoved(plan: Import, draft: MappingDraft): boolean {
  const alike = new Set(plan.sheetsRead.filter((sheet) => sheet.isAlike).map((sheet) => sheet.name));
  return draft.headerRow !== plan.headerRow || !draft.sheets.every((name) => name === plan.sheet || alike.has(name));
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

/** Whether other lines are taken in than the plan does: other sheets, or hidden rows. */
export function isOtherChoice(plan: Import, draft: MappingDraft): boolean {
  return (
    draft.sheets.join('\n') !== takenSheets(plan).join('\n') ||
    draft.hiddenRows !== plan.hiddenRows ||
    draft.communityFromSheet !== plan.communityFromSheet
  );
}

export function isChanged(plan: Import, draft: MappingDraft): boolean {
  return isMoved(plan, draft) || isOtherChoice(plan, draft) || draft.fields.size > 0;
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

/** The heading row as `roster.read` takes it: of another first sheet it is found anew. */
export function jobHeaderRow(plan: Import, draft: MappingDraft): number | null {
  return draft.sheets[0] === plan.sheet || draft.headerRow !== plan.headerRow ? draft.headerRow : null;
}
