import { storyLabel } from '#shared/life/story.ts';
import { lifeOf } from '#shared/registers/life.ts';
import type { ReadableDb } from '../core/open.ts';
import { read } from '../core/read.ts';
import { alias, typed } from '../core/typed.ts';
import { command } from '../tables/commands.ts';
import { event } from '../tables/life.ts';
import { record } from '../tables/records.ts';

const c = alias(command, 'c');
const r = alias(record, 'r');
const e = alias(event, 'e');

/** The act that entered a step, in the clerk's words; where no act tells it, the step's own. */
export function actTitleOf(db: ReadableDb, eventId: number): string {
  const title = read(
    db,
    typed`SELECT ${c.title} FROM command_row w JOIN ${c} ON c.id = w.command_id
     WHERE w.table_name = 'event' AND w.row_id = ? AND w.before IS NULL ORDER BY c.id DESC LIMIT 1`,
  ).get(eventId);
  if (title !== undefined) return title;
  const { kind, step } = read(
    db,
    typed`SELECT ${{ kind: r.kind, step: e.step }} FROM ${e} JOIN ${r} ON r.id = e.record_id WHERE e.id = ?`,
  ).one(eventId);
  return storyLabel(lifeOf(kind), step);
}
