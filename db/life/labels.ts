import type { LifeCycle } from '#shared/life/life-cycle.ts';
import { stateTableOf } from '#shared/life/parts.ts';
import { dictionary } from '../codes/codes.ts';
import type { ReadableDb } from '../core/open.ts';

/** What a state of a life is called here: `management` and `M4` give 转出. */
export function stateLabels(db: ReadableDb, life: LifeCycle): (field: string, code: string) => string {
  const codes = dictionary(db);
  return (field, code) => {
    const table = stateTableOf(life, field);
    return table === undefined ? code : codes.label(table, code);
  };
}
