import { useArchive } from '#renderer/queries.ts';
import { codeLabel } from '#shared/codes/tables.ts';
import { kinds, valueInWords } from '#shared/records/index.ts';
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
  const types = new Map(fieldsOf(form).map(({ field, type }) => [field, type]));
  const stored = (field: string, value: unknown): string => {
    if (types.get(field) === 'community' && typeof value === 'number')
      return communities.find((item) => item.id === value)?.name ?? `第 ${value} 号社区`;
    if (types.get(field) === 'people' && Array.isArray(value) && value.length > 0)
      return value.map((person) => personWords(person as TypedPerson)).join('；');
    return valueInWords(form.kind, field, value);
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

function personWords(person: {
  name: string;
  relation: string | null;
  birthOn: string | null;
  idNumber: string | null;
}): string {
  const relation = person.relation === null ? null : codeLabel('familyRelation', person.relation);
  return [person.name, relation, person.birthOn, person.idNumber]
    .filter((part) => part !== null && part !== '')
    .join(' ');
}
