import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { logCopyRemoved } from '#db/backups/backups.ts';
import { isLocked } from '#db/core/lock.ts';
import { whoToAsk } from '#db/core/scope.ts';
import { firstUser } from '#db/policy/office.ts';
import type { RestoreCall, RestoreState } from '#shared/contract/restore.ts';
import type { Reply } from '#shared/contract/types.ts';
import { AppError, type CallError } from '#shared/errors.ts';
import { isWhole } from '#shared/rules/scope.ts';
import { requireRight } from '../core/call-rights.ts';
import { type Context, databaseFile, now, write } from '../core/context.ts';
import { scopeOf } from '../core/scope.ts';
import { errorOf } from '../core/serve.ts';
import { currentUser } from '../core/signed-in.ts';
import { noteRestored } from '../outside/compare.ts';
import type { KnownArchives } from '../outside/known.ts';
import { exchange } from './exchange.ts';
import { notedPlace } from './open-place.ts';
import type { FromRestore, RestoreOrSalvage, RestoreSeed } from './restore-worker.ts';
import { type RestoreSource, sourcesAt, upgradeSources } from './sources.ts';
import { freshFolder, removeCutOff, removeWaiting, waitingCopies, waitingCopy } from './waiting.ts';

interface Desk {
  dir: string;
  known: KnownArchives;
  workerFile: string;
  /** The archive that is open; null where it cannot be opened. */
  context: () => Context | null;
  /** Lets the archive go, so that its folder can be exchanged. */
  closeArchive: () => Promise<void>;
}

interface Running {
  worker: Worker;
  cancelFlag: SharedArrayBuffer;
}

/**
 * Restoring, with an archive that is open or without: lists what there is, restores one into a new folder beside the
 * archive, or salvages what can be read of the archive itself, and puts it in its place when somebody has looked at it.
 * What is not put in place waits beside the archive, also over the end of the program, until it is put in place or removed.
 * Where an archive is open, only an administrator of it who sees the whole office may.
 */
