import { existsSync, statSync } from 'node:fs';
import { checkDatabase, type Finding, storedAttachments } from '#db/check.ts';
import { keptTextFindings } from '#db/kept-texts-check.ts';
import { isLocked } from '#db/lock.ts';
import { verifyLog } from '#db/log.ts';
import { type ReadableDb, toAppError } from '#db/open.ts';
import { proofFindings, provedSince } from '#db/proof-check.ts';
import { prepared } from '#db/rows.ts';
import { schemaFindings } from '#db/schema-check.ts';
import { type AppError, isAppError } from '#shared/errors.ts';
import { messageFor } from '#shared/messages.zh.ts';
import { attachmentsDir, readArchive } from './context.ts';
import { digestFile, storedPath } from './store.ts';

/** Where the materials of a database lie, and which of them are read and not only measured. */
export interface MaterialsAt {
  path: (sha256: string) => string;
  isRead: (sha256: string) => boolean;
}

/** What a check says: what is wrong, and what is only to be known (an import under way, since when values are proved). */
export interface CheckReport {
  ok: boolean;
  findings: Finding[];
  notes: Finding[];
}

const FINDINGS_MOST = 20;
/** What the tables need not be read for when they are not the ones the program knows. */
const OTHER_TABLES: ReadonlySet<string> = new Set([
  'schema-newer',
  'schema-other-line',
  'schema-older',
  'schema-missing',
  'schema-changed',
]);

/**
 * Looks a whole archive over: SQLite's checks, the schema, what the tables must agree on, the log and what it proves of
 * the values, and every material against its digest. A damaged database is read as far as it goes: each part that cannot
 * be read is a finding.
 * @param materials where they lie, if not in the archive's own folder
 * @throws AppError archive.absent
 */
export async function checkArchive(
  dir: string,
  materials: MaterialsAt = { path: (sha256) => storedPath(attachmentsDir(dir), sha256), isRead: () => true },
): Promise<CheckReport> {
  let db: ReadableDb;
  try {
    db = readArchive(dir);
  } catch (error) {
    if (isAppError(error) && error.code !== 'archive.absent') return report([inSentences(error)], []);
    throw error;
  }
  try {
    const { findings, notes } = checkOpen(db, dir);
    for (const stored of readPart(db, '材料目录', findings, () => storedAttachments(db)) ?? []) {
      const path = materials.path(stored.sha256);
      if (!existsSync(path))
        findings.push({
          code: 'attachment-missing',
          message: `档案 ${stored.number} 的材料“${stored.name}”的文件不见了`,
        });
      else if (
        statSync(path).size !== stored.sizeBytes ||
        (materials.isRead(stored.sha256) && (await digestFile(path)) !== stored.sha256)
      )
        findings.push({
          code: 'attachment-changed',
          message: `档案 ${stored.number} 的材料“${stored.name}”的内容被改动过`,
        });
    }
    return report(findings, notes);
  } finally {
    db.close();
  }
}

/** The log and what it proves, as the page 操作日志 shows it. */
export function checkLog(db: ReadableDb): { findings: Finding[]; notes: Finding[] } {
  const texts = keptTextFindings(db);
  const findings = [...verifyLog(db), ...proofFindings(db)].slice(0, FINDINGS_MOST).concat(texts.findings);
  const since = provedSince(db);
  const notes =
    since === null
      ? []
      : [
          {
            code: 'proved-since',
            message: `档案库的内容从 ${since.slice(0, 10)} 起可以逐行证明；这以前的内容按那一天的样子为准。`,
          },
        ];
  return { findings, notes: [...notes, ...texts.notes] };
}

/** Everything in the database, at one moment: whoever writes beside it does not disturb. */
function checkOpen(db: ReadableDb, dir: string): { findings: Finding[]; notes: Finding[] } {
  const findings: Finding[] = [];
  const notes: Finding[] = [];
  const part = (words: string, work: () => void): void => {
    readPart(db, words, findings, work);
  };
  const begun = readPart(db, '数据库', findings, () => {
    db.prepare('BEGIN').run();
    return db.prepare('SELECT count(*) FROM sqlite_schema').get();
  });
  if (begun === null) return { findings, notes };
  try {
    part('表的结构', () => findings.push(...schemaFindings(db)));
    if (findings.some(({ code }) => OTHER_TABLES.has(code))) return { findings, notes };
    part('各表内容', () => findings.push(...checkDatabase(db)));
    part('导入', () => notes.push(...unfinishedImports(db, dir)));
    part('操作日志', () => {
      const told = checkLog(db);
      findings.push(...told.findings);
      notes.push(...told.notes);
    });
  } finally {
    if (db.inTransaction) db.prepare('COMMIT').run();
  }
  return { findings, notes };
}

/** An import under way is no fault: another program is writing it, or the next start takes it back. */
function unfinishedImports(db: ReadableDb, dir: string): Finding[] {
  const names = prepared(db, "SELECT file_name FROM import WHERE state IN ('applying', 'undoing') LIMIT 20")
    .pluck()
    .all() as string[];
  const isRunning = names.length > 0 && isLocked(dir);
  return names.map((name) =>
    isRunning
      ? { code: 'importing-now', message: `花名册“${name}”正在导入，没有写完的部分这次不查；导入结束后请再检查一次。` }
      : { code: 'waits-for-recovery', message: `花名册“${name}”的导入没有完成，下次打开程序会自动恢复原状。` },
  );
}

/** Reads one part; what cannot be read is told and the rest goes on. @returns null where it could not be read */
function readPart<T>(db: ReadableDb, words: string, findings: Finding[], work: () => T): T | null {
  try {
    return work();
  } catch (error) {
    const known = toAppError(error, db.name);
    if (!isAppError(known) && !isSqliteError(error)) throw error;
    findings.push({
      code: 'part-unreadable',
      message: `${words}读不出来：数据库文件有损坏。请停止使用，复制整个档案库文件夹留底，再用最近一次备份恢复。`,
    });
    return null;
  }
}

function inSentences(error: AppError): Finding {
  const { sentence, nextStep } = messageFor(error.code, error.params);
  return { code: 'database-damaged', message: sentence + nextStep };
}

function isSqliteError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_');
}

function report(findings: Finding[], notes: Finding[]): CheckReport {
  return { ok: findings.length === 0, findings, notes };
}
