import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import { archiveCall } from '#renderer/api.ts';
import { showFailure } from '#renderer/errors.tsx';
import { ConfirmDialog } from '#renderer/parts/confirm-dialog.tsx';
import { formatInstant } from '#renderer/parts/times.ts';
import { useArchive } from '#renderer/queries.ts';
import { mayTakeBack } from '#shared/contract/acts.ts';
import type { Command, PapersSince } from '#shared/contract/commands.ts';
import { PapersNote, undoneWords } from './papers-note.tsx';
import classes from './undo-list.module.css';
import { useAct } from './use-act.ts';

/**
 * What was done and can be taken back, one act at a time; a restart takes nothing of it away. Whose rights would refuse it
 * is told of the act and not offered the way back; so with acts that other acts have been built on since, with the reason.
 */
export function UndoList({ commands, hint }: { commands: readonly Command[]; hint: string }) {
  const [chosen, setChosen] = useState<{ command: Command; papers: PapersSince } | null>(null);
  const act = useAct();
  const user = useArchive('session.get', {}).data?.user;
  const isPrinted = chosen !== null && chosen.papers.total > 0;
  // Read before the dialog opens: what it says, and where the keyboard is, does not change under the clerk's hands.
  const choose = async (command: Command) => {
    act.clear();
    try {
      setChosen({ command, papers: await archiveCall('commands.papers', { id: command.id }) });
    } catch (error) {
      showFailure(error);
    }
  };
  const undo = async () => {
    if (!chosen) return;
    const isDone = await act.run(async () => {
      return undoneWords(await archiveCall('commands.undo', { id: chosen.command.id }));
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
              <TakeBackButton command={command} onChoose={() => void choose(command)} />
            ) : null}
          </li>
        ))}
      </ul>
      <ConfirmDialog
        isOpened={chosen !== null}
        title="撤销这次操作"
        confirmLabel={isPrinted ? '仍要撤销' : '撤销'}
        isDangerous={isPrinted}
        isBusy={act.isBusy}
        error={act.failure}
        onConfirm={() => void undo()}
        onClose={() => setChosen(null)}
      >
        <Text>{chosen?.command.title}</Text>
        <Text size="sm" c="gray.7">
          {hint}
        </Text>
        <PapersNote papers={chosen?.papers} />
      </ConfirmDialog>
    </>
  );
}

function TakeBackButton({ command, onChoose }: { command: Command; onChoose: () => void }) {
  const found = useArchive('commands.papers', { id: command.id }, { isAlwaysFresh: true });
  const refusal = found.data?.refusal ?? null;
  if (!found.data && !found.error) return null;
  if (refusal !== null)
    return (
      <span className={classes.aside} title={refusal}>
        不能撤销
      </span>
    );
  return (
    <Button size="compact-sm" variant="default" aria-label={`撤销 ${command.title}`} onClick={onChoose}>
      撤销…
    </Button>
  );
}
