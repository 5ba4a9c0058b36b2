import type { ActsOf } from '#shared/contract/acts.ts';
import type { OwnCommunityMapping } from '#shared/contract/mappings.ts';
import { AppError } from '#shared/errors.ts';
import { communityKey } from '#shared/rules/community-text.ts';
import { formatCount } from '#shared/rules/counts.ts';
import { NO_SOURCE_NAME } from '#shared/rules/mapping-sheet.ts';
import { requireSource, sourceName } from '../codes/mappings.ts';
import type { Act } from '../core/changes.ts';
import { keepCommand } from '../core/commands.ts';
import type { ReadableDb, WritableDb } from '../core/open.ts';
import { insertRow, updateRow } from '../core/rows.ts';
import { newUid } from '../core/uid.ts';
import { listCommunities } from '../places/communities.ts';
import { communityMapping } from '../tables/mappings.ts';
import { NO_SOURCE, ownCommunityMappings } from './community-mappings.ts';

/** What an office decides about community texts of rosters: each a row from the day of the decision on, never written over. */

export interface CommunityDecision {
  written: string;
  answer: 'community' | 'new' | 'empty';
  /** Of `community` only. */
  communityId: number | null;
}

/**
 * Decides what community texts of a source mean here: one act. `source` null: of rosters of which no source was said.
 * @throws AppError mapping.sourceGone, input.invalid where a community has ended or is none of ours
 */
export function decideCommunities(
  db: WritableDb,
  act: Act,
  source: string | null,
  decisions: readonly CommunityDecision[],
): { decided: number; commandId: number | null } {
  if (source !== null) requireSource(db, source);
  const names = new Map(listCommunities(db).map((one) => [one.id, one.name]));
  const fields: Record<string, string> = {};
  decisions.forEach((one, index) => {
    if (one.answer === 'community' && !names.has(one.communityId ?? 0))
      fields[`items.${index}.communityId`] = '这个社区已撤销或已移除，请选别的社区';
  });
  if (Object.keys(fields).length > 0) throw new AppError('input.invalid', { fields });
  const fresh = freshAnswers(db, source, decisions);
  const [first] = fresh;
  if (!first) return { decided: 0, commandId: null };
  const { written: text, answer, communityId } = first;
  const becomes = answer === 'community' ? (names.get(communityId ?? 0) ?? '') : answerWords[answer];
  const more = fresh.length > 1 ? ` 等 ${formatCount(fresh.length)} 项` : '';
  const title = `社区对照（${sourceWords(db, source)}）：“${text}” → ${becomes}${more}`;
  const commandId = run(db, act, 'mappings.decideCommunities', title, () => {
    return fresh.reduce((_last, one) => writeAnswer(db, act, source, one), 0);
  });
  return { decided: fresh.length, commandId };
}

/** The decisions that differ from what holds, each text once in the form it is kept in; of one named twice the last. */
export function freshAnswers(
  db: ReadableDb,
  source: string | null,
  decisions: readonly CommunityDecision[],
): CommunityDecision[] {
  const standing = standingOf(db, source);
  const wanted = new Map(
    decisions.map(({ written, answer, communityId }) => [
      communityKey(written),
      { answer, communityId: answer === 'community' ? communityId : null },
    ]),
  );
  return Array.from(wanted, ([written, one]) => ({ written, ...one })).filter(({ written, answer, communityId }) => {
    const held = standing.get(written);
    return held?.answer !== answer || held.communityId !== communityId;
  });
}

/** Writes a decision of `freshAnswers` in the place of the one that holds; within an act. @returns the row */
export function writeAnswer(db: WritableDb, act: Act, source: string | null, one: CommunityDecision): number {
  const held = standingOf(db, source).get(one.written);
  if (held) updateRow(db, communityMapping, held.id, { removedAt: act.at });
  return insertRow(db, communityMapping, {
    ...{ uid: newUid(), source: source ?? NO_SOURCE, ...one },
    ...{ addedAt: act.at, addedBy: act.userId },
  });
}

function standingOf(db: ReadableDb, source: string | null): Map<string, OwnCommunityMapping> {
  return new Map(ownCommunityMappings(db).flatMap((one) => (one.source === source ? [[one.written, one]] : [])));
}

const answerWords = { new: '新社区', empty: '留空' } as const;

/** Takes a decision back out: the text is a question again. @throws AppError mapping.notFound */
export function forgetCommunity(db: WritableDb, act: Act, id: number): number | null {
  const found = ownCommunityMappings(db).find((one) => one.id === id);
  if (!found) throw new AppError('mapping.notFound', {});
  const title = `社区对照（${sourceWords(db, found.source)}）：不再用“${found.written}”的对照`;
  return run(db, act, 'mappings.forgetCommunity', title, () => {
    updateRow(db, communityMapping, id, { removedAt: act.at });
    return id;
  });
}

function sourceWords(db: ReadableDb, source: string | null): string {
  return source === null ? NO_SOURCE_NAME : sourceName(db, source);
}

function run(db: WritableDb, act: Act, name: ActsOf<'mapping'>, title: string, work: () => number): number | null {
  return keepCommand(db, act, (nounId: number) => ({ name, title, noun: 'mapping', nounId }), work).commandId;
}
