import { join } from 'node:path';
import {
  MessageChannelMain,
  type MessagePortMain,
  type UtilityProcess,
  utilityProcess,
  type WebContents,
} from 'electron';
import type { ArchiveCopy, ArchiveState } from '#shared/contract/desktop.ts';
import type { RestoreCall } from '#shared/contract/restore.ts';
import type { SheetRequest } from '#shared/contract/sheets.ts';
import type { ShellAsk } from '#shared/contract/shell-asks.ts';
import type { Reply } from '#shared/contract/types.ts';
import { AppError, type CallError, type ErrorCode, type ErrorParams } from '#shared/errors.ts';
import { log } from './log.ts';

/** What the archive process says to the shell; the same as electron/archive/core/messages.ts, which main may not import. */
type FromArchive =
  | { type: 'ready' }
  | { type: 'problem'; error: CallError; copies: ArchiveCopy[] }
  | { type: 'print'; id: number; request: SheetRequest }
  | { type: 'answer'; id: number; error: CallError | null }
  | { type: 'log'; level: 'info' | 'warn' | 'error'; what: string; facts: Record<string, unknown> }
  | { type: 'restored'; id: number; reply: Reply<unknown> }
  | { type: 'cliEnded'; exitCode: number }
  | { type: 'closed' };

interface Options {
  dir: string;
  /** `archive.cjs` for windows; `cli.cjs` with the command's words for a command line that needs to print. */
  entry: 'archive.cjs' | 'cli.cjs';
  args: string[];
  env: Record<string, string>;
  tokenKey: Uint8Array;
  printSheet: (request: SheetRequest) => Promise<Uint8Array>;
  /** Whether a page is the hidden print window's. */
  isPrinter: (window: WebContents) => boolean;
  describe: (error: unknown) => CallError;
  onState: (state: ArchiveState) => void;
  onCliEnded: (exitCode: number) => void;
}

// A process that dies again within this time of its start is not started a third time by itself.
const RESTART_PAUSE_MS = 5000;
const RESTARTED: CallError = { code: 'archive.restarted', params: {}, ref: null };

/** Keeps the archive process alive and introduces windows to it; afterwards it is out of the path. */
export class ArchiveProcess {
  private child: UtilityProcess | null = null;
  private readonly windows = new Set<WebContents>();
  private readonly options: Options;
  private readonly asks = new Map<number, (error: CallError | null) => void>();
  private lastAsk = 0;
  private startedAt = 0;
  private isClosing = false;
  private closed: (() => void) | null = null;
  private readonly restores = new Map<number, (reply: Reply<unknown>) => void>();
  private lastRestore = 0;
  state: ArchiveState = { state: 'starting' };

  constructor(options: Options) {
    this.options = options;
  }

  /** Starts the process, or starts it again after a problem. `env`: for this start only. */
  start(env: Record<string, string> = {}): void {
    // One that found a problem holds nothing and serves nobody.
    this.child?.kill();
    this.refuseAsks(RESTARTED);
    this.startedAt = Date.now();
    this.setState({ state: 'starting' });
    const child = utilityProcess.fork(join(__dirname, this.options.entry), this.options.args, {
      serviceName: 'archive',
      env: { ...process.env, ...this.options.env, STREET_ARCHIVES_DIR: this.options.dir, ...env },
      stdio: 'inherit',
    });
    this.child = child;
    // What a process that was replaced still says would be taken for the new one's.
    child.on('message', (message: FromArchive) => {
      if (this.child === child) this.receive(message);
    });
    child.on('exit', (code) => {
      if (this.child === child) this.ended(code);
    });
    for (const window of this.windows) this.connect(window);
  }

  /** Gives a window its port, now and again after every restart; while there is a problem, the problem. */
  introduce(window: WebContents): void {
    if (!this.windows.has(window)) {
      this.windows.add(window);
      window.once('destroyed', () => this.windows.delete(window));
    }
    if (this.state.state === 'problem') window.send('archive.refused', this.state.error);
    else this.connect(window);
  }

