import { useArchive } from '#renderer/queries.ts';
import { kindsOf, type RecordKind, recordKinds } from '#shared/records/kinds.ts';
import { kindsAtWork } from '#shared/rules/kinds-at-work.ts';

/** The kinds of record the user at work works with, in the order of the register; never none. */
export function useKinds(): readonly RecordKind[] {
  const kept = useArchive('office.get', {}).data?.office?.kinds ?? recordKinds;
  const seen = useArchive('session.get', {}).data?.user?.scope.kinds ?? null;
  return kindsAtWork(kept, seen);
}

/** The kind whose files of people are looked through: the one looked at where it is of people, else the first that is. */
export function useKindOfPeople(looked: RecordKind): RecordKind {
  const ofPeople = useKinds().filter((kind) => kindsOf('person').includes(kind));
  return ofPeople.includes(looked) ? looked : (ofPeople[0] ?? looked);
}
