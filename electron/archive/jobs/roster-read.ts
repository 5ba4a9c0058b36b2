import { basename } from 'node:path';
import { difference } from '#db/changes.ts';
import { dictionary } from '#db/codes.ts';
import { listCommunities } from '#db/communities.ts';
import { listGroups } from '#db/community-groups.ts';
import { communityNames, type NamedCommunity } from '#db/community-names.ts';
import { openFileOf } from '#db/import-apply.ts';
import { emptySummary, type ImportSummary, type PlanRow, rememberedColumns } from '#db/imports.ts';
import { stepFacts } from '#db/life.ts';
import { codeMappingOf } from '#db/mappings.ts';
import { findPersonByNumber } from '#db/people.ts';
import { isNameOf } from '#db/person-names.ts';
import { getEnvelope, getValues, openRecordOf } from '#db/records.ts';
import { whoToAsk } from '#db/scope.ts';
import type { Dictionary } from '#shared/codes/dictionary.ts';
import type { ImportColumn } from '#shared/contract/imports.ts';
import { kinds, valueInWords } from '#shared/records/index.ts';
import type { RecordKind } from '#shared/records/kinds.ts';
import type { RetireeValues } from '#shared/records/retiree/fields.ts';
import { initialStates, refusedState } from '#shared/records/retiree/life-cycle/states.ts';
import { newlyImpossible } from '#shared/records/retiree/rules/odd-life.ts';
import type { RowWarning } from '#shared/records/roster.ts';
import { formatMoney } from '#shared/rules/money.ts';
import { isWhole, isWithin } from '#shared/rules/scope.ts';
import { CodeCount } from '../roster/code-count.ts';
import { findTables } from '../roster/find-tables.ts';
import { withHidden } from '../roster/hidden-columns.ts';
import { judgeRoster } from '../roster/judge-roster.ts';
import type { JudgedRow } from '../roster/judge-rows.ts';
import { readWorkbook } from '../roster/read-workbook.ts';
import { identityText, noteText, stateText, warningText } from '../roster/reject-text.ts';
import { SheetCount } from '../roster/sheet-count.ts';
import { acceptable, mergeEntry } from './roster-values.ts';
import { type JobOf, type JobTools, phases } from './tools.ts';

const BATCH = 500;
/** Stands for a community nobody registered yet: it lies within no narrowed scope. */
const UNREGISTERED = -1;

/** Reads a roster and plans what will happen to each of its lines; nothing but the plan is written. */
export const readRoster: JobOf<'roster.read'> = async (input, tools) => {
  const count = phases(tools, [
    { name: '正在读取文件', weight: 30 },
    { name: '正在逐行检查', weight: 70 },
  ]);
  count.enter(0);
  const kind = input.recordKind;
  const columns = kinds[kind].rosterColumns;
  const workbook = await readWorkbook(input.path);
  const named = communityNames(tools.db);
  const roster = withHidden(
    findTables(workbook, basename(input.path), {
      columns,
      remembered: rememberedColumns(tools.db, kind),
      sheets: input.sheets,
      headerRow: input.headerRow,
      mapping: input.mapping,
      communityFromSheet: input.communityFromSheet,
      isCommunity: (name) => named(name) !== null,
    }),
    input.mapping === null ? input.hiddenColumns : 'take',
  );
  const [first] = roster.tables;
  if (tools.isCancelled()) return { state: 'cancelled' };

  const importId = await tools.write('import.startPlan', {
    head: {
      kind,
      path: input.path,
      fileName: basename(input.path),
      format: workbook.format,
      encoding: workbook.encoding,
      sheets: workbook.sheets.map((sheet) => sheet.name).slice(0, 200),
      sheet: first.sheet.name,
      headerRow: first.headerRow,
      columns: roster.columns,
      source: input.source ?? null,
    },
  });
  const mapping = input.source ? codeMappingOf(tools.db, input.source) : null;
  const total = roster.tables.reduce((sum, { sheet, headerRow }) => sum + sheet.rows.length - headerRow, 0);
  count.enter(1, total);
  const plan = new Plan(tools, kind, roster.columns);
  const bySheet = new SheetCount(workbook, roster);
  const { hiddenRows, communityFromSheet } = input;
  const { date1904 } = workbook;
  const by = { columns, date1904, codes: plan.codes, today: tools.today, mapping, hiddenRows };
  let done = 0;
  let batch: PlanRow[] = [];
  for (const { table, judged } of judgeRoster(roster, by)) {
    const row = plan.add(judged, table.sheet.name);
    bySheet.add(table.sheet.name, row.verdict, judged.isHidden);
    batch.push(row);
    done += 1;
    if (batch.length < BATCH) continue;
    if (tools.isCancelled()) return { state: 'cancelled' };
    await tools.write('import.addPlanRows', { importId, rows: batch });
    batch = [];
    count.show({ done, total });
  }
  if (tools.isCancelled()) return { state: 'cancelled' };
  await tools.write('import.addPlanRows', { importId, rows: batch });
  const summary = { ...plan.whole(), sheetsRead: bySheet.list(), hiddenRows, communityFromSheet };
  await tools.write('import.finishPlan', { importId, summary, replaces: input.replaces });
  return { state: 'done', result: { importId } };
};

