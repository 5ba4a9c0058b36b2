/** The id of a field's control. */
export function fieldId(field: string): string {
  return `field-${field}`;
}

/** Puts the keyboard into a field and brings it to the middle of the page. */
export function focusField(field: string): void {
  const control = document.getElementById(fieldId(field));
  control?.focus({ preventScroll: true });
  control?.scrollIntoView({ block: 'center' });
  if (control instanceof HTMLInputElement) control.select();
}
