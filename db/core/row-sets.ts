import { paper } from '../tables/batches.ts';
import { userScope } from '../tables/office.ts';
import { personKey } from '../tables/people.ts';
import { calendarDay } from '../tables/policy.ts';
import type { RowSet } from './rows.ts';

/** The ways the names of one person are read: what pinyin and initials find them by. */
export const readingRows: RowSet<typeof personKey> = {
  table: personKey,
  of: 'person_id = @owner',
  order: 'py, ini',
};

/** The office's own days of one year of the calendar. */
export const yearRows: RowSet<typeof calendarDay> = {
  table: calendarDay,
  // A number is bound as REAL: without the cast the year would read 2027.0.
  of: "date BETWEEN CAST(@owner AS INTEGER) || '-01-01' AND CAST(@owner AS INTEGER) || '-12-31'",
  order: 'date',
};

/** What one user is narrowed to. */
export const scopeRows: RowSet<typeof userScope> = {
  table: userScope,
  of: 'user_id = @owner',
  order: 'position',
};

/** The inner directory (卷内目录) of one paper file. */
export const paperRows: RowSet<typeof paper> = {
  table: paper,
  of: 'paper_file_id = @owner',
  order: 'position',
};
