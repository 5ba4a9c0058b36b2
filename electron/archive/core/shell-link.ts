import { damageBehind } from '#db/core/damage.ts';
import type { ArchiveEvent } from '#shared/contract/events.ts';
import type { RestoreCall } from '#shared/contract/restore.ts';
import type { ShellAsk } from '#shared/contract/shell-asks.ts';
import type { Reply } from '#shared/contract/types.ts';
import { AppError, type CallError, type ErrorCode, type ErrorParams } from '#shared/errors.ts';
import { WindowTokens } from '../../files/tokens.ts';
import { type Context, databaseFile, type PrintSheet } from './context.ts';
import { handlers } from './handlers.ts';
import { log, logTo } from './log.ts';
import type { CallMessage, FromArchive, ParentPort, Port, PortMessage, ToArchive } from './messages.ts';
import { roomOf } from './room.ts';
import { answer, errorOf } from './serve.ts';
import { answerShell } from './shell-asks.ts';

/** The shell at the other end of this process, where there is one. */
export interface ShellLink {
  tell: (message: FromArchive) => void;
  printSheet: PrintSheet;
  /** To every window. */
  emit: (event: ArchiveEvent) => void;
  /** From now on windows are served; those that came before are served now. */
  serve: (context: Context, checksOutput: boolean) => void;
}

/** A message of a port, if it is a call: what cannot be copied between processes arrives as nothing at all. */
export function readCall(data: unknown): CallMessage | null {
  if (typeof data !== 'object' || data === null || !('id' in data) || !('name' in data)) return null;
  const { id, name } = data;
  if (typeof id !== 'number' || typeof name !== 'string') return null;
  return { id, name, input: 'input' in data ? data.input : undefined };
}

type NewWindow = Extract<ToArchive, { type: 'window' }>;
type Ask = Extract<ToArchive, { type: 'ask' }>;

/** Electron's port to the shell, or null outside a utility process. */
export function parentPort(): ParentPort | null {
  return (process as unknown as { parentPort?: ParentPort }).parentPort ?? null;
}

const nothingToRestore: Reply<unknown> = { ok: false, error: { code: 'restore.notReady', params: {}, ref: null } };

/** Links this process to the shell: ports of windows in, sheets to print out. */
export function linkShell(
  shell: ParentPort,
  onClose: () => void,
  onRestore: (name: RestoreCall, input: unknown) => Promise<Reply<unknown>> = async () => nothingToRestore,
): ShellLink {
  const ports = new Set<Port>();
  const early: [port: Port, window: NewWindow][] = [];
  const earlyAsks: Ask[] = [];
  const prints = new Map<number, { resolve: (pdf: Uint8Array) => void; reject: (error: unknown) => void }>();
  let lastPrint = 0;
  let serveWindow: ((port: Port, window: NewWindow) => void) | null = null;
  let serveAsk: ((ask: Ask) => void) | null = null;

  shell.on('message', ({ data, ports: [port] }) => receive(data, port));
  logTo((level, what, facts) => shell.postMessage({ type: 'log', level, what, facts }));

  function receive(message: ToArchive, port: Port | undefined): void {
    if (message.type === 'window' && port) {
      if (serveWindow) serveWindow(port, message);
      else early.push([port, message]);
    } else if (message.type === 'printed') {
      prints.get(message.id)?.resolve(message.pdf);
      prints.delete(message.id);
    } else if (message.type === 'notPrinted') {
      prints.get(message.id)?.reject(revive(message.error));
      prints.delete(message.id);
    } else if (message.type === 'restore') {
      void onRestore(message.name, message.input).then((reply) =>
        shell.postMessage({ type: 'restored', id: message.id, reply }),
      );
    } else if (message.type === 'ask') {
      if (serveAsk) serveAsk(message);
      else earlyAsks.push(message);
    } else if (message.type === 'close') {
      onClose();
    }
  }

  return {
    tell: (message) => shell.postMessage(message),
    emit: (event) => {
      for (const port of ports) port.postMessage({ type: 'event', event } satisfies PortMessage);
    },
    printSheet: (request) => {
      lastPrint += 1;
      const id = lastPrint;
      return new Promise((resolve, reject) => {
        prints.set(id, { resolve, reject });
        shell.postMessage({ type: 'print', id, request });
      });
    },
    serve: (context, checksOutput) => {
      serveWindow = (port, { id: window, tokenKey, isPrinter }) => {
        const door = { isPrinter, tokens: new WindowTokens(tokenKey, window, context.dir) };
        ports.add(port);
        port.on('message', (event) => {
          const message = readCall(event.data);
          if (message === null) {
            log('warn', 'message that is no call');
            return;
          }
          const { id, name, input } = message;
          void answer(handlers, context, name, input, checksOutput, door).then((reply) =>
            port.postMessage({ type: 'reply', id, reply } satisfies PortMessage),
          );
        });
        port.on('close', () => ports.delete(port));
        port.start();
      };
      for (const [port, window] of early.splice(0)) serveWindow(port, window);
      serveAsk = ({ id, asked }) => shell.postMessage({ type: 'answer', id, error: refusalOf(context, asked) });
      for (const ask of earlyAsks.splice(0)) serveAsk(ask);
    },
  };
}

/** What the shell is refused with, null where it may. */
function refusalOf(context: Context, asked: ShellAsk): CallError | null {
  try {
    roomOf(context.db).settle();
    answerShell(context, asked);
    return null;
  } catch (error) {
    return errorOf(damageBehind(error, databaseFile(context.dir)));
  }
}

function revive(error: CallError): Error {
  if (error.ref !== null) return new Error(error.code);
  return new AppError(error.code, error.params as ErrorParams[ErrorCode]);
}
