import type { ImportSheet, PlannedVerdict } from '#shared/contract/imports.ts';
import { isBlank, type SheetCells, type WorkbookCells } from './cells.ts';
import type { FoundRoster } from './find-tables.ts';

// As many sheets of a file are told.
const SHEETS_MOST = 200;

/** Counts by sheet what becomes of a roster's lines. */
export class SheetCount {
  private readonly sheets: ImportSheet[];

  constructor(workbook: WorkbookCells, { tables, others }: FoundRoster) {
    this.sheets = workbook.sheets.map((sheet): ImportSheet => {
      const table = tables.find((one) => one.sheet === sheet);
      const { name, isHidden, isCut } = sheet;
      const isAlike = table !== undefined || others.some((one) => one.sheet === sheet && one.isAlike);
      const told = { name, isHidden, isCut, isAlike, lines: linesOf(sheet) };
      if (!table) return { ...told, isTaken: false, taken: null };
      const { headerRow, start, communityName } = table;
      const nothing = { accepted: 0, rejected: 0, ignored: 0, hidden: 0 };
      return { ...told, isTaken: true, taken: { headerRow, start, communityName, ...nothing } };
    });
  }

  add(sheet: string, verdict: PlannedVerdict, isHidden: boolean): void {
    const taken = this.sheets.find((one) => one.name === sheet)?.taken;
    if (!taken) return;
    taken[verdict === 'rejected' || verdict === 'ignored' ? verdict : 'accepted'] += 1;
    if (isHidden) taken.hidden += 1;
  }

  list(): ImportSheet[] {
    return this.sheets.slice(0, SHEETS_MOST);
  }
}

function linesOf(sheet: SheetCells): number {
  return sheet.rows.filter((line) => line.some((cell) => !isBlank(cell))).length;
}
