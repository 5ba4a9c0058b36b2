import { keptForUser } from '#renderer/app/kept-for-user.ts';

// Files picked by hand in the list on their way to the hand-over page. Kept in the window, never in the address.
let picked: number[] | null = null;
keptForUser(() => {
  picked = null;
});

/** Keeps the ids of the files the clerk ticked in the list; go to `/handover` afterwards. */
export function setPicked(ids: number[]): void {
  picked = ids.length > 0 ? [...ids] : null;
}

/** The picked files, once; null when none were picked since the last time. */
export function takePicked(): number[] | null {
  const taken = picked;
  picked = null;
  return taken;
}
