import { randomBytes } from 'node:crypto';
import type { z } from 'zod';
import { damageBehind } from '#db/core/damage.ts';
import {
  type ArchiveCall,
  type ArchiveContract,
  type ArchiveInput,
  type ArchiveOutput,
  archiveContract,
} from '#shared/contract/archive.ts';
import { issueWords } from '#shared/contract/issue-words.ts';
import type { SheetRequest } from '#shared/contract/sheets.ts';
import type { Contract, Reply } from '#shared/contract/types.ts';
import { type CallError, isAppError } from '#shared/errors.ts';
import { unkeptTexts } from '#shared/rules/unkept-text.ts';
import type { WindowTokens } from '../../files/tokens.ts';
import { noteCall } from '../backup/daily.ts';
import { bookRead } from '../log-book.ts';
import { noteAfterCall } from '../outside/watch.ts';
import { refuseUnlessAllowed } from './call-rights.ts';
import { refuseOutsideScope } from './call-scopes.ts';
import { type Context, databaseFile, now } from './context.ts';
import { expectedFor } from './expected-sheets.ts';
import { log } from './log.ts';
import { roomOf } from './room.ts';

/**
 * The handlers of a contract's calls: parsed input in, contract output out, now or later. One that is missing, or of a
 * call the contract does not have, does not compile.
 */
export type HandlersOf<C extends Contract> = {
  [N in keyof C]: (
    input: z.output<C[N]['input']>,
    context: Context,
  ) => z.output<C[N]['output']> | Promise<z.output<C[N]['output']>>;
};

/** The handlers of every call of the archive. */
export type Handlers = HandlersOf<ArchiveContract>;

// Anything slower than this belongs into a job thread; the log tells which call to look at.
const SLOW_MS = 50;

/** Through what a call came in: a window's own port, with its tokens; or from inside the program, where paths are paths. */
export interface Door {
  isPrinter: boolean;
  tokens: WindowTokens | null;
}
const inside: Door = { isPrinter: false, tokens: null };

/** Parses, runs and answers one call. Never throws: every promise settles as value or refusal. */
export async function answer(
  handlers: Handlers,
  context: Context,
  name: string,
  input: unknown,
  checksOutput: boolean,
  door: Door = inside,
): Promise<Reply<unknown>> {
  const started = performance.now();
  try {
    if (!isCall(name)) return refuse(name, { code: 'internal.unknownCall', params: { call: name }, ref: null });
    roomOf(context.db).settle();
    const call = archiveContract[name];
    const parsed = call.input.safeParse(input, { error: issueWords });
    if (!parsed.success) return refuse(name, invalid(parsed.error.issues));
    const unkept = unkeptTexts(input);
    if (Object.keys(unkept).length > 0)
      return refuse(name, { code: 'input.invalid', params: { fields: unkept }, ref: null });
    // The print window draws what a clerk or a job of theirs asked for, also where the screen is locked by now.
    const isDrawing = door.isPrinter && name === 'sheets.get';
    const drawnFor = isDrawing ? expectedFor(context.db, (parsed.data as { request: SheetRequest }).request) : null;
    if (drawnFor === null) refuseUnlessAllowed(context, name, parsed.data);
    const asked = door.tokens ? door.tokens.opened(call.input, parsed.data) : parsed.data;
    if (drawnFor === null) refuseOutsideScope(context, name, asked);
    noteCall(context);
    const within = drawnFor === null ? context : { ...context, drawnFor };
    const value = await (handlers[name] as Handlers[ArchiveCall])(asked as never, within);
    bookRead(context, name, asked);
    noteAfterCall(context.db, now());
    if (checksOutput) call.output.parse(value);
    const ms = performance.now() - started;
    if (ms > SLOW_MS) log('warn', 'slow', { call: name, ms: Math.round(ms) });
    return { ok: true, value: door.tokens ? door.tokens.sealed(call.output, value) : value };
  } catch (error) {
    return refuse(name, errorOf(damageBehind(error, databaseFile(context.dir))));
  }
}

/** Calls a handler in this process, typed: what the command line and tests do. */
export async function callDirectly<N extends ArchiveCall>(
  handlers: Handlers,
  context: Context,
  name: N,
  input: ArchiveInput<N>,
): Promise<ArchiveOutput<N>> {
  const parsed = archiveContract[name].input.parse(input);
  const value = await (handlers[name] as Handlers[N])(parsed as z.output<ArchiveContract[N]['input']>, context);
  bookRead(context, name, parsed);
  return value;
}

/** An error as it crosses between rooms. A bug gets a reference; its stack goes to the log only. */
export function errorOf(error: unknown): CallError {
  if (isAppError(error)) return { code: error.code, params: error.params, ref: null };
  const ref = randomBytes(3).toString('hex').slice(0, 4).toUpperCase();
  log('error', 'bug', { ref, stack: stackOf(error) });
  return { code: 'internal.unexpected', params: {}, ref };
}

// The message may hold values of people (SQLite and drizzle put statements into it): only where it happened is kept.
function stackOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const code = 'code' in error ? ` ${String(error.code)}` : '';
  const frames = (error.stack ?? '').split('\n').filter((line) => line.startsWith('    at '));
  return `${error.name}${code}\n${frames.join('\n')}`;
}

function invalid(issues: readonly { path: PropertyKey[]; message: string }[]): CallError {
  const fields: Record<string, string> = {};
  for (const issue of issues) fields[issue.path.map(String).join('.')] ??= issue.message;
  return { code: 'input.invalid', params: { fields }, ref: null };
}

function refuse(call: string, error: CallError): Reply<never> {
  log('info', 'refused', { call, code: error.code, ...(error.ref ? { ref: error.ref } : {}) });
  return { ok: false, error };
}

function isCall(name: string): name is ArchiveCall {
  return Object.hasOwn(archiveContract, name);
}
