import type { ImportSummary, PlanRow } from '#db/imports/imports.ts';
import { kinds, type RecordKind } from '#shared/records/kinds.ts';
import { CodeCount } from '../roster/code-count.ts';
import type { JudgedRow } from '../roster/judge-rows.ts';
import { RosterPlaces } from './roster-places.ts';
import type { JobTools } from './tools.ts';

/** What of a judged line is counted up. */
export type Counted = Pick<JudgedRow, 'codes' | 'communityName'>;

/** What a plan counts up as its lines are planned, with the places and the codes they name. */
export class PlanCount {
  readonly summary: ImportSummary;
  readonly places: RosterPlaces;
  private readonly kind: RecordKind;
  private readonly seen: CodeCount;

  /** `begun`: what was counted up before, where single lines of a plan are judged again. */
  constructor(tools: Pick<JobTools, 'db' | 'scope'>, kind: RecordKind, source: string | null, begun: ImportSummary) {
    this.kind = kind;
    this.summary = structuredClone(begun);
    this.seen = new CodeCount(begun.codes);
    this.places = new RosterPlaces(tools, kind, source, this.summary);
  }

  /** Lines that are one file together are counted as one; those that are not taken in are counted as lines. */
  add(row: PlanRow, { codes, communityName }: Counted, by: 1 | -1): void {
    const { counts } = this.summary;
    const isTaken = row.verdict !== 'rejected' && row.verdict !== 'ignored';
    if (!isTaken || row.entry.group?.isFirst !== false) counts[row.verdict] += by;
    if (isTaken) this.seen.add(codes, by);
    this.places.count(row, communityName, by);
    if (row.verdict !== 'ignored') this.summary.rows += by;
    if (row.notes.length > 0) counts.notes += by;
    if (row.warnings.length > 0) counts.warnings += by;
  }

  /** What was counted up, with the codes by column and the communities no register knows. */
  whole(): ImportSummary {
    const fields = kinds[this.kind].rosterColumns.map(({ field }) => field);
    return { ...this.summary, codes: this.seen.list(fields), ...this.places.whole() };
  }
}
