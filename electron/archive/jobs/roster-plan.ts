import { dictionary } from '#db/codes/codes.ts';
import { difference } from '#db/core/changes.ts';
import { peopleOutside, whoToAsk } from '#db/core/scope.ts';
import { openFileOf } from '#db/imports/apply.ts';
import { emptySummary, type ImportSummary, type PlanRow, type RosterEntry } from '#db/imports/imports.ts';
import type { LineReview } from '#db/imports/review.ts';
import { diedOnOf } from '#db/life/death.ts';
import { isNameOf } from '#db/people/names.ts';
import { findPersonByNumber, type PersonRow } from '#db/people/people.ts';
import { refusedBesideClosed } from '#db/records/closed.ts';
import type { PersonInput } from '#db/records/input.ts';
import { getEnvelope, openRecordOf } from '#db/records/records.ts';
import { getPersonFileValues } from '#db/records/values.ts';
import type { Dictionary } from '#shared/codes/dictionary.ts';
import type { ImportColumn } from '#shared/contract/imports.ts';
import { messageFor } from '#shared/messages.zh.ts';
import { kinds, valueInWords } from '#shared/records/index.ts';
import type { RecordKind } from '#shared/records/kinds.ts';
import type { RowWarning } from '#shared/records/roster.ts';
import { refusedState } from '#shared/records/states.ts';
import { bareName } from '#shared/rules/bare-name.ts';
import { readAnyNumber } from '#shared/rules/person-number.ts';
import type { ArchiveKind } from '../core/kind.ts';
import { archiveKinds } from '../registers/kinds.ts';
import type { JudgedRow } from '../roster/judge-rows.ts';
import { duplicateText, identityText, noteText, stateText, warningText } from '../roster/reject-text.ts';
import { type Counted, PlanCount } from './plan-count.ts';
import { outsideText, type RosterPlaces } from './roster-places.ts';
import { acceptable, mergeEntry, newValues } from './roster-values.ts';
import type { JobTools } from './tools.ts';

type Values = PersonInput['values'];

/** What was decided about a line before it is judged. */
export type Decided = Omit<LineReview, 'askedOf'>;

/** Whom a line is asked about, and what was said; null where nobody is. */
type Asked = Pick<LineReview, 'askedOf' | 'identity'>;
const nobody: Asked = { askedOf: null, identity: null };

/** Where the line of the plan stands that takes the same person in already, in words; or null. */
export type Standing = (line: {
  position: number;
  where: string;
  idNumber: string;
  personId: number | null;
  recordId: number | null;
}) => string | null;

/** Turns judged lines into planned ones by what the archive holds already, and counts them up. */
export class Plan {
  readonly counted: PlanCount;
  readonly codes: Dictionary;
  private readonly tools: Pick<JobTools, 'db' | 'scope' | 'today'>;
  private readonly kind: RecordKind;
  private readonly own: ArchiveKind;
  private readonly places: RosterPlaces;
  /** As the roster writes them, by field. */
  private readonly headings: ReadonlyMap<string, string>;
  private readonly standing: Standing;
  private readonly titles: ReadonlyMap<string, string>;

  /** `begun`: what was counted up before, where single lines of a plan are judged again. */
  constructor(
    tools: Pick<JobTools, 'db' | 'scope' | 'today'>,
    kind: RecordKind,
    columns: readonly ImportColumn[],
    source: string | null,
    standing: Standing,
    begun: ImportSummary = emptySummary,
  ) {
    this.counted = new PlanCount(tools, kind, source, begun);
    this.places = this.counted.places;
    this.standing = standing;
    this.headings = new Map(columns.map((one) => [one.field ?? '', one.heading]));
    this.tools = tools;
    this.codes = dictionary(tools.db);
    this.kind = kind;
    this.own = archiveKinds[kind];
    this.titles = new Map(kinds[kind].rosterColumns.map((column) => [column.field, column.title]));
  }

