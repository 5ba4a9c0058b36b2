import type { HouseholdOfFile } from '#shared/contract/record-households.ts';
import { AppError } from '#shared/errors.ts';
import { localDay } from '#shared/rules/calendar.ts';
import { type Act, keepChange } from '../core/changes.ts';
import { keepCommand } from '../core/commands.ts';
import type { ReadableDb, WritableDb } from '../core/open.ts';
import { read } from '../core/read.ts';
import { refuseDay } from '../core/refuse-day.ts';
import { getRow, insertRow, updateRow } from '../core/rows.ts';
import { alias, columns, pick, text, typed } from '../core/typed.ts';
import { newUid } from '../core/uid.ts';
import { settleFile } from '../households/files.ts';
import { getHouseholdRow, headNameOf } from '../households/rows.ts';
import { household } from '../tables/households.ts';
import { user } from '../tables/office.ts';
import { recordHousehold } from '../tables/records.ts';
import { openEnvelope, type RecordRowData } from './records.ts';
import { headOfSql } from './subject.ts';

/** Acts of a clerk on which household an open file is about, and from when. */

type Link = typeof recordHousehold.$inferSelect;

interface Written {
  id: number;
  /** Of the file. */
  version: number;
  commandId: number | null;
}

const l = alias(recordHousehold, 'l');
const h = alias(household, 'h');
const u = alias(user, 'u');

const ofFile = typed`SELECT ${{
  ...pick(l, 'id', 'householdId', 'fromOn', 'toOn', 'addedAt'),
  ...{ number: h.number, addedBy: u.name },
  headName: text(`ifnull((SELECT name FROM person WHERE id = ${headOfSql('l.household_id')}), '')`),
}} FROM ${l} JOIN ${h} ON h.id = l.household_id JOIN ${u} ON u.id = l.added_by
  WHERE l.record_id = ? AND l.removed_at IS NULL ORDER BY l.from_on DESC, l.id DESC LIMIT 200`;

/** The households a file is or was about, that of now first; of a person or an outlet none. */
export function householdsOfFile(db: ReadableDb, recordId: number): HouseholdOfFile[] {
  return read(db, ofFile).all(recordId);
}

const linksOf = (db: ReadableDb, recordId: number): Link[] =>
  read(
    db,
    typed`SELECT ${columns(recordHousehold, 'l')} FROM record_household l
     WHERE l.record_id = ? AND l.removed_at IS NULL ORDER BY l.from_on, l.id`,
  ).all(recordId);

/**
 * What a link to a household is about: its file, its household and the one before, whose days it takes or gives back;
 * empty where there is none.
 */
export function aboutHouseholdLink(db: ReadableDb, id: number): { records: number[]; households: number[] } {
  const link = getRow(db, recordHousehold, id);
  if (!link) return { records: [], households: [] };
  const links = linksOf(db, link.recordId);
  const before = links[links.findIndex((one) => one.id === id) - 1];
  return { records: [link.recordId], households: [link.householdId, ...(before ? [before.householdId] : [])] };
}

/**
 * From a day on an open file is about another household.
 * @throws AppError input.invalid at `recordId`, `householdId` or `fromOn`, household.notFound, household.dayTooEarly,
 * record.householdEnded, and what `openEnvelope` throws
 */
export function addHousehold(
  db: WritableDb,
  act: Act,
  input: { recordId: number; version: number; householdId: number; fromOn: string },
): Written {
  const { householdId, fromOn } = input;
  const envelope = openEnvelope(db, input.recordId, input.version);
  const now = linksOf(db, envelope.id).at(-1);
  if (!now) throw wrong('recordId', '这份档案不是一户的，没有所属的户');
  const next = { householdId, fromOn, toOn: null };
  refuseWrong(db, act, envelope, next, { before: now, after: undefined });
  refuseEnded(db, householdId, null);
  const title = `改属${inWords(db, householdId)}（${fromOn} 起）`;
  return writeLinks(db, act, envelope, 'records.addHousehold', title, () => {
    updateRow(db, recordHousehold, now.id, { toOn: fromOn });
    return insertRow(db, recordHousehold, {
      ...{ uid: newUid(), recordId: envelope.id, ...next, addedAt: act.at, addedBy: act.userId },
    });
  });
}

/**
 * Puts the household or the day of a link right; the days of the one before end or go on with it.
 * @throws AppError record.householdGone, and as `addHousehold`
 */
export function correctHousehold(
  db: WritableDb,
  act: Act,
  input: { id: number; version: number; householdId: number; fromOn: string },
): Written {
  const { householdId, fromOn } = input;
  const { link, before, after, envelope } = standing(db, input);
  if (link.householdId === householdId && link.fromOn === fromOn)
    return { id: link.id, version: envelope.version, commandId: null };
  refuseWrong(db, act, envelope, { householdId, fromOn, toOn: link.toOn }, { before, after });
  if (householdId !== link.householdId) refuseEnded(db, householdId, link.toOn);
  const title = `更正所属的户：${inWords(db, link.householdId)}（${link.fromOn} 起）改为${inWords(db, householdId)}（${fromOn} 起）`;
  return writeLinks(db, act, envelope, 'records.correctHousehold', title, () => {
    if (before) updateRow(db, recordHousehold, before.id, { toOn: fromOn });
    updateRow(db, recordHousehold, link.id, { householdId, fromOn });
    return link.id;
  });
}

