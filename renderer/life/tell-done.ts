import { archiveCall } from '#renderer/api.ts';
import { showDone } from '#renderer/parts/last-act.tsx';
import type { Command } from '#shared/contract/commands.ts';

/**
 * Says that a file's act is done and offers to take it back, where the clerk may. `page`: the address on which Ctrl+Z
 * does the same.
 */
export async function tellDone(words: string, recordId: number, name: Command['name'], page: string): Promise<void> {
  const asked = { noun: 'record', nounId: recordId, limit: 1 } as const;
  const found = await archiveCall('commands.list', asked).catch(() => null);
  const last = found?.items[0];
  showDone(words, last?.name === name ? last.id : null, page);
}
