import { countAll } from '#db/backups/backups.ts';
import { logEnd, logEntryAt } from '#db/core/log.ts';
import type { ReadableDb } from '#db/core/open.ts';
import { getOffice } from '#db/policy/office.ts';
import type { RestoreLook } from '#shared/contract/restore.ts';
import { readArchive } from '../context.ts';

export type { RestoreLook };

/** What somebody looks at before a restored archive takes the old one's place. `present`: the folder of the old one. */
export function lookAtRestored(db: ReadableDb, present: string | null): RestoreLook {
  const end = logEnd(db);
  return {
    office: getOffice(db)?.name ?? '',
    ...countAll(db),
    lastEntryAt: logEntryAt(db, end.entries)?.at ?? null,
    missing: present === null ? null : missingAgainst(present, end),
  };
}

/** What the present archive has that the restored one lacks; null where the present one cannot be read. */
function missingAgainst(dir: string, end: { entries: number; hash: string }): RestoreLook['missing'] {
  let db: ReadableDb | null = null;
  try {
    db = readArchive(dir);
    const now = logEnd(db);
    const same = end.entries === 0 || logEntryAt(db, end.entries)?.hash === end.hash;
    return {
      isSameArchive: same,
      entries: Math.max(0, now.entries - end.entries),
      firstAt: logEntryAt(db, end.entries + 1)?.at ?? null,
      lastAt: logEntryAt(db, now.entries)?.at ?? null,
    };
  } catch {
    // Gone or damaged: the reason why it is restored.
    return null;
  } finally {
    db?.close();
  }
}
