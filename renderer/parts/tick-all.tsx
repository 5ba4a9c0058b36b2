import { Checkbox } from '@mantine/core';

/** The box in the heading row of a list: ticks all that can be ticked, and shows whether all or some are. */
export function TickAll(props: {
  label: string;
  ids: readonly number[];
  ticked: { has: (id: number) => boolean };
  onTick: (isOn: boolean) => void;
}) {
  const { ids, ticked } = props;
  const isAll = ids.length > 0 && ids.every((id) => ticked.has(id));
  return (
    <Checkbox
      size="xs"
      aria-label={props.label}
      checked={isAll}
      indeterminate={!isAll && ids.some((id) => ticked.has(id))}
      disabled={ids.length === 0}
      onChange={(event) => props.onTick(event.currentTarget.checked)}
    />
  );
}
