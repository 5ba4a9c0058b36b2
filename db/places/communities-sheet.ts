import { AppError } from '#shared/errors.ts';
import { localDay } from '#shared/rules/calendar.ts';
import { type CommunityLine, communitySheetRow } from '#shared/rules/community-sheet.ts';
import { formatCount } from '#shared/rules/counts.ts';
import { dayAfter } from '#shared/rules/dated-values.ts';
import { dayProblem } from '#shared/rules/day-limits.ts';
import { checkVersions, findCycle, type VersionPeriod } from '#shared/rules/places.ts';
import type { Act } from '../core/changes.ts';
import { runCommand } from '../core/commands.ts';
import type { ReadableDb, WritableDb } from '../core/open.ts';
import { read } from '../core/read.ts';
import { insertRow, updateRow } from '../core/rows.ts';
import { typed } from '../core/typed.ts';
import { newUid } from '../core/uid.ts';
import { office } from '../tables/office.ts';
import { community, communitySuccessor, communityVersion } from '../tables/places.ts';
import { allVersions, belongingTo, listCommunities, successorLinks } from './communities.ts';
import { insertVersion } from './communities-write.ts';

/** All versions of all communities as rows of a sheet; the successors stand on the last version of a community. */
export function exportRows(db: ReadableDb): Record<string, string>[] {
  const versions = allVersions(db);
  const names = new Map(listCommunities(db, { withEnded: true }).map((one) => [one.id, one.name]));
  const links = successorLinks(db);
  const serials = new Map(Array.from(names.keys(), (id, index) => [id, String(index + 1)]));
  return versions.map((version) => {
    const isLast = !versions.some(
      (one) => one.communityId === version.communityId && one.validFrom > version.validFrom,
    );
    const followers = isLast ? links.filter((link) => link.fromId === version.communityId) : [];
    return communitySheetRow({
      ...version,
      serial: serials.get(version.communityId) ?? '',
      successors: followers.map((link) => names.get(link.toId) ?? ''),
    });
  });
}

interface Placed extends VersionPeriod {
  line: CommunityLine | null;
  document: string;
  /** The version that stands already; null: new. */
  id: number | null;
}

/**
 * Takes the communities of a sheet in as one act: a line that begins on the day of a version of its community takes its
 * place, every other is new; versions the sheet does not name stay. All of it is judged together with what stands, and
 * the first row that is wrong refuses the whole.
 * @throws AppError sheet.refused
 */
export function importCommunities(
  db: WritableDb,
  act: Act,
  lines: readonly CommunityLine[],
): { added: number; changed: number; same: number } {
  const own = allVersions(db);
  const placed = place(own, lines);
  const replaced = new Set(placed.map((one) => one.id));
  const staying: Placed[] = own.filter((one) => !replaced.has(one.id)).map((one) => ({ ...one, line: null }));
  const rows = [...staying, ...placed];
  const links = linksOf(db, rows, placed);
  refuseWrong(db, act, rows, staying.length);
  refuseRing(links, rows);
  const before = new Map(own.map((one) => [one.id, one]));
  const news = placed.filter((one) => {
    const was = one.id === null ? undefined : before.get(one.id);
    return (
      !was ||
      was.name !== one.name ||
      was.code !== one.code ||
      was.validTo !== one.validTo ||
      was.document !== one.document
    );
  });
  refuseEnding(db, rows, news);
  const fresh = links.filter((link) => link.isNew);
  const counts = {
    added: news.filter((one) => one.id === null).length,
    changed: news.filter((one) => one.id !== null).length,
    same: placed.length - news.length,
  };
  if (news.length + fresh.length === 0) return counts;
  const title = `导入社区表：新增 ${formatCount(counts.added)} 条，修改 ${formatCount(counts.changed)} 条`;
  runCommand(
    db,
    act,
    (nounId: number) => ({ name: 'communities.importFile', title, noun: 'community', nounId }),
    () => carryOut(db, act, rows, news, fresh),
  );
  return counts;
}

/** Puts each line to its community: by its uid, else by a serial that names one, else by today's name, else a new one. */
function place(
  own: readonly (VersionPeriod & { id: number; uid: string })[],
  lines: readonly CommunityLine[],
): Placed[] {
  const ids = new Map<string, number>();
  let next = -1;
  for (const line of lines) {
    const known = own.find((one) => line.uid !== '' && one.uid === line.uid);
    if (known) ids.set(line.serial, known.communityId);
  }
  return lines.map((line) => {
    const named = own.find((one) => one.name === line.name && one.validTo === null);
    let id = ids.get(line.serial) ?? (line.uid === '' ? named?.communityId : undefined);
    if (id === undefined) {
      id = next;
      next -= 1;
    }
    ids.set(line.serial, id);
    const stands = own.find((one) => one.communityId === id && one.validFrom === line.validFrom);
    const { name, code, validFrom, validTo, document } = line;
    return { communityId: id, name, code, validFrom, validTo, document, line, id: stands?.id ?? null };
  });
}

interface PlacedLink {
  fromId: number;
  toId: number;
  row: number;
  effectiveOn: string;
  document: string;
  isNew: boolean;
}

