/** One code of a table. `sure`: from a source, from a live system, unverified, or our own. */
export interface CodeItem {
  code: string;
  label: string;
  sure: 'source' | 'system' | 'unverified' | 'own';
  /** Other ways rosters write the label. */
  synonyms: readonly string[];
}

export function item(code: string, label: string, sure: CodeItem['sure'], synonyms: readonly string[] = []): CodeItem {
  return { code, label, sure, synonyms };
}