  /**
   * Asks the archive process about restoring, which it answers with an archive that is open or without one.
   * @throws AppError what it refuses with, archive.restarted
   */
  async restore(name: RestoreCall, input: unknown): Promise<unknown> {
    const { child } = this;
    if (!child) throw new AppError('archive.restarted', {});
    this.lastRestore += 1;
    const id = this.lastRestore;
    const reply = await new Promise<Reply<unknown>>((resolve) => {
      this.restores.set(id, resolve);
      child.once('exit', () => resolve({ ok: false, error: { code: 'archive.restarted', params: {}, ref: null } }));
      child.postMessage({ type: 'restore', id, name, input });
    });
    this.restores.delete(id);
    if (!reply.ok) throw new AppError(reply.error.code, reply.error.params);
    return reply.value;
  }

  /**
   * Asks the archive whether something may be done for a page. While it starts, the answer waits.
   * @throws AppError what the archive refuses with, why it cannot be opened, archive.restarted
   */
  async ask(asked: ShellAsk): Promise<void> {
    const refusal = await new Promise<CallError | null>((resolve) => {
      if (this.state.state === 'problem') resolve(this.state.error as CallError);
      else if (!this.child) resolve(RESTARTED);
      else {
        this.lastAsk += 1;
        this.asks.set(this.lastAsk, resolve);
        this.child.postMessage({ type: 'ask', id: this.lastAsk, asked });
      }
    });
    if (refusal) throw new AppError(refusal.code, refusal.params as ErrorParams[ErrorCode]);
  }

  /** Closes the archive in order and waits for it. */
  close(): Promise<void> {
    this.isClosing = true;
    if (!this.child) return Promise.resolve();
    return new Promise((resolve) => {
      this.closed = resolve;
      this.child?.postMessage({ type: 'close' });
    });
  }

  private connect(window: WebContents): void {
    if (!this.child || window.isDestroyed()) return;
    const { port1, port2 }: { port1: MessagePortMain; port2: MessagePortMain } = new MessageChannelMain();
    const isPrinter = this.options.isPrinter(window);
    this.child.postMessage({ type: 'window', id: window.id, tokenKey: this.options.tokenKey, isPrinter }, [port1]);
    window.postMessage('archive.port', null, [port2]);
  }

  private receive(message: FromArchive): void {
    if (message.type === 'ready') this.setState({ state: 'ready' });
    else if (message.type === 'problem')
      this.setState({
        state: 'problem',
        error: { ...message.error, params: { ...message.error.params } },
        copies: message.copies.slice(0, 200),
      });
    else if (message.type === 'log') log(message.level, message.what, message.facts);
    else if (message.type === 'restored') this.restores.get(message.id)?.(message.reply);
    else if (message.type === 'answer') this.answered(message.id, message.error);
    else if (message.type === 'print') void this.print(message.id, message.request);
    else if (message.type === 'cliEnded') this.options.onCliEnded(message.exitCode);
  }

  private answered(id: number, error: CallError | null): void {
    this.asks.get(id)?.(error);
    this.asks.delete(id);
  }

  private refuseAsks(error: CallError): void {
    for (const id of Array.from(this.asks.keys())) this.answered(id, error);
  }

  private async print(id: number, request: SheetRequest): Promise<void> {
    try {
      const pdf = await this.options.printSheet(request);
      this.child?.postMessage({ type: 'printed', id, pdf });
    } catch (error) {
      this.child?.postMessage({ type: 'notPrinted', id, error: this.options.describe(error) });
    }
  }

  private ended(code: number): void {
    this.child = null;
    this.refuseAsks(RESTARTED);
    if (this.isClosing) {
      this.closed?.();
      return;
    }
    log('error', 'archive process ended', { code });
    // A command is never begun a second time by itself.
    if (this.options.entry === 'cli.cjs') {
      this.options.onCliEnded(2);
      return;
    }
    for (const window of this.windows) if (!window.isDestroyed()) window.send('archive.lost');
    if (Date.now() - this.startedAt > RESTART_PAUSE_MS) this.start();
    else this.setState({ state: 'problem', error: { ...RESTARTED, params: {} }, copies: [] });
  }

  private setState(state: ArchiveState): void {
    this.state = state;
    if (state.state === 'problem') this.refuseAsks(state.error as CallError);
    if (state.state === 'problem')
      for (const window of this.windows) if (!window.isDestroyed()) window.send('archive.refused', state.error);
    this.options.onState(state);
  }
}
