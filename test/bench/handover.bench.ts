import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { inTransaction } from '#db/core/open.ts';
import { addAttachment } from '#db/records/attachments.ts';
import { openArchive } from '#electron/archive/core/context.ts';
import { keepFile } from '#electron/archive/materials/store.ts';
import { newFolder } from '#test/help/archive.ts';
import { bag, filesIn } from '#test/help/bag.ts';
import { cli } from '#test/help/cli.ts';
import { report } from './report.ts';

const FILES = 2000;
const SCAN_BYTES = 100_000;

it('hand-over of 2,000 files with materials against copying plus sha256sum of the same bytes', async () => {
  const dir = newFolder('bench-handover');
  const archive = join(dir, 'archive');
  expect(
    (await cli('init', '--archive', archive, '--office', '测试街道', '--area', '350102005000', '--demo', String(FILES)))
      .code,
  ).toBe(0);
  const { db, close } = openArchive(archive, false);
  for (let id = 1; id <= FILES; id += 1) {
    const scan = join(dir, `扫描件${id}.jpg`);
    writeFileSync(scan, randomBytes(SCAN_BYTES));
    const stored = await keepFile(join(archive, 'attachments'), scan);
    inTransaction(db, () =>
      addAttachment(db, { userId: 1, at: new Date().toISOString(), origin: 'cli', importId: null }, id, stored),
    );
    rmSync(scan);
  }
  close();
  const stick = join(dir, 'stick');
  mkdirSync(stick);
  const started = performance.now();
  const done = await cli('export', '--archive', archive, '--to', stick);
  const wholeMs = performance.now() - started;
  expect(done.code).toBe(0);
  const made = String(done.output?.package);
  const bytes = Number(done.output?.bytes);

  const copyStarted = performance.now();
  execFileSync('cp', ['-r', join(made, 'data'), join(dir, 'copy')]);
  execFileSync('sync', ['-f', dir]);
  execFileSync('sh', [
    '-c',
    `find "${join(dir, 'copy')}" -type f -print0 | xargs -0 sha256sum > "${join(dir, 'sums')}"`,
  ]);
  const copyMs = performance.now() - copyStarted;

  // The same bytes through the package writer alone, without drawing 2,000 forms.
  const bagStarted = performance.now();
  await bag(dir, fromDisk(join(made, 'data')), { name: 'again', expected: { files: FILES * 3, bytes } });
  const bagMs = performance.now() - bagStarted;

  const speed = (took: number): number => Math.round((bytes / 1e6 / (took / 1000)) * 10) / 10;
  report(
    'hand-over',
    { files: done.output?.files, bytes, wholeMs, bagMs, copyMs, formsPerSecond: FILES / ((wholeMs - bagMs) / 1000) },
    [
      {
        what: '2,000 files, forms drawn, read back',
        value: `${speed(wholeMs)} MB/s`,
        against: `cp + sha256sum ${speed(copyMs)} MB/s`,
        ratio: `${(wholeMs / copyMs).toFixed(1)}x the time`,
      },
      {
        what: 'package writer alone (two digests, flushed, read back)',
        value: `${speed(bagMs)} MB/s`,
        against: `cp + sha256sum ${speed(copyMs)} MB/s`,
        ratio: `${(bagMs / copyMs).toFixed(1)}x the time`,
      },
    ],
  );
  rmSync(dir, { recursive: true, force: true });
});

async function* fromDisk(root: string) {
  for (const file of filesIn(root))
    yield { path: `data/${file}`, source: { bytes: new Uint8Array(readFileSync(join(root, file))) } };
}
