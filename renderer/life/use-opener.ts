import { type RefObject, useRef } from 'react';

/**
 * Gives the keyboard back to the button a dialog was opened from; where the act has taken that button away, to the page
 * part around it, so that the next Tab goes on from there.
 */
export function useOpener(around: RefObject<HTMLElement | null>): { keep: () => void; giveBack: () => void } {
  const opener = useRef<HTMLElement | null>(null);
  return {
    keep: () => {
      opener.current = document.activeElement instanceof HTMLElement ? document.activeElement : null;
    },
    giveBack: () => {
      // Once the dialog is gone: while it is there it holds the keyboard.
      setTimeout(() => {
        if (opener.current?.isConnected) opener.current.focus();
        else around.current?.focus({ preventScroll: true });
      });
    },
  };
}
