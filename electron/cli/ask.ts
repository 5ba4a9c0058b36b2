import { resolve } from 'node:path';
import { dictionary } from '#db/codes/codes.ts';
import { listRecords } from '#db/records/list.ts';
import { getRecord, recordIdOf } from '#db/records/records.ts';
import { checkArchive } from '#electron/archive/check.ts';
import { readArchive, refuseGone } from '#electron/archive/core/context.ts';
import { archiveRemains } from '#electron/archive/materials/remains.ts';
import { KnownArchives, knownFolder } from '#electron/archive/outside/known.ts';
import { RecordFilter } from '#shared/contract/records.ts';
import { kinds, valueInWords } from '#shared/records/index.ts';
import { readLogMark } from '#shared/rules/log-mark.ts';
import { need, optional, optionalNumber, UsageError, word } from './arguments.ts';
import type { Command } from './commands.ts';
import { kindsMeant } from './kinds.ts';

// As long as the window's search box takes, and as many as a screen of a terminal can still be read for.
const QUERY_MOST = 100;
const HITS_MOST = 10_000;

/** `search`: the same search as the window's, beside whoever writes. */
export const searchCommand: Command = (line) => {
  const query = word(line, 0, '要查找的文字');
  if (query.length > QUERY_MOST) throw new UsageError(`要查找的文字太长，最多 ${QUERY_MOST} 个字。`);
  const limit = optionalNumber(line, 'limit', { least: 1, most: HITS_MOST }) ?? 20;
  const db = readArchive(resolve(need(line, 'archive')));
  try {
    const started = performance.now();
    const pages = kindsMeant(line, db).map((kind) => {
      const filter = RecordFilter.parse({ kind, text: query });
      return { kind, ...listRecords(db, { filter, sort: 'number', descending: false, offset: 0, limit }) };
    });
    const ms = Math.round((performance.now() - started) * 1000) / 1000;
    const codes = dictionary(db);
    const hits = pages.flatMap(({ kind, rows }) =>
      rows.map((row) => ({
        name: row.name,
        idKind: row.idKind,
        idNumber: row.idNumber,
        kind,
        number: row.number,
        state: valueInWords(codes, kind, kinds[kind].state.field, row.state),
        matched: row.matched,
      })),
    );
    const total = pages.reduce((sum, page) => sum + page.total, 0);
    return { output: { query, total, hits: hits.slice(0, limit), ms }, exitCode: 0 };
  } finally {
    db.close();
  }
};

/** `record`: a file whole. */
export const recordCommand: Command = (line) => {
  const number = word(line, 0, '档号');
  const db = readArchive(resolve(need(line, 'archive')));
  try {
    return { output: getRecord(db, recordIdOf(db, number)), exitCode: 0 };
  } finally {
    db.close();
  }
};

/** `check`: the database, the log and what it proves, and every material. Notes are no fault. */
export const checkCommand: Command = async (line, _printer, say) => {
  const dir = resolve(need(line, 'archive'));
  const typed = optional(line, 'head');
  const paper = typed === null ? null : readLogMark(typed);
  if (typed !== null && paper === null)
    throw new UsageError('--head 应为“条数:校验”，例如 1234:1a2b3c4d，照纸质清单页脚的“日志”一行填写。');
  const known = new KnownArchives(knownFolder());
  if (archiveRemains(dir).isNew) refuseGone(dir, known);
  const report = await checkArchive(dir, undefined, { known, paper });
  for (const { message } of [...report.findings, ...report.notes]) say(message);
  return { output: report, exitCode: report.ok ? 0 : 1 };
};
