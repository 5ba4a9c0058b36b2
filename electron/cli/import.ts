import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { discardImport, getImport, listImportRows } from '#db/imports.ts';
import { listSources } from '#db/mappings.ts';
import { inTransaction } from '#db/open.ts';
import { runJobHere } from '#electron/archive/jobs/run-here.ts';
import type { ImportRow } from '#shared/contract/imports.ts';
import { recordKinds } from '#shared/records/kinds.ts';
import { need, optional, UsageError, word } from './arguments.ts';
import type { Command } from './commands.ts';
import { openSession, type Session } from './session.ts';

/** `import`: the same plan and the same all-or-nothing import as the window's. */
export const importCommand: Command = async (line, printer, say) => {
  const kind = recordKinds.find((one) => one === need(line, 'kind'));
  if (!kind) throw new UsageError(`--kind 可用：${recordKinds.join('、')}。`);
  const path = resolve(word(line, 0, '花名册文件'));
  if (!existsSync(path)) throw new UsageError(`找不到文件“${path}”。`);
  const isDryRun = line.options['dry-run'] === true;
  const session = openSession(line, printer);
  try {
    const read = await runJobHere(session.context, {
      kind: 'roster.read',
      recordKind: kind,
      path,
      sheet: optional(line, 'sheet'),
      headerRow: null,
      mapping: null,
      replaces: null,
      source: sourceOf(session, optional(line, 'source')),
    });
    if (read.state !== 'done') return { output: { cancelled: true }, exitCode: 1 };
    const importId = Number(read.result.importId);
    const report = describe(session, importId);
    if (isDryRun) inTransaction(session.context.db, () => discardImport(session.context.db, importId));
    else await runJobHere(session.context, { kind: 'roster.apply', importId, leavesUndecided: true });
    say(
      `${isDryRun ? '试导入' : '已导入'} ${report.accepted} 行，未通过 ${report.rejected.length} 行，忽略 ${report.ignored.length} 行。`,
    );
    return { output: { ...report, importId: isDryRun ? null : importId }, exitCode: 0 };
  } finally {
    session.close();
  }
};

/** The system the roster comes from, by its name or key; codes nobody decided about stay texts. */
function sourceOf({ context }: Session, asked: string | null): string | null {
  if (asked === null) return null;
  const sources = listSources(context.db);
  const found = sources.find((one) => one.key === asked || one.name === asked);
  if (!found) throw new UsageError(`--source 可用：${sources.map((one) => one.name).join('、')}。`);
  return found.key;
}

function describe(session: Session, importId: number) {
  const db = session.context.db;
  const plan = getImport(db, importId);
  const rejected = allRows(session, importId, 'rejected');
  return {
    kind: plan.kind,
    sheet: plan.sheet,
    headerRow: plan.headerRow,
    rows: plan.rows,
    accepted: plan.counts.created + plan.counts.updated + plan.counts.same,
    rejected: rejected.map(({ row, field, reason, message }) => ({ row, field, reason, message })),
    ignored: allRows(session, importId, 'ignored').map((row) => row.row),
    created: plan.counts.created,
    updated: plan.counts.updated,
  };
}

function allRows(session: Session, importId: number, verdict: ImportRow['verdict']): ImportRow[] {
  const all: ImportRow[] = [];
  for (;;) {
    const after = all.at(-1)?.row ?? 0;
    const page = listImportRows(session.context.db, importId, { verdict, isNoted: false, after, limit: 1000 });
    if (page.length === 0) return all;
    all.push(...page);
  }
}
