import { existsSync } from 'node:fs';
import { checkDatabase, type Finding, storedAttachments } from '#db/core/check.ts';
import { damageBehind } from '#db/core/damage.ts';
import { isLocked } from '#db/core/lock.ts';
import { verifyLog } from '#db/core/log.ts';
import { endReading, type ReadableDb, toAppError } from '#db/core/open.ts';
import { prepared } from '#db/core/rows.ts';
import { schemaFindings } from '#db/core/schema-check.ts';
import { proofFindings, provedSince } from '#db/proof/check.ts';
import { keptTextFindings } from '#db/proof/kept-texts-check.ts';
import { provedLater } from '#db/proof/tables.ts';
import { desks } from '#db/registers/desk.ts';
import { type Survey, surveyDatabase, surveyWords } from '#db/salvage/survey.ts';
import { type AppError, isAppError } from '#shared/errors.ts';
import { messageFor } from '#shared/messages.zh.ts';
import { localDay } from '#shared/rules/calendar.ts';
import { formatCount } from '#shared/rules/counts.ts';
import { attachmentsDir, databaseFile, readArchive } from './core/context.ts';
import { checkMaterials, type MaterialsAt, unknownFiles } from './materials/check-materials.ts';
import { storedPath } from './materials/store.ts';
import { type OutsideHeads, outsideFindings, packageFindings } from './outside/findings.ts';

/** What a check says: what is wrong, and what is only to be known (an import under way, since when values are proved). */
export interface CheckReport {
  ok: boolean;
  findings: Finding[];
  notes: Finding[];
  /** Only where the database is damaged: how much of it can be read all the same. */
  readable?: Readable[];
}

type Readable = Omit<Survey, 'words'>;

const FINDINGS_MOST = 20;
/** What says that the file itself is damaged, and not only what stands in it. */
const DAMAGE: ReadonlySet<string> = new Set([
  'database-damaged',
  'part-unreadable',
  'schema-missing',
  'schema-changed',
]);
/** What the tables need not be read for when they are not the ones the program knows. */
const OTHER_TABLES: ReadonlySet<string> = new Set([
  'schema-newer',
  'schema-other-line',
  'schema-older',
  'step-lost',
  'schema-missing',
  'schema-changed',
]);

/**
 * Looks a whole archive over: SQLite's checks, the schema, what the tables must agree on, the log and what it proves of
 * the values, and every material against its digest. A damaged database is read as far as it goes: each part that cannot
 * be read is a finding.
 * @param materials where they lie, if not in the archive's own folder
 * @param outside what is known of the log outside the folder; null: the database alone is looked at
 * @throws AppError archive.absent
 */
export async function checkArchive(
  dir: string,
  materials: MaterialsAt = { path: (sha256) => storedPath(attachmentsDir(dir), sha256), isRead: () => true },
  outside: OutsideHeads | null = null,
): Promise<CheckReport> {
  let db: ReadableDb;
  try {
    db = readArchive(dir);
  } catch (error) {
    if (isAppError(error) && error.code !== 'archive.absent') return damaged(dir, [inSentences(error)], []);
    throw error;
  }
  try {
    const { findings, notes } = checkOpen(db, dir, outside);
    const stored = readPart(db, '材料目录', findings, () => storedAttachments(db));
    if (stored !== null) {
      findings.push(...(await checkMaterials(stored, materials)));
      notes.push(...unknownFiles(attachmentsDir(dir), new Set(stored.map(({ sha256 }) => sha256))));
    }
    return findings.some(({ code }) => DAMAGE.has(code)) ? damaged(dir, findings, notes) : report(findings, notes);
  } finally {
    db.close();
  }
}

/** The log and what it proves, as the page 操作日志 shows it. */
export function checkLog(db: ReadableDb): { findings: Finding[]; notes: Finding[] } {
  const texts = keptTextFindings(db);
  const findings = [...verifyLog(db), ...proofFindings(db)]
    .slice(0, FINDINGS_MOST)
    .concat(texts.findings, packageFindings(db));
  const since = provedSince(db);
  const notes =
    since === null
      ? []
      : [
          {
            code: 'proved-since',
            message: `档案库的内容从 ${localDay(since)} 起可以逐行证明；这以前的内容按那一天的样子为准。`,
          },
        ];
  const later = provedLater(db).filter(({ at }) => since === null || at > since);
  for (const at of new Set(later.map((one) => one.at)))
    notes.push({
      code: 'tables-proved-since',
      message: `${later
        .filter((one) => one.at === at)
        .map(({ words }) => words)
        .join('、')}从 ${localDay(at)} 起可以逐行证明；这以前的内容按那一天的样子为准。`,
    });
  return { findings, notes: [...notes, ...texts.notes] };
}

/** What is damaged, and what can be read of it all the same. */
function damaged(dir: string, findings: Finding[], notes: Finding[]): CheckReport {
  const survey = surveyDatabase(databaseFile(dir));
  if (survey === null) return report(findings, notes);
  const lying = survey.materials.filter(({ sha256 }) => existsSync(storedPath(attachmentsDir(dir), sha256))).length;
  const message = `${surveyWords(survey.nouns)}材料文件还在的有 ${formatCount(lying)} 个。可以用“抢救”（salvage）把读得出的内容写进新的档案库，原文件夹不会改动。`;
  const readable = survey.nouns.map(({ words: _words, ...counted }) => counted);
  return { ...report(findings, [...notes, { code: 'readable', message }]), readable };
}

/** Everything in the database, at one moment: whoever writes beside it does not disturb. */
function checkOpen(
  db: ReadableDb,
  dir: string,
  outside: OutsideHeads | null,
): { findings: Finding[]; notes: Finding[] } {
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
    part('月份', () => notes.push(...Object.values(desks).flatMap((desk) => desk.notes(db))));
    part('导入', () => notes.push(...unfinishedImports(db, dir)));
    part('操作日志', () => {
      const told = checkLog(db);
      findings.push(...told.findings);
      notes.push(...told.notes);
    });
  } finally {
    endReading(db);
  }
  // After the moment that was looked at: what is noted outside may know of acts done meanwhile.
  if (outside)
    part('操作日志', () => {
      const heads = outsideFindings(db, dir, outside);
      findings.push(...heads.findings);
      notes.push(...heads.notes);
    });
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
    // A row that was written over fails in ways no code foresees; in a sound database it is a bug.
    if (!isAppError(known) && !isSqliteError(error) && !findings.some(({ code }) => DAMAGE.has(code))) {
      const behind = damageBehind(error, db.name);
      if (!isAppError(behind)) throw error;
    }
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

/** What a finding only states is followed by what to do. */
function withAdvice({ code, message }: Finding): Finding {
  return { code, message: message.endsWith('。') ? message : `${message}。${ADVICE}` };
}

const ADVICE = '请停止使用，复制整个档案库文件夹留底，与最近的备份核对。';

function report(findings: Finding[], notes: Finding[]): CheckReport {
  return { ok: findings.length === 0, findings: findings.map(withAdvice), notes };
}
