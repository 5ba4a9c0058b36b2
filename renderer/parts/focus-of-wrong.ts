import { type RefObject, useLayoutEffect } from 'react';

/** Gives the keyboard to the first field that is marked as wrong, where there is one. */
export function focusWrong(form: HTMLElement | null): void {
  form?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
}

/**
 * Gives the keyboard to the field that a refusal names, in the same drawing that shows the refusal: a frame later a fast
 * typist has put the first one right, and the keyboard would jump to the second in the middle of a word.
 */
export function useFocusOfWrong(form: RefObject<HTMLElement | null>, failure: unknown): void {
  useLayoutEffect(() => {
    if (failure) focusWrong(form.current);
  }, [failure, form]);
}
