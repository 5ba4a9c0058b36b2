import type { ArchiveCall, ArchiveInput, ArchiveOutput } from '#shared/contract/archive.ts';
import type { DesktopCall, DesktopInput, DesktopOutput } from '#shared/contract/desktop.ts';
import type { ArchiveEvent } from '#shared/contract/events.ts';
import type { Reply } from '#shared/contract/types.ts';
import type { CallError } from '#shared/errors.ts';

/** What the preload script lays on `window`; nothing else of Electron reaches a page. */
declare global {
  interface Window {
    archive: {
      call(name: string, input: unknown): Promise<Reply<unknown>>;
      onEvent(listener: (event: ArchiveEvent) => void): () => void;
    };
    desktop: { call(name: string, input: unknown): Promise<Reply<unknown>> };
  }
}

/** A refused call. `error` is what errors.tsx turns into words. */
export class CallFailure extends Error {
  readonly error: CallError;

  constructor(error: CallError) {
    super(error.code);
    this.name = 'CallFailure';
    this.error = error;
  }
}

/** Asks the archive. Rejects with CallFailure. */
export async function archiveCall<N extends ArchiveCall>(name: N, input: ArchiveInput<N>): Promise<ArchiveOutput<N>> {
  return settle(await window.archive.call(name, input));
}

/** Asks the shell. Rejects with CallFailure. */
export async function desktopCall<N extends DesktopCall>(name: N, input: DesktopInput<N>): Promise<DesktopOutput<N>> {
  return settle(await window.desktop.call(name, input));
}

// The contract types the value; outputs are parsed on the serving side, so the page need not parse them again.
function settle<T>(reply: Reply<unknown>): T {
  if (!reply.ok) throw new CallFailure(reply.error);
  return reply.value as T;
}
