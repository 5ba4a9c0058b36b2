/**
 * How sure a code is, after the marks of the domain file retiree-unemployment.md part C:
 * `source` a published text or two sources that agree, `system` one live system only, `unverified` general knowledge,
 * `own` made by this program.
 */
export type CodeMark = 'source' | 'system' | 'unverified' | 'own';

export interface CodeItem {
  code: string;
  label: string;
  sure: CodeMark;
  /** Other writings that mean this item and nothing else; a word that could mean two items is not among them. */
  synonyms?: string[];
}

/** A table as the program brings it along. */
export interface CodeTable {
  /** What clerks call it. */
  title: string;
  /** The standard or the place it was found in; clerks see of it what shownSource leaves. */
  source: string;
  items: readonly CodeItem[];
  /** The program itself reckons with these codes: none may be added, renamed or retired. */
  isFixed?: true;
}

/** Items from lines `code label synonym synonym ...`, all with the same mark. Labels hold no blanks. */
export function codeItems(sure: CodeMark, lines: string): CodeItem[] {
  return lines
    .trim()
    .split('\n')
    .map((line) => {
      const [code = '', label = '', ...synonyms] = line.trim().split(/ +/);
      return { code, label, sure, ...(synonyms.length > 0 ? { synonyms } : {}) };
    });
}

/** A whole table from such lines. */
export function codeTable(title: string, source: string, sure: CodeMark, lines: string): CodeTable {
  return { title, source, items: codeItems(sure, lines) };
}
