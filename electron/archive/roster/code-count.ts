import type { ImportCode } from '#shared/contract/imports.ts';
import { CODES_MOST } from '#shared/contract/imports.ts';
import type { SeenCode } from './code-cell.ts';

/** Counts the bare codes of a roster, each value of each column once, in the order of the columns and then of the codes. */
export class CodeCount {
  private readonly found: Map<string, ImportCode>;

  /** `counted`: those of the lines counted before. */
  constructor(counted: readonly ImportCode[] = []) {
    this.found = new Map(counted.map((one) => [`${one.field} ${one.code}`, { ...one }]));
  }

  /** `by` -1: of a line that is counted no longer. */
  add(codes: readonly SeenCode[], by: 1 | -1 = 1): void {
    for (const seen of codes) {
      const key = `${seen.field} ${seen.code}`;
      const known = this.found.get(key);
      if (known) known.count += by;
      else if (by > 0) this.found.set(key, { ...seen, count: 1 });
      if (known?.count === 0) this.found.delete(key);
    }
  }

  /** A column of hundreds of different numbers holds no codes: then only the most frequent are asked about. */
  list(fields: readonly string[]): ImportCode[] {
    const all = Array.from(this.found.values());
    return fields.flatMap((field) =>
      all
        .filter((one) => one.field === field)
        .sort((one, other) => other.count - one.count)
        .slice(0, CODES_MOST)
        .sort((one, other) => Number(one.code) - Number(other.code)),
    );
  }
}
