import type { z } from 'zod';
import type { Call } from './types.ts';

/**
 * Who may make a call of the shell. `open`: anybody at the PC, also while the screen is locked and where the archive
 * cannot be opened; it shows nothing of a file and no folder. `signedIn`: who is at work, as the archive says. `unlocked`:
 * the same, and anybody where there is nobody to sign in: at the first run, and where the archive cannot be opened, since
 * restoring begins there. `archive`: the archive itself decides within the call, for a sheet or a restore. `printer`: only
 * the hidden print windows.
 */
export type ShellDoor = 'open' | 'signedIn' | 'unlocked' | 'archive' | 'printer';

export interface ShellCall<I extends z.ZodType, O extends z.ZodType> extends Call<I, O> {
  door: ShellDoor;
}

/** A call that the shell answers; those of the archive say more of themselves (entry.ts). */
export function shellCall<I extends z.ZodType, O extends z.ZodType>(call: ShellCall<I, O>): ShellCall<I, O> {
  return call;
}
