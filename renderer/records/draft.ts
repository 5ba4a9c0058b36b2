import type { RecordFile } from '#shared/contract/records.ts';
import { kinds } from '#shared/records/index.ts';
import { fieldOfOther, otherKey } from '#shared/records/parts.ts';
import { readAccount } from '#shared/rules/account.ts';
import { readDate } from '#shared/rules/calendar.ts';
import { formatMoney, readMoney } from '#shared/rules/money.ts';
import { kindOfNumber, readAnyNumber } from '#shared/rules/person-number.ts';
import { readPhone } from '#shared/rules/phone.ts';
import { plainReading } from '#shared/rules/reading.ts';
import { foldWidth, readName, withoutBlanks } from '#shared/rules/text.ts';
import type { Draft, DraftValue, FieldType, FormField, KindForm, TypedPerson } from './layout.ts';

/** Between stored values and what stands in the fields. Nothing here knows of the page. */

type Values = RecordFile['values'];

/** A person in a field of type `people`, as stored. */
interface PersonInRow {
  name: string;
  relation: string | null;
  birthOn: string | null;
  idNumber: string | null;
}

export function fieldsOf(form: KindForm): readonly FormField[] {
  return form.sections.flatMap((section) => section.fields);
}

/** Stored values as the fields show them. */
export function toDraft(form: KindForm, values: Values): Draft {
  const stored = values as unknown as Record<string, unknown>;
  const draft: Record<string, DraftValue> = {};
  for (const { field, type } of fieldsOf(form)) {
    draft[field] = show(type, stored[field]);
    if (type === 'code' || type === 'codes') draft[otherKey(field)] = values.otherText[field] ?? '';
  }
  return draft;
}

/** The stored value that a key of the draft stands for. */
export function storedIn(values: Values, key: string): unknown {
  const of = fieldOfOther(key);
  return of === null ? values[key as keyof Values] : (values.otherText[of] ?? null);
}

function show(type: FieldType, value: unknown): DraftValue {
  switch (type) {
    case 'code':
    case 'idKind':
    case 'community':
      return value as string | number | null;
    case 'codes':
      return [...(value as string[])];
    case 'people':
      return (value as PersonInRow[]).map((person) => ({
        name: person.name,
        relation: person.relation,
        birthOn: person.birthOn ?? '',
        idNumber: person.idNumber ?? '',
      }));
    case 'money':
      return typeof value === 'number' ? formatMoney(value) : '';
    default:
      return value === null || value === undefined ? '' : String(value);
  }
}

/** A text put into its one form when the field is left; a text that cannot be read stays as typed. */
export function tidy(type: FieldType, text: string): string {
  const trimmed = type === 'longText' ? text.trim() : foldWidthFor(type, text).trim();
  if (trimmed === '') return '';
  switch (type) {
    case 'name':
    case 'otherName': {
      const read = readName(text);
      return read.ok ? read.name : trimmed;
    }
    case 'idNumber': {
      // 无 and the like is no number.
      if (kindOfNumber(text) === 'none') return '';
      const read = readAnyNumber(text);
      return read.ok ? read.number : trimmed;
    }
    case 'date':
    case 'dayOrMonth': {
      const read = readDate(text);
      return read.ok ? read.value : trimmed;
    }
    case 'month': {
      const read = readDate(text, { monthOnly: true });
      return read.ok ? read.value : trimmed;
    }
    case 'money': {
      const read = readMoney(text);
      return read.ok ? formatMoney(read.fen) : trimmed;
    }
    case 'account': {
      const read = readAccount(text);
      return read.ok ? read.account : trimmed;
    }
    case 'phone': {
      const read = readPhone(text);
      return read.ok ? read.phone : trimmed;
    }
    case 'reading':
      return plainReading(trimmed);
    case 'count':
    case 'digits':
      return withoutBlanks(trimmed);
    default:
      return trimmed;
  }
}

