import { serviceLabels } from '#shared/codes/service-words.ts';
import type { ServiceKind, ServiceRole } from '#shared/contract/care.ts';
import { AppError } from '#shared/errors.ts';
import { isForLiving } from '#shared/life/living.ts';
import { localDay } from '#shared/rules/calendar.ts';
import { formatCount } from '#shared/rules/counts.ts';
import { dayProblem } from '#shared/rules/day-limits.ts';
import { type Act, difference, keepChange } from '../core/changes.ts';
import { type CommandAbout, keepCommand } from '../core/commands.ts';
import type { ReadableDb, WritableDb } from '../core/open.ts';
import { read } from '../core/read.ts';
import { refuseDay } from '../core/refuse-day.ts';
import { getRow, insertRow, updateRow } from '../core/rows.ts';
import { pick, text, typed } from '../core/typed.ts';
import { newUid } from '../core/uid.ts';
import { stepFacts } from '../life/facts.ts';
import { getGroup } from '../places/groups.ts';
import { refuseClosed } from '../records/closed.ts';
import { getEnvelope } from '../records/records.ts';
import { fileNameSql, subjectName } from '../records/subject.ts';
import { service, servicePerson } from '../tables/care.ts';
import { user } from '../tables/office.ts';
import { isVisit, takeBackVisit, visitDone } from './visits.ts';

/** Enters, corrects and removes 服务记录: each act, for however many people, is one command. */

export interface ServiceSave {
  id: number | null;
  version: number | null;
  kind: ServiceKind;
  on: string;
  place: string | null;
  byRole: ServiceRole;
  byName: string;
  groupId: number | null;
  recordIds: readonly number[];
  what: string | null;
  occasion: string | null;
  /** What each person was given, in fen. */
  amountFen: number | null;
  goods: string | null;
  result: string | null;
  nextOn: string | null;
  reason: string | null;
}

type ServiceRow = typeof service.$inferSelect;
type PersonRow = typeof servicePerson.$inferSelect;

const NOTES_MOST = 20;

/**
 * Enters what was done for one or many people, or corrects it with the reason. A visit settles the visit that was due
 * and, where a next day is set, puts it on the desk for each of them.
 * @returns `notes`: what the clerk should look at although it was entered
 * @throws AppError care.notFound, care.changedMeanwhile, group.notFound, record.removed, input.invalid at the field
 */
export function saveService(
  db: WritableDb,
  act: Act,
  input: ServiceSave,
): { id: number; version: number; commandId: number | null; notes: string[] } {
  const recordIds = Array.from(new Set(input.recordIds));
  const before = input.id === null ? null : openService(db, input.id, input.version);
  refuseFields(db, input, localDay(act.at));
  refusePeople(db, input, recordIds, localDay(act.at));
  if (before && input.reason === null) throw new AppError('input.invalid', { fields: { reason: '请写明更正的原因' } });
  const notes = doubles(db, input, recordIds);
  const about = (id: number): CommandAbout => ({
    name: 'care.save',
    title: `${before ? '更正' : '登记'}${titleOf(db, input.kind, recordIds)}`,
    noun: 'care',
    nounId: id,
  });
  const { result: id, commandId } = keepCommand(db, act, about, () =>
    before ? correct(db, act, before, input, recordIds) : enter(db, act, input, recordIds),
  );
  return { id, version: (before?.version ?? 0) + 1, commandId, notes };
}

/** Takes an act out that was entered by mistake. @throws AppError care.notFound, care.changedMeanwhile */
export function removeService(
  db: WritableDb,
  act: Act,
  input: { id: number; version: number; reason: string },
): { commandId: number | null } {
  const row = openService(db, input.id, input.version);
  const people = peopleOf(db, row.id);
  const title = `移除${titleOf(
    db,
    row.kind,
    people.map(({ recordId }) => recordId),
  )}`;
  const about: CommandAbout = { name: 'care.remove', title, noun: 'care', nounId: row.id };
  const { commandId } = keepCommand(db, act, about, () => {
    for (const person of people) takeBackVisit(db, act, person);
    updateRow(db, service, row.id, { removedAt: act.at, removedReason: input.reason, version: row.version + 1 });
    keepChange(db, act, { noun: 'care', nounId: row.id, action: 'remove', note: `${title}：${input.reason}` });
  });
  return { commandId };
}

