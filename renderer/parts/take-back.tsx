import { Text } from '@mantine/core';
import { useSyncExternalStore } from 'react';
import { archiveCall } from '#renderer/api.ts';
import { keptForUser } from '#renderer/app/kept-for-user.ts';
import type { PapersSince } from '#shared/contract/commands.ts';
import { ConfirmDialog } from './confirm-dialog.tsx';
import { PapersNote, undoneWords } from './papers-note.tsx';

interface Question {
  papers: PapersSince;
  answer: (isMeant: boolean) => void;
}

/** What the clerk is asked now, wherever in the program the act is taken back by one key. */
let question: Question | null = null;
const listeners = new Set<() => void>();
keptForUser(() => question?.answer(false));

/**
 * Takes an act back at once; asks before where forms of it were printed since.
 * @returns what to say when it is done; null where the clerk left it as it is
 * @throws CallFailure what the archive refuses it with
 */
export async function takeBackAct(commandId: number): Promise<string | null> {
  const papers = await archiveCall('commands.papers', { id: commandId });
  if (papers.total > 0 && !(await isMeant(papers))) return null;
  return undoneWords(await archiveCall('commands.undo', { id: commandId }));
}

function isMeant(papers: PapersSince): Promise<boolean> {
  question?.answer(false);
  return new Promise((resolve) => {
    show({
      papers,
      answer: (isYes) => {
        show(null);
        resolve(isYes);
      },
    });
  });
}

function show(next: Question | null): void {
  question = next;
  for (const tell of listeners) tell();
}

function listen(tell: () => void): () => void {
  listeners.add(tell);
  return () => listeners.delete(tell);
}

/** Where `takeBackAct` asks its question: once in the frame of the program. */
export function TakeBackQuestion() {
  const asked = useSyncExternalStore(listen, () => question);
  return (
    <ConfirmDialog
      isOpened={asked !== null}
      title="撤销这次操作"
      confirmLabel="仍要撤销"
      isDangerous
      onConfirm={() => asked?.answer(true)}
      onClose={() => asked?.answer(false)}
    >
      <Text size="sm">这次操作以后打印过下面的表。</Text>
      <PapersNote papers={asked?.papers} />
    </ConfirmDialog>
  );
}
