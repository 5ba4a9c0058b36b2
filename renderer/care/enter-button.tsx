import { Button } from '@mantine/core';
import type { CareRow } from '#shared/contract/care.ts';
import { formatCount } from '#shared/rules/counts.ts';
import type { CareActions } from './care-page.tsx';
import { chosenOf } from './people-list.tsx';

/** Enters an act for those who are ticked. */
export function EnterButton(props: {
  ticked: readonly CareRow[];
  enter: CareActions['enter'];
  groupId?: number;
  onDone: () => void;
}) {
  const { ticked, groupId } = props;
  return (
    <Button
      variant="default"
      disabled={ticked.length === 0}
      onClick={() => {
        props.enter({ people: chosenOf(ticked), groupId: groupId ?? null });
        props.onDone();
      }}
    >
      登记服务{ticked.length > 0 ? ` ${formatCount(ticked.length)} 人` : ''}…
    </Button>
  );
}
