import type { HiddenWay, ImportColumn } from '#shared/contract/imports.ts';
import type { RosterKeys } from '#shared/records/roster.ts';
import type { FoundRoster, RosterTable } from './find-tables.ts';

/**
 * The roster with its hidden columns told, and left out where that was asked. A name and a number are read in any case:
 * without them nobody could be taken in.
 */
export function withHidden(roster: FoundRoster, way: HiddenWay, keys: RosterKeys): FoundRoster {
  const hidden = new Set(roster.tables.flatMap(({ sheet }) => Array.from(sheet.hiddenColumns)));
  if (hidden.size === 0) return roster;
  const columns = roster.columns.map((column): ImportColumn => {
    if (!hidden.has(column.index)) return column;
    const isLeftOut = way === 'skip' && column.field !== keys.name && column.field !== keys.number;
    return { ...column, isHidden: true, ...(isLeftOut ? { field: null, source: 'none' } : {}) };
  });
  const withColumns = (table: RosterTable): RosterTable => ({ ...table, columns });
  const [first, ...more] = roster.tables;
  return { ...roster, columns, tables: [withColumns(first), ...more.map(withColumns)] };
}
