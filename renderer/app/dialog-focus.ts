/**
 * An open dialog has the keyboard. Dialogs give it to the element they name, or to their first; where that one cannot
 * take it (a button that waits for its paper), it would stay in a field behind the dialog, and what is typed would change
 * what nobody sees.
 */
export function keepFocusInDialogs(): void {
  const observer = new MutationObserver((changes) => {
    for (const { addedNodes } of changes) for (const node of addedNodes) watch(node);
    // A dialog gives the keyboard away itself once it is drawn; this comes after it.
    setTimeout(takeFocus);
  });
  const watch = (node: Node) => {
    if (node.parentNode === document.body && node instanceof HTMLElement && node.hasAttribute('data-portal'))
      observer.observe(node, { childList: true, subtree: true });
  };
  observer.observe(document.body, { childList: true });
  for (const node of document.body.children) watch(node);
  window.addEventListener('keydown', onKeyDown, { capture: true });
}

// No key is typed behind a dialog, whatever left the keyboard there.
function onKeyDown(event: KeyboardEvent): void {
  const { target } = event;
  if (!(target instanceof HTMLElement) || target === document.body || !takeFocus()) return;
  // Esc closes the dialog, and keys of the program mean it already; the others would still reach the field.
  if (event.key === 'Escape' || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  event.stopImmediatePropagation();
}

/** Gives the keyboard to the dialog on top where something outside of dialogs has it. Whether it had to. */
function takeFocus(): boolean {
  const dialog = topDialog();
  const active = document.activeElement;
  if (dialog === null || active === null || dialog.contains(active)) return false;
  // A list, menu or small window that belongs to the dialog lies beside it in the page.
  const around = active.closest('[role="dialog"], [role="listbox"], [role="menu"]');
  if (around !== null && around.getAttribute('aria-modal') !== 'true') return false;
  dialog.focus({ preventScroll: true });
  return true;
}

function topDialog(): HTMLElement | null {
  const dialogs = document.querySelectorAll<HTMLElement>('[role="dialog"][aria-modal="true"]');
  return [...dialogs].filter((dialog) => dialog.closest('[inert]') === null).at(-1) ?? null;
}
