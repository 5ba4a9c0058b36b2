import { HANDED_OVER } from '#shared/records/retiree/life-cycle/retold.ts';

/**
 * SQL that holds for an item `i` (补贴, 补发, 扣款) whose roll is final and left its person out, as with a pause that came
 * after it: no roll has paid or kept it, so the next roll that has the person does.
 * @param before SQL of the month up to which rolls are looked at; all of them unless told
 */
export const leftOutItem = (before = "'9999-12'"): string => `(i.source <> 'roll'
  AND EXISTS (SELECT 1 FROM payment_roll f WHERE f.month = i.month AND f.removed_at IS NULL)
  AND NOT EXISTS (SELECT 1 FROM payment_line n JOIN payment_roll q ON q.id = n.roll_id AND q.removed_at IS NULL
    WHERE n.record_id = i.record_id AND q.month >= i.month AND q.month < ${before})
  AND NOT EXISTS (SELECT 1 FROM event h WHERE h.record_id = i.record_id AND h.step = '${HANDED_OVER}'
    AND h.month = i.month AND h.removed_at IS NULL))`;
