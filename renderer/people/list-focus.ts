/** Lets the search box in the header hand the keyboard to the list below it. */
let focusGrid: (() => void) | null = null;

export function registerList(focus: () => void): () => void {
  focusGrid = focus;
  return () => {
    if (focusGrid === focus) focusGrid = null;
  };
}

export function focusList(): void {
  focusGrid?.();
}
