import { fieldsOf } from './draft.ts';
import type { KindForm } from './layout.ts';

/** The next lacking field behind the one the keyboard is in, from the top again after the last; null when none lacks. */
export function nextLacking(lacking: readonly string[], current: string | null, form: KindForm): string | null {
  const order = fieldsOf(form).map(({ field }) => field);
  const at = current === null ? -1 : order.indexOf(current);
  return lacking.find((field) => order.indexOf(field) > at) ?? lacking[0] ?? null;
}
