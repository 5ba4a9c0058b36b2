import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openReadable } from '#db/core/open.ts';
import { checkArchive } from '#electron/archive/check.ts';
import { largeArchive } from './large-archive.ts';
import { ms, quantile, report } from './report.ts';

const FILES = 20_000;
const TIMES = 3;

it('check of an archive of 20,000 files: schema, tables, log, proof of every row, texts', async () => {
  const { archive, remove } = await largeArchive('check', FILES);
  const whole: number[] = [];
  for (let nth = 0; nth < TIMES; nth++) {
    const started = performance.now();
    expect(await checkArchive(archive)).toMatchObject({ ok: true });
    whole.push(performance.now() - started);
  }
  const db = openReadable(join(archive, 'archive.db'));
  const started = performance.now();
  db.pragma('integrity_check(20)');
  const integrity = performance.now() - started;
  const rows = db.prepare('SELECT count(*) FROM proof').pluck().get() as number;
  db.close();
  remove();
  const median = quantile(whole, 0.5);
  const figures = { files: FILES, rows, checkMs: median, integrityMs: integrity };
  report('check', figures, [
    {
      what: `check of ${FILES} files (${rows} proved rows)`,
      value: ms(median),
      against: `SQLite's own check of the same database, ${ms(integrity)}`,
      ratio: `${(median / integrity).toFixed(1)}x`,
    },
  ]);
});
