import { initialsOf } from '#renderer/parts/initials.ts';
import type { Dictionary, DictionaryItem } from '#shared/codes/dictionary.ts';
import type { CodeTableName } from '#shared/codes/tables.ts';
import { foldWidth } from '#shared/rules/text.ts';

/** Something to choose, with all the words it may be asked for by. */
export interface Choice {
  value: string;
  label: string;
  /** Code, synonyms, pinyin initials. */
  words: readonly string[];
}

const known = new WeakMap<Dictionary, Map<string, readonly Choice[]>>();

/** A code table as choices: what is in use, and of retired codes those in `kept`, which the file has already. */
export function codeChoices(codes: Dictionary, table: CodeTableName, kept: readonly string[] = []): readonly Choice[] {
  const retired = codes.items(table).filter((item) => item.isRetired && kept.includes(item.code));
  const key = [table, ...retired.map((item) => item.code)].join(' ');
  const made = known.get(codes)?.get(key);
  if (made) return made;
  const choices = codes
    .items(table)
    .filter((item) => !item.isRetired || retired.includes(item))
    .map(choiceOf);
  known.set(codes, (known.get(codes) ?? new Map()).set(key, choices));
  return choices;
}

/** A code as the form shows it; one that is out of use says so. */
export function codeChoiceLabel(item: Pick<DictionaryItem, 'label' | 'isRetired'>): string {
  return item.isRetired ? `${item.label}（已停用）` : item.label;
}

function choiceOf(item: DictionaryItem): Choice {
  return {
    value: item.code,
    label: codeChoiceLabel(item),
    words: [item.code.toLowerCase(), initialsOf(item.label), ...item.synonyms],
  };
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
