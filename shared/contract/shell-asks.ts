import type { SheetRequest } from './sheets.ts';

/**
 * What the shell asks the archive around what it does for a page: who is at work and what they may see is known there
 * alone. `order` is the shell's own number of a print, never used again in one run.
 */
export type ShellAsk =
  | { what: 'signedIn' }
  /** As `signedIn`, and true where nobody can sign in yet: before the first run is done. */
  | { what: 'unlocked' }
  | { what: 'print'; order: number; request: SheetRequest }
  /** Once a print has ended; `way` is null where nothing came out. */
  | { what: 'printed'; order: number; way: 'printer' | 'pdf' | null };
