import { countPeople, pairsOf, peopleAfter } from '#db/people/likeness.ts';
import { type JobOf, type JobTools, phases } from './tools.ts';

const BATCH = 200;

/** Looks through the whole archive for people who look alike. */
export const scanLikeness: JobOf<'likeness.scan'> = async (_input, tools) => {
  const count = phases(tools, [{ name: '正在查找疑似重复人员', weight: 1 }]);
  const isWhole = await findPairs(tools, null, (found) => count.show(found));
  return isWhole ? { state: 'done', result: {} } : { state: 'cancelled' };
};

/**
 * Finds who looks like whom, for the people of an import or for all, and keeps the pairs for the clerk. What was found
 * before a cancel stays: each person's pairs are right by themselves.
 * @returns whether it came to the end
 */
export async function findPairs(
  tools: JobTools,
  importId: number | null,
  show: (count: { done: number; total: number }) => void,
): Promise<boolean> {
  const total = countPeople(tools.db, importId);
  show({ done: 0, total });
  let done = 0;
  let after = 0;
  for (;;) {
    if (tools.isCancelled()) return false;
    const personIds = peopleAfter(tools.db, after, BATCH, importId);
    if (personIds.length === 0) return true;
    const pairs = personIds.flatMap((id) => pairsOf(tools.db, id));
    await tools.write('likeness.savePairs', { personIds, pairs });
    after = personIds.at(-1) ?? after;
    done += personIds.length;
    show({ done, total });
  }
}
