import { handlers } from '#electron/archive/core/handlers.ts';
import { answer } from '#electron/archive/core/serve.ts';
import { answerShell } from '#electron/archive/core/shell-asks.ts';
import type { ArchiveCall } from '#shared/contract/archive.ts';
import { SheetRequest } from '#shared/contract/sheets.ts';
import type { CallError } from '#shared/errors.ts';
import type { Answer } from './answers.ts';
import type { TestArchive } from './archive.ts';

class Refused extends Error {
  readonly error: CallError;

  constructor(error: CallError) {
    super(`${error.code} ${JSON.stringify(error.params)}`);
    this.error = error;
  }
}

/** Calls of the contract as a window makes them, parsed in and out; a refusal is thrown. */
export function asking(
  archive: () => TestArchive,
): <N extends ArchiveCall>(name: N, input: unknown) => Promise<Answer<N>> {
  return async <N extends ArchiveCall>(name: N, input: unknown): Promise<Answer<N>> => {
    const reply = await answer(handlers, archive().context, name, input, true);
    if (!reply.ok) throw new Refused(reply.error);
    return reply.value as Answer<N>;
  };
}

/** The refusal of a call that must be refused. */
export async function refused(of: Promise<unknown>): Promise<CallError> {
  try {
    await of;
  } catch (error) {
    if (error instanceof Refused) return error.error;
    throw error;
  }
  throw new Error('was not refused');
}

/** What a refused call says, field by field. */
export async function refusedFields(of: Promise<unknown>): Promise<Record<string, string>> {
  return ((await refused(of)).params as { fields: Record<string, string> }).fields;
}

let lastPrint = 0;

/** A sheet that somebody at a window prints: allowed, drawn, kept. @throws AppError what the archive refuses with */
export function printed({ context }: TestArchive, asked: unknown): void {
  const request = SheetRequest.parse(asked);
  lastPrint += 1;
  answerShell(context, { what: 'print', order: lastPrint, request });
  answerShell(context, { what: 'printed', order: lastPrint, way: 'pdf' });
}