// Free text stays as it is written; what is made of digits is not asked to be half-width.
function foldWidthFor(type: FieldType, text: string): string {
  return type === 'text' || type === 'organisation' ? text : foldWidth(text);
}

export interface Checked {
  /** Null when something is wrong. */
  values: Values | null;
  /** Field to sentence. */
  errors: Record<string, string>;
}

/** What stands in the fields as values, checked by the kind's own schema. */
export function readDraft(form: KindForm, draft: Draft): Checked {
  const errors: Record<string, string> = {};
  const raw: Record<string, unknown> = { ...kinds[form.kind].empty };
  for (const { field, type } of fieldsOf(form)) raw[field] = read(type, draft[field] ?? null);
  raw.otherText = readOthers(form, draft);
  const parsed = kinds[form.kind].values.safeParse(raw);
  if (parsed.success) return { values: parsed.data, errors };
  for (const issue of parsed.error.issues) {
    const [field, row] = issue.path.map(String);
    if (field === undefined) continue;
    if (field === 'otherText') {
      errors[otherKey(row ?? '')] ??= issue.message;
      continue;
    }
    const type = fieldsOf(form).find((item) => item.field === field)?.type;
    const sentence = typeSentences[type ?? 'text'] ?? issue.message;
    errors[field] ??= row === undefined ? sentence : `第 ${Number(row) + 1} 行：${issue.message}`;
  }
  return { values: null, errors };
}

// Where the schema can only say that this is no number, the clerk is told how to write one.
const typeSentences: Partial<Record<FieldType, string>> = {
  money: '金额写法不对，例如 3456.78，最多两位小数',
  count: '请填写月数，0 至 720',
};

// The archive drops a text whose field says something else by now.
function readOthers(form: KindForm, draft: Draft): Record<string, string> {
  return Object.fromEntries(
    fieldsOf(form).flatMap(({ field }) => {
      const text = String(draft[otherKey(field)] ?? '').trim();
      return text === '' || isEmpty(draft[field]) ? [] : [[field, text]];
    }),
  );
}

function read(type: FieldType, value: DraftValue): unknown {
  if (type === 'people') return (value as TypedPerson[]).filter((person) => !isBlankPerson(person)).map(readPerson);
  if (type === 'codes') return value;
  if (type === 'code' || type === 'idKind' || type === 'community') return value;
  const text = tidy(type, String(value ?? ''));
  if (type === 'name') return text;
  if (text === '') return null;
  if (type === 'money') {
    const money = readMoney(text);
    return money.ok ? money.fen : Number.NaN;
  }
  return type === 'count' ? (/^\d{1,6}$/.test(text) ? Number(text) : Number.NaN) : text;
}

function readPerson(person: TypedPerson): PersonInRow {
  return {
    name: tidy('name', person.name),
    relation: person.relation,
    birthOn: tidy('dayOrMonth', person.birthOn) || null,
    idNumber: tidy('idNumber', person.idNumber) || null,
  };
}

export function isBlankPerson(person: TypedPerson): boolean {
  return (
    person.name.trim() === '' &&
    person.relation === null &&
    person.birthOn.trim() === '' &&
    person.idNumber.trim() === ''
  );
}

/** Whether two fields hold the same. Rows of people that were opened and left empty count for nothing. */
export function isSame(a: DraftValue | undefined, b: DraftValue | undefined): boolean {
  return canonical(a) === canonical(b);
}

function canonical(value: DraftValue | undefined): string {
  if (Array.isArray(value))
    return JSON.stringify(
      (value as (string | TypedPerson)[]).filter((item) => typeof item === 'string' || !isBlankPerson(item)),
    );
  return JSON.stringify(value ?? '');
}

export function isEmpty(value: DraftValue | undefined): boolean {
  return value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
}

/** The fields in which two drafts differ. */
export function differingFields(a: Draft, b: Draft): string[] {
  return Object.keys(a).filter((field) => !isSame(a[field], b[field]));
}