/**
 * Takes a later link out of use that was entered by mistake: its days are those of the household before.
 * @throws AppError record.householdGone, record.householdFirst, record.householdEnded where the one before ended meanwhile
 */
export function removeHousehold(db: WritableDb, act: Act, input: { id: number; version: number }): Written {
  const { link, before, after, envelope } = standing(db, input);
  if (!before) throw new AppError('record.householdFirst', {});
  refuseFollowed(db, before.householdId, link.toOn);
  if (after?.householdId === before.householdId) throw wrong('id', '前后两段就是同一户，请先删除后一段，再删除这一段');
  const title = `删除所属的户：${inWords(db, link.householdId)}（${link.fromOn} 起，登记错了）`;
  return writeLinks(db, act, envelope, 'records.removeHousehold', title, () => {
    // First the one that goes: of two without an end no file may be.
    updateRow(db, recordHousehold, link.id, { removedAt: act.at });
    updateRow(db, recordHousehold, before.id, { toOn: link.toOn });
    return link.id;
  });
}

function writeLinks(
  db: WritableDb,
  act: Act,
  envelope: RecordRowData,
  name: 'records.addHousehold' | 'records.correctHousehold' | 'records.removeHousehold',
  title: string,
  work: () => number,
): Written {
  const { id: nounId, communityId } = envelope;
  const { result, commandId } = keepCommand(db, act, { name, title, noun: 'record', nounId }, () => {
    const id = work();
    const settled = settleFile(db, act, nounId);
    const moved = { before: { communityId }, after: { communityId: settled.communityId } };
    const isMoved = settled.communityId !== communityId;
    keepChange(db, act, { noun: 'record', nounId, action: 'act', note: title, ...(isMoved ? moved : {}) });
    return { id, version: settled.version };
  });
  return { ...result, commandId };
}

function standing(db: ReadableDb, { id, version }: { id: number; version: number }) {
  const row = getRow(db, recordHousehold, id);
  if (!row || row.removedAt !== null) throw new AppError('record.householdGone', {});
  const envelope = openEnvelope(db, row.recordId, version);
  const links = linksOf(db, row.recordId);
  const at = links.findIndex((link) => link.id === id);
  return { link: row, before: at > 0 ? links[at - 1] : undefined, after: links[at + 1], envelope };
}

/** What a link may not be between those before and after it, so that the file is about one household on each day. */
function refuseWrong(
  db: ReadableDb,
  act: Act,
  { openedOn }: RecordRowData,
  { householdId, fromOn, toOn }: { householdId: number; fromOn: string; toOn: string | null },
  { before, after }: { before: Link | undefined; after: Link | undefined },
): void {
  refuseDay('place', fromOn, 'fromOn');
  if (fromOn > localDay(act.at)) throw wrong('fromOn', '还没到这一天，请填写实际的日期');
  if (before && fromOn <= before.fromOn) throw wrong('fromOn', `应晚于前一户开始的那天 ${before.fromOn}`);
  if (toOn !== null && fromOn >= toOn) throw wrong('fromOn', `应早于 ${toOn}，那天起属于后一户`);
  if (!before && fromOn > openedOn) throw wrong('fromOn', `不能晚于建档的那天 ${openedOn}`);
  const row = getHouseholdRow(db, householdId);
  if (fromOn < row.openedOn) throw new AppError('household.dayTooEarly', { name: row.number, day: row.openedOn });
  const beside = [before, after].some((link) => link?.householdId === householdId);
  if (beside) throw wrong('householdId', '前一段（后一段）就是这一户，不用另记');
  if (before) refuseFollowed(db, before.householdId, fromOn);
}

/** @param toOn the first day that counts no more; null: still @throws AppError record.householdEnded */
function refuseEnded(db: ReadableDb, householdId: number, toOn: string | null): void {
  const { number, closedOn } = getHouseholdRow(db, householdId);
  if (closedOn !== null && (toOn === null || toOn > closedOn))
    throw new AppError('record.householdEnded', { number, on: closedOn });
}

/**
 * Of a household that ended, as by moving away, a file may still be the last one's; of one that got another head it is not.
 * @throws AppError record.householdEnded
 */
function refuseFollowed(db: ReadableDb, householdId: number, toOn: string | null): void {
  if (getHouseholdRow(db, householdId).closeReason === 'head-change') refuseEnded(db, householdId, toOn);
}

const inWords = (db: ReadableDb, householdId: number): string =>
  `${headNameOf(db, householdId)}户（${getHouseholdRow(db, householdId).number}）`;

const wrong = (field: string, sentence: string): AppError<'input.invalid'> =>
  new AppError('input.invalid', { fields: { [field]: sentence } });
