/** A text as part of a file name: what Windows forbids is left out. */
export function safeName(text: string): string {
  return text.replace(/[\\/:*?"<>|]/g, '').slice(0, 120);
}
