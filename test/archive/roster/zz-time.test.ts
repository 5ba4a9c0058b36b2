import { it } from 'vitest';
import { findTable } from '#electron/archive/roster/find-table.ts';
import { judgeRows } from '#electron/archive/roster/judge-rows.ts';
import { readWorkbook } from '#electron/archive/roster/read-workbook.ts';
import { retireeRosterColumns } from '#shared/records/retiree/roster.ts';

it.each(['/tmp/r100k.xlsx', '/tmp/r100k.csv'])(
  'time %s',
  async (f) => {
    const m0 = process.memoryUsage.rss();
    const t0 = performance.now();
    const wb = await readWorkbook(f);
    const t1 = performance.now();
    const t = findTable(wb, 'x', {
      columns: retireeRosterColumns,
      remembered: new Map(),
      sheet: null,
      headerRow: null,
      mapping: null,
    });
    const t2 = performance.now();
    let n = 0,
      a = 0;
    for (const r of judgeRows(t, retireeRosterColumns, false)) {
      n++;
      if (r.verdict === 'accepted') a++;
    }
    const t3 = performance.now();
    console.log(f, { read: t1 - t0, find: t2 - t1, judge: t3 - t2, n, a, rss: (process.memoryUsage.rss() - m0) / 1e6 });
  },
  120_000,
);
