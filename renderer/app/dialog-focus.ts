/**
 * An open dialog has the keyboard. Dialogs give it to the element they name, or to their first; where that one cannot
 * take it (a button that waits for its paper), it would stay in a field behind the dialog, and what is typed would change
 * what nobody sees. A dialog that names none would begin on the button which closes it, above its first field: the keyboard
 * goes to that field, also where it comes later than the dialog.
 */
export function keepFocusInDialogs(): void {
  const observer = new MutationObserver((changes) => {
    for (const { addedNodes } of changes) for (const node of addedNodes) watch(node);
    // A dialog gives the keyboard away itself once it is drawn; this comes after it.
    setTimeout(() => {
      if (!takeFocus()) beginInFirstField();
    });
  });
  const watch = (node: Node) => {
    if (node.parentNode === document.body && node instanceof HTMLElement && node.hasAttribute('data-portal'))
      observer.observe(node, { childList: true, subtree: true });
  };
  observer.observe(document.body, { childList: true });
  for (const node of document.body.children) watch(node);
  window.addEventListener('keydown', onKeyDown, { capture: true });
  for (const act of ['keydown', 'pointerdown']) window.addEventListener(act, onAct, { capture: true });
}

function onAct(): void {
  begun.clear();
  const dialog = topDialog();
  if (dialog !== null) left.add(dialog);
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

/** Where dialogs began by themselves; the clerk's first key or click ends that. */
const begun = new Set<Element>();
/** Dialogs in which the clerk, or the program for her, went on: who is on the button that closes then means it. */
const left = new WeakSet<Element>();

const usable = 'input:not([type="hidden"]), select, textarea, button, a[href], [tabindex]:not([tabindex="-1"])';

/** Where the dialog on top has the keyboard on the button that closes it, its first field or button gets it. */
function beginInFirstField(): void {
  const dialog = topDialog();
  const active = document.activeElement;
  if (dialog === null || active === null || !dialog.contains(active)) return;
  const body = dialog.querySelector('.mantine-Modal-body');
  const isUntouched = active.matches('.mantine-Modal-close') ? !left.has(dialog) : begun.has(active);
  if (body === null || !isUntouched) return;
  const first = [...body.querySelectorAll<HTMLElement>(usable)].find(
    (one) => !one.matches(':disabled') && one.tabIndex >= 0 && one.checkVisibility(),
  );
  if (first === undefined || first === active) return;
  left.add(dialog);
  begun.add(first);
  first.focus({ preventScroll: true });
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
