const SHORT = 8;

/** Where the log ends, as papers carry it: the number of its last entry and the beginning of that entry's hash. */
export function logMark({ entries, hash }: { entries: number; hash: string }): string {
  return `日志 第${entries}条 ${hash.slice(0, SHORT)}`;
}

/**
 * What somebody typed from a paper (`1234:1a2b3c4d`, or the whole line): the number and the beginning of the hash; null
 * where it is none.
 */
export function readLogMark(text: string): { entries: number; hash: string } | null {
  const found = /^\s*(?:日志\s*第\s*)?(\d{1,9})\s*(?:条|:|：)?\s*([0-9a-f]{8,64})\s*$/i.exec(text);
  return found ? { entries: Number(found[1]), hash: (found[2] ?? '').toLowerCase() } : null;
}
