import { isPersonField, textsOf, tiedFields } from '../people/fields.ts';

/**
 * A file is saved in two parts, the person's and its own, each with what was changed and with what stood there when it was
 * shown: nothing that somebody else changed meanwhile is written over unseen.
 */

type Values = Readonly<Record<string, unknown>>;

/** What was changed of one part; `before`: the same fields, and those they are read with, as they were shown. */
export interface ChangedPart {
  values: Values;
  before: Values;
}

/** The file's own part of its values. */
export function filePart(values: Values & { otherText: Record<string, string> }): Values {
  const own = Object.fromEntries(Object.entries(values).filter(([field]) => !isPersonField(field)));
  return { ...own, otherText: textsOf(values.otherText, 'file') };
}

/** Values with what was changed laid over them; texts beside 其他 one by one, null erases one. */
export function withChanged<T extends { otherText: Record<string, string> }>(values: T, ...changed: Values[]): T {
  const texts: Values = Object.assign({}, values.otherText, ...changed.map(({ otherText }) => otherText));
  const otherText = Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== null && text !== undefined));
  return { ...Object.assign({}, values, ...changed), otherText };
}

/**
 * Fields that a save may not write: what stands there is neither what was shown nor what is sent. A field of which it is
 * not told what was shown counts as changed where the part was shown in an older version.
 * @param isNewest whether the part was shown in the version that stands
 */
export function changedSince(stored: Values, sent: ChangedPart, isNewest: boolean): string[] {
  const [now, values, before] = [textsAsFields(stored), textsAsFields(sent.values), textsAsFields(sent.before)];
  const isSent = (field: string): boolean => field in values && !isSame(values[field], now[field]);
  const isChanged = (field: string): boolean => {
    if (field in values && !isSent(field)) return false;
    return field in before ? !isSame(before[field], now[field]) : field in values && !isNewest;
  };
  return Object.keys(values).filter((field) => isSent(field) && readWith(field).some(isChanged));
}

const OTHER = '.other';

/** The name of what was written beside 其他 in a field, where texts stand as fields of their own. */
export function otherKey(field: string): string {
  return `${field}${OTHER}`;
}

/** The field that such a name belongs to, or null where it is a field itself. */
export function fieldOfOther(key: string): string | null {
  return key.endsWith(OTHER) ? key.slice(0, -OTHER.length) : null;
}

/** A field with those that say something only together with it: a name with its reading, a code with the text beside it. */
export function readWith(key: string): string[] {
  return tiedFields(fieldOfOther(key) ?? key).flatMap((field) => [field, otherKey(field)]);
}

/** Values with each text beside 其他 as a field of its own: two clerks may write those of two fields. */
export function textsAsFields({ otherText, ...values }: Values): Values {
  const texts = Object.entries((otherText ?? {}) as Values).map(([field, text]) => [otherKey(field), text]);
  return { ...values, ...Object.fromEntries(texts) };
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one ?? null) === JSON.stringify(other ?? null);
}
