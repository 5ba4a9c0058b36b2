import { cpSync, readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { checkDatabase } from '#db/core/check.ts';
import { verifyLog } from '#db/core/log.ts';
import { inTransaction } from '#db/core/open.ts';
import { planRows } from '#db/imports/imports.ts';
import { createRecord } from '#db/records/records.ts';
import { type Context, openArchive } from '#electron/archive/core/context.ts';
import { handlers } from '#electron/archive/core/handlers.ts';
import { giveUpReserve } from '#electron/archive/core/room.ts';
import { answer, errorOf } from '#electron/archive/core/serve.ts';
import { createJobRunner } from '#electron/archive/jobs/run.ts';
import { jobWrites } from '#electron/archive/jobs/writes.ts';
import { keepOpenedCopies } from '#electron/archive/materials/opened-copies.ts';
import { recordInput } from '#electron/archive/records.ts';
import type { ArchiveCall, ArchiveInput, ArchiveOutput } from '#shared/contract/archive.ts';
import type { ArchiveEvent } from '#shared/contract/events.ts';
import type { Job, JobInput } from '#shared/contract/jobs.ts';
import type { Reply } from '#shared/contract/types.ts';
import { root } from './app.ts';
import { newArchive, newFolder, newIdNumber, retiree } from './archive.ts';
import { opening } from './saving.ts';
import { smallDisk } from './small-disk.ts';

/** Acts on an archive whose disk runs full, through the same door and threads as the window's. */

const PEOPLE = 120;
const ROWS = 250;
const DISK_KB = 64 * 1024;

export type FullDiskAct = 'import' | 'undo' | 'save' | 'roll' | 'handover' | 'material' | 'backup';

interface Prepared {
  /** A closed archive of 120 people with amounts and accounts, and beside it a roster of 250 more. */
  dir: string;
  roster: string;
}

/** Makes what every run begins with. `remove` takes it away. */
export function prepareFullDisk(): Prepared & { remove: () => void } {
  const archive = newArchive();
  inTransaction(archive.db, () => {
    for (let index = 0; index < PEOPLE; index += 1)
      createRecord(archive.db, archive.act, recordInput('retiree', person(index)));
  });
  archive.close();
  const folder = newFolder('full-disk');
  const roster = join(folder, '花名册.csv');
  const lines = Array.from({ length: ROWS }, (_, index) =>
    [
      `林${han(index)}英`,
      newIdNumber('1951-06-07', '2'),
      '达明社区',
      `达明路 ${index} 号`,
      '很长的备注'.repeat(40),
    ].join(','),
  );
  writeFileSync(roster, `﻿姓名,公民身份号码,社区,居住地址,备注\r\n${lines.join('\r\n')}\r\n`);
  return {
    dir: archive.dir,
    roster,
    remove: () => {
      archive.remove();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/**
 * One act with so much room left on the disk. It either succeeds or is refused with the disk's own sentence, nothing of it
 * showing; then room is made and the same act succeeds in the same open archive, which is sound at every stage.
 * @returns whether it was refused first
 */
export async function onFullDisk(
  prepared: Prepared,
  act: FullDiskAct,
  roomKb: number,
  options: { hasReserve: boolean } = { hasReserve: true },
): Promise<boolean> {
  const disk = smallDisk(DISK_KB);
  const away = newFolder('away');
  const dir = join(disk.dir, 'archive');
  cpSync(prepared.dir, dir, { recursive: true });
  const office = openOffice(dir);
  try {
    const run = await acts[act](office, { ...prepared, away });
    // What came before left a long log in which there is room: each run begins without one.
    office.context.db.pragma('wal_checkpoint(TRUNCATE)');
    if (!options.hasReserve) giveUpReserve(dir);
    const filler = fillDisk(disk.dir, roomKb);
    const before = await office.count();
    const first = await run();
    if (first !== null) {
      // A backup's place lies on the same disk here: either may be the one that tells.
      const code = act === 'backup' ? expect.stringMatching(/^(archive|file)\.full$/) : 'archive.full';
      expect(first, `${act} with ${roomKb} KB`).toMatchObject({ code });
      if (act !== 'save') expect(await office.count()).toBe(before);
      rmSync(filler);
      expect(await run(), `${act} with ${roomKb} KB, once there is room`).toBeNull();
    }
    expect(checkDatabase(office.context.db)).toEqual([]);
    expect(verifyLog(office.context.db)).toEqual([]);
    expect(readdirSync(join(dir, 'attachments')).filter((name) => name.endsWith('.part'))).toEqual([]);
    return first !== null;
  } finally {
    await office.close();
    disk.remove();
    rmSync(away, { recursive: true, force: true });
  }
}

/** Fills a disk up to so much room. @returns the file to remove again */
export function fillDisk(dir: string, roomKb: number): string {
  const filler = join(dir, 'filler');
  const { bavail, bsize } = statfsSync(dir);
  writeFileSync(filler, Buffer.alloc(Math.max(0, bavail * bsize - roomKb * 1024)));
  return filler;
}

type Failure = { code: string } | null;
type Office = ReturnType<typeof openOffice>;
type Run = () => Promise<Failure>;

/** What each act needs beforehand, and how it is done: null when it succeeded. */
const acts: Record<FullDiskAct, (office: Office, files: Prepared & { away: string }) => Promise<Run> | Run> = {
  import:
    (office, { roster }) =>
    async () => {
      const read = await office.job(readInput(roster));
      if (read.failure) return read.failure;
      return (await office.job(applyInput(read.importId))).failure;
    },
  undo: async (office, { roster }) => {
    const { importId } = await office.job(readInput(roster));
    expect((await office.job(applyInput(importId))).failure).toBeNull();
    return async () => (await office.job({ kind: 'roster.undo', importId })).failure;
  },
  save: (office) => {
    let saved = 0;
    return async () => {
      for (const until = saved + 60; saved < until; saved += 1) {
        const reply = await office.ask('records.save', opening(person(saved)));
        if (!reply.ok) return reply.error;
      }
      return null;
    };
  },
  roll: (office) => async () => {
    const month = new Date().toISOString().slice(0, 7);
    const roll = await office.ask('payments.roll', { month, limit: 200 });
    if (!roll.ok) return roll.error;
    const reply = await office.ask('payments.finalise', { month, digest: roll.value.digest });
    return reply.ok ? null : reply.error;
  },
  handover:
    (office, { away }) =>
    async () => {
      const selection = {
        kind: 'retiree' as const,
        communityId: null,
        retiredYear: null,
        recordIds: [1, 2, 3],
        onDate: null,
      };
      const done = await office.job({
        kind: 'handover.write',
        selection,
        targetDir: away,
        recipient: '区档案馆',
        remark: '',
      });
      for (const name of done.failure ? readdirSync(away) : []) rmSync(join(away, name), { recursive: true });
      return done.failure;
    },
  material:
    (office, { away }) =>
    async () => {
      const scan = join(away, '扫描.pdf');
      writeFileSync(scan, Buffer.alloc(1_500_000, 7));
      const reply = await office.ask('attachments.add', { recordId: 1, paths: [scan] });
      return reply.ok ? null : reply.error;
    },
  backup: (office) => async () => (await office.job({ kind: 'backup.make', reason: 'asked' })).failure,
};

/** An open archive with its job threads. */
export function openOffice(dir: string) {
  const archive = openArchive(dir, false);
  const ended = new Map<string, (job: Job) => void>();
  const emit = (event: ArchiveEvent): void => {
    if (event.name === 'jobs.changed' && event.job.state !== 'running') ended.get(event.job.id)?.(event.job);
  };
  const base = {
    ...{ dir, db: archive.db, origin: 'window' as const, emit },
    printSheet: () => Promise.resolve(new TextEncoder().encode('%PDF-1.4 test')),
  };
  const jobs = createJobRunner(base, errorOf, join(root, 'out/main/worker.cjs'));
  const context: Context = { ...base, jobs, opened: keepOpenedCopies(`${dir}-opened`) };
  const ask = <N extends ArchiveCall>(name: N, input: ArchiveInput<N>): Promise<Reply<ArchiveOutput<N>>> =>
    answer(handlers, context, name, input, true) as Promise<Reply<ArchiveOutput<N>>>;
  return {
    context,
    ask,
    job: async (input: JobInput): Promise<{ failure: Failure; importId: number }> => {
      const started = await ask('jobs.start', input);
      if (!started.ok) return { failure: started.error, importId: 0 };
      const { jobId } = started.value;
      const job = await new Promise<Job>((resolve) => ended.set(jobId, resolve));
      const told = await ask('jobs.get', { id: jobId });
      expect(told).toMatchObject({ ok: true, value: { state: job.state } });
      return { failure: job.error, importId: Number(job.result && 'importId' in job.result ? job.result.importId : 0) };
    },
    count: async (): Promise<number> => {
      const list = await ask('records.list', { filter: { kind: 'retiree' } });
      if (!list.ok) throw new Error(list.error.code);
      return list.value.total;
    },
    close: async () => {
      await context.jobs.stop();
      archive.close();
    },
  };
}

/** An import that a power cut ends in its middle: the plan is read, half of its files are written and hidden. */
export async function cutImport(office: Office, roster: string): Promise<void> {
  const { importId } = await office.job(readInput(roster));
  const { db } = office.context;
  const act = { userId: 1, at: new Date().toISOString(), origin: 'window' as const, importId: null };
  const rows = planRows(db, importId, { verdict: 'created', isNoted: false, after: 0, limit: ROWS / 2 });
  const files = rows.map(({ position }) => ({
    position,
    communityName: null,
    opening: null,
    input: recordInput('retiree', person(1000 + position)),
  }));
  inTransaction(db, () => jobWrites['import.startApply'](db, act, { importId }, { abandon: () => undefined }));
  inTransaction(db, () => jobWrites['import.addPending'](db, act, { importId, files }));
}

function readInput(path: string): JobInput {
  return {
    ...{ kind: 'roster.read', recordKind: 'retiree', path, sheets: null, headerRow: null },
    ...{ mapping: null, replaces: null, source: null },
    ...{ hiddenRows: 'take', hiddenColumns: 'take', communityFromSheet: null },
  } as JobInput;
}

const applyInput = (importId: number): JobInput => ({ kind: 'roster.apply', importId, leavesUndecided: true });

function person(index: number) {
  const name = `陈${han(index)}玉`;
  return retiree({
    ...{ name, idNumber: newIdNumber('1950-05-02'), birthOn: '1950-05-02', retiredOn: '2010-05', pensionFen: 300_000 },
    ...{ bankCode: '102', accountName: name, accountNumber: `622202${String(index).padStart(13, '0')}` },
    ...{ paymentMethod: '11', communityId: 1, remark: '很长的备注'.repeat(60) },
  });
}

const han = (index: number): string => String.fromCodePoint(0x4e00 + index);
