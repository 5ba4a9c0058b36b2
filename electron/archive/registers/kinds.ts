import type { RecordKind } from '#shared/records/kinds.ts';
import type { ArchiveKind } from '../core/kind.ts';
import { retireeKind } from '../retiree/kind.ts';

/** What the archive process knows of each kind of record; the compiler lists what a new one still lacks. */
export const archiveKinds: Readonly<Record<RecordKind, ArchiveKind>> = { retiree: retireeKind };

/** Every kind, in the order of their entries. */
export const everyKind: readonly ArchiveKind[] = Object.values(archiveKinds);
