import type { CommunityTarget } from '#shared/contract/communities.ts';
import { AppError } from '#shared/errors.ts';
import { localDay } from '#shared/rules/calendar.ts';
import { dayBefore } from '#shared/rules/dated-values.ts';
import { ALWAYS, checkVersions, type VersionPeriod } from '#shared/rules/places.ts';
import { type Act, difference, keepChange } from '../core/changes.ts';
import { runCommand } from '../core/commands.ts';
import type { ReadableDb, WritableDb } from '../core/open.ts';
import { read } from '../core/read.ts';
import { refuseDay } from '../core/refuse-day.ts';
import { insertRow, updateRow } from '../core/rows.ts';
import { int, text, typed } from '../core/typed.ts';
import { newUid } from '../core/uid.ts';
import { office } from '../tables/office.ts';
import { community, communityVersion } from '../tables/places.ts';
import { allVersions, belongingTo, endedOn, getCommunity, openVersion, successorLinks } from './communities.ts';

export interface NewCommunity {
  name: string;
  code: string | null;
  /** null: it was there before the program knew it. */
  validFrom?: string | null;
  document?: string;
}

/**
 * Registers a community with its first version; no act of its own, so that set-up, imports and merges can call it.
 * @throws AppError community.nameTaken, input.invalid
 */
export function insertCommunity(db: WritableDb, act: Act, input: NewCommunity): number {
  const { name, code } = input;
  const validFrom = input.validFrom ?? ALWAYS;
  refuseWrongVersion(db, { communityId: 0, name, code, validFrom, validTo: null });
  const id = insertRow(db, community, { uid: newUid(), name, code, createdAt: act.at });
  insertVersion(db, act, { communityId: id, name, code, validFrom, validTo: null, document: input.document ?? '' });
  keepChange(db, act, { noun: 'community', nounId: id, action: 'create', after: { name, code } });
  return id;
}

export function insertVersion(db: WritableDb, act: Act, version: VersionPeriod & { document: string }): number {
  return insertRow(db, communityVersion, { uid: newUid(), ...version, addedAt: act.at, addedBy: act.userId });
}

/** A community a change leads to: one that stands since before, or a new one from that day. */
export function targetId(db: WritableDb, act: Act, target: CommunityTarget, on: string, document: string): number {
  if (!('id' in target)) return insertCommunity(db, act, { ...target, validFrom: on, document });
  requireStanding(db, target.id, on);
  return target.id;
}

/** @throws AppError community.notFound, community.ended, input.invalid where it did not exist on that day yet */
export function requireStanding(db: ReadableDb, id: number, on: string): void {
  const { name } = getCommunity(db, id);
  const ended = endedOn(db, id);
  if (ended !== null) throw new AppError('community.ended', { name, endedOn: ended });
  const first = read(
    db,
    typed`SELECT ${text('min(valid_from)')} FROM community_version WHERE community_id = ? AND removed_at IS NULL`,
  ).one(id);
  if (first > on)
    throw new AppError('input.invalid', { fields: { effectiveOn: `“${name}”到 ${first} 才成立，生效日期不能更早` } });
}

/**
 * A change that lies ahead cannot be entered: membership and names would have to change by themselves on that day. Nor can
 * one of a time of which no register tells.
 */
export function refuseFuture(act: Act, day: string, field: string): void {
  refuseDay('place', day, field);
  if (day > localDay(act.at))
    throw new AppError('input.invalid', { fields: { [field]: '不能晚于今天，请到生效那天再登记' } });
}

export interface CommunitySave extends Required<NewCommunity> {
  id: number | null;
}

/**
 * Registers a community; gives it another name or code from a day on (a new version); or, without a day, puts right what
 * was written wrong in the version of today.
 * @throws AppError community.notFound, community.ended, community.nameTaken, input.invalid
 */
