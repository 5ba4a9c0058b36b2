import { parentPort, workerData } from 'node:worker_threads';
import type { JobProgress } from '#shared/contract/jobs.ts';
import type { WaitingCopy } from '#shared/contract/restore.ts';
import type { CallError } from '#shared/errors.ts';
import { isAppError } from '#shared/errors.ts';
import { phases } from '../jobs/tools.ts';
import { reportedLines } from '../salvage/report.ts';
import { salvageInto } from '../salvage/salvage.ts';
import { lookAgain, type RestoreOrder, type RestoreOutcome, restoreInto } from './restore.ts';

/**
 * What a thread does with an archive that is open or without: a backup is restored, a damaged archive salvaged, or a copy
 * that waits beside the archive looked at again.
 */
export type RestoreOrSalvage =
  | ({ way: 'restore' } & Pick<RestoreOrder, 'source' | 'passphrase'>)
  | { way: 'salvage' }
  | { way: 'look'; copy: WaitingCopy };

export type RestoreSeed = RestoreOrSalvage & {
  target: string;
  /** The archive folder of now. */
  present: string;
  /** Whether this program has that archive open. */
  isServed: boolean;
  userId: number | null;
  /** One shared 32-bit flag: 1 means cancel. */
  cancelFlag: SharedArrayBuffer;
};

export type FromRestore =
  | { type: 'progress'; progress: JobProgress }
  | { type: 'ended'; outcome: RestoreOutcome; salvaged: string[] | null }
  | { type: 'failed'; error: CallError };

const port = parentPort;
if (!port) throw new Error('restore-worker runs in a worker thread only');
const seed = workerData as RestoreSeed;
const tell = (message: FromRestore): void => port.postMessage(message);
const isCancelled = (): boolean => Atomics.load(new Int32Array(seed.cancelFlag), 0) === 1;

begun(seed).then(tell, (error: unknown) => {
  // A bug is thrown on, so that the main thread logs its stack and gives it a reference.
  if (!isAppError(error)) throw error;
  tell({ type: 'failed', error: { code: error.code, params: error.params, ref: null } });
});

function begun(what: RestoreSeed): Promise<FromRestore> {
  if (what.way === 'restore') return restored(what);
  return what.way === 'salvage' ? salvaged(what) : lookedAt(what);
}

async function restored({
  source,
  passphrase,
  target,
  present,
  userId,
}: Extract<RestoreSeed, { way: 'restore' }>): Promise<FromRestore> {
  const count = countOf([
    { name: '正在恢复材料', weight: 6 },
    { name: '正在核对', weight: 4 },
  ]);
  const order = { source, passphrase, target, present, userId, origin: 'window' as const };
  const outcome = await restoreInto({ ...order, phase: count.enter, count: count.show, isCancelled });
  return { type: 'ended', outcome, salvaged: null };
}

async function salvaged({ target, present, isServed, userId }: RestoreSeed): Promise<FromRestore> {
  const count = countOf([
    { name: '正在读出数据库', weight: 3 },
    { name: '正在核对材料', weight: 4 },
    { name: '正在检查新的档案库', weight: 3 },
  ]);
  const order = { from: present, target, origin: 'window' as const, ...(isServed ? { served: { userId } } : {}) };
  const outcome = await salvageInto({ ...order, phase: count.enter, count: count.show, isCancelled });
  return { type: 'ended', outcome, salvaged: outcome.state === 'done' ? outcome.lines : null };
}

/** It lay there, perhaps for weeks: what holds of it today is told, and not what held when it was made. */
async function lookedAt({ copy, present }: Extract<RestoreSeed, { way: 'look' }>): Promise<FromRestore> {
  const count = countOf([{ name: '正在核对', weight: 1 }]);
  count.enter(0, 0);
  const outcome = await lookAgain(copy.folder, present, isCancelled);
  return { type: 'ended', outcome, salvaged: copy.kind === 'salvaged' ? reportedLines(copy.folder) : null };
}

function countOf(list: Parameters<typeof phases>[1]) {
  return phases({ progress: (progress) => tell({ type: 'progress', progress }) }, list);
}
