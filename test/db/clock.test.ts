import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { insertCommunity } from '#db/communities-write.ts';
import { inTransaction } from '#db/open.ts';
import { finaliseRoll } from '#db/payment-rolls.ts';
import { createRecord } from '#db/records.ts';
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
