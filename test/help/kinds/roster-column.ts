import type { RosterColumn } from '#shared/records/roster.ts';

/** A column of a small kind's rosters, called one way. */
export const column = (
  field: string,
  title: string,
  kind: RosterColumn['kind'],
  more: Partial<RosterColumn> = {},
): RosterColumn => ({ field, title, reportAs: title, synonyms: [title], kind, isRequired: false, ...more });
