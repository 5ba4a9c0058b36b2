import { type Dictionary, isOther, withOtherText } from '../codes/dictionary.ts';
import { formatMoney } from '../rules/money.ts';
import type { PersonNumberKind } from '../rules/person-number.ts';
import { idKindLabel } from '../rules/person-number-words.ts';
import { kinds, type RecordKind } from './kinds.ts';

export { kinds };

/**
 * A stored value in the words a clerk reads: code labels, yuan, 空 for nothing.
 * @param other what was written for the field where 其他 was chosen
 */
export function valueInWords(
  codes: Dictionary,
  kind: RecordKind,
  field: string,
  value: unknown,
  other?: string | null,
): string {
  if (value === null || value === undefined || value === '') return '（空）';
  if (field === 'idKind') return idKindLabel(value as PersonNumberKind);
  if (field === 'otherText') return otherInWords(kind, value as Record<string, string>);
  const table = kinds[kind].codeTables[field];
  if (Array.isArray(value)) {
    if (value.length === 0) return '（空）';
    return value
      .map((item) => (typeof item === 'string' ? valueInWords(codes, kind, field, item, other) : describe(item)))
      .join('、');
  }
  if (table) {
    const item = codes.item(table, String(value));
    return withOtherText(codes.label(table, String(value)), isOther(item) ? other : null);
  }
  if (field.endsWith('Fen') && typeof value === 'number') return `${formatMoney(value)} 元`;
  return String(value);
}

function otherInWords(kind: RecordKind, texts: Record<string, string>): string {
  const words = Object.entries(texts).map(([field, text]) => `${kinds[kind].labels[field] ?? field}：${text}`);
  return words.length === 0 ? '（空）' : words.join('；');
}

function describe(item: unknown): string {
  if (item === null || typeof item !== 'object') return String(item);
  return Object.values(item)
    .filter((part) => part !== null && part !== '')
    .join(' ');
}
