const AT_ONCE = 8;

/**
 * Runs `work` for all items, a few at a time: while one waits for its flush, the others are read and written. The first
 * failure stops those not begun.
 */
export async function eachOfMany<T>(items: readonly T[], work: (item: T, nth: number) => Promise<void>): Promise<void> {
  let next = 0;
  let failure: { error: unknown } | null = null;
  const runner = async (): Promise<void> => {
    while (next < items.length && failure === null) {
      const nth = next;
      next += 1;
      try {
        await work(items[nth] as T, nth);
      } catch (error) {
        failure ??= { error };
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, runner));
  if (failure !== null) throw (failure as { error: unknown }).error;
}
