import { foldForSearch } from './search-text.ts';

/** A name as names are compared: without blanks and dots, width, case and variants of a character alike. */
export function bareName(name: string | null | undefined): string {
  return foldForSearch(name ?? '').replace(/[\s·•.・‧]/g, '');
}
