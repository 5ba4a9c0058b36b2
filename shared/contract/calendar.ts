import { z } from 'zod';
import { reads, writes } from './entry.ts';
import { FileMade, FileToRead, FileToWrite } from './file-tokens.ts';
import { Day, Nothing } from './types.ts';

const year = z.int().min(1990).max(2199);

/** Where the days of a year come from: entered by the office, brought along, or only known by their weekday. */
export const CalendarYear = z.strictObject({
  year: z.int(),
  origin: z.enum(['own', 'shipped', 'none']),
  /** Weekdays off and weekend days to work on. */
  daysOff: z.int().nonnegative(),
  makeUpDays: z.int().nonnegative(),
});
export type CalendarYear = z.infer<typeof CalendarYear>;

export const MonthDay = z.strictObject({
  date: z.string(),
  isWorkday: z.boolean(),
  /** Whether a notice changed the day; else it follows its weekday. */
  isArranged: z.boolean(),
  name: z.string(),
  source: z.string(),
});
export type MonthDay = z.infer<typeof MonthDay>;

export const calendarCalls = {
  /** The known years and those around them, oldest first. */
  'calendar.years': reads({
    input: Nothing,
    output: z.strictObject({ years: z.array(CalendarYear).max(300) }),
    scope: 'nothing',
  }),
  'calendar.month': reads({
    input: z.strictObject({ year, month: z.int().min(1).max(12) }),
    output: z.strictObject({ isKnown: z.boolean(), days: z.array(MonthDay).max(31) }),
    scope: 'nothing',
  }),
  /**
   * Takes the days of a sheet, all or nothing. `replacedYears` are those the sheet holds whole; single days of other
   * years are laid over what is known of them (`addedYears`).
   */
  'calendar.import': writes({
    input: z.strictObject({ path: FileToRead }),
    output: z.strictObject({
      days: z.int(),
      replacedYears: z.array(z.int()).max(300),
      addedYears: z.array(z.int()).max(300),
    }),
    right: 'settings',
    scope: 'whole',
    act: 'calendar',
  }),
  /** `year` null: all years. */
  'calendar.export': reads({
    input: z.strictObject({ path: FileToWrite, year: year.nullable().default(null) }),
    output: z.strictObject({ path: FileMade, days: z.int() }),
    scope: 'nothing',
    takesOut: () => ({ noun: 'calendar', nounId: 0 }),
  }),
  /** The n-th day after a day. Calendar days that end on a day off go on to the next working day unless `isAsIs`. */
  'calendar.deadline': reads({
    input: z.strictObject({
      from: Day,
      days: z.int('天数应为整数').min(0, '天数不能为负').max(3650, '天数最多 3650'),
      kind: z.enum(['working', 'calendar']),
      isAsIs: z.boolean().default(false),
    }),
    output: z.strictObject({ date: z.string(), isCertain: z.boolean(), uncertainYears: z.array(z.int()).max(20) }),
    scope: 'nothing',
  }),
};
