type Ask = (leave: () => void) => void;

let current: Ask | null = null;

/** Between a page with typed input and everything that would leave it: the page is asked first. */
export const leaveGuard = {
  /** The page's way of asking; null when nothing would be lost. */
  set: (ask: Ask | null): void => {
    current = ask;
  },
  ask: (leave: () => void): void => {
    if (current) current(leave);
    else leave();
  },
};