/** Turns judged lines into planned ones by what the archive holds already, and counts them up. */
class Plan {
  readonly summary: ImportSummary = structuredClone(emptySummary);
  readonly codes: Dictionary;
  private readonly tools: JobTools;
  private readonly kind: RecordKind;
  private readonly communities: (name: string) => NamedCommunity | null;
  private readonly communityNames: ReadonlyMap<number, string>;
  private readonly groups: Set<string>;
  /** As the roster writes them, by field. */
  private readonly headings: ReadonlyMap<string, string>;
  private readonly seen = new CodeCount();
  private readonly titles: ReadonlyMap<string, string>;

  constructor(tools: JobTools, kind: RecordKind, columns: readonly ImportColumn[]) {
    this.headings = new Map(columns.map((one) => [one.field ?? '', one.heading]));
    this.tools = tools;
    this.codes = dictionary(tools.db);
    this.kind = kind;
    this.communities = communityNames(tools.db);
    this.communityNames = new Map(listCommunities(tools.db, { withEnded: true }).map((one) => [one.id, one.name]));
    const groups = listGroups(tools.db, { communityId: null, kind: 'self-management', withEnded: false });
    this.groups = new Set(groups.map((group) => `${group.communityName} ${group.name}`));
    this.titles = new Map(kinds[kind].rosterColumns.map((column) => [column.field, column.title]));
  }

  add(judged: JudgedRow, sheet: string): PlanRow {
    const { counts } = this.summary;
    const row: PlanRow = {
      position: judged.position,
      sheet,
      row: judged.row,
      verdict: 'ignored',
      field: judged.field,
      reason: judged.reason,
      message: judged.message,
      entry: { values: judged.values, communityName: judged.communityName, unreadText: judged.unreadText },
      differences: [],
      notes: judged.notes.map(noteText),
      warnings: this.inSentences(judged.warnings),
      cells: judged.cells,
      recordId: null,
      recordVersion: null,
    };
    if (judged.verdict === 'rejected') row.verdict = 'rejected';
    else if (judged.verdict === 'accepted') this.plan(row, judged.where);
    counts[row.verdict] += 1;
    if (row.verdict !== 'rejected' && row.verdict !== 'ignored') this.seen.add(judged.codes);
    if (row.verdict !== 'ignored') this.summary.rows += 1;
    if (row.notes.length > 0) counts.notes += 1;
    if (row.warnings.length > 0) counts.warnings += 1;
    return row;
  }

  /** What was counted up, with the codes by column. */
  whole(): ImportSummary {
    return { ...this.summary, codes: this.seen.list(Array.from(this.titles.keys())) };
  }

  private plan(row: PlanRow, where: string): void {
    const open = openFileOf(this.tools.db, this.kind, String(row.entry.values.idNumber));
    const before = open ? getValues(this.tools.db, getEnvelope(this.tools.db, open.recordId)) : null;
    const { entry, warnings } = acceptable(this.kind, row.entry, this.codes, before);
    row.entry = entry;
    row.warnings.push(...this.inSentences(warnings));
    const outside = this.outside(row, open?.recordId ?? null);
    if (outside !== null) {
      Object.assign(row, { verdict: 'rejected', field: '所属社区', reason: 'out-of-scope', message: outside });
      return;
    }
    const conflict = this.identityProblem(row);
    if (conflict !== null) {
      Object.assign(row, { verdict: 'rejected', reason: 'identity-conflict', field: '姓名', message: conflict });
      return;
    }
    const dayProblem = before === null ? null : this.dayProblem(row, before, where);
    if (dayProblem !== null) {
      Object.assign(row, { verdict: 'rejected', reason: 'date-invalid', ...dayProblem });
      return;
    }
    const stateProblem = this.stateProblem(row, before, where);
    if (stateProblem !== null) {
      Object.assign(row, { verdict: 'rejected', reason: 'state-conflict', ...stateProblem });
      return;
    }
    if (open) this.leavePayment(row, open.recordId);
    this.leadToPlace(row);
    if (!open || !before) {
      row.verdict = 'created';
      return;
    }
    if (open.idNumber !== null && open.idNumber !== row.entry.values.idNumber) {
      row.notes.push(`花名册写的是以前的号码 ${String(row.entry.values.idNumber)}，档案按现在的号码 ${open.idNumber}`);
      row.entry.values.idKind = open.idKind;
      row.entry.values.idNumber = open.idNumber;
    }
    const communityId =
      row.entry.communityName === null
        ? before.communityId
        : (this.communities(row.entry.communityName)?.id ?? UNREGISTERED);
    const changed = difference({ ...before }, { ...mergeEntry(before, row.entry), communityId });
    const fields = Object.keys(changed.after);
    row.recordId = open.recordId;
    row.recordVersion = open.version;
    row.verdict = fields.length > 0 ? 'updated' : 'same';
    row.differences = fields.map((field) => ({
      field: kinds[this.kind].labels[field] ?? field,
      before: this.inWords(field, changed.before[field], null),
      after: this.inWords(field, changed.after[field], row.entry.communityName),
    }));
  }

