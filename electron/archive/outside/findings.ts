import type { Finding } from '#db/core/check.ts';
import type { ReadableDb } from '#db/core/open.ts';
import { handoverHeads } from '#db/handovers/handovers.ts';
import { logMark } from '#shared/rules/log-mark.ts';
import { olderCopySentence } from '#shared/rules/older-copy.ts';
import { isIn, olderCopy } from './compare.ts';
import type { KnownArchives } from './known.ts';

/** What is known of a log outside its database. */
export interface OutsideHeads {
  known: KnownArchives;
  /** Typed from a paper list: an entry and the beginning of its hash. */
  paper: { entries: number; hash: string } | null;
}

const ADVICE = '请停止使用，复制整个档案库文件夹留底，把原来的档案库找回来，或者用最近一次备份恢复。';

/** Codes: log-older-copy, log-head-missing; as a note log-head-found. */
export function outsideFindings(
  db: ReadableDb,
  dir: string,
  { known, paper }: OutsideHeads,
): { findings: Finding[]; notes: Finding[] } {
  const findings: Finding[] = [];
  const notes: Finding[] = [];
  const older = olderCopy(db, dir, known);
  if (older) findings.push({ code: 'log-older-copy', message: olderCopySentence(older) + ADVICE });
  if (paper && isIn(db, paper))
    notes.push({ code: 'log-head-found', message: `纸质件上的“${logMark(paper)}”在操作日志里，对得上。` });
  else if (paper)
    findings.push({
      code: 'log-head-missing',
      message: `纸质件上的“${logMark(paper)}”在操作日志里对不上：这是较早的副本，或者日志被改过。${ADVICE}`,
    });
  return { findings, notes };
}

/** Packages whose end of the log is no longer in it. Code: log-head-missing. */
export function packageFindings(db: ReadableDb): Finding[] {
  return handoverHeads(db)
    .filter((head) => !isIn(db, head))
    .slice(0, 20)
    .map(({ name, ...head }) => ({
      code: 'log-head-missing',
      message: `移交包“${name}”上的“${logMark(head)}”在操作日志里对不上：日志被改过。${ADVICE}`,
    }));
}