function enter(db: WritableDb, act: Act, input: ServiceSave, recordIds: readonly number[]): number {
  const id = insertRow(db, service, {
    ...{ uid: newUid(), ...contentOf(input), version: 1 },
    ...{ addedAt: act.at, addedBy: act.userId, updatedAt: act.at, updatedBy: act.userId },
    ...{ removedAt: null, removedReason: null },
  });
  for (const recordId of recordIds) addPerson(db, act, id, recordId, input);
  return id;
}

function correct(
  db: WritableDb,
  act: Act,
  before: ServiceRow,
  input: ServiceSave,
  recordIds: readonly number[],
): number {
  const known = peopleOf(db, before.id);
  const stays = new Set(recordIds);
  const content = contentOf(input);
  const isOtherVisit =
    before.onDate !== input.on || before.nextOn !== input.nextOn || isVisit(before.kind) !== isVisit(input.kind);
  for (const person of known) {
    if (stays.has(person.recordId) && !isOtherVisit) continue;
    takeBackVisit(db, act, person);
    if (stays.has(person.recordId))
      updateRow(db, servicePerson, person.id, visitDone(db, act, { ...input, ...person }));
    else updateRow(db, servicePerson, person.id, { removedAt: act.at });
  }
  const had = new Set(known.map(({ recordId }) => recordId));
  for (const recordId of recordIds) if (!had.has(recordId)) addPerson(db, act, before.id, recordId, input);
  updateRow(db, service, before.id, {
    ...content,
    ...{ version: before.version + 1, updatedAt: act.at, updatedBy: act.userId },
  });
  const old = Object.fromEntries(Object.keys(content).map((key) => [key, before[key as keyof typeof content]]));
  keepChange(db, act, {
    ...{ noun: 'care', nounId: before.id, action: 'update', note: input.reason ?? '' },
    ...difference({ ...old, people: [...had] }, { ...content, people: [...recordIds] }),
  });
  return before.id;
}

function addPerson(db: WritableDb, act: Act, serviceId: number, recordId: number, input: ServiceSave): void {
  const id = insertRow(db, servicePerson, {
    ...{ serviceId, recordId, removedAt: null },
    ...{ eventId: null, settledEventId: null },
  });
  const visit = visitDone(db, act, { ...input, serviceId, recordId });
  if (visit.eventId !== null || visit.settledEventId !== null) updateRow(db, servicePerson, id, visit);
}

function contentOf(input: ServiceSave) {
  const { kind, place, byRole, byName, groupId, what, occasion, amountFen, goods, result, nextOn } = input;
  return { kind, onDate: input.on, place, byRole, byName, groupId, what, occasion, amountFen, goods, result, nextOn };
}

function openService(db: ReadableDb, id: number, version: number | null): ServiceRow {
  const row = getRow(db, service, id);
  if (!row || row.removedAt !== null) throw new AppError('care.notFound', {});
  if (row.version !== version) {
    const by = read(db, typed`SELECT ${user.name} FROM ${user} WHERE id = ?`).one(row.updatedBy);
    throw new AppError('care.changedMeanwhile', { by, at: row.updatedAt });
  }
  return row;
}

function peopleOf(db: ReadableDb, serviceId: number): PersonRow[] {
  return read(
    db,
    typed`SELECT ${pick(servicePerson, 'id', 'serviceId', 'recordId', 'eventId', 'settledEventId', 'removedAt')}
     FROM ${servicePerson} WHERE service_id = ? AND removed_at IS NULL ORDER BY id`,
  ).all(serviceId);
}

