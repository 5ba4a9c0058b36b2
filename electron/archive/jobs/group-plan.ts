import { dictionary } from '#db/codes/codes.ts';
import { difference } from '#db/core/changes.ts';
import {
  type FileGroup,
  type GroupLine,
  type GroupOutcome,
  type GroupRefusal,
  GroupRefused,
  ownValues,
  type SubjectCells,
} from '#db/imports/file-groups.ts';
import { emptySummary, type ImportSummary, type PlanRow } from '#db/imports/imports.ts';
import type { Dictionary } from '#shared/codes/dictionary.ts';
import type { ImportColumn } from '#shared/contract/imports.ts';
import { kinds, valueInWords } from '#shared/records/index.ts';
import type { RecordKind } from '#shared/records/kinds.ts';
import { rosterKeys } from '#shared/records/roster.ts';
import type { JudgedRow } from '../roster/judge-rows.ts';
import { duplicateText, noteText, warningText } from '../roster/reject-text.ts';
import { PlanCount } from './plan-count.ts';
import { type Decided, mendText } from './roster-plan.ts';
import { acceptable } from './roster-values.ts';
import type { JobTools } from './tools.ts';

/** A judged line with what was decided about it before. */
export interface DecidedLine {
  judged: JudgedRow;
  sheet: string;
  decided: Decided;
}

/** Lines that are one file together, or one that is none. */
export interface LinesOfFile {
  key: string;
  lines: readonly [DecidedLine, ...DecidedLine[]];
}

/** A group as it is planned so far: what is to be tried, or null where a line of it is out already. */
export interface PreparedGroup {
  group: FileGroup | null;
  of: LinesOfFile;
  rows: PlanRow[];
}

/** Where another file of the plan has the number already, in words; or null. */
export type NumberStanding = (asked: { key: string; field: string; number: string }) => string | null;

/** Puts the lines together that are one file: of one 户号 wherever they stand, or each by itself. */
export function linesOfFiles(kind: RecordKind, lines: readonly DecidedLine[]): LinesOfFile[] {
  const isByHousehold = kinds[kind].rosterIdentity.by === 'household';
  const groups = new Map<string, [DecidedLine, ...DecidedLine[]]>();
  for (const line of lines) {
    const { values, position, verdict } = line.judged;
    const number = isByHousehold && verdict !== 'ignored' ? values.householdNumber : undefined;
    const key = number === undefined ? `line ${position}` : `household ${number}`;
    const known = groups.get(key);
    if (known) known.push(line);
    else groups.set(key, [line]);
  }
  return Array.from(groups, ([key, of]) => ({ key, lines: of }));
}

/** The groups of a plan that are carried out, in the order of the roster. */
export function groupsOf(
  rows: readonly PlanRow[],
  spelled: (communityName: string | null) => string | null,
  whereOf: (row: PlanRow) => string,
): FileGroup[] {
  const byKey = new Map<string, PlanRow[]>();
  for (const row of rows) {
    const key = row.entry.group?.key ?? '';
    byKey.set(key, [...(byKey.get(key) ?? []), row]);
  }
  const files = Array.from(byKey.values(), (of) => of.sort((one, other) => one.position - other.position));
  files.sort(([one], [other]) => (one?.position ?? 0) - (other?.position ?? 0));
  return files.flatMap((of) => {
    const [head, ...more] = of.map((row): GroupLine => {
      const { about = {}, review } = row.entry;
      return { position: row.position, where: whereOf(row), about, identity: review?.identity ?? null };
    });
    if (!head) return [];
    const values = Object.assign({}, ...of.map(({ entry }) => entry.values)) as Record<string, unknown>;
    const unreadText = Object.assign({}, ...of.map(({ entry }) => entry.unreadText)) as Record<string, string>;
    const communityName = spelled(of[0]?.entry.communityName ?? null);
    return { lines: [head, ...more], communityName, values, unreadText };
  });
}

/**
 * Plans files of households and outlets: what the lines of each come to is tried by the acts that carry it out (`tryGroups`),
 * and one line that is out keeps its whole file out.
 */
export class GroupPlan {
  readonly counted: PlanCount;
  readonly codes: Dictionary;
  private readonly kind: RecordKind;
  private readonly headings: ReadonlyMap<string, string>;
  private readonly titles: ReadonlyMap<string, string>;
  private readonly standing: NumberStanding;

