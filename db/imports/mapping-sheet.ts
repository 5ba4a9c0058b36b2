import { mappingOf } from '#shared/codes/code-mapping.ts';
import { AppError } from '#shared/errors.ts';
import { communityKey } from '#shared/rules/community-text.ts';
import { formatCount } from '#shared/rules/counts.ts';
import type { SheetCommunity, SheetMapping } from '#shared/rules/mapping-sheet.ts';
import { dictionary } from '../codes/codes.ts';
import { listSources, ownMappings } from '../codes/mappings.ts';
import { insertSource, run, targetProblem, writeDecision } from '../codes/mappings-write.ts';
import type { Act } from '../core/changes.ts';
import type { ReadableDb, WritableDb } from '../core/open.ts';
import { newUid } from '../core/uid.ts';
import { listCommunities } from '../places/communities.ts';
import { communityNames } from '../places/community-names.ts';
import { ownCommunityMappings } from './community-mappings.ts';
import { freshAnswers, writeAnswer } from './community-mappings-write.ts';

/** A sheet of 代码对照 as it is taken in: codes and community texts. */

interface Sheet {
  lines: readonly SheetMapping[];
  communities: readonly SheetCommunity[];
}

/**
 * Takes a sheet of 代码对照 in as one act: what differs from what holds is decided so, sources nobody registered are
 * added. Lines that are not in the sheet stay.
 * @throws AppError sheet.refused
 */
export function importMappings(
  db: WritableDb,
  act: Act,
  { lines, communities }: Sheet,
): { decided: number; same: number; sources: number; commandId: number | null } {
  for (const line of lines) {
    const problem = targetProblem(db, line);
    if (problem !== null) throw new AppError('sheet.refused', { row: line.row, message: problem, more: 0 });
  }
  const keys = new Map(listSources(db).map((one) => [one.name, one.key]));
  const names = [...lines, ...communities].flatMap((line) => (line.sourceName === null ? [] : [line.sourceName]));
  const missing = Array.from(new Set(names)).filter((name) => !keys.has(name));
  for (const name of missing) keys.set(name, newUid());
  const keyOf = (name: string) => keys.get(name) ?? '';
  const own = ownMappings(db);
  const codes = dictionary(db);
  const standing = new Map(Array.from(keys, ([name, key]) => [name, mappingOf(key, own, codes)]));
  const fresh = lines.filter((line) => {
    const held = standing.get(line.sourceName)?.find(line.table, line.code) ?? null;
    return held === null || held.target !== line.target || held.label !== (line.label ?? '');
  });
  const answers = readAnswers(db, communities, keyOf);
  const decided = fresh.length + answers.length;
  const counts = { decided, same: lines.length + communities.length - decided, sources: missing.length };
  if (decided === 0 && missing.length === 0) return { ...counts, commandId: null };
  const title = `导入代码对照：对照 ${formatCount(decided)} 项${missing.length > 0 ? `，新来源 ${formatCount(missing.length)} 个` : ''}`;
  const commandId = run(db, act, 'mappings.importFile', title, () => {
    let id = 0;
    for (const name of missing) id = insertSource(db, act, keyOf(name), name);
    for (const line of fresh) id = writeDecision(db, act, keyOf(line.sourceName), line);
    for (const { source, one } of answers) id = writeAnswer(db, act, source, one);
    return id;
  });
  return { ...counts, commandId };
}

/** The answers of a sheet that differ from what holds. @throws AppError sheet.refused where a community is none of today */
function readAnswers(db: ReadableDb, communities: readonly SheetCommunity[], keyOf: (name: string) => string) {
  const named = communityNames(db);
  const today = new Set(listCommunities(db).map(({ id }) => id));
  const held = ownCommunityMappings(db);
  return communities.flatMap(({ row, sourceName, written, answer, communityName }) => {
    const source = sourceName === null ? null : keyOf(sourceName);
    const id = communityName === null ? null : (named(communityName)?.id ?? null);
    const [before] = held.filter((one) => one.source === source && one.written === communityKey(written));
    // A community that ended since is written out by the name it had: unchanged it comes back as it went.
    if (before && before.answer === answer && before.communityName === communityName) return [];
    if (answer === 'community' && (id === null || !today.has(id)))
      throw new AppError('sheet.refused', {
        ...{ row, more: 0 },
        message: `没有登记过社区“${communityName}”，或者它已撤销。请改为本街道现有的社区，或删去这一行`,
      });
    return freshAnswers(db, source, [{ written, answer, communityId: id }]).map((one) => ({ source, one }));
  });
}
