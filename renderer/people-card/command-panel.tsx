import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import { archiveCall } from '#renderer/api.ts';
import { ConfirmDialog } from '#renderer/parts/confirm-dialog.tsx';
import { formatInstant } from '#renderer/parts/times.ts';
import type { Command } from '#shared/contract/commands.ts';
import type { PersonCard } from '#shared/contract/people.ts';
import classes from './card.module.css';
import { useAct } from './use-act.ts';

/** What was done to the card and can be taken back, one act at a time; a restart takes nothing of it away. */
export function CommandPanel({ card }: { card: PersonCard }) {
  const [chosen, setChosen] = useState<Command | null>(null);
  const act = useAct();
  if (card.commands.length === 0) return null;
  const undo = async () => {
    if (!chosen) return;
    const isDone = await act.run(async () => {
      const { title } = await archiveCall('commands.undo', { id: chosen.id });
      return `已撤销：${title}`;
    });
    if (isDone) setChosen(null);
  };
  return (
    <section className={classes.panel} aria-label="可以撤销的操作">
      <h2>可以撤销的操作</h2>
      <ul className={classes.list}>
        {card.commands.map((command) => (
          <li key={command.id}>
            <span className={classes.main}>
              {command.undoneAt ? <span className={classes.removed}>{command.title}</span> : command.title}
            </span>
            <span className={classes.aside}>
              {formatInstant(command.at)} {command.by}
            </span>
            {command.undoneAt ? (
              <span className={classes.aside}>已撤销</span>
            ) : (
              <Button
                size="compact-sm"
                variant="default"
                aria-label={`撤销 ${command.title}`}
                onClick={() => {
                  act.clear();
                  setChosen(command);
                }}
              >
                撤销…
              </Button>
            )}
          </li>
        ))}
      </ul>
      <ConfirmDialog
        isOpened={chosen !== null}
        title="撤销这次操作"
        confirmLabel="撤销"
        isBusy={act.isBusy}
        error={act.failure}
        onConfirm={() => void undo()}
        onClose={() => setChosen(null)}
      >
        <Text>{chosen?.title}</Text>
        <Text size="sm" c="gray.7">
          这次操作改动的内容会全部恢复原样；之后又改过同样内容的，不能撤销。
        </Text>
      </ConfirmDialog>
    </section>
  );
}
