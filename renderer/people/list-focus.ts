/** Between the search box in the header and the list below it. */
interface ListHandle {
  focus: () => void;
  openFirst: () => void;
}

let list: ListHandle | null = null;

export function registerList(handle: ListHandle): () => void {
  list = handle;
  return () => {
    if (list === handle) list = null;
  };
}

export function focusList(): void {
  list?.focus();
}

/** Opens the first hit of what was just asked for, as soon as it is there. */
export function openWhenFound(): void {
  list?.openFirst();
}
