import { useArchive } from '#renderer/queries.ts';
import { type RecordKind, recordKinds } from '#shared/records/kinds.ts';
import { kindsAtWork } from '#shared/rules/kinds-at-work.ts';

/** The kinds of record the user at work works with, in the order of the register; never none. */
export function useKinds(): readonly RecordKind[] {
  const kept = useArchive('office.get', {}).data?.office?.kinds ?? recordKinds;
  const seen = useArchive('session.get', {}).data?.user?.scope.kinds ?? null;
  return kindsAtWork(kept, seen);
}
