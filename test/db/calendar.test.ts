import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inTransaction } from '#db/core/open.ts';
import {
  arrangedDays,
  deadlineAfter,
  importDays,
  listYears,
  monthDays,
  officeCalendar,
  ownDays,
} from '#db/policy/calendar.ts';
import { isWorkday } from '#shared/rules/working-days.ts';
import { newArchive, type TestArchive } from '#test/help/archive.ts';

let archive: TestArchive;
beforeEach(() => {
  archive = newArchive();
});
afterEach(() => archive.remove());

const db = () => archive.db;
const off = (date: string, name = '国庆节') => ({ date, isWorkday: false, name, source: '通知' });
const work = (date: string, name = '国庆节') => ({ date, isWorkday: true, name, source: '通知' });
const take = (...rows: ReturnType<typeof off>[]) => inTransaction(db(), () => importDays(db(), archive.act, rows));
const deadline = (from: string, days: number, kind: 'working' | 'calendar' = 'working', isAsIs = false) =>
  deadlineAfter(db(), { from, days, kind, isAsIs });

describe('the office calendar', () => {
  it('knows the years of the program and says which year it does not know', () => {
    expect(deadline('2026-09-30', 3)).toEqual({ date: '2026-10-10', isCertain: true, uncertainYears: [] });
    expect(deadline('2026-12-31', 1)).toMatchObject({ isCertain: false, uncertainYears: [2027] });
    expect(deadline('2026-09-24', 7, 'calendar')).toEqual({ date: '2026-10-08', isCertain: true, uncertainYears: [] });
    expect(deadline('2026-09-24', 7, 'calendar', true).date).toBe('2026-10-01');
  });

  it('takes a year in, which is then certain', () => {
    expect(take(off('2027-10-01'), off('2027-10-04'), work('2027-09-26'))).toEqual({
      days: 3,
      replacedYears: [2027],
      addedYears: [],
    });
    expect(deadline('2027-09-30', 1)).toEqual({ date: '2027-10-05', isCertain: true, uncertainYears: [] });
    expect(isWorkday(officeCalendar(db()), '2027-09-26')).toBe(true);
    expect(listYears(db()).find((one) => one.year === 2027)).toEqual({
      year: 2027,
      origin: 'own',
      daysOff: 2,
      makeUpDays: 1,
    });
  });

  it('replaces a year whole', () => {
    take(off('2027-10-01'), off('2027-10-04'));
    take(off('2027-10-01'));
    expect(ownDays(db()).map((day) => day.date)).toEqual(['2027-10-01']);
    take(off('2026-10-01'));
    expect(arrangedDays(db()).filter((day) => day.date.startsWith('2026'))).toHaveLength(1);
    const latest = db().prepare("SELECT after FROM change WHERE noun = 'calendar' AND noun_id = 2027 ORDER BY id DESC");
    expect(JSON.parse(String(latest.pluck().get()))).toEqual({ days: [['2027-10-01', false, '国庆节']] });
  });

  it('lays a day of the December before over that year', () => {
    expect(take(off('2027-10-01'), work('2026-12-26', '元旦'))).toMatchObject({
      replacedYears: [2027],
      addedYears: [2026],
    });
    expect(isWorkday(officeCalendar(db()), '2026-12-26')).toBe(true);
    expect(isWorkday(officeCalendar(db()), '2026-10-01')).toBe(false);
    expect(listYears(db()).find((one) => one.year === 2026)?.origin).toBe('shipped');
  });

  it('shows a month day by day', () => {
    const { isKnown, days } = monthDays(db(), 2026, 10);
    expect(isKnown).toBe(true);
    expect(days).toHaveLength(31);
    expect(days[0]).toMatchObject({ isWorkday: false, isArranged: true, name: '国庆节' });
    expect(days[9]).toMatchObject({ date: '2026-10-10', isWorkday: true, isArranged: true });
    expect(days[10]).toMatchObject({ isWorkday: false, isArranged: false });
    expect(monthDays(db(), 2028, 2)).toMatchObject({ isKnown: false, days: { length: 29 } });
    expect(listYears(db()).at(-1)?.origin).toBe('none');
  });
});
