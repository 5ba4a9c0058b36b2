import type { ArchiveCopy } from '#shared/contract/desktop.ts';
import type { ArchiveEvent } from '#shared/contract/events.ts';
import type { RestoreCall } from '#shared/contract/restore.ts';
import type { SheetRequest } from '#shared/contract/sheets.ts';
import type { ShellAsk } from '#shared/contract/shell-asks.ts';
import type { Reply } from '#shared/contract/types.ts';
import type { CallError } from '#shared/errors.ts';
import type { LogFacts, LogLevel } from './log.ts';

/** A port of the kind a utility process receives; described here because the archive may not import Electron. */
export interface Port {
  postMessage: (message: unknown) => void;
  on: (event: 'message' | 'close', listener: (event: { data: unknown }) => void) => void;
  start: () => void;
}

/** Electron's parent port inside a utility process. */
export interface ParentPort {
  postMessage: (message: FromArchive) => void;
  on: (event: 'message', listener: (event: { data: ToArchive; ports: Port[] }) => void) => void;
}

/** From the shell to the archive process. */
export type ToArchive =
  /** `id`, `tokenKey`: whose tokens are taken at its port. */
  | { type: 'window'; id: number; tokenKey: Uint8Array; isPrinter: boolean }
  | { type: 'printed'; id: number; pdf: Uint8Array }
  | { type: 'notPrinted'; id: number; error: CallError }
  | { type: 'restore'; id: number; name: RestoreCall; input: unknown }
  | { type: 'ask'; id: number; asked: ShellAsk }
  | { type: 'close' };

/** From the archive process to the shell. */
export type FromArchive =
  | { type: 'ready' }
  | { type: 'problem'; error: CallError; copies: ArchiveCopy[] }
  | { type: 'print'; id: number; request: SheetRequest }
  | { type: 'answer'; id: number; error: CallError | null }
  | { type: 'log'; level: LogLevel; what: string; facts: LogFacts }
  | { type: 'restored'; id: number; reply: Reply<unknown> }
  | { type: 'cliEnded'; exitCode: number }
  | { type: 'closed' };

/** From a window to the archive over its own port, and back. */
export interface CallMessage {
  id: number;
  name: string;
  input: unknown;
}
export type PortMessage = { type: 'reply'; id: number; reply: unknown } | { type: 'event'; event: ArchiveEvent };