  /** Why a line is not the clerk's to take in, or null; of a file that may not be seen nothing is told. */
  private outside(row: PlanRow, openId: number | null): string | null {
    const { db, scope } = this.tools;
    if (isWhole(scope)) return null;
    const ask = `请联系${whoToAsk(db) || '系统管理员'}`;
    const open = openId === null ? null : getEnvelope(db, openId);
    if (open && !isWithin(scope, { kind: this.kind, communityId: open.communityId }))
      return `这个人已有档案，不在您的范围内，${ask}导入。`;
    const { communityName } = row.entry;
    const registered = communityName === null ? null : (this.communities(communityName)?.id ?? UNREGISTERED);
    const communityId = communityName === null && open ? open.communityId : registered;
    if (isWithin(scope, { kind: this.kind, communityId })) return null;
    return communityName === null
      ? '没有写社区，您的范围不包括没有分到社区的档案，请补填社区。'
      : `“${communityName}”不在您的范围内，${ask}导入。`;
  }

  /** Why the number of a line is not this person's, or null: it is registered for somebody of another name. */
  private identityProblem({ entry }: PlanRow): string | null {
    const { db } = this.tools;
    const written = String(entry.values.name);
    const person = findPersonByNumber(db, String(entry.values.idNumber));
    if (!person || person.pending === 1 || isNameOf(db, person.id, written)) return null;
    return identityText({ name: person.name, number: openRecordOf(db, this.kind, person.id)?.number ?? null, written });
  }

  /** Which day of a line cannot be beside what the file knows of the same life, or null. */
  private dayProblem(row: PlanRow, before: RetireeValues, where: string): { field: string; message: string } | null {
    const [found] = newlyImpossible(mergeEntry(before, row.entry), before, this.tools.today);
    if (!found) return null;
    const title = this.titles.get(found.field) ?? found.field;
    const heading = this.headings.get(found.field) ?? title;
    return { field: title, message: `${where}“${heading}”：${found.sentence}。` };
  }

  /** Of somebody who died a roster that still pays brings no amount; it may be paid too much. */
  private leavePayment({ entry, warnings }: PlanRow, recordId: number): void {
    const { pensionFen } = entry.values;
    const { diedOn } = stepFacts(this.tools.db, recordId, this.tools.today);
    if (diedOn === null || typeof pensionFen !== 'number') return;
    delete entry.values.pensionFen;
    warnings.push(
      `“${this.titles.get('pensionFen')}”写着 ${formatMoney(pensionFen)} 元，这个人已登记死亡（${diedOn}），没有录入，请核对是否多发`,
    );
  }

  /** Why the states of a line cannot be taken over, or null. */
  private stateProblem(
    row: PlanRow,
    before: RetireeValues | null,
    where: string,
  ): { field: string; message: string } | null {
    const refused = refusedState(row.entry.values, before);
    if (refused === null) return null;
    const { field, state } = refused;
    const label = (code: string) => this.codes.label(field, code);
    const title = this.titles.get(field) ?? field;
    const message = stateText({
      where,
      heading: this.headings.get(field) ?? title,
      said: label(state),
      now: before === null ? null : label(before[field]),
      initial: initialStates[field].map(label),
    });
    return { field: title, message };
  }

  private inSentences(warnings: readonly RowWarning[]): string[] {
    return warnings.map((warning) => warningText(warning, this.titles.get(warning.field) ?? ''));
  }

  private inWords(field: string, value: unknown, communityName: string | null): string {
    if (field !== 'communityId') return valueInWords(this.codes, this.kind, field, value);
    if (communityName !== null) return communityName;
    return this.communityNames.get(Number(value)) ?? '（空）';
  }

  /** A name of days past leads to the community of today, and what is not registered yet is told of. */
  private leadToPlace(row: PlanRow): void {
    const { communityName, values } = row.entry;
    if (communityName === null) return;
    const known = this.communities(communityName);
    if (known) row.entry.communityName = known.name;
    if (known?.note) row.notes.push(known.note);
    if (!known) tell(this.summary.newCommunities, communityName);
    if (typeof values.selfGroup !== 'string') return;
    const group = `${row.entry.communityName} ${values.selfGroup}`;
    if (!this.groups.has(group)) tell(this.summary.newGroups, group);
  }
}

function tell(list: string[], name: string): void {
  if (list.length < 200 && !list.includes(name)) list.push(name);
}