export function saveCommunity(db: WritableDb, act: Act, input: CommunitySave): number {
  if (input.validFrom !== null) refuseFuture(act, input.validFrom, 'validFrom');
  const { id, name, code, validFrom, document } = input;
  if (id === null) {
    return runCommand(
      db,
      act,
      (nounId) => ({ name: 'communities.save', title: `登记社区：${name}`, noun: 'community', nounId }),
      () => insertCommunity(db, act, input),
    );
  }
  const before = getCommunity(db, id);
  const open = openVersion(db, id);
  if (!open) throw new AppError('community.ended', { name: before.name, endedOn: endedOn(db, id) ?? '' });
  if (before.name === name && before.code === code && validFrom === null) return id;
  if (validFrom !== null && validFrom <= open.validFrom)
    throw new AppError('input.invalid', {
      fields: { validFrom: `应晚于现行名称的生效日期 ${open.validFrom}；写错了的请用“更正”` },
    });
  const what = before.name === name ? `社区代码变更：${name}` : `社区更名：${before.name} → ${name}`;
  const title = validFrom === null ? `更正社区：${before.name} → ${name}` : `${what}（${validFrom} 起）`;
  return runCommand(db, act, { name: 'communities.save', title, noun: 'community', nounId: id }, () => {
    if (validFrom === null) {
      refuseWrongVersion(db, { ...open, name, code }, open.id);
      updateRow(db, communityVersion, open.id, { name, code });
    } else {
      updateRow(db, communityVersion, open.id, { validTo: dayBefore(validFrom) });
      const version = { communityId: id, name, code, validFrom, validTo: null };
      refuseWrongVersion(db, version);
      insertVersion(db, act, { ...version, document });
    }
    updateRow(db, community, id, { name, code });
    keepChange(db, act, {
      noun: 'community',
      nounId: id,
      action: 'update',
      ...difference({ ...before }, { name, code }),
    });
    return id;
  });
}

/**
 * Takes back the registration of a community that nothing ever belonged to.
 * @throws AppError community.notFound, community.inUse
 */
export function removeCommunity(db: WritableDb, act: Act, id: number): void {
  const { name } = getCommunity(db, id);
  const use = belongingTo(db, id);
  const households = use.households + use.closedHouseholds;
  const stays = read(
    db,
    typed`SELECT ${int(`(SELECT count(*) FROM record_community WHERE community_id = @id AND removed_at IS NULL)
       + (SELECT count(*) FROM household_community WHERE community_id = @id AND removed_at IS NULL)`)}`,
  ).one({ id });
  const links = successorLinks(db, true).filter((link) => link.fromId === id || link.toId === id).length;
  if (use.records + use.removed + use.groups + use.outlets + households + stays + links > 0)
    throw new AppError('community.inUse', {
      name,
      records: use.records,
      removed: use.removed,
      groups: use.groups,
      households,
      outlets: use.outlets,
      past: stays,
      links,
    });
  runCommand(db, act, { name: 'communities.remove', title: `移除社区：${name}`, noun: 'community', nounId: id }, () => {
    updateRow(db, community, id, { removedAt: act.at });
    const versions = read(
      db,
      typed`SELECT ${communityVersion.id} FROM ${communityVersion} WHERE community_id = ? AND removed_at IS NULL`,
    ).all(id);
    for (const version of versions) updateRow(db, communityVersion, version, { removedAt: act.at });
  });
}

/** @throws AppError community.nameTaken, input.invalid */
function refuseWrongVersion(db: ReadableDb, version: VersionPeriod, replaces: number | null = null): void {
  const officeCode = read(db, typed`SELECT ${office.areaCode} FROM ${office} WHERE id = 1`).one();
  const others = allVersions(db).filter((one) => one.id !== replaces);
  const last = others.length;
  const found = checkVersions([...others, version], officeCode, () => '已登记的').find((one) => one.index === last);
  if (!found) return;
  if (found.reason === 'name-taken' || found.reason === 'code-taken')
    throw new AppError('community.nameTaken', { name: version.name });
  const field = found.reason === 'overlap' || found.reason === 'to-before-from' ? 'validFrom' : 'code';
  throw new AppError('input.invalid', { fields: { [field]: found.message } });
}
