import { storyLabel } from '#shared/life/story.ts';
import type { RecordKind } from '#shared/records/kinds.ts';
import { lifeOf } from '#shared/registers/life.ts';
import type { ReadableDb } from '../core/open.ts';
import { prepared } from '../core/rows.ts';

/** The act that entered a step, in the clerk's words; where no act tells it, the step's own. */
export function actTitleOf(db: ReadableDb, eventId: number): string {
  const title = prepared(
    db,
    `SELECT c.title FROM command_row w JOIN command c ON c.id = w.command_id
     WHERE w.table_name = 'event' AND w.row_id = ? AND w.before IS NULL ORDER BY c.id DESC LIMIT 1`,
  )
    .pluck()
    .get(eventId) as string | undefined;
  if (title !== undefined) return title;
  const { kind, step } = prepared(
    db,
    'SELECT r.kind, e.step FROM event e JOIN record r ON r.id = e.record_id WHERE e.id = ?',
  ).get(eventId) as { kind: RecordKind; step: string };
  return storyLabel(lifeOf(kind), step);
}
