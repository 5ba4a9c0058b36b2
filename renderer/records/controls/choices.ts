import { initialsOf } from '#renderer/parts/initials.ts';
import { type CodeTableName, codeTables } from '#shared/codes/tables.ts';
import { foldWidth } from '#shared/rules/text.ts';

/** Something to choose, with all the words it may be asked for by. */
export interface Choice {
  value: string;
  label: string;
  /** Code, synonyms, pinyin initials. */
  words: readonly string[];
}

const known = new Map<CodeTableName, readonly Choice[]>();

/** A code table as choices. */
export function codeChoices(table: CodeTableName): readonly Choice[] {
  const made = known.get(table);
  if (made) return made;
  const choices = codeTables[table].map((item) => ({
    value: item.code,
    label: item.label,
    words: [item.code.toLowerCase(), initialsOf(item.label), ...(item.synonyms ?? [])],
  }));
  known.set(table, choices);
  return choices;
}

export function plainChoice(value: string, label: string): Choice {
  return { value, label, words: [initialsOf(label)] };
}

/** What fits a typed text, the likeliest first: whole code or label, then what begins so, then what holds it. */
export function matchingChoices(choices: readonly Choice[], typed: string): Choice[] {
  const text = foldWidth(typed).trim().toLowerCase();
  if (text === '') return [...choices];
  return choices
    .map((choice) => ({ choice, rank: rankOf(choice, text) }))
    .filter(({ rank }) => rank < 3)
    .sort((a, b) => a.rank - b.rank)
    .map(({ choice }) => choice);
}

export function firstChoice(choices: readonly Choice[], typed: string): Choice | null {
  return matchingChoices(choices, typed)[0] ?? null;
}

function rankOf(choice: Choice, text: string): number {
  const label = choice.label.toLowerCase();
  if (label === text || choice.words.some((word) => word === text || word === `0${text}`)) return 0;
  if (label.startsWith(text) || choice.words.some((word) => word.startsWith(text))) return 1;
  return label.includes(text) ? 2 : 3;
}
