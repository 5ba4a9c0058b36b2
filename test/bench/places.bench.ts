import { expect, it } from 'vitest';
import { inTransaction } from '#db/core/open.ts';
import { mergeCommunities } from '#db/places/communities-change.ts';
import { listRecords } from '#db/records/list.ts';
import { listFacets } from '#db/records/list-facets.ts';
import { fillDemo } from '#electron/archive/demo.ts';
import { RecordFilter } from '#shared/contract/records.ts';
import { newArchive } from '#test/help/archive.ts';
import { ms, quantile, report } from './report.ts';

const PERSONS = 100_000;
const TIMES = 15;
// The demonstration's files are opened on the day of the run: then is the day it runs, seen as a day past.
const filter = RecordFilter.parse({ kind: 'retiree' });

it('the list of a day past against the list of now, at 100,000 files of which 12,000 moved', () => {
  const archive = newArchive(['东社区', '西社区', '南社区', '北社区', '中社区', '新社区', '老社区', '外社区']);
  const { db, act } = archive;
  const at = new Date().toISOString();
  fillDemo(db, { persons: PERSONS, seed: 1 });
  db.exec("UPDATE record SET opened_on = '2026-01-05'");
  const started = performance.now();
  const merge = { sourceIds: [1], target: { id: 2 }, effectiveOn: '2026-06-01', document: '文' };
  const { moved } = inTransaction(db, () => mergeCommunities(db, { ...act, at }, merge));
  const took = performance.now() - started;
  const time = (work: () => unknown) => {
    const runs = Array.from({ length: TIMES }, () => {
      const from = performance.now();
      work();
      return performance.now() - from;
    });
    return quantile(runs, 0.5);
  };
  const list =
    (change: Partial<RecordFilter>, offset = 0) =>
    () =>
      listRecords(db, { filter: { ...filter, ...change }, sort: 'number', descending: false, offset, limit: 100 });
  const day = '2026-05-31';
  const kinds: [string, (onDate: string | null) => () => unknown][] = [
    ['第一页', (onDate) => list({ onDate })],
    ['第 90,000 行', (onDate) => list({ onDate }, 90_000)],
    ['一个社区', (onDate) => list({ onDate, communityId: onDate === null ? 2 : 1 })],
    ['查找“张伟”', (onDate) => list({ onDate, text: '张伟' })],
    ['各项计数', (onDate) => () => listFacets(db, 'retiree', onDate)],
  ];
  const figures: Record<string, unknown> = { persons: PERSONS, moved, mergeMs: took };
  const lines = kinds.map(([what, of]) => {
    const [now, then] = [time(of(null)), time(of(day))];
    figures[what] = { now, then };
    return { what, value: `${ms(then)} as of a day`, against: `${ms(now)} now`, ratio: `${(then / now).toFixed(1)}x` };
  });
  lines.push({ what: `合并 ${moved} 份`, value: ms(took), against: '', ratio: '' });
  report('places', figures, lines);
  expect(moved).toBeGreaterThan(10_000);
  archive.remove();
}, 900_000);
