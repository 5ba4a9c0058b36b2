import { SegmentedControl } from '@mantine/core';
import { useKinds } from '#renderer/session/use-kinds.ts';
import { type RecordKind, recordKindLabels } from '#shared/records/kinds.ts';

/** Which kind's files are meant, where there is more than one to work with; with one there is no question. */
export function KindSwitch({ value, onChange }: { value: RecordKind; onChange: (kind: RecordKind) => void }) {
  const kinds = useKinds();
  if (kinds.length < 2) return null;
  return (
    <SegmentedControl
      data={kinds.map((kind) => ({ value: kind, label: recordKindLabels[kind] }))}
      value={value}
      onChange={onChange}
      aria-label="档案种类"
    />
  );
}
