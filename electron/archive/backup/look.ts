import { countAll } from '#db/backups/backups.ts';
import { commonEntries, isOnlyOpenedSince, lastBroughtBack, logEnd, logEntryAt } from '#db/core/log.ts';
import type { ReadableDb } from '#db/core/open.ts';
import { getOffice } from '#db/policy/office.ts';
import type { RestoreLook } from '#shared/contract/restore.ts';
import { readArchive } from '../core/context.ts';

export type { RestoreLook };

/** What somebody looks at before a restored archive takes the old one's place. `present`: the folder of the old one. */
export function lookAtRestored(db: ReadableDb, present: string | null): RestoreLook {
  const brought = lastBroughtBack(db);
  // That it was restored or salvaged is no work of anybody: the last act is the one before.
  const last = brought && isOnlyOpenedSince(db, brought.id) ? brought.id - 1 : logEnd(db).entries;
  return {
    office: getOffice(db)?.name ?? '',
    ...countAll(db),
    lastEntryAt: logEntryAt(db, last)?.at ?? null,
    missing: present === null ? null : missingAgainst(present, db),
  };
}

/** What the present archive has that the restored one lacks; null where the present one cannot be read. */
function missingAgainst(dir: string, copy: ReadableDb): RestoreLook['missing'] {
  let db: ReadableDb | null = null;
  try {
    db = readArchive(dir);
    const now = logEnd(db);
    const common = commonEntries(copy, db);
    // What the program itself wrote into the copy (that it was restored, what an upgrade proved) is nobody's work.
    const same = logEnd(copy).entries === 0 || (common > 0 && isOnlyOpenedSince(copy, common));
    return {
      isSameArchive: same,
      entries: now.entries - common,
      firstAt: logEntryAt(db, common + 1)?.at ?? null,
      lastAt: logEntryAt(db, now.entries)?.at ?? null,
    };
  } catch {
    // Gone or damaged: the reason why it is restored.
    return null;
  } finally {
    db?.close();
  }
}
