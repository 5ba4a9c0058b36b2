import { useSearch } from 'wouter';
import { kinds, type RecordKind } from '#shared/records/kinds.ts';
import { aboutIn } from './about.ts';
import { RecordEditor } from './record-editor.tsx';
import { HouseholdChoice } from './subject/household-choice.tsx';
import { OutletChoice } from './subject/outlet-choice.tsx';

/** A new file: of a person at once its form; of a household or an outlet first which one. */
export function NewFile({ kind }: { kind: RecordKind }) {
  const search = useSearch();
  if (kinds[kind].subject === 'person') return <RecordEditor kind={kind} file={null} />;
  const about = aboutIn(kind, search);
  if (about !== null && 'household' in about) {
    const { household } = about;
    if (household === null || household.fromOn === '')
      return <HouseholdChoice kind={kind} householdId={household?.id ?? null} />;
  }
  if (about !== null && 'outlet' in about && about.outlet === null) return <OutletChoice kind={kind} />;
  return <RecordEditor kind={kind} file={null} />;
}
