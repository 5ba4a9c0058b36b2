import { Checkbox } from '@mantine/core';
import { nameOf, type Picked } from './picked.ts';

/** Somebody who is in another household: the clerk says that they leave it on the same day. */
export function MovingChoice(props: {
  picked: Picked | null;
  isMoving: boolean;
  onChange: (isMoving: boolean) => void;
}) {
  const { picked } = props;
  const household = picked?.kind === 'known' ? picked.person.household : null;
  if (!picked || !household) return null;
  return (
    <Checkbox
      mt={6}
      checked={props.isMoving}
      label={`${nameOf(picked)}现在是${household.headName}户（${household.number}）的成员，同一天从那一户转出`}
      onChange={(event) => props.onChange(event.currentTarget.checked)}
    />
  );
}
