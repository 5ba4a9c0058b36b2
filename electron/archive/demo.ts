import type { Act } from '#db/core/changes.ts';
import { onInventedDays } from '#db/core/clock.ts';
import { beginDay } from '#db/core/new-day.ts';
import { inTransaction, type ReadableDb, type WritableDb } from '#db/core/open.ts';
import { prepared } from '#db/core/rows.ts';
import { listCommunities } from '#db/places/communities.ts';
import { insertCommunity } from '#db/places/communities-write.ts';
import { setUpOffice } from '#db/policy/office.ts';
import { addMonths, localDay, monthOf } from '#shared/rules/calendar.ts';
import { dayBefore } from '#shared/rules/dated-values.ts';
import { now } from './core/context.ts';
import type { DemoDeed } from './core/kind.ts';
import { everyKind } from './registers/kinds.ts';

export interface DemoOptions {
  /** How many invented people there are in the end. */
  persons: number;
  /** The same seed gives the same people. */
  seed: number;
  /** How many years of acts they have behind them; 0: they come in on the day itself. */
  years?: number;
  /** The instant by which it is done, ISO 8601. */
  at?: string;
}

/** Whether invented people may go into an archive: nobody works in it yet, or it was a demonstration from the start. */
export function isForDemo(db: ReadableDb): boolean {
  if (prepared(db, 'SELECT 1 FROM user LIMIT 1').get() === undefined) return true;
  return prepared(db, "SELECT 1 FROM log WHERE origin = 'demo' LIMIT 1").get() !== undefined;
}

/**
 * Fills an archive up to that many invented people; sets the office up when it is not. Years of acts come only into an
 * archive that has no files yet: nothing is entered before what stands in it. Returns how many files were added.
 */
export function fillDemo(db: WritableDb, { persons, seed, years = 0, at = now() }: DemoOptions): number {
  const today = localDay(at);
  const from = `${addMonths(monthOf(today), -12 * years)}-01`;
  const hasYears = years > 0 && countFiles(db) === 0 && prepared(db, 'SELECT 1 FROM user LIMIT 1').get() === undefined;
  const userId = ensureOffice(db, hasYears ? instantOf(from, 0) : at);
  const act = { userId, at, origin: 'demo' as const, importId: null };
  const asked = { files: persons, seed, communities: listCommunities(db).map((community) => community.id) };
  if (!hasYears) return everyKind.reduce((sum, kind) => sum + kind.demo.open(db, act, asked), 0);
  // The day itself is the clerk's: what was done before ended the evening before.
  const to = dayBefore(today);
  const deeds = everyKind.flatMap((kind) => kind.demo.live({ ...asked, from, to }));
  onInventedDays(db, () => runDeeds(db, act, deeds));
  inTransaction(db, () => beginDay(db, today));
  return countFiles(db);
}

// So many deeds one transaction holds: the log of SQLite stays small.
const DEEDS_AT_ONCE = 500;

/** Does what is to be done, day after day, as a clerk would have done it on that day. */
function runDeeds(db: WritableDb, act: Act, deeds: readonly DemoDeed[]): void {
  const byDay = [...deeds].sort((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0));
  let [day, ofDay] = ['', 0];
  for (let from = 0; from < byDay.length; from += DEEDS_AT_ONCE)
    inTransaction(db, () => {
      for (const deed of byDay.slice(from, from + DEEDS_AT_ONCE)) {
        ofDay = deed.on === day ? ofDay + 1 : 1;
        day = deed.on;
        deed.run(db, { ...act, at: instantOf(day, ofDay) });
      }
    });
}

/** The office opens at eight, and nothing happens in the same second as what was before. */
function instantOf(day: string, second: number): string {
  return new Date(Date.parse(`${day}T08:00:00`) + second * 1000).toISOString();
}

function countFiles(db: ReadableDb): number {
  return prepared(db, 'SELECT count(*) FROM record').pluck().get() as number;
}

function ensureOffice(db: WritableDb, at: string): number {
  const known = prepared(db, 'SELECT id FROM user ORDER BY id LIMIT 1').pluck().get() as number | undefined;
  if (known !== undefined) return ensureCommunities(db, known, at);
  return inTransaction(
    db,
    () =>
      setUpOffice(
        db,
        {
          name: '演示街道社会保障事务所',
          areaCode: '350102005000',
          communities: demoCommunities.map((name) => ({ name, code: null })),
          userName: '演示经办人',
        },
        at,
        'demo',
      ).id,
  );
}

function ensureCommunities(db: WritableDb, userId: number, at: string): number {
  if (listCommunities(db).length > 0) return userId;
  inTransaction(db, () => {
    const act = { userId, at, origin: 'demo' as const, importId: null };
    for (const name of demoCommunities) insertCommunity(db, act, { name, code: null });
  });
  return userId;
}

const demoCommunities = [
  '达明社区',
  '双丰社区',
  '后县社区',
  '西洪社区',
  '北大社区',
  '甘洪社区',
  '鼓西社区',
  '杨桥河南社区',
];
