import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { clockDoubt, confirmClock, watchClock } from '#db/core/clock.ts';
import { inTransaction } from '#db/core/open.ts';
import { insertCommunity } from '#db/places/communities-write.ts';
import { createRecord } from '#db/records/records.ts';
import { finaliseRoll } from '#db/records/retiree/payments/rolls.ts';
import { closeReport } from '#db/reports/close.ts';
import { recordInput } from '#electron/archive/records.ts';
import { refuseWrongClock } from '#shared/rules/clock.ts';
import { newArchive, retiree, type TestArchive } from '#test/help/archive.ts';

let archive: TestArchive;
beforeEach(() => {
  archive = newArchive();
});
afterEach(() => archive.remove());

describe.each(['1970-01-02', '1980-01-01', '2015-03-01', '2099-07-01'])('a clock that shows %s', (day) => {
  const at = `${day}T08:00:00.000Z`;
  const wrong = expect.objectContaining({ code: 'clock.wrong', params: expect.objectContaining({ today: day }) });

  it('numbers no file, closes no report and makes no roll final', () => {
    const { db } = archive;
    const act = { ...archive.act, at };
    const asked = { report: 'management' as const, from: '2026-10-01', to: '2026-10-31', communityId: null };
    const head = { unit: '', filledBy: '', chief: '', phone: '' };
    const acts: (() => unknown)[] = [
      () => createRecord(db, act, recordInput('retiree', retiree())),
      () => closeReport(db, act, asked as never, head as never),
      () => finaliseRoll(db, act, { month: '2026-11', digest: '' }),
    ];
    for (const one of acts) expect(() => inTransaction(db, one)).toThrowError(wrong);
    expect(db.prepare('SELECT count(*) FROM record').pluck().get()).toBe(0);
    expect(db.prepare('SELECT count(*) FROM number_series').pluck().get()).toBe(0);
  });

  it('still writes what carries no number', () => {
    const act = { ...archive.act, at };
    inTransaction(archive.db, () => insertCommunity(archive.db, act, { name: '新社区', code: null }));
    expect(archive.db.prepare("SELECT count(*) FROM community WHERE name = '新社区'").pluck().get()).toBe(1);
  });
});

it.each(['2025-01-02', '2026-11-30', '2059-12-30'])('a clock that shows %s numbers', (day) => {
  expect(() => refuseWrongClock(`${day}T04:00:00.000Z`)).not.toThrow();
});

describe('a clock that does not fit the last entry of the log', () => {
  const LAST = '2026-11-23T08:00:00.000Z';
  const number = (at: string) =>
    inTransaction(archive.db, () =>
      createRecord(archive.db, { ...archive.act, at }, recordInput('retiree', retiree())),
    );
  beforeEach(() => {
    // The archive of the test as an earlier program left it: its last entry is all it knows of time.
    archive.db.exec('DELETE FROM clock_trust');
  });

  it.each([
    ['an hour before', '2026-11-23T07:00:00.000Z', null],
    ['an hour and a second before', '2026-11-23T06:59:59.000Z', 'clock.doubtful'],
    ['the month before', '2026-10-23T08:00:00.000Z', 'clock.doubtful'],
    ['the year before', '2025-12-31T08:00:00.000Z', 'clock.doubtful'],
    ['the same instant', LAST, null],
    ['a year after', '2027-11-23T08:00:00.000Z', null],
    ['400 days after', '2027-12-28T08:00:00.000Z', null],
    ['401 days after', '2027-12-29T08:00:01.000Z', 'clock.doubtful'],
    ['thirty years after', '2056-11-23T08:00:00.000Z', 'clock.doubtful'],
    ['1970', '1970-01-01T08:00:00.000Z', 'clock.wrong'],
  ])('%s numbers, closes and makes final only what it may', (_what, at, code) => {
    watchClock(archive.db, at);
    if (code === null) expect(() => number(at)).not.toThrow();
    else {
      const refusal = expect.objectContaining({ code });
      expect(() => number(at)).toThrowError(refusal);
      const act = { ...archive.act, at };
      expect(() =>
        inTransaction(archive.db, () => finaliseRoll(archive.db, act, { month: '2026-11', digest: '' })),
      ).toThrowError(refusal);
      const asked = { report: 'management', from: '2025-10-01', to: '2025-10-31', communityId: null };
      expect(() =>
        inTransaction(archive.db, () => closeReport(archive.db, act, asked as never, {} as never)),
      ).toThrowError(refusal);
    }
  });

  it('stays in doubt though entries go on being written by it, until somebody confirms it', () => {
    const wrong = '2026-10-23T08:00:00.000Z';
    const act = { ...archive.act, at: wrong };
    watchClock(archive.db, wrong);
    inTransaction(archive.db, () => insertCommunity(archive.db, act, { name: '新社区', code: null }));
    expect(clockDoubt(archive.db, wrong)).toEqual({ now: wrong, last: LAST });
    expect(() => number(wrong)).toThrowError(expect.objectContaining({ code: 'clock.doubtful' }));
    inTransaction(archive.db, () => confirmClock(archive.db, act));
    expect(clockDoubt(archive.db, wrong)).toBeNull();
    expect(() => number(wrong)).not.toThrow();
    const entry = archive.db.prepare("SELECT user_id AS userId FROM log WHERE what = 'clock.confirmed'").get();
    expect(entry).toEqual({ userId: archive.act.userId });
  });

  it('a doubtful clock that was set right is believed at once', () => {
    watchClock(archive.db, '2056-01-01T00:00:00.000Z');
    expect(() => number('2026-11-23T09:00:00.000Z')).not.toThrow();
  });

  it('goes by the last entry also between two numbers of one day', () => {
    watchClock(archive.db, LAST);
    const later = { ...archive.act, at: '2026-11-25T08:00:00.000Z' };
    inTransaction(archive.db, () => insertCommunity(archive.db, later, { name: '新社区', code: null }));
    expect(() => number('2026-11-24T08:00:00.000Z')).toThrowError(expect.objectContaining({ code: 'clock.doubtful' }));
  });
});
