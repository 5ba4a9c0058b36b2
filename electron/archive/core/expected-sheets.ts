import type { ReadableDb } from '#db/core/open.ts';
import type { SheetRequest } from '#shared/contract/sheets.ts';

// Sheets somebody asked for who had the right to: a clerk for paper or PDF, a job for a package. By then they may be gone.
const expected = new WeakMap<ReadableDb, Map<string, number[]>>();

/** From now on the print window may have that sheet, in the name of this user, until the answer is called. */
export function expectSheet(db: ReadableDb, request: SheetRequest, userId: number): () => void {
  const sheets = expected.get(db) ?? new Map<string, number[]>();
  expected.set(db, sheets);
  const key = JSON.stringify(request);
  sheets.set(key, [...(sheets.get(key) ?? []), userId]);
  return () => {
    const rest = (sheets.get(key) ?? []).slice();
    rest.splice(rest.indexOf(userId), 1);
    if (rest.length === 0) sheets.delete(key);
    else sheets.set(key, rest);
  };
}

/** Runs `draw` while the print window may have that sheet, whoever is at work. */
export async function whileExpected<T>(
  db: ReadableDb,
  request: SheetRequest,
  userId: number,
  draw: () => Promise<T>,
): Promise<T> {
  const forget = expectSheet(db, request, userId);
  try {
    return await draw();
  } finally {
    forget();
  }
}

/** For whom the print window may have that sheet; null when nobody asked for it. */
export function expectedFor(db: ReadableDb, request: SheetRequest): number | null {
  return expected.get(db)?.get(JSON.stringify(request))?.[0] ?? null;
}
