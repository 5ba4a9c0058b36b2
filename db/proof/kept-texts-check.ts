import { type ClosedSaid, REPORT_TEXT, reportCalled, reportTexts } from '#shared/reports/report-text.ts';
import { localDay } from '#shared/rules/calendar.ts';
import type { Finding } from '../core/check.ts';
import type { ReadableDb, WritableDb } from '../core/open.ts';
import { prepared } from '../core/rows.ts';
import { printingsOf } from '../registers/printings.ts';
import { closedSaid, isIntact } from '../reports/closed.ts';
import { keepText, textDigest } from './kept-texts.ts';
import type { Printing } from './printing.ts';

const versions: Readonly<Record<string, (said: ClosedSaid) => string>> = reportTexts;
const reports: Printing<ClosedSaid> = {
  ...{ noun: 'report', table: 'report_close', newest: REPORT_TEXT },
  textOf: (version, said) => versions[version]?.(said) ?? null,
  said: closedSaid,
  called: (said) => `已结报表“${reportCalled(said)}”`,
};

interface Kept {
  id: number;
  version: string | null;
  sha256: string | null;
  keptAt: string | null;
  isLater: number | null;
}

const FINDINGS_MOST = 20;
const ADVICE = '请停止使用，复制整个档案库文件夹留底，与纸质件和最近的备份核对。';

/**
 * Makes the text of every final roll and closed report again, in the version it was kept by, and compares. Codes:
 * printed-changed, report-changed (its own digest, over what is not printed too), text-missing; as a note texts-since.
 */
export function keptTextFindings(db: ReadableDb): { findings: Finding[]; notes: Finding[] } {
  if (!hasTexts(db)) return { findings: [], notes: [] };
  const findings: Finding[] = [];
  const notes: Finding[] = [];
  for (const printing of Object.values(printingsOf).flat()) look(db, printing, findings, notes);
  look(db, reports, findings, notes);
  for (const { id } of keptOf(db, reports))
    if (!isIntact(db, id))
      findings.push({
        code: 'report-changed',
        message: `${reports.called(closedSaid(db, id))}的数字或名单与结账时的校验码不一致。${ADVICE}`,
      });
  return { findings: findings.slice(0, FINDINGS_MOST), notes: notes.slice(0, FINDINGS_MOST) };
}

/** Whether the database keeps digests of texts: those of earlier programs do not yet. */
function hasTexts(db: ReadableDb): boolean {
  return prepared(db, "SELECT 1 FROM main.sqlite_schema WHERE name = 'kept_text'").get() !== undefined;
}

/** Keeps what earlier programs made final, as it stands at the upgrade: from there on it is proved. */
export function keepEarlierTexts(db: WritableDb, at: string): void {
  const keep = <Said>(of: Printing<Said>): void => {
    for (const { id, version } of keptOf(db, of)) {
      if (version !== null) continue;
      const sha256 = digestOf(of, of.newest, of.said(db, id));
      if (sha256 === null) continue;
      keepText(db, { noun: of.noun, nounId: id, version: of.newest, sha256, at, isLater: true });
    }
  };
  for (const printing of Object.values(printingsOf).flat()) keep(printing);
  keep(reports);
}

function look<Said>(db: ReadableDb, of: Printing<Said>, findings: Finding[], notes: Finding[]): void {
  for (const { id, version, sha256, keptAt, isLater } of keptOf(db, of)) {
    const said = of.said(db, id);
    const name = of.called(said);
    if (version === null) {
      findings.push({ code: 'text-missing', message: `${name}没有打印内容的校验值，无法证明它没有改动过。${ADVICE}` });
      continue;
    }
    if (digestOf(of, version, said) !== sha256)
      findings.push({
        code: 'printed-changed',
        message: `${name}现在打印出来的内容与定稿（结账）时的不一致：不是通过本程序改的。${ADVICE}`,
      });
    else if (isLater)
      notes.push({
        code: 'texts-since',
        message: `${name}由以前的程序版本做成，打印内容从 ${keptAt === null ? '' : localDay(keptAt)} 起可以证明。`,
      });
  }
}

/** null: a version this program does not know. */
function digestOf<Said>(of: Printing<Said>, version: string, said: Said): string | null {
  const text = of.textOf(version, said);
  return text === null ? null : textDigest(text);
}

function keptOf<Said>(db: ReadableDb, { noun, table }: Printing<Said>): Kept[] {
  return prepared(
    db,
    `SELECT t.id, k.version, k.sha256, k.kept_at AS keptAt, k.is_later AS isLater
     FROM ${table} t LEFT JOIN kept_text k ON k.noun = ? AND k.noun_id = t.id ORDER BY t.id`,
  ).all(noun) as Kept[];
}
