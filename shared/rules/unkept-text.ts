const SENTENCE = '里面有保存不了的字符（多半是从别处粘贴带来的），请全部删去后重新输入';

/**
 * Texts within a call's input that no table keeps as they are: a NUL ends a text for SQLite, so that a reason that is asked
 * for would be kept as an empty one; half of a surrogate pair would be kept as U+FFFD, another character than was typed.
 * @returns the path of each (`values.remark`) with a sentence for the clerk; empty where all can be kept
 */
export function unkeptTexts(input: unknown): Record<string, string> {
  const found: Record<string, string> = {};
  walk(input, '', found);
  return found;
}

function walk(value: unknown, path: string, found: Record<string, string>): void {
  if (typeof value === 'string') {
    if (value.includes('\0') || /\p{Cs}/u.test(value)) found[path] = SENTENCE;
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) walk(inner, path === '' ? key : `${path}.${key}`, found);
  }
}
