import { ActionIcon, Group, Text, TextInput } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { archiveCall } from '#renderer/api.ts';
import { errorText } from '#renderer/errors.tsx';
import { useAct } from '#renderer/parts/use-act.ts';
import type { Import, ImportColumn, ImportRow } from '#shared/contract/imports.ts';
import classes from './import.module.css';
import { verdictLabels } from './import-words.ts';

/**
 * The cell a line was rejected for, to be put right where it stands: Enter has it checked at once and goes on to the next
 * line that needs it; Esc leaves it as it was.
 */
export function MendCell({ plan, row, column }: { plan: Import; row: ImportRow; column: ImportColumn }) {
  const standing = row.cells[column.index] ?? '';
  const said = row.mended.find((one) => one.column === column.index)?.said ?? null;
  const [typed, setTyped] = useState<string | null>(null);
  const sent = useRef<string | null>(null);
  const act = useAct();

  const check = async (input: HTMLInputElement, goesOn: boolean) => {
    const text = input.value.trim();
    if (text === standing.trim() || text === sent.current) return;
    sent.current = text;
    const next = goesOn ? nextCell(input) : null;
    await act.run(async () => {
      const answer = await archiveCall('imports.mend', {
        id: plan.id,
        position: row.position,
        column: column.index,
        text,
      });
      setTyped(null);
      if (answer.row.verdict === 'rejected') return null;
      next?.focus();
      return `第 ${row.row} 行通过了：${verdictLabels[answer.row.verdict]}。可以在“已更正”里改回去。`;
    });
    sent.current = null;
  };

  return (
    <>
      <TextInput
        size="xs"
        aria-label={`第 ${row.row} 行“${column.heading}”改为`}
        data-mend
        value={typed ?? standing}
        maxLength={200}
        error={act.failure ? errorText(act.failure).sentence : null}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={(event) => void check(event.currentTarget, false)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') void check(event.currentTarget, true);
          if (event.key !== 'Escape' || typed === null) return;
          event.stopPropagation();
          setTyped(null);
        }}
      />
      {said === null ? null : (
        <Text size="xs" c="gray.7">
          花名册写的是“{said}”
        </Text>
      )}
    </>
  );
}

// The line goes away once it has passed: what follows is found before.
function nextCell(input: HTMLInputElement): HTMLElement | null {
  const region = input.closest('section');
  const cells = Array.from(region?.querySelectorAll<HTMLElement>('input[data-mend]') ?? []);
  return cells[cells.indexOf(input) + 1] ?? cells[cells.indexOf(input) - 1] ?? region;
}

/** What was put right in a line, each with the way back to what the file says. */
export function Mended({ plan, row }: { plan: Import; row: ImportRow }) {
  const act = useAct();
  if (plan.state !== 'planned') return null;
  return row.mended.map((mend) => (
    <Group key={mend.column} gap={4} className={classes.mended}>
      <ActionIcon
        variant="subtle"
        size="sm"
        aria-label={`第 ${row.row} 行“${mend.heading}”改回“${mend.said}”`}
        title={`改回花名册的“${mend.said}”`}
        loading={act.isBusy}
        onClick={() =>
          void act.run(async () => {
            await archiveCall('imports.mend', { id: plan.id, position: row.position, column: mend.column, text: null });
            return `第 ${row.row} 行“${mend.heading}”已改回花名册的写法`;
          })
        }
      >
        <IconArrowBackUp size={16} aria-hidden />
      </ActionIcon>
      <Text size="xs" c="gray.7">
        改回“{mend.said}”
      </Text>
    </Group>
  ));
}
