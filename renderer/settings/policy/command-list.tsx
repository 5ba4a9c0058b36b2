import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import { archiveCall } from '#renderer/api.ts';
import { ConfirmDialog } from '#renderer/parts/confirm-dialog.tsx';
import { formatInstant } from '#renderer/parts/times.ts';
import { useAct } from '#renderer/people-card/use-act.ts';
import type { Command } from '#shared/contract/commands.ts';
import classes from './policy.module.css';

/** What was done to the values of a key, each act with its way back. */
export function CommandList({ commands }: { commands: readonly Command[] }) {
  const [chosen, setChosen] = useState<Command | null>(null);
  const act = useAct();
  const undo = async () => {
    if (!chosen) return;
    const isDone = await act.run(async () => {
      const { title } = await archiveCall('commands.undo', { id: chosen.id });
      return `已撤销：${title}`;
    });
    if (isDone) setChosen(null);
  };
  return (
    <div>
      <h3 className={classes.sub}>可以撤销的操作</h3>
      <ul className={classes.commands}>
        {commands.map((command) => (
          <li key={command.id}>
            <span>{command.undoneAt ? <del>{command.title}</del> : command.title}</span>
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
          这次操作改动的取值会全部恢复原样，导入的会整批恢复；已用于计算结果的不能撤销。
        </Text>
      </ConfirmDialog>
    </div>
  );
}
