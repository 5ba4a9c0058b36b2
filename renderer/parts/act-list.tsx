import { Button } from '@mantine/core';
import { useState } from 'react';
import { useArchive } from '#renderer/queries.ts';
import type { Command } from '#shared/contract/commands.ts';
import { UndoList } from './undo-list.tsx';

const FEW = 5;
const MANY = 100;

/**
 * The acts about one thing (`nounId` null: about all of its noun) that can be taken back, the newest first; nothing where
 * there is none, or where the clerk may not see them.
 */
export function ActList(props: {
  noun: Command['noun'];
  nounId: number | null;
  /** Only acts of these names; all unless told. */
  only?: readonly Command['name'][];
  hint: string;
}) {
  const [limit, setLimit] = useState(FEW);
  const { noun, nounId, only } = props;
  // What is left out here is left out of what came: then more has to come.
  const asked = only ? MANY : limit + 1;
  const found = useArchive('commands.list', { noun, nounId, limit: asked }, { keepsPrevious: true });
  const items = (found.data?.items ?? []).filter(({ name }) => only?.includes(name) ?? true);
  if (items.length === 0) return null;
  return (
    <section aria-label="可以撤销的操作">
      <h2>可以撤销的操作</h2>
      <UndoList commands={items.slice(0, limit)} hint={props.hint} />
      {items.length > limit ? (
        <Button size="compact-sm" variant="subtle" mt={4} onClick={() => setLimit(MANY)}>
          更早的操作
        </Button>
      ) : null}
    </section>
  );
}
