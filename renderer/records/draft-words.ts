import { useCodes } from '#renderer/codes.ts';
import { useArchive } from '#renderer/queries.ts';
import type { Dictionary } from '#shared/codes/dictionary.ts';
import { kinds, valueInWords } from '#shared/records/index.ts';
import type { RecordKind } from '#shared/records/kinds.ts';
import { fieldOfOther } from '#shared/records/parts.ts';
import { fieldsOf } from './draft.ts';
import type { DraftValue, KindForm, TypedPerson } from './layout.ts';

export interface FieldWords {
  /** A stored value in the words a clerk reads. */
  stored: (field: string, value: unknown) => string;
  /** What stands in a field, likewise. */
  typed: (field: string, value: DraftValue | undefined) => string;
}

/** Values of a kind's fields in words; communities by their names. */
export function useDraftWords(form: KindForm): FieldWords {
  const communities = useArchive('communities.list', {}).data?.items ?? [];
  const codes = useCodes();
  const types = new Map(fieldsOf(form).map(({ field, type }) => [field, type]));
  const stored = (field: string, value: unknown): string => {
    if (types.get(field) === 'community' && typeof value === 'number')
      return communities.find((item) => item.id === value)?.name ?? `第 ${value} 号社区`;
    if (types.get(field) === 'people' && Array.isArray(value) && value.length > 0)
      return value.map((person) => personWords(codes, person as TypedPerson)).join('；');
    if (fieldOfOther(field) !== null) return value === '' || value === null ? '（空）' : String(value);
    return valueInWords(codes, form.kind, field, value);
  };
  return {
    stored,
    typed: (field, value) => {
      const isCoded = kinds[form.kind].codeTables[field] !== undefined || types.get(field) === 'idKind';
      const isText = !isCoded && typeof value === 'string';
      return isText && value !== '' ? (types.get(field) === 'money' ? `${value} 元` : value) : stored(field, value);
    },
  };
}

/** The name of a field, also of what was written beside its 其他. */
export function labelOf(kind: RecordKind, field: string): string {
  const of = fieldOfOther(field);
  return of === null ? (kinds[kind].labels[field] ?? field) : `${kinds[kind].labels[of] ?? of}（其他内容）`;
}

function personWords(
  codes: Dictionary,
  person: { name: string; relation: string | null; birthOn: string | null; idNumber: string | null },
): string {
  const relation = person.relation === null ? null : codes.label('familyRelation', person.relation);
  return [person.name, relation, person.birthOn, person.idNumber]
    .filter((part) => part !== null && part !== '')
    .join(' ');
}
