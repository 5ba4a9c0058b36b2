import { AppError } from '#shared/errors.ts';
import { HANDED_OVER } from '#shared/records/retiree/life-cycle/retold.ts';
import type { ReadableDb } from '../../../core/open.ts';
import { read } from '../../../core/read.ts';
import { alias, int, maybe, typed } from '../../../core/typed.ts';
import { actTitleOf } from '../../../life/act-title.ts';
import { command } from '../../../tables/commands.ts';

const c = alias(command, 'c');

/**
 * Refuses to take back what money was handed over for: a payment that came back, an item of a roll, a decided amount.
 * @throws AppError command.restsOn
 */
export function refuseHandedOver(
  db: ReadableDb,
  command: { id: number; title: string },
  recordIds: readonly number[],
): void {
  const later = read(
    db,
    typed`SELECT ${maybe(int('max(h.id)'))} FROM event h
     WHERE h.record_id IN (SELECT value FROM json_each(@ids)) AND h.step = '${HANDED_OVER}' AND h.removed_at IS NULL
       AND (SELECT max(made.command_id) FROM command_row made WHERE made.table_name = 'event' AND made.row_id = h.id
         AND made.before IS NULL) > @id
       AND EXISTS (SELECT 1 FROM command_row w
         LEFT JOIN payment_item i ON w.table_name = 'payment_item' AND i.id = w.row_id
         LEFT JOIN pension_amount a ON w.table_name = 'pension_amount' AND a.id = w.row_id
         LEFT JOIN event e ON w.table_name = 'event' AND e.id = w.row_id AND e.step = 'payment.returned'
         WHERE w.command_id = @id AND h.record_id IN (i.record_id, a.record_id, e.record_id)
           AND (h.month IN (i.month, e.month) OR h.month >= a.from_month))`,
  ).one({ id: command.id, ids: JSON.stringify(recordIds) });
  if (later !== null) throw new AppError('command.restsOn', { title: command.title, by: actTitleOf(db, later) });
}

/** The act that made final the last roll which pays one of these files. */
export function finalRollOf(db: ReadableDb, recordIds: readonly number[]): string | undefined {
  return read(
    db,
    typed`SELECT ${c.title} FROM payment_line l JOIN payment_roll p ON p.id = l.roll_id AND p.removed_at IS NULL
       JOIN ${c} ON c.noun = 'payroll' AND c.noun_id = p.id AND c.name = 'payments.finalise'
     WHERE l.record_id IN (SELECT value FROM json_each(?)) ORDER BY p.month DESC LIMIT 1`,
  ).get(JSON.stringify(recordIds));
}
