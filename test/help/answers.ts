import type { ArchiveCall, ArchiveOutput } from '#shared/contract/archive.ts';
import type { PersonFile } from '#shared/contract/records.ts';

/** What a call answers where all files are of people, as those of the shipped kinds are. */
export type Answer<N extends ArchiveCall> = N extends 'records.get' ? PersonFile : ArchiveOutput<N>;
