import { parentPort, workerData } from 'node:worker_threads';
import { toAppError } from '#db/core/open.ts';
import { scopeOfUser } from '#db/core/scope.ts';
import { AppError, type CallError, type ErrorCode, type ErrorParams, isAppError } from '#shared/errors.ts';
import { databaseFile, readArchive } from '../core/context.ts';
import { runJob } from './register.ts';
import type { FromJob, JobSeed, ToJob } from './run.ts';
import type { JobTools } from './tools.ts';

/** The thread entry: one job, its own read-only connection, then the end. */
const port = parentPort;
if (!port) throw new Error('jobs/worker runs in a worker thread only');
const seed = workerData as JobSeed;

const PROGRESS_MS = 250;
const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: unknown) => void }>();
let lastId = 0;

const send = (message: FromJob): void => port.postMessage(message);

port.on('message', (message: ToJob) => {
  const one = waiting.get(message.id);
  waiting.delete(message.id);
  if (message.type === 'answer') one?.resolve(message.value);
  else one?.reject(revive(message.error));
});

function ask(message: { type: 'write' | 'print' } & Record<string, unknown>): Promise<unknown> {
  lastId += 1;
  const id = lastId;
  return new Promise((resolve, reject) => {
    waiting.set(id, { resolve, reject });
    send({ ...message, id } as FromJob);
  });
}

/** A refusal of the writer keeps its code on this side; a bug keeps its reference. */
class WriterFailure extends Error {
  readonly error: CallError;

  constructor(error: CallError) {
    super(error.code);
    this.error = error;
  }
}

function revive(error: CallError): Error {
  return error.ref === null
    ? new AppError(error.code, error.params as ErrorParams[ErrorCode])
    : new WriterFailure(error);
}

let shownAt = 0;
let shownPhase = '';
const db = readArchive(seed.dir);
const tools: JobTools = {
  dir: seed.dir,
  db,
  userId: seed.userId,
  today: seed.today,
  scope: scopeOfUser(db, seed.userId),
  write: (name, input) => ask({ type: 'write', name, input }) as never,
  printSheet: (request) => ask({ type: 'print', request }) as Promise<Uint8Array>,
  progress: (progress) => {
    const time = Date.now();
    if (progress.phase === shownPhase && time - shownAt < PROGRESS_MS) return;
    shownAt = time;
    shownPhase = progress.phase;
    send({ type: 'progress', progress });
  },
  isCancelled: () => Atomics.load(new Int32Array(seed.cancelFlag), 0) === 1,
};

runJob(seed.input, tools).then(
  (outcome) => finish({ type: 'ended', outcome }),
  (error: unknown) => finish({ type: 'failed', error: describe(toAppError(error, databaseFile(seed.dir))) }),
);

function describe(error: unknown): CallError {
  if (error instanceof WriterFailure) return error.error;
  if (isAppError(error)) return { code: error.code, params: error.params, ref: null };
  // A bug: thrown on as an uncaught error, so that the main thread logs its stack and gives it a reference.
  throw error;
}

function finish(message: FromJob): void {
  tools.db.close();
  send(message);
  port?.close();
}