export function openRestoreDesk(desk: Desk): (name: RestoreCall, input: unknown) => Promise<Reply<unknown>> {
  const listed = new Map<string, RestoreSource>();
  let state: RestoreState = { state: 'none' };
  let running: Running | null = null;
  let target: string | null = null;

  const list = (dir: string | null) => {
    const place = dir ?? notedPlace(desk.dir);
    const sources = [
      ...(place === null ? [] : sourcesAt(place)),
      ...(dir === null ? upgradeSources(desk.dir) : []),
    ].slice(0, 300);
    for (const source of sources) listed.set(source.name, source);
    const items = sources.map(({ name, kind, at, day, bytes, isVerified, key }) => ({
      id: name,
      kind,
      at,
      day,
      bytes,
      isVerified,
      isEncrypted: key !== null,
    }));
    return { place, items };
  };

  const start = ({ id, passphrase }: { id: string; passphrase: string | null }): RestoreState => {
    const source = listed.get(id);
    if (!source) throw new AppError('restore.notReady', {});
    return begin({ way: 'restore', source, passphrase });
  };

  const begin = (way: RestoreOrSalvage): RestoreState => {
    if (running) throw new AppError('restore.notReady', {});
    leave();
    if (way.way !== 'look') void removeCutOff(desk.dir, now());
    const kind = way.way === 'look' ? way.copy.kind : way.way === 'salvage' ? 'salvaged' : 'restored';
    const folder = way.way === 'look' ? way.copy.folder : freshFolder(desk.dir, kind, now());
    const cancelFlag = new SharedArrayBuffer(4);
    const context = desk.context();
    const userId = context ? (currentUser(context)?.id ?? null) : null;
    const seed: RestoreSeed = {
      ...way,
      target: folder,
      present: desk.dir,
      isServed: context !== null,
      userId,
      cancelFlag,
    };
    const worker = new Worker(desk.workerFile, { workerData: seed });
    running = { worker, cancelFlag };
    state = { state: 'running', progress: null };
    const end = (next: RestoreState): void => {
      if (running?.worker !== worker) return;
      running = null;
      state = next;
    };
    worker.on('message', (message: FromRestore) => {
      if (message.type === 'progress' && running?.worker === worker)
        state = { state: 'running', progress: message.progress };
      if (message.type === 'failed') end(failed(message.error));
      if (message.type !== 'ended') return;
      const { outcome } = message;
      if (outcome.state === 'cancelled') return end({ state: 'none' });
      target = folder;
      const atOf = way.way === 'restore' ? ('backup' as const) : kind;
      const at = way.way === 'restore' ? way.source.at : way.way === 'look' ? way.copy.at : now();
      const salvaged = message.salvaged?.slice(0, 20) ?? null;
      const findings = counted(outcome.findings).slice(0, 20);
      end({ state: 'ready', ...{ at, atOf, folder, findings, salvaged }, look: outcome.look, id: basename(folder) });
    });
    worker.on('error', (error) => end(failed(errorOf(error))));
    worker.on('exit', () => end(failed(errorOf(new Error('the thread of a restore ended')))));
    return state;
  };

  const look = ({ id }: { id: string }): RestoreState => {
    const copy = waitingCopy(desk.dir, id);
    if (copy === null) throw new AppError('restore.notReady', {});
    if (isLocked(copy.folder)) throw new AppError('archive.inUse', { path: copy.folder });
    return begin({ way: 'look', copy });
  };

  /** Whoever removes a copy is written down in the archive that is open: without one nobody could say later who it was. */
  const remove = async ({ id }: { id: string }): Promise<RestoreState> => {
    const context = desk.context();
    if (!context || !firstUser(context.db)) throw new AppError('restore.removeLater', {});
    if (running) throw new AppError('restore.notReady', {});
    const folder = join(dirname(desk.dir), id);
    if (isLocked(folder)) throw new AppError('archive.inUse', { path: folder });
    await removeWaiting(desk.dir, id, () => write(context, logCopyRemoved));
    if (target === folder) leave();
    return state;
  };

  /** What was looked at waits beside the archive from here on. */
  const leave = (): void => {
    target = null;
    state = { state: 'none' };
  };

  const cancel = (): RestoreState => {
    if (running) Atomics.store(new Int32Array(running.cancelFlag), 0, 1);
    else leave();
    return state;
  };

  const commit = async (): Promise<{ aside: string }> => {
    if (target === null || state.state !== 'ready' || !existsSync(databaseFile(target)))
      throw new AppError('restore.notReady', {});
    const aside = `${desk.dir}-换下-${now().slice(0, 19).replace(/[-:]/g, '').replace('T', '-')}`;
    await desk.closeArchive();
    exchange(desk.dir, target, aside);
    noteRestored(desk.dir, desk.known, now());
    target = null;
    state = { state: 'none' };
    return { aside };
  };

  const calls: { [N in RestoreCall]: (input: never) => unknown } = {
    'restore.list': ({ dir }: { dir: string | null }) => list(dir),
    'restore.start': start,
    'restore.salvage': () => begin({ way: 'salvage' }),
    'restore.waiting': () => ({ items: waitingCopies(desk.dir) }),
    'restore.look': look,
    'restore.remove': remove,
    'restore.state': () => state,
    'restore.cancel': cancel,
    'restore.commit': commit,
  };

  return async (name, input) => {
    try {
      const context = desk.context();
      // Before the first run there is nobody yet who could have the right.
      if (context && firstUser(context.db)) refuseOthers(context);
      return { ok: true, value: await calls[name](input as never) };
    } catch (error) {
      return { ok: false, error: errorOf(error) };
    }
  };
}

/** What is restored is shown and put in place whole. @throws AppError session.signedOut, session.forbidden, scope.wholeOffice */
function refuseOthers(context: Context): void {
  requireRight(context, 'users');
  if (!isWhole(scopeOf(context))) throw new AppError('scope.wholeOffice', { ask: whoToAsk(context.db) });
}

/** The same sentence found at many places is said once, with how often. */
function counted(findings: readonly string[]): string[] {
  const times = new Map<string, number>();
  for (const finding of findings) times.set(finding, (times.get(finding) ?? 0) + 1);
  return Array.from(times, ([finding, count]) => (count === 1 ? finding : `${finding}（共 ${count} 处）`));
}

function failed(error: CallError): RestoreState {
  return { state: 'failed', error: { code: error.code, params: { ...error.params }, ref: error.ref } };
}