function linksOf(db: ReadableDb, rows: readonly Placed[], placed: readonly Placed[]): PlacedLink[] {
  const standing = successorLinks(db);
  const links: PlacedLink[] = standing.map((one) => ({ ...one, row: 1, isNew: false }));
  for (const { communityId, line, document } of placed) {
    for (const name of line?.successors ?? []) {
      const effectiveOn = dayAfter(line?.validTo ?? '');
      const to =
        rows.find((one) => one.name === name && one.communityId !== communityId) ??
        rows.find((one) => one.name === name);
      if (!to)
        throw new AppError('sheet.refused', {
          row: line?.row ?? 1,
          message: `后继社区“${name}”不在表里，也没有登记。`,
          more: 0,
        });
      if (standing.some((one) => one.fromId === communityId && one.toId === to.communityId)) continue;
      const row = line?.row ?? 1;
      links.push({ fromId: communityId, toId: to.communityId, row, effectiveOn, document, isNew: true });
    }
  }
  return links;
}

function refuseWrong(db: ReadableDb, act: Act, rows: readonly Placed[], from: number): void {
  const today = localDay(act.at);
  const ahead = rows.find(({ line }) => line && (line.validFrom > today || (line.validTo ?? '') > today));
  if (ahead?.line)
    throw new AppError('sheet.refused', {
      row: ahead.line.row,
      message: `“${ahead.name}”的日期晚于今天，请到那天再登记。`,
      more: 0,
    });
  for (const { name, line } of rows) {
    const early = line ? dayProblem('place', line.validFrom) : null;
    if (line && early !== null)
      throw new AppError('sheet.refused', { row: line.row, message: `“${name}”的${early}。`, more: 0 });
  }
  const officeCode = read(db, typed`SELECT ${office.areaCode} FROM ${office} WHERE id = 1`).one();
  const problems = checkVersions(rows, officeCode, (index) => {
    const line = rows[index]?.line;
    return line ? `第 ${line.row} 行` : '已登记的';
  }).filter((problem) => problem.index >= from);
  const [first] = problems;
  if (!first) return;
  const row = rows[first.index]?.line?.row ?? 1;
  throw new AppError('sheet.refused', { row, message: first.message, more: problems.length - 1 });
}

function refuseRing(links: readonly PlacedLink[], rows: readonly Placed[]): void {
  const ring = findCycle(links);
  if (!ring) return;
  const named = ring.map((id) => rows.find((one) => one.communityId === id)?.name ?? '');
  const row = Math.max(...links.filter((one) => ring.includes(one.fromId)).map((one) => one.row));
  throw new AppError('sheet.refused', { row, message: `后继社区绕成了一圈：${named.join(' → ')}。`, more: 0 });
}

/** A sheet moves no files: what still belongs to a community is merged or split first. */
function refuseEnding(db: ReadableDb, rows: readonly Placed[], news: readonly Placed[]): void {
  for (const one of news) {
    if (one.communityId < 0 || rows.some((row) => row.communityId === one.communityId && row.validTo === null))
      continue;
    const use = belongingTo(db, one.communityId);
    if (use.records + use.removed + use.groups + use.households + use.outlets === 0) continue;
    throw new AppError('sheet.refused', {
      row: one.line?.row ?? 1,
      message: `“${one.name}”还有 ${formatCount(use.records + use.removed)} 份档案、${formatCount(use.households)} 户家庭、${formatCount(use.groups)} 个小组、${formatCount(use.outlets)} 个网点，不能在表里截止，请用“合并”或“拆分”办理。`,
      more: 0,
    });
  }
}

function carryOut(
  db: WritableDb,
  act: Act,
  rows: readonly Placed[],
  news: readonly Placed[],
  fresh: readonly PlacedLink[],
): number {
  const made = new Map<number, number>();
  const idOf = (placedId: number): number => {
    if (placedId > 0) return placedId;
    const known = made.get(placedId);
    if (known !== undefined) return known;
    const now = newest(rows, placedId);
    const id = insertRow(db, community, { uid: newUid(), name: now.name, code: now.code, createdAt: act.at });
    made.set(placedId, id);
    return id;
  };
  for (const { id, line: _line, communityId, name, code, validFrom, validTo, document } of news) {
    if (id !== null) updateRow(db, communityVersion, id, { name, code, validTo, document });
    else insertVersion(db, act, { communityId: idOf(communityId), name, code, validFrom, validTo, document });
  }
  for (const communityId of new Set(news.map((one) => one.communityId))) {
    const { name, code } = newest(rows, communityId);
    updateRow(db, community, idOf(communityId), { name, code });
  }
  for (const { fromId, toId, effectiveOn, document } of fresh) {
    const kind = fresh.filter((one) => one.fromId === fromId).length > 1 ? 'split' : 'merge';
    insertRow(db, communitySuccessor, {
      uid: newUid(),
      fromId: idOf(fromId),
      toId: idOf(toId),
      kind,
      effectiveOn,
      document,
      addedAt: act.at,
      addedBy: act.userId,
    });
  }
  return idOf(news[0]?.communityId ?? fresh[0]?.fromId ?? 0);
}

/** The version a community is called by: that of today, or its last. */
function newest(rows: readonly Placed[], communityId: number): Placed {
  const [first, ...others] = rows.filter((one) => one.communityId === communityId);
  if (!first) throw new Error(`no version of community ${communityId}`);
  return others.reduce((latest, one) => (one.validFrom > latest.validFrom ? one : latest), first);
}
