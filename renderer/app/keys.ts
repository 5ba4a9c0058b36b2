import { useEffect, useRef } from 'react';

/** `Ctrl+S`, `F8`, `Alt+1`, `/`: what a keyboard event is called in tables of shortcuts. */
export function keyName(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>): string {
  const key = event.key.length === 1 ? event.key.toUpperCase() : event.key;
  const modifiers = [event.ctrlKey || event.metaKey ? 'Ctrl' : '', event.altKey ? 'Alt' : ''].filter(
    (word) => word !== '',
  );
  // Shift changes what a printed character is; for named keys it has to be told.
  if (event.shiftKey && event.key.length > 1) modifiers.push('Shift');
  return [...modifiers, key].join('+');
}

/** What each key does; an action that answers `false` leaves the key its own meaning. */
export type Shortcuts = Record<string, (event: KeyboardEvent) => unknown>;

/**
 * Shortcuts of a whole screen. They rest while a dialog is open, unless they are `overDialogs`, and while an input method
 * is composing; keys without Ctrl, Alt or F also while the clerk is typing in a field.
 */
export function useKeys(shortcuts: Shortcuts, overDialogs = false): void {
  const latest = useRef(shortcuts);
  latest.current = shortcuts;
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.isComposing || event.keyCode === 229 || event.defaultPrevented) return;
      const name = keyName(event);
      const action = latest.current[name];
      if (!action || (!overDialogs && isDialogOpen()) || (name === 'Escape' && isEscapeTaken)) return;
      const isPlain = name.length === 1;
      if (isPlain && isTyping(event.target)) return;
      if (action(event) !== false) event.preventDefault();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [overDialogs]);
}

// An open list, menu or tray takes Esc for itself; by the time the page hears the key it has closed already.
let isEscapeTaken = false;
window.addEventListener(
  'keydown',
  ({ key, target }) => {
    if (key !== 'Escape' || !(target instanceof HTMLElement)) return;
    const isOpenList = target.getAttribute('aria-expanded') === 'true';
    // A dialog whose button was pressed may have left the keyboard to nobody.
    isEscapeTaken =
      isOpenList || isDialogOpen() || target.closest('[role="menu"], [role="listbox"], [role="dialog"]') !== null;
  },
  { capture: true },
);

export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}

function isDialogOpen(): boolean {
  return document.querySelector('[role="dialog"][aria-modal="true"]') !== null;
}