// What a kind of act has no place for is refused, not dropped: the clerk sees that it was not kept.
function refuseFields(db: ReadableDb, input: ServiceSave, today: string): void {
  const { kind, on, what, occasion, amountFen, goods, nextOn, groupId } = input;
  const fields: Record<string, string> = {};
  const early = dayProblem('service', on);
  if (on > today) fields.on = '还没到这一天，请填写实际办理的日期';
  else if (early !== null) fields.on = early;
  if ((kind === 'activity' || kind === 'help') && what === null)
    fields.what = kind === 'activity' ? '请填写是什么活动' : '请填写帮了什么';
  if (kind === 'condolence' && occasion === null) fields.occasion = '请填写慰问的事由，如春节、生病住院';
  if (kind !== 'condolence' && occasion !== null) fields.occasion = '只有慰问填写事由';
  if (kind !== 'condolence' && kind !== 'help') {
    if (amountFen !== null) fields.amountFen = '只有慰问和帮扶填写金额';
    if (goods !== null) fields.goods = '只有慰问和帮扶填写物品';
  }
  if (nextOn !== null && !isVisit(kind)) fields.nextOn = '只有走访和慰问约定下次走访';
  else if (nextOn !== null && nextOn <= on) fields.nextOn = `应晚于 ${on}`;
  const far = nextOn === null ? null : dayProblem('nextVisit', nextOn, { from: on });
  if (far !== null) fields.nextOn ??= far;
  if (groupId !== null && getGroup(db, groupId).kind !== 'self-management') fields.groupId = '请选择自管小组';
  if (Object.keys(fields).length > 0) throw new AppError('input.invalid', { fields });
}

function refusePeople(db: WritableDb, input: ServiceSave, recordIds: readonly number[], today: string): void {
  for (const id of recordIds) {
    const envelope = getEnvelope(db, id);
    const { number, removedAt, pending } = envelope;
    if (removedAt !== null || pending === 1) throw new AppError('record.removed', { number });
    refuseClosed(envelope);
    const { diedOn, birthOn } = stepFacts(db, id, today);
    refuseDay('service', input.on, 'on', { birth: birthOn });
    // The family of somebody who died is consoled and helped; the person is not visited any more, nor ill.
    if (!isForLiving(input.kind, input.occasion, input.what)) continue;
    if (diedOn !== null && diedOn < input.on) {
      const dead = `${subjectName(db, envelope)}已登记死亡（${diedOn}）`;
      throw new AppError('input.invalid', { fields: { recordIds: `${dead}，${forFamily[input.kind]}` } });
    }
  }
}

// How what was done for the family is entered.
const forFamily: Record<ServiceKind, string> = {
  visit: '慰问家属请选“慰问”',
  activity: '慰问家属请选“慰问”',
  condolence: '慰问家属请把事由写为“去世”',
  help: '帮的是家属的，请在内容里写明“家属”',
};

/** Who had the same done on the same day: entered twice, or twice visited. */
function doubles(db: ReadableDb, input: ServiceSave, recordIds: readonly number[]): string[] {
  const names = read(
    db,
    typed`SELECT DISTINCT ${text(fileNameSql('r'))} FROM json_each(@ids) j CROSS JOIN service_person m ON m.record_id = j.value
       JOIN service s ON s.id = m.service_id JOIN record r ON r.id = m.record_id
     WHERE m.removed_at IS NULL AND s.removed_at IS NULL AND s.kind = @kind AND s.on_date = @on AND s.id <> @id
     LIMIT ${NOTES_MOST}`,
  ).all({ ids: JSON.stringify(recordIds), kind: input.kind, on: input.on, id: input.id ?? 0 });
  return names.map((name) => `${name} ${input.on} 已有一条${serviceLabels[input.kind]}记录，请核对是否重复登记`);
}

function titleOf(db: ReadableDb, kind: ServiceKind, recordIds: readonly number[]): string {
  const [first] = recordIds;
  if (first === undefined) return serviceLabels[kind];
  const envelope = getEnvelope(db, first);
  const { number } = envelope;
  const name = subjectName(db, envelope);
  return `${serviceLabels[kind]}：${name}${recordIds.length === 1 ? `（${number}）` : `等 ${formatCount(recordIds.length)} 人`}`;
}
