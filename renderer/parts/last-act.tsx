import { Button, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { archiveCall } from '#renderer/api.ts';
import { keptForUser } from '#renderer/app/kept-for-user.ts';
import { showFailure } from '#renderer/errors.tsx';
import { takeBackAct } from './take-back.tsx';

// Long enough to read it, see that it was wrong, and reach for the keyboard.
const SHOWN_MS = 10_000;

/** What was done last, and on which page: Ctrl+Z there takes it back. A list on the page takes back older acts. */
let last: { page: string; commandId: number } | null = null;
keptForUser(() => {
  if (last) notifications.hide(noteOf(last.commandId));
  last = null;
});

/** Says that an act is done and offers to take it back. `page`: the address on which Ctrl+Z does the same. */
export function showDone(words: string, commandId: number | null, page: string): void {
  // Two notes that both offer Ctrl+Z would say an untruth: the older act is taken back from its list.
  if (last) notifications.hide(noteOf(last.commandId));
  last = commandId === null ? null : { page, commandId };
  if (commandId === null) {
    notifications.show({ message: words, color: 'green', withCloseButton: false });
    return;
  }
  notifications.show({
    id: noteOf(commandId),
    message: (
      <Group justify="space-between" wrap="nowrap" gap="sm">
        <span>{words}</span>
        <Button size="compact-sm" variant="default" flex="none" onClick={() => void takeBack(commandId)}>
          撤销（Ctrl+Z）
        </Button>
      </Group>
    ),
    color: 'green',
    withCloseButton: false,
    autoClose: SHOWN_MS,
  });
}

/** Takes the last act of a page back; false where there is none, so that the key keeps its own meaning. */
export function takeBackLast(page: string): boolean {
  if (last?.page !== page) return false;
  void takeBack(last.commandId);
  return true;
}

/** Takes the offer away where the last act cannot be taken back any more: its roll went outside, or another act rests on it. */
export async function withdrawRefused(): Promise<void> {
  const offered = last;
  if (offered === null) return;
  const found = await archiveCall('commands.papers', { id: offered.commandId }).catch(() => null);
  if (found === null || found.refusal === null || last !== offered) return;
  last = null;
  notifications.hide(noteOf(offered.commandId));
}

async function takeBack(commandId: number): Promise<void> {
  if (last?.commandId === commandId) last = null;
  notifications.hide(noteOf(commandId));
  try {
    const undone = await takeBackAct(commandId);
    if (undone) notifications.show({ message: undone, color: 'green', withCloseButton: false });
  } catch (error) {
    showFailure(error);
  }
}

function noteOf(commandId: number): string {
  return `act-${commandId}`;
}
