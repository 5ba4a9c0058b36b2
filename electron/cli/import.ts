import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { listSources } from '#db/codes/mappings.ts';
import { inTransaction } from '#db/core/open.ts';
import { discardImport, getImport, listImportRows } from '#db/imports/imports.ts';
import { runJobHere } from '#electron/archive/jobs/run-here.ts';
import { writeMarkedWorkbook } from '#electron/archive/roster/marked-workbook.ts';
import type { HiddenWay, ImportColumn, ImportRow } from '#shared/contract/imports.ts';
import { formatCount } from '#shared/rules/counts.ts';
import { columnLetter, doubledColumns } from '#shared/rules/roster-columns.ts';
import { optional, optionalList, UsageError, word } from './arguments.ts';
import type { Command } from './commands.ts';
import { kindNamed } from './kinds.ts';
import { openSession, type Session } from './session.ts';

/** `import`: the same plan and the same all-or-nothing import as the window's. */
export const importCommand: Command = async (line, printer, say) => {
  const kind = kindNamed(line);
  const path = resolve(word(line, 0, '花名册文件'));
  if (!existsSync(path)) throw new UsageError(`找不到文件“${path}”。`);
  const hidden = optional(line, 'hidden') ?? 'take';
  if (hidden !== 'take' && hidden !== 'skip') throw new UsageError('--hidden 可用：take、skip。');
  const isDryRun = line.options['dry-run'] === true;
  const session = openSession(line, printer);
  try {
    const read = await runJobHere(session.context, {
      kind: 'roster.read',
      recordKind: kind,
      path,
      sheets: optionalList(line, 'sheet'),
      headerRow: null,
      mapping: null,
      replaces: null,
      hiddenRows: hidden,
      hiddenColumns: hidden,
      communityFromSheet: null,
      source: sourceOf(session, optional(line, 'source')),
    });
    if (read.state !== 'done') return { output: { cancelled: true }, exitCode: 1 };
    const importId = Number(read.result.importId);
    const report = describe(session, importId, hidden);
    const marked = optional(line, 'marked');
    if (marked !== null) await writeMarkedWorkbook(session.context.db, importId, resolve(marked));
    if (isDryRun) inTransaction(session.context.db, () => discardImport(session.context.db, importId));
    else await runJobHere(session.context, { kind: 'roster.apply', importId, leavesUndecided: true });
    say(sentences(report, isDryRun));
    return {
      output: { ...report, importId: isDryRun ? null : importId, marked: marked === null ? null : resolve(marked) },
      exitCode: 0,
    };
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

function describe(session: Session, importId: number, hidden: HiddenWay) {
  const plan = getImport(session.context.db, importId);
  const rejected = allRows(session, importId, 'rejected');
  const ignored = allRows(session, importId, 'ignored');
  const taken = plan.sheetsRead.flatMap(({ name, taken: of }) => (of === null ? [] : [{ name, ...of }]));
  return {
    kind: plan.kind,
    sheet: plan.sheet,
    headerRow: plan.headerRow,
    rows: plan.rows,
    accepted: plan.counts.created + plan.counts.updated + plan.counts.same,
    rejected: rejected.map(({ sheet, row, field, reason, message }) => ({ sheet, row, field, reason, message })),
    ignored: ignored.map((row) => row.row),
    created: plan.counts.created,
    // Registered with the import: a community that is only written otherwise becomes a second one.
    newCommunities: plan.newCommunities,
    // Which nobody decided about, with the one of ours each may mean.
    unknownCommunities: plan.communities.flatMap(({ written, count, answer, suggestion, sameAs }) =>
      answer === null ? [{ written, rows: count, mayBe: suggestion?.name ?? null, sameAs }] : [],
    ),
    updated: plan.counts.updated,
    sheets: taken.map(({ name, headerRow, accepted, rejected: refused, hidden: unseen, communityName }) => ({
      ...{ sheet: name, headerRow, rows: accepted + refused, accepted, rejected: refused, hidden: unseen },
      ignored: ignored.flatMap((row) => (row.sheet === name ? [row.row] : [])),
      community: communityName,
    })),
    sheetsLeftOut: plan.sheetsRead
      .filter((sheet) => !sheet.isTaken && sheet.lines > 0)
      .map(({ name, lines, isAlike, isHidden }) => ({ sheet: name, lines, sameHeading: isAlike, isHidden })),
    columnsLeftOut: plan.columns.filter((column) => column.field === null).map(placeOf),
    doubled: doubledColumns(plan.columns).map(({ field, columns }) => ({
      field,
      columns: columns.map((column) => ({ ...placeOf(column), taken: column.field === field })),
    })),
    hidden: {
      way: hidden,
      rows: taken.reduce((sum, sheet) => sum + sheet.hidden, 0),
      columns: plan.columns.filter((column) => column.isHidden).map(placeOf),
    },
  };
}

type Report = ReturnType<typeof describe>;

function placeOf({ index, heading }: ImportColumn): { column: string; heading: string } {
  return { column: columnLetter(index), heading };
}

/** What the clerk would be asked in the window: one sentence each. */
function sentences(report: Report, isDryRun: boolean): string {
  const { accepted, rejected, ignored, sheetsLeftOut, doubled, hidden, newCommunities, unknownCommunities } = report;
  const names = (list: readonly { heading: string; column: string }[]) =>
    list.map(({ heading, column }) => `${heading}（${column} 列）`).join('、');
  const done = hidden.way === 'take' ? '已一起导入；不导入请加 --hidden skip' : '没有导入';
  return [
    `${isDryRun ? '试导入' : '已导入'} ${formatCount(accepted)} 行，未通过 ${formatCount(rejected.length)} 行，忽略 ${formatCount(ignored.length)} 行。`,
    sheetsLeftOut.length > 0 ? `没有导入的工作表：${sheetsLeftOut.map(({ sheet }) => sheet).join('、')}。` : '',
    newCommunities.length > 0 ? `没有登记过的社区一起登记：${newCommunities.join('、')}。` : '',
    ...unknownCommunities.flatMap(({ written, mayBe }) =>
      mayBe === null ? [] : [`“${written}”可能就是“${mayBe}”，可在窗口里导入一次，用“社区对照”记住。`],
    ),
    ...unknownCommunities.flatMap(({ written, sameAs }) =>
      sameAs === null ? [] : [`“${written}”和“${sameAs}”是同一个社区的两种写法，登记为“${sameAs}”。`],
    ),
    hidden.rows > 0 ? `有 ${formatCount(hidden.rows)} 行是隐藏的，${done}。` : '',
    hidden.columns.length > 0 ? `有 ${hidden.columns.length} 列是隐藏的（${names(hidden.columns)}），${done}。` : '',
    ...doubled.map(({ columns }) => {
      const taken = names(columns.filter((column) => column.taken));
      return `${names(columns)}是同一项，只导入${taken || '其中一列'}。`;
    }),
  ]
    .filter((sentence) => sentence !== '')
    .join('\n');
}

function allRows(session: Session, importId: number, verdict: ImportRow['verdict']): ImportRow[] {
  const all: ImportRow[] = [];
  for (;;) {
    const after = all.at(-1)?.position ?? 0;
    const page = listImportRows(session.context.db, importId, { verdict, isNoted: false, after, limit: 1000 });
    if (page.length === 0) return all;
    all.push(...page);
  }
}
