import { type Dictionary, isOther } from '../codes/dictionary.ts';
import type { CodeTableName } from '../codes/tables.ts';
import type { AnyValues } from './kind.ts';
import { kinds, type RecordKind } from './kinds.ts';

/** Codes in the values of a file, judged by the dictionary of the archive. */

export interface CodedValue {
  field: string;
  /** As errors name it: `dependants.0.relation`. */
  path: string;
  table: CodeTableName;
  code: string;
}

/** Every code the values hold. */
export function codedValues(kind: RecordKind, values: Readonly<Record<string, unknown>>): CodedValue[] {
  const found: CodedValue[] = [];
  const add = (field: string, path: string, table: CodeTableName, code: unknown) => {
    if (typeof code === 'string' && code !== '') found.push({ field, path, table, code });
  };
  for (const [field, table] of Object.entries(kinds[kind].codeTables)) {
    const value = values[field];
    if (!table) continue;
    if (Array.isArray(value)) for (const [index, code] of value.entries()) add(field, `${field}.${index}`, table, code);
    else add(field, field, table, value);
  }
  for (const [field, columns] of Object.entries(kinds[kind].rowCodes)) {
    const lines = (values[field] ?? []) as Record<string, unknown>[];
    for (const [index, line] of lines.entries())
      for (const [column, table] of Object.entries(columns ?? {}))
        add(field, `${field}.${index}.${column}`, table, line[column]);
  }
  return found;
}

/**
 * What is wrong with the codes of a file, by path: a code no table has, and a retired one that the file did not have
 * before. Empty when all may be kept.
 * @param before the values the file has now; of a new one what is known of its person
 */
export function codeProblems(
  codes: Dictionary,
  kind: RecordKind,
  values: Readonly<Record<string, unknown>>,
  before: Readonly<Record<string, unknown>>,
): Record<string, string> {
  const problems: Record<string, string> = {};
  let had: Set<string> | null = null;
  for (const { field, path, table, code } of codedValues(kind, values)) {
    const item = codes.item(table, code);
    if (item && !item.isRetired) continue;
    had ??= new Set(codedValues(kind, before).map((one) => `${one.field} ${one.code}`));
    if (item === null) problems[path] = '请从列表中选择';
    else if (!had.has(`${field} ${code}`)) problems[path] = `“${item.label}”已停用，请选别的`;
  }
  return problems;
}

/** What was written beside 其他, without what belongs to a field where something else is chosen by now. */
export function keptOtherText(
  codes: Dictionary,
  kind: RecordKind,
  values: Pick<AnyValues, 'otherText'> & Readonly<Record<string, unknown>>,
): Record<string, string> {
  const texts = Object.entries(values.otherText);
  if (texts.length === 0) return values.otherText;
  const places = new Set(
    codedValues(kind, values)
      .filter(({ table, code }) => isOther(codes.item(table, code)))
      .map(({ field }) => field),
  );
  return Object.fromEntries(texts.filter(([field]) => places.has(field)));
}
