import { whoToAsk } from '#db/core/scope.ts';
import { type CommunityAnswer, communityAnswers, communitySuggestions } from '#db/imports/community-mappings.ts';
import type { ImportSummary, PlanRow } from '#db/imports/imports.ts';
import { listCommunities } from '#db/places/communities.ts';
import { communityNames, type NamedCommunity } from '#db/places/community-names.ts';
import { getEnvelope } from '#db/records/records.ts';
import type { ImportCommunity } from '#shared/contract/imports.ts';
import type { RecordKind } from '#shared/records/kinds.ts';
import { isWhole, isWithin } from '#shared/rules/scope.ts';
import { archiveKinds } from '../registers/kinds.ts';
import { CommunityCount } from '../roster/community-count.ts';
import type { JobTools } from './tools.ts';

/** Stands for a community nobody registered yet: it lies within no narrowed scope. */
const UNREGISTERED = -1;

/** The reason of a line that stays out until its community text is decided. */
const COMMUNITY_OPEN = 'community-open';

/** The communities and groups a roster names: what each becomes, what is asked, and what lies outside the user's scope. */
export class RosterPlaces {
  private readonly tools: Pick<JobTools, 'db' | 'scope'>;
  private readonly kind: RecordKind;
  private readonly named: (name: string) => NamedCommunity | null;
  private readonly names: ReadonlyMap<number, string>;
  private readonly groups: ReadonlySet<string>;
  private readonly answers: (written: string) => CommunityAnswer | null;
  private readonly suggested: ReturnType<typeof communitySuggestions>;
  private readonly unknown: CommunityCount;
  private readonly summary: ImportSummary;

  /** `summary`: of the plan; new communities and groups are told in it. */
  constructor(tools: Pick<JobTools, 'db' | 'scope'>, kind: RecordKind, source: string | null, summary: ImportSummary) {
    this.tools = tools;
    this.kind = kind;
    this.summary = summary;
    this.named = communityNames(tools.db);
    this.names = new Map(listCommunities(tools.db, { withEnded: true }).map((one) => [one.id, one.name]));
    this.groups = archiveKinds[kind].roster.groups(tools.db);
    this.answers = communityAnswers(tools.db, source);
    this.suggested = communitySuggestions(tools.db);
    this.unknown = new CommunityCount(summary.communities);
  }

  idOf(name: string): number {
    return this.named(name)?.id ?? UNREGISTERED;
  }

  nameOf(id: number): string | undefined {
    return this.names.get(id);
  }

  /** Counts a line's community text where no register knows it. */
  count(row: PlanRow, written: string | null, by: 1 | -1): void {
    const isTaken = row.verdict !== 'rejected' && row.verdict !== 'ignored';
    const isAsked = row.reason === COMMUNITY_OPEN || (isTaken && this.isUnknown(written));
    if (written !== null && isAsked) this.unknown.add(written, by);
  }

  /** What the plan tells of communities no register knows. */
  whole(): Pick<ImportSummary, 'communities' | 'newCommunities'> {
    const { sameAs, unclear } = this.unknown.spellings(this.answers);
    const isNarrowed = this.tools.scope.communityIds !== null;
    const listed = this.unknown.list(this.answers, sameAs, this.suggested, isNarrowed);
    // Where none is registered yet there is nothing to choose from: the first roster brings its communities along.
    const isTold = ({ answer, written }: ImportCommunity) =>
      this.names.size > 0 || answer !== null || sameAs.has(written) || unclear.has(written);
    return {
      communities: listed.filter(isTold),
      newCommunities: this.summary.newCommunities.filter((name) => !sameAs.has(name)),
    };
  }

  private isUnknown(communityName: string | null): boolean {
    return communityName !== null && this.named(communityName) === null;
  }

  /** Why a line is not the clerk's to take in, or null; of a file that may not be seen nothing is told. */
  outside(row: PlanRow, openId: number | null): { reason: string; message: string } | null {
    const { db, scope } = this.tools;
    if (isWhole(scope)) return null;
    const said = (message: string) => ({ reason: 'out-of-scope', message });
    const ask = `请联系${whoToAsk(db) || '系统管理员'}`;
    const open = openId === null ? null : getEnvelope(db, openId);
    if (open && !isWithin(scope, { kind: this.kind, communityId: open.communityId }))
      return said(outsideText(whoToAsk(db)));
    const { communityName } = row.entry;
    const registered = communityName === null ? null : this.idOf(communityName);
    const communityId = communityName === null && open ? open.communityId : registered;
    if (isWithin(scope, { kind: this.kind, communityId })) return null;
    if (communityName === null) return said('没有写社区，您的范围不包括没有分到社区的档案，请补填社区。');
    const own = this.ownMeant(communityName);
    if (own === null) return said(`“${communityName}”不在您的范围内，${ask}导入。`);
    return {
      reason: COMMUNITY_OPEN,
      message: `“${communityName}”没有登记过，可能就是您的“${own}”，请在“社区对照”里核对后记住；不是的，${ask}导入。`,
    };
  }

  /** The community within the scope that a text nobody decided about plainly means, or null: of others nothing is told. */
  private ownMeant(written: string): string | null {
    if (!this.isUnknown(written) || this.answers(written) !== null) return null;
    const meant = this.suggested(written);
    if (meant === null || !isWithin(this.tools.scope, { kind: this.kind, communityId: meant.id })) return null;
    return meant.name;
  }

  /** What was decided about a community text of the source holds for each line that has it. */
  follow({ entry, notes }: PlanRow): void {
    const written = entry.communityName;
    if (written === null || this.named(written) !== null) return;
    const said = this.answers(written);
    if (said?.answer === 'community') {
      entry.communityName = said.name;
      notes.push(`花名册写的社区“${written}”，按社区对照登记为“${said.name}”`);
    } else if (said?.answer === 'empty') {
      entry.communityName = null;
      entry.unreadText = { ...entry.unreadText, communityId: written };
      notes.push(`花名册写的社区“${written}”，按社区对照留空，原文保留`);
    }
  }

  /** A name of days past leads to the community of today, and what is not registered yet is told of. */
  lead(row: PlanRow): void {
    const { communityName, values } = row.entry;
    if (communityName === null) return;
    const known = this.named(communityName);
    if (known) row.entry.communityName = known.name;
    if (known?.note) row.notes.push(known.note);
    if (!known) tell(this.summary.newCommunities, communityName);
    const named = archiveKinds[this.kind].roster.groupIn(values);
    if (named === null) return;
    const group = `${row.entry.communityName} ${named}`;
    if (!this.groups.has(group)) tell(this.summary.newGroups, group);
  }
}

function tell(list: string[], name: string): void {
  if (list.length < 200 && !list.includes(name)) list.push(name);
}

/** Of a file that may not be seen nothing is told but who may be asked. */
export function outsideText(ask: string): string {
  return `这个人已有档案，不在您的范围内，请联系${ask || '系统管理员'}导入。`;
}
