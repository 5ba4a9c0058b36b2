import { useLayoutEffect, useRef } from 'react';

/** The id of the part of the page the lock lies in; whatever else lies beside the page waits while it is there. */
export const LOCK_ID = 'lock';

// Dialogs hear Esc at the window before anybody else and would close behind the lock, with what was typed in them. They
// leave an Esc to the element that has the keyboard where that element carries this mark.
const KEEPS_ESCAPE = 'data-mantine-stop-propagation';

window.addEventListener(
  'keydown',
  ({ key, target }) => {
    if (key !== 'Escape' || !(target instanceof HTMLElement) || document.getElementById(LOCK_ID) === null) return;
    if (target.hasAttribute(KEEPS_ESCAPE)) return;
    target.setAttribute(KEEPS_ESCAPE, 'true');
    setTimeout(() => target.removeAttribute(KEEPS_ESCAPE));
  },
  { capture: true },
);

/**
 * While the window is locked, open dialogs and notices are out of sight and out of reach of every key; after it the
 * keyboard is where it was.
 */
export function useBehindLock(isLocked: boolean): void {
  const held = useRef<HTMLElement | null>(null);
  useLayoutEffect(() => {
    if (isLocked) return;
    const keep = ({ target }: FocusEvent) => {
      held.current = target instanceof HTMLElement ? target : null;
    };
    document.addEventListener('focusin', keep);
    return () => document.removeEventListener('focusin', keep);
  }, [isLocked]);
  useLayoutEffect(() => {
    if (!isLocked) return;
    const behind = [...document.body.children].filter(
      (part): part is HTMLElement =>
        part instanceof HTMLElement && part.id !== LOCK_ID && part.hasAttribute('data-portal'),
    );
    for (const part of behind) part.toggleAttribute('data-behind-lock', true);
    for (const part of behind) part.inert = true;
    return () => {
      for (const part of behind) part.toggleAttribute('data-behind-lock', false);
      for (const part of behind) part.inert = false;
      const last = held.current;
      // Once the page behind the lock can take the keyboard again.
      setTimeout(() => {
        if (last?.isConnected) last.focus({ preventScroll: true });
      });
    };
  }, [isLocked]);
}
