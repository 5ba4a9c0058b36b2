import type { Act } from './changes.ts';
import type { WritableDb } from './open.ts';
import { prepared } from './rows.ts';

/**
 * Tells the history of every file that the last act moved to another community. One statement and no entry of the log
 * for each: the act itself is logged, and it may move ten thousand files.
 */
export function keepMoves(db: WritableDb, act: Act, title: string, undoneId: number | null = null): void {
  const [from, to] = undoneId === null ? ['before', 'after'] : ['after', 'before'];
  prepared(
    db,
    `INSERT INTO change (at, user_id, origin, noun, noun_id, action, note, before, after)
     SELECT @at, @by, @origin, 'record', w.row_id, @action, @note,
       json_object('communityId', json_extract(w.${from}, '$.communityId')),
       json_object('communityId', json_extract(w.${to}, '$.communityId'))
     FROM command_row w
     WHERE w.command_id = ifnull(@undone, (SELECT max(id) FROM command)) AND w.table_name = 'record'
       AND w.before IS NOT NULL`,
  ).run({
    at: act.at,
    by: act.userId,
    origin: act.origin,
    action: undoneId === null ? 'act' : 'undo',
    note: title,
    undone: undoneId,
  });
}