  /** `begun`: what was counted up before, where a file of a plan is judged again. */
  constructor(
    tools: Pick<JobTools, 'db' | 'scope'>,
    kind: RecordKind,
    columns: readonly ImportColumn[],
    source: string | null,
    standing: NumberStanding,
    begun: ImportSummary = emptySummary,
  ) {
    this.counted = new PlanCount(tools, kind, source, begun);
    this.codes = dictionary(tools.db);
    this.kind = kind;
    this.headings = new Map(columns.map((one) => [one.field ?? '', one.heading]));
    this.titles = new Map(kinds[kind].rosterColumns.map((column) => [column.field, column.title]));
    this.standing = standing;
  }

  prepare(found: LinesOfFile): PreparedGroup {
    const of = { ...found, lines: this.stillMeant(found.lines) };
    const rows = of.lines.map((line, index) => this.rowOf(line, { key: of.key, isFirst: index === 0 }));
    const prepared: PreparedGroup = { group: null, of, rows };
    if (of.lines.some(({ judged }) => judged.verdict !== 'accepted')) return prepared;
    try {
      prepared.group = this.groupOf(of, rows);
    } catch (error) {
      if (!(error instanceof GroupRefused)) throw error;
      this.refuse(prepared, error.refusal);
    }
    return prepared;
  }

  /** The lines as they are planned, by what trying their group came to; null: it was not tried. */
  settle(prepared: PreparedGroup, outcome: GroupOutcome | null): PlanRow[] {
    const { of, rows } = prepared;
    if (outcome !== null && 'refused' in outcome) this.refuse(prepared, outcome.refused);
    if (outcome !== null && 'taken' in outcome) this.take(rows, outcome.taken);
    this.leaveOut(prepared);
    this.keepReviews(prepared);
    rows.forEach((row, index) => {
      const judged = of.lines[index]?.judged;
      if (judged) this.counted.add(row, judged, 1);
    });
    return rows;
  }

  /** What was said of a number under another name falls away with the name or the number. */
  private stillMeant([first, ...more]: LinesOfFile['lines']): LinesOfFile['lines'] {
    const keys = rosterKeys(kinds[this.kind].rosterIdentity);
    const still = (line: DecidedLine): DecidedLine => {
      const { identity } = line.decided;
      const { [keys.name]: name, [keys.number]: number } = line.judged.values;
      const isMeant = identity !== null && identity.written === name && identity.idNumber === number;
      return isMeant ? line : { ...line, decided: { ...line.decided, identity: null } };
    };
    return [still(first), ...more.map(still)];
  }

  private rowOf({ judged, sheet, decided }: DecidedLine, group: { key: string; isFirst: boolean }): PlanRow {
    const shape = kinds[this.kind].values.shape;
    const own = Object.entries(judged.values).filter(([field]) => field in shape);
    const about: SubjectCells = Object.fromEntries(
      Object.entries(judged.values).filter(([field]) => !(field in shape)),
    );
    const said = { values: Object.fromEntries(own), communityName: judged.communityName };
    const { entry, warnings } = acceptable(this.kind, { ...said, unreadText: judged.unreadText }, this.codes, null);
    return {
      ...{
        position: judged.position,
        sheet,
        row: judged.row,
        verdict: judged.verdict === 'rejected' ? 'rejected' : 'ignored',
      },
      ...{ field: judged.field, reason: judged.reason, message: judged.message },
      entry: { ...entry, about, ...(judged.verdict === 'ignored' ? {} : { group }) },
      differences: [],
      notes: [...decided.mended.map(mendText), ...judged.notes.map(noteText)],
      warnings: [...judged.warnings, ...warnings].map((one) => warningText(one, this.titles.get(one.field) ?? '')),
      ...{ cells: judged.cells, recordId: null, recordVersion: null },
    };
  }

