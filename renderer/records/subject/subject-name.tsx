import { useArchive } from '#renderer/queries.ts';
import { HEAD } from '#shared/codes/household-words.ts';
import type { AboutSent } from '../about.ts';

/** The household or outlet a new file is of, as its page calls it: 王建国户（FH2026-00001）; null while it is not known. */
export function useSubjectName(about: AboutSent | null): string | null {
  const householdId = about !== null && 'household' in about ? (about.household?.id ?? null) : null;
  const outletId = about !== null && 'outlet' in about ? (about.outlet?.id ?? null) : null;
  const household = useArchive('households.get', { id: householdId ?? 1 }, { isEnabled: householdId !== null }).data;
  const outlet = useArchive('outlets.get', { id: outletId ?? 1 }, { isEnabled: outletId !== null }).data;
  if (outletId !== null) return outlet?.values.name ?? null;
  if (householdId === null || !household) return null;
  const head = household.members.find(({ relation }) => relation === HEAD);
  return head ? `${head.name}户（${household.number}）` : household.number;
}

/** Whom a new file is being written for, in its head. */
export function SubjectName({ about }: { about: AboutSent | null }) {
  const name = useSubjectName(about);
  return name === null ? null : <strong>{name}</strong>;
}
