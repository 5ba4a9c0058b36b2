import { Button } from '@mantine/core';
import { useState } from 'react';
import { useArchive } from '#renderer/queries.ts';
import { useMay } from '#renderer/session/use-may.ts';
import type { Command } from '#shared/contract/commands.ts';
import { UndoList } from './undo-list.tsx';

const FEW = 5;
const MANY = 100;
/** Nouns whose single things a user of a part may see, with their acts. */
const ofSomebody: ReadonlySet<Command['noun']> = new Set(['record', 'person', 'household', 'care', 'batch']);

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
  // Acts that are not about somebody within are the whole office's: who sees a part would only be refused.
  const seesAll = useMay('look', 'whole');
  const isEnabled = seesAll || (nounId !== null && ofSomebody.has(noun));
  const found = useArchive('commands.list', { noun, nounId, limit: asked }, { keepsPrevious: true, isEnabled });
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