  /** @throws GroupRefused where the lines say of one file what cannot be both, or what lies outside the scope */
  private groupOf({ key, lines }: LinesOfFile, rows: readonly PlanRow[]): FileGroup {
    const keys = rosterKeys(kinds[this.kind].rosterIdentity);
    const said = lines.map(({ judged, decided }, index) => {
      const { entry } = rows[index] ?? { entry: { values: {}, about: {} } };
      const { position, where } = judged;
      const line: GroupLine = { position, where, about: entry.about ?? {}, identity: decided.identity };
      const number = judged.values[keys.number];
      const first = number === undefined ? null : this.standing({ key, field: keys.number, number: String(number) });
      const called = keys.number === 'idNumber' ? undefined : this.titles.get(keys.number);
      if (first !== null)
        throw new GroupRefused(line, {
          ...{ field: keys.number, reason: 'duplicate-in-file', sentence: duplicateText(first, called) },
        });
      return { line, values: entry.values };
    });
    const [head, ...more] = said.map(({ line }) => line);
    const [row] = rows;
    if (!head || !row) throw new Error('a group without lines');
    row.entry.communityName = this.communityOf(rows, [head, ...more]);
    this.counted.places.follow(row);
    const outside = row.entry.communityName === null ? null : this.counted.places.outside(row, null);
    if (outside !== null)
      throw new GroupRefused(head, { field: 'communityName', reason: outside.reason, sentence: outside.message });
    const values = ownValues(said, (field) => this.titles.get(field) ?? field);
    const unreadText = Object.assign({}, ...rows.map(({ entry }) => entry.unreadText)) as Record<string, string>;
    return { lines: [head, ...more], communityName: row.entry.communityName, values, unreadText };
  }

  private communityOf(rows: readonly PlanRow[], lines: readonly [GroupLine, ...GroupLine[]]): string | null {
    const named = rows.flatMap(({ entry }) => entry.communityName ?? []);
    const [first] = named;
    if (new Set(named).size < 2) return first ?? null;
    const sentence = `同一份档案写了不同的社区（${Array.from(new Set(named)).join('、')}），请核对。`;
    throw new GroupRefused(lines[0], { field: 'communityName', reason: 'group-differs', sentence });
  }

  private refuse({ of, rows }: PreparedGroup, refusal: GroupRefusal): void {
    const index = of.lines.findIndex(({ judged }) => judged.position === refusal.position);
    const [row, line] = [rows[index], of.lines[index]];
    if (!row || !line) throw new Error(`no line ${refusal.position}`);
    const { field, reason, sentence } = refusal;
    const title = this.titles.get(field) ?? field;
    const heading = this.headings.get(field) ?? title;
    const message = `${line.judged.where}${heading === '' ? '' : `“${heading}”`}：${sentence}`;
    Object.assign(row, { verdict: 'rejected', field: title, reason, message });
    if (refusal.askedOf !== null) row.entry.review = { ...line.decided, askedOf: refusal.askedOf };
  }

  private take(rows: readonly PlanRow[], taken: Extract<GroupOutcome, { taken: unknown }>['taken']): void {
    for (const row of rows) {
      row.verdict = taken.how;
      row.recordId = taken.before === null ? null : taken.recordId;
    }
    const [row] = rows;
    if (!row) return;
    row.notes.push(...taken.said);
    if (taken.isPlaced) this.counted.places.lead(row);
    if (taken.before === null) return;
    const changed = difference({ ...taken.before }, { ...taken.after });
    const { labels } = kinds[this.kind];
    row.differences = Object.keys(changed.after).map((field) => ({
      field: labels[field] ?? field,
      before: valueInWords(this.codes, this.kind, field, changed.before[field]),
      after: valueInWords(this.codes, this.kind, field, changed.after[field]),
    }));
  }

  /** The other lines of a file of which one is out. */
  private leaveOut({ of, rows }: PreparedGroup): void {
    const bad = rows.findIndex(({ verdict }) => verdict === 'rejected');
    const where = of.lines[bad]?.judged.where;
    if (where === undefined) return;
    rows.forEach((row, index) => {
      if (row.verdict === 'rejected' || row.entry.group === undefined) return;
      const own = of.lines[index]?.judged.where ?? '';
      const message = `${own}：同一户的${where}没有通过，这一户先不导入，请改好后一起导入。`;
      Object.assign(row, { verdict: 'rejected', field: null, reason: 'group-refused', message });
    });
  }

  // Of a file that is out, or about which something was decided, each line can be judged again with the others.
  private keepReviews({ of, rows }: PreparedGroup): void {
    const isKept = rows.some(
      (row, index) =>
        row.verdict === 'rejected' ||
        (of.lines[index]?.decided.mended.length ?? 0) > 0 ||
        (of.lines[index]?.decided.identity ?? null) !== null,
    );
    if (!isKept) return;
    rows.forEach((row, index) => {
      const decided = of.lines[index]?.decided;
      if (decided) row.entry.review ??= { ...decided, askedOf: decided.identity?.personId ?? null };
    });
  }
}
