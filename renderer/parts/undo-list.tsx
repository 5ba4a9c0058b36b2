import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import { archiveCall } from '#renderer/api.ts';
import { ConfirmDialog } from '#renderer/parts/confirm-dialog.tsx';
import { formatInstant } from '#renderer/parts/times.ts';
import { useArchive } from '#renderer/queries.ts';
import { mayTakeBack } from '#shared/contract/call-rights.ts';
import type { Command } from '#shared/contract/commands.ts';
import classes from './undo-list.module.css';
import { useAct } from './use-act.ts';

/**
 * What was done and can be taken back, one act at a time; a restart takes nothing of it away. Whose rights would refuse it
 * is told of the act and not offered the way back.
 */
export function UndoList({ commands, hint }: { commands: readonly Command[]; hint: string }) {
  const [chosen, setChosen] = useState<Command | null>(null);
  const act = useAct();
  const user = useArchive('session.get', {}).data?.user;
  const undo = async () => {
    if (!chosen) return;
    const isDone = await act.run(async () => {
      const { title } = await archiveCall('commands.undo', { id: chosen.id });
      return `已撤销：${title}`;
    });
    if (isDone) setChosen(null);
  };
  return (
    <>
      <ul className={classes.list}>
        {commands.map((command) => (
          <li key={command.id}>
            <span className={classes.title}>{command.undoneAt ? <del>{command.title}</del> : command.title}</span>
            <span className={classes.aside}>
              {formatInstant(command.at)} {command.by}
            </span>
            {command.undoneAt ? (
              <span className={classes.aside}>已撤销</span>
            ) : user && mayTakeBack(user, command) ? (
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
            ) : null}
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
          {hint}
        </Text>
      </ConfirmDialog>
    </>
  );
}
