import { runJobHere } from '#electron/archive/jobs/run-here.ts';
import type { HiddenWay } from '#shared/contract/imports.ts';
import type { RecordKind } from '#shared/records/kinds.ts';
import type { TestArchive } from './archive.ts';

interface ReadMore {
  recordKind?: RecordKind;
  mapping?: Record<string, string | null>;
  replaces?: number;
  source?: string | null;
  userId?: number;
  sheets?: string[];
  hiddenRows?: HiddenWay;
  hiddenColumns?: HiddenWay;
  communityFromSheet?: boolean | null;
}

/** Reads a roster as the import page does; nothing is written but the plan. @returns the id of its import */
export async function readRoster(archive: TestArchive, path: string, more: ReadMore = {}): Promise<number> {
  const outcome = await runJobHere(
    archive.context,
    {
      ...{
        kind: 'roster.read',
        recordKind: more.recordKind ?? 'retiree',
        path,
        sheets: more.sheets ?? null,
        headerRow: null,
      },
      ...{ hiddenRows: more.hiddenRows ?? 'take', hiddenColumns: more.hiddenColumns ?? 'take' },
      communityFromSheet: more.communityFromSheet ?? null,
      ...{ mapping: more.mapping ?? null, replaces: more.replaces ?? null, source: more.source ?? null },
    },
    more.userId === undefined ? {} : { userId: more.userId },
  );
  if (outcome.state !== 'done') throw new Error('cancelled');
  return Number(outcome.result.importId);
}

/** Reads a roster and takes it in. @returns the id of its import */
export async function importRoster(archive: TestArchive, path: string, more: ReadMore = {}): Promise<number> {
  const importId = await readRoster(archive, path, more);
  await runJobHere(archive.context, { kind: 'roster.apply', importId });
  return importId;
}
