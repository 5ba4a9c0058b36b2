import type { ArchiveCall, ArchiveOutput } from '#shared/contract/archive.ts';
import type { RetireeFile } from '#shared/records/retiree/file.ts';

/** What a call answers to the suites of the retirees, whose files alone they ask for; `kinds` asks for those of others. */
export type Answer<N extends ArchiveCall> = N extends 'records.get' ? RetireeFile : ArchiveOutput<N>;
