import type { ArchiveInput } from '#shared/contract/archive.ts';
import type { Outlet } from '#shared/contract/outlets.ts';

/** Whoever runs an outlet, as they are named. */
interface Keeper {
  id: number;
  name: string;
}

/** What is typed of an outlet. */
export interface OutletDraft {
  name: string;
  /** Which of the two keepers counts. */
  runBy: 'organisation' | 'person';
  organisation: Keeper | null;
  person: Keeper | null;
  communityId: number | null;
  address: string;
  phone: string;
  remark: string;
}

/** An outlet nobody has registered yet, called as it was searched for. */
export const emptyOutlet = (name: string): OutletDraft => ({
  ...{ name, runBy: 'organisation', organisation: null, person: null },
  ...{ communityId: null, address: '', phone: '', remark: '' },
});

export function outletDraftOf({ values, keeper }: Outlet): OutletDraft {
  const { name, organisationId, personId, communityId, address, phone, remark } = values;
  const named = (id: number | null): Keeper | null => (id === null ? null : { id, name: keeper });
  return {
    ...{ name, runBy: personId === null ? 'organisation' : 'person' },
    ...{ organisation: named(organisationId), person: named(personId) },
    ...{ communityId, address, phone: phone ?? '', remark: remark ?? '' },
  };
}

type Values = ArchiveInput<'outlets.save'>['values'];

/** The draft as it is sent, or what it still lacks, by field; the archive judges the rest. */
export function outletValues(draft: OutletDraft): { values: Values } | { lacking: Record<string, string> } {
  const { name, runBy, organisation, person, communityId, address, phone, remark } = draft;
  const keeper = runBy === 'organisation' ? organisation : person;
  const lacking = {
    ...(name.trim() === '' ? { name: '请填写网点名称' } : {}),
    ...(keeper === null ? { keeper: runBy === 'organisation' ? '请选择举办单位' : '请选择经营者' } : {}),
    ...(communityId === null ? { communityId: '请选择社区' } : {}),
    ...(address.trim() === '' ? { address: '请填写地址' } : {}),
  };
  if (keeper === null || communityId === null || Object.keys(lacking).length > 0) return { lacking };
  return {
    values: {
      ...{ name, communityId, address, phone: phone.trim() || null, remark: remark.trim() || null },
      organisationId: runBy === 'organisation' ? keeper.id : null,
      personId: runBy === 'person' ? keeper.id : null,
    },
  };
}

/** What the archive refused, at the fields of the draft: `values.name` at the name. */
export function outletErrors(refused: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(refused).flatMap(([field, sentence]) => {
      const own = field.replace(/^values\./, '');
      const shown = own === 'organisationId' || own === 'personId' ? 'keeper' : own;
      return sentence === undefined ? [] : [[shown, sentence]];
    }),
  );
}
