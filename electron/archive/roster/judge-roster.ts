import type { CodeMapping } from '#shared/codes/code-mapping.ts';
import type { Dictionary } from '#shared/codes/dictionary.ts';
import type { HiddenWay } from '#shared/contract/imports.ts';
import type { RecordKind } from '#shared/records/kinds.ts';
import type { FoundRoster, RosterTable } from './find-tables.ts';
import { type JudgedRow, judgeRows } from './judge-rows.ts';

export interface JudgeBy {
  kind: RecordKind;
  date1904: boolean;
  codes: Dictionary;
  /** The office's day. */
  today: string;
  mapping: CodeMapping | null;
  hiddenRows: HiddenWay;
}

/** Judges every sheet of a roster, one after another: a number that stood on an earlier sheet is there already. */
export function* judgeRoster(roster: FoundRoster, by: JudgeBy): Generator<{ table: RosterTable; judged: JudgedRow }> {
  const standing = new Map<string, string>();
  const hasSheets = roster.tables.length > 1;
  for (const table of roster.tables) {
    const { start, communityName, sheet } = table;
    const skipsHidden = by.hiddenRows === 'skip';
    const part = { start, communityName, sheet: hasSheets ? sheet.name : null, skipsHidden, standing };
    for (const judged of judgeRows(table, by.kind, by.date1904, by.codes, by.today, by.mapping, part))
      yield { table, judged };
  }
}
