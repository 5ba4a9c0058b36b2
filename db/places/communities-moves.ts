import type { Act } from '../core/changes.ts';
import type { WritableDb } from '../core/open.ts';
import { prepared } from '../core/rows.ts';

/**
 * Tells the history of every file that the last act moved to another community or household. One statement and no entry
 * of the log for each: the act's own entry tells of them, and it may move ten thousand files.
 * @param undone the act that was taken back, and the change that tells so
 */
export function keepMoves(
  db: WritableDb,
  act: Act,
  title: string,
  undone: { commandId: number; changeId: number } | null = null,
): void {
  const [from, to] = undone === null ? ['before', 'after'] : ['after', 'before'];
  // A file that only went on to another household stays in its community.
  const place = (side: string): string => `CASE WHEN json_type(w.${side}, '$.communityId') IS NULL THEN '{}'
       ELSE json_object('communityId', json_extract(w.${side}, '$.communityId')) END`;
  prepared(
    db,
    `INSERT INTO change (at, user_id, origin, noun, noun_id, action, note, before, after, told_with)
     SELECT @at, @by, @origin, 'record', w.row_id, @action, @note,
       ${place(from)}, ${place(to)},
       ifnull(@toldWith, (SELECT change_id FROM command WHERE id = w.command_id))
     FROM command_row w
     WHERE w.command_id = ifnull(@undone, (SELECT max(id) FROM command)) AND w.table_name = 'record'
       AND w.before IS NOT NULL`,
  ).run({
    at: act.at,
    by: act.userId,
    origin: act.origin,
    action: undone === null ? 'act' : 'undo',
    note: title,
    undone: undone?.commandId ?? null,
    toldWith: undone?.changeId ?? null,
  });
}