  add(judged: JudgedRow, sheet: string, decided: Decided): PlanRow {
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
      notes: [...decided.mended.map(mendText), ...judged.notes.map(noteText)],
      warnings: this.inSentences(judged.warnings),
      cells: judged.cells,
      recordId: null,
      recordVersion: null,
    };
    if (judged.verdict === 'rejected') row.verdict = 'rejected';
    const { askedOf, identity } = judged.verdict === 'accepted' ? this.plan(row, judged.where, decided) : nobody;
    // What can be judged again, and what was decided, is kept with the line; of the others the file's texts suffice.
    if (row.verdict === 'rejected' || decided.mended.length > 0 || askedOf !== null)
      row.entry.review = { ...decided, identity, askedOf };
    this.counted.add(row, judged, 1);
    return row;
  }

  /** Takes a line out of the counts that is judged again. */
  drop(row: PlanRow, judged: Counted): void {
    this.counted.add(row, judged, -1);
  }

  /** @returns whom the clerk is asked about, with the answer: one about another person, name or number falls away */
  private plan(row: PlanRow, where: string, decided: Decided): Asked {
    const idNumber = String(row.entry.values.idNumber);
    const open = openFileOf(this.tools.db, this.kind, idNumber);
    const before = open ? getPersonFileValues(this.tools.db, getEnvelope(this.tools.db, open.recordId)) : null;
    const cells = row.entry.values;
    const { entry, warnings } = acceptable(this.kind, row.entry, this.codes, before);
    row.entry = { ...entry };
    row.warnings.push(...this.inSentences(warnings));
    this.places.follow(row);
    const outside = this.places.outside(row, open?.recordId ?? null);
    if (outside !== null) {
      Object.assign(row, { verdict: 'rejected', field: '所属社区', ...outside });
      return nobody;
    }
    const found = findPersonByNumber(this.tools.db, idNumber);
    const holder = found?.pending === 0 ? found : null;
    const other = holder && !isNameOf(this.tools.db, holder.id, String(row.entry.values.name)) ? holder : null;
    const isHidden = other !== null && peopleOutside(this.tools.db, this.tools.scope, [other.id]).length > 0;
    const asked: Asked = other === null || isHidden ? nobody : this.askedAbout(row, other, decided);
    if (other !== null) {
      const said = isHidden
        ? { reason: 'out-of-scope', field: '身份证号', message: outsideText(whoToAsk(this.tools.db)) }
        : this.identityProblem(row, other, asked);
      if (said !== null) {
        Object.assign(row, { verdict: 'rejected', ...said });
        return asked;
      }
    }
    const ended = holder === null || open ? null : refusedBesideClosed(this.tools.db, this.kind, holder);
    if (holder !== null && ended !== null) {
      const isOutside = peopleOutside(this.tools.db, this.tools.scope, [holder.id]).length > 0;
      const message = isOutside ? outsideText(whoToAsk(this.tools.db)) : messageFor(ended.code, ended.params).sentence;
      const reason = isOutside ? 'out-of-scope' : 'state-conflict';
      Object.assign(row, { verdict: 'rejected', reason, field: '身份证号', message });
      return asked;
    }
    const dead = holder === null || open ? null : this.deathProblem(row, holder, where);
    if (dead !== null) {
      Object.assign(row, { verdict: 'rejected', ...dead });
      return asked;
    }
    if (holder !== null && other === null) this.keepNameOfToday(row, holder);
    const dayProblem = before === null ? null : this.dayProblem(row, before, where);
    if (dayProblem !== null) {
      Object.assign(row, { verdict: 'rejected', reason: 'date-invalid', ...dayProblem });
      return asked;
    }
    const stateProblem = this.stateProblem(row, before, where);
    if (stateProblem !== null) {
      Object.assign(row, { verdict: 'rejected', reason: 'state-conflict', ...stateProblem });
      return asked;
    }
    const first = this.standing({
      position: row.position,
      where,
      idNumber,
      personId: holder?.id ?? null,
      recordId: open?.recordId ?? null,
    });
    if (first !== null) {
      const message = `${where}“${this.headings.get('idNumber') ?? ''}”：${duplicateText(first)}`;
      Object.assign(row, { verdict: 'rejected', reason: 'duplicate-in-file', field: '身份证号', message });
      return asked;
    }
    const opening = this.openingOf(row, cells, open?.recordId ?? null, before, holder);
    if (opening) row.entry.opening = opening;
    if (open) row.warnings.push(...this.own.roster.leave(this.tools.db, row.entry, open.recordId, this.tools.today));
    this.places.lead(row);
    if (!open || !before) {
      row.verdict = 'created';
      return asked;
    }
    if (open.idNumber !== null && open.idNumber !== row.entry.values.idNumber) {
      row.notes.push(`花名册写的是以前的号码 ${String(row.entry.values.idNumber)}，档案按现在的号码 ${open.idNumber}`);
      row.entry.values.idKind = open.idKind;
      row.entry.values.idNumber = open.idNumber;
    }
    const named = row.entry.communityName;
    const communityId = named === null ? before.communityId : this.places.idOf(named);
    const changed = difference({ ...before }, { ...mergeEntry(before, row.entry), communityId });
    const fields = Object.keys(changed.after);
    row.recordId = open.recordId;
    row.recordVersion = open.version;
    row.verdict = fields.length > 0 || opening ? 'updated' : 'same';
    row.differences = fields.map((field) => ({
      field: kinds[this.kind].labels[field] ?? field,
      before: this.inWords(field, changed.before[field], null),
      after: this.inWords(field, changed.after[field], row.entry.communityName),
    }));
    if (opening) {
      const after = this.own.roster.openingWords(this.tools.db, opening);
      row.differences.push({ field: '期初', before: '（空）', after });
    }
    return asked;
  }

  /** The opening state a line brings, as far as it is taken over; what is not is told. */
  private openingOf(
    row: PlanRow,
    cells: Readonly<Record<string, unknown>>,
    recordId: number | null,
    before: Values | null,
    holder: PersonRow | null,
  ): RosterEntry['opening'] | null {
    const { db, today } = this.tools;
    const values = before === null ? newValues(this.kind, row.entry) : mergeEntry(before, row.entry);
    const byNumber = readAnyNumber(String(values.idNumber));
    const own = values.birthOn ?? (byNumber.ok ? byNumber.birthOn : null);
    // A hidden file of somebody who is there changes nothing of the person: the day that stands is the one it is judged by.
    const birthOn = before === null && holder ? holder.birthOn : own;
    const asked = { cells, accepted: row.entry.values, values, recordId, birthOn, today };
    const { opening, warnings } = this.own.roster.opening(db, asked);
    row.warnings.push(...warnings);
    return opening;
  }

  private askedAbout({ entry }: PlanRow, person: PersonRow, { identity }: Decided): Asked {
    const isAnswered =
      identity !== null &&
      identity.personId === person.id &&
      identity.name === person.name &&
      identity.written === entry.values.name &&
      identity.idNumber === entry.values.idNumber;
    return { askedOf: person.id, identity: isAnswered ? identity : null };
  }

  /**
   * Why a line with somebody else's number is not taken in; null where a clerk compared the two and said that it is the same
   * person with a new name: then the name so far becomes the former one.
   */
  private identityProblem(
    row: PlanRow,
    person: PersonRow,
    { identity }: Asked,
  ): { reason: string; field: string; message: string } | null {
    const { db } = this.tools;
    const { values } = row.entry;
    const written = String(values.name);
    if (identity?.answer === 'renamed') {
      const { formerName } = values;
      if (typeof formerName === 'string' && formerName !== person.name) row.entry.unreadText.formerName = formerName;
      values.formerName = person.name;
      row.notes.push(`同一个人改了名：${person.name} → ${written}，“${person.name}”记为曾用名（${identity.by}核对）`);
      return null;
    }
    const number = openRecordOf(db, this.kind, person.id)?.number ?? null;
    const message = identityText({ name: person.name, number, written, isWrongNumber: identity !== null });
    return { reason: 'identity-conflict', field: identity !== null ? '身份证号' : '姓名', message };
  }

  /** A line under a former or further name of somebody leaves the name of today, as a former number does. */
  private keepNameOfToday({ entry, notes }: PlanRow, person: PersonRow): void {
    const written = String(entry.values.name);
    if (bareName(written) === bareName(person.name)) return;
    notes.push(`花名册写的是以前的姓名或别名“${written}”，档案按现在的姓名“${person.name}”`);
    // How the other name is read says nothing of this one.
    entry.values = { ...entry.values, name: person.name, reading: null };
    if (bareName(String(entry.values.formerName ?? '')) === bareName(person.name)) entry.values.formerName = null;
  }

  /** What a file of somebody whose death is known cannot say: it learns of the death as it comes into use. */
  private deathProblem(
    row: PlanRow,
    holder: PersonRow,
    where: string,
  ): { reason: string; field: string; message: string } | null {
    const diedOn = diedOnOf(this.tools.db, holder.id);
    const values = newValues(this.kind, row.entry);
    const found = diedOn === null ? null : this.own.roster.refusedByDeath(values, diedOn);
    if (found === null) return null;
    if (peopleOutside(this.tools.db, this.tools.scope, [holder.id]).length > 0)
      return { reason: 'out-of-scope', field: '身份证号', message: outsideText(whoToAsk(this.tools.db)) };
    const title = this.titles.get(found.field) ?? found.field;
    const heading = this.headings.get(found.field) ?? title;
    return { reason: 'date-invalid', field: title, message: `${where}“${heading}”：${found.sentence}。` };
  }

  /** Which day of a line cannot be beside what the file knows of the same life, or null. */
  private dayProblem(row: PlanRow, before: Values, where: string): { field: string; message: string } | null {
    const [found] = this.own.impossible(mergeEntry(before, row.entry), before, this.tools.today);
    if (!found) return null;
    const title = this.titles.get(found.field) ?? found.field;
    const heading = this.headings.get(found.field) ?? title;
    return { field: title, message: `${where}“${heading}”：${found.sentence}。` };
  }

  /** Why the states of a line cannot be taken over, or null. */
  private stateProblem(row: PlanRow, before: Values | null, where: string): { field: string; message: string } | null {
    const refused = refusedState(this.kind, row.entry.values, before);
    if (refused === null) return null;
    const { field, from, to } = refused;
    const table = kinds[this.kind].codeTables[field];
    const label = (code: string) => (table ? this.codes.label(table, code) : code);
    const title = this.titles.get(field) ?? field;
    const sentence = stateText({
      said: label(to),
      now: from === null ? null : label(from),
      initial: (kinds[this.kind].initialStates[field] ?? []).map(label),
    });
    return { field: title, message: `${where}“${this.headings.get(field) ?? title}”：${sentence}` };
  }

  private inSentences(warnings: readonly RowWarning[]): string[] {
    return warnings.map((warning) => warningText(warning, this.titles.get(warning.field) ?? ''));
  }

  private inWords(field: string, value: unknown, communityName: string | null): string {
    if (field !== 'communityId') return valueInWords(this.codes, this.kind, field, value);
    if (communityName !== null) return communityName;
    return this.places.nameOf(Number(value)) ?? '（空）';
  }
}

/** What a clerk put right, beside what the file says. */
export function mendText({ heading, said, typed, by }: LineReview['mended'][number]): string {
  return `“${heading}”：花名册写的是“${said}”，${by}改为“${typed}”`;
}
