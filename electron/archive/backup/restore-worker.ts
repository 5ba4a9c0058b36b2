import { parentPort, workerData } from 'node:worker_threads';
import type { JobProgress } from '#shared/contract/jobs.ts';
import type { CallError } from '#shared/errors.ts';
import { isAppError } from '#shared/errors.ts';
import { phases } from '../jobs/tools.ts';
import { type RestoreOrder, type RestoreOutcome, restoreInto } from './restore.ts';

/** The thread a backup is restored in: it needs no archive that is open. */
export interface RestoreSeed extends Pick<RestoreOrder, 'source' | 'target' | 'passphrase' | 'present' | 'userId'> {
  /** One shared 32-bit flag: 1 means cancel. */
  cancelFlag: SharedArrayBuffer;
}

export type FromRestore =
  | { type: 'progress'; progress: JobProgress }
  | { type: 'ended'; outcome: RestoreOutcome }
  | { type: 'failed'; error: CallError };

const port = parentPort;
if (!port) throw new Error('restore-worker runs in a worker thread only');
const { cancelFlag, ...order } = workerData as RestoreSeed;
const tell = (message: FromRestore): void => port.postMessage(message);
const count = phases({ progress: (progress) => tell({ type: 'progress', progress }) }, [
  { name: '正在恢复材料', weight: 6 },
  { name: '正在核对', weight: 4 },
]);

restoreInto({
  ...order,
  origin: 'window',
  phase: count.enter,
  count: count.show,
  isCancelled: () => Atomics.load(new Int32Array(cancelFlag), 0) === 1,
}).then(
  (outcome) => tell({ type: 'ended', outcome }),
  (error: unknown) => {
    // A bug is thrown on, so that the main thread logs its stack and gives it a reference.
    if (!isAppError(error)) throw error;
    tell({ type: 'failed', error: { code: error.code, params: error.params, ref: null } });
  },
);
