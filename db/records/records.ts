import type { PersonFile, RecordFile } from '#shared/contract/records.ts';
import { AppError } from '#shared/errors.ts';
import { personPart, textsOf } from '#shared/people/fields.ts';
import { type FileValues, kinds, type RecordKind } from '#shared/records/kinds.ts';
import { filePart } from '#shared/records/parts.ts';
import { recordNumber } from '#shared/rules/archival-code.ts';
import { localDay } from '#shared/rules/calendar.ts';
import { dayBefore } from '#shared/rules/dated-values.ts';
import { type Act, difference, keepChange } from '../core/changes.ts';
import { refuseDoubtfulClock } from '../core/clock.ts';
import { nextSerial } from '../core/number-series.ts';
import type { ReadableDb, WritableDb } from '../core/open.ts';
import { read } from '../core/read.ts';
import { getRow, insertRow, updateRow } from '../core/rows.ts';
import { maybe, text, typed } from '../core/typed.ts';
import { newUid } from '../core/uid.ts';
import { diedOnOf } from '../life/death.ts';
import { isNameOf } from '../people/names.ts';
import {
  changePerson,
  findPersonByNumber,
  getPerson,
  insertPerson,
  type PersonRow,
  personValues,
  sortName,
  stillUnread,
} from '../people/people.ts';
import { keepPastCommunity } from '../places/record-community.ts';
import { refuseKindNotKept } from '../policy/kept-kinds.ts';
import { requireOffice } from '../policy/office.ts';
import { user } from '../tables/office.ts';
import { recordAbsence } from '../tables/places.ts';
import { record } from '../tables/records.ts';
import { aboutHousehold, aboutOutlet, openOfOutlet, refuseOutletGone } from './about.ts';
import { listAttachments } from './attachments.ts';
import { lastClosedOf, neighboursOf, refuseClosed, refusedBesideClosed } from './closed.ts';
import { hasHousehold, householdOf, linkHousehold } from './household-links.ts';
import type { NewRecord, PersonInput, RecordInput } from './input.ts';
import { kindOf } from './kind-of.ts';
import type { AnyFiles, Envelope, EnvelopeValues } from './kind-store.ts';
import { asKnown, asShown } from './known.ts';
import { isGivenBack } from './numbers-back.ts';
import { refuseStillStanding } from './still-standing.ts';
import { storeOfOthers, storeOfPeople } from './stores.ts';
import { outletOf, personOf, subjectName } from './subject.ts';
import { UNDONE_IMPORT, UNDONE_OPENING } from './undone-files.ts';
import { checkedCodes, filledIn, getPersonFileValues, keptValues } from './values.ts';

export type RecordRowData = Envelope;

/** @throws AppError record.notFound */
export function getEnvelope(db: ReadableDb, id: number): RecordRowData {
  const row = getRow(db, record, id);
  if (!row) throw new AppError('record.notFound', { number: '' });
  return row;
}

const namesAround = typed`SELECT ${{
  createdBy: text('(SELECT name FROM user WHERE id = @by)'),
  updatedBy: text('(SELECT name FROM user WHERE id = @up)'),
  personBy: maybe(text('(SELECT name FROM user WHERE id = @person)')),
  communityName: maybe(text('(SELECT name FROM community WHERE id = @community)')),
}}`;

/** A file whole. @throws AppError record.notFound */
export function getRecord(db: ReadableDb, id: number): RecordFile {
  const envelope = getEnvelope(db, id);
  if (envelope.subject === 'person') return personFile(db, envelope);
  const { personBy: _personBy, ...file } = told(db, envelope, subjectName(db, envelope), null);
  const values = storeOfOthers(file.kind).files.read(db, envelope);
  const other = { ...file, values, diedOn: null, unreadText: unreadIn(envelope, null) };
  return envelope.subject === 'outlet'
    ? { ...other, subject: 'outlet', outletId: outletOf(envelope) }
    : { ...other, subject: 'household', householdId: householdOf(db, id) };
}

/** The file of a person, whole. @throws AppError record.notFound @throws Error where it is another's */
export function getPersonFile(db: ReadableDb, id: number): PersonFile {
  return personFile(db, getEnvelope(db, id));
}

function personFile(db: ReadableDb, envelope: RecordRowData): PersonFile {
  const person = getPerson(db, personOf(envelope));
  const { personBy: updatedBy, ...file } = told(db, envelope, person.name, person.updatedBy);
  return {
    ...file,
    subject: 'person',
    personId: person.id,
    person: { version: person.version, updatedAt: person.updatedAt, updatedBy },
    diedOn: diedOnOf(db, person.id),
    values: getPersonFileValues(db, envelope),
    unreadText: unreadIn(envelope, person),
  };
}

/** What every file says of itself, whatever it is about. */
function told(db: ReadableDb, envelope: RecordRowData, name: string, personBy: number | null) {
  const { id, createdBy, updatedBy, communityId } = envelope;
  const { uid, number, openedOn, version, createdAt, updatedAt } = envelope;
  const { removedAt, removedReason, closedOn, closeReason } = envelope;
  return {
    ...{ id, uid, kind: kindOf(envelope.kind), number, subjectName: name, openedOn, version, createdAt, updatedAt },
    ...{ removedAt, removedReason, closedOn, closeReason, ...neighboursOf(db, envelope) },
    ...read(db, namesAround).one({ by: createdBy, up: updatedBy, person: personBy, community: communityId }),
    attachments: listAttachments(db, id),
  };
}

/** What a roster said in a file's fields, and in its person's where it is one's, that could not be read. */
export function unreadIn(envelope: RecordRowData, person: PersonRow | null): Record<string, string> {
  const ofPerson = person === null ? {} : JSON.parse(person.unreadText);
  return { ...JSON.parse(envelope.unreadText), ...ofPerson } as Record<string, string>;
}

/** @throws AppError record.notFound */
export function recordIdOf(db: ReadableDb, number: string): number {
  const row = read(db, typed`SELECT ${{ id: record.id }} FROM ${record} WHERE number = ? AND pending = 0`).get(number);
  if (!row) throw new AppError('record.notFound', { number });
  return row.id;
}

const openFile = typed`SELECT ${{ id: record.id }}
     FROM ${record} WHERE kind = ? AND person_id = ? AND removed_at IS NULL AND closed_on IS NULL`;

/** The open file of a person for a kind, or null: neither removed nor closed. */
export function openRecordOf(db: ReadableDb, kind: RecordKind, personId: number): RecordRowData | null {
  const row = read(db, openFile).get(kind, personId);
  return row ? getEnvelope(db, row.id) : null;
}

/** The open file of the same subject and kind. A household may have several, so none of them stands in another's way. */
export function openBeside(
  db: ReadableDb,
  { kind, personId, outletId }: Pick<RecordRowData, 'kind' | 'personId' | 'outletId'>,
): { number: string } | null {
  if (personId !== null) return openRecordOf(db, kindOf(kind), personId);
  return outletId === null ? null : openOfOutlet(db, kind, outletId);
}

interface NewFile {
  id: number;
  number: string;
  version: number;
}

/**
 * Opens a new file. A 档号 that was seen outside is never given again (DA/T 13-2022), whatever becomes of the file.
 * @param pendingImport the import it comes with, whole later: until then it is hidden and has no 档号
 * @throws AppError as `openForPerson`, `openForHousehold`, `openForOutlet`; input.invalid at a code no table has, office.kindNotKept
 */
export function createRecord(
  db: WritableDb,
  act: Act,
  brought: NewRecord,
  pendingImport: number | null = null,
): NewFile {
  refuseKindNotKept(db, brought.kind);
  if (brought.subject === 'person') return openForPerson(db, act, brought, pendingImport);
  const { files } = storeOfOthers(brought.kind);
  const about = brought.subject === 'household' ? aboutHousehold(db, act, brought) : aboutOutlet(db, brought);
  const values = { ...checkedCodes(db, brought, {}), communityId: about.communityId };
  const file = insertEnvelope(db, act, brought, { ...files.envelopeOf(values), ...about }, pendingImport);
  files.insert(db, file.id, values);
  if (brought.subject === 'household') linkHousehold(db, act, file.id, brought);
  keepChange(db, act, { noun: 'record', nounId: file.id, action: 'create', after: filledIn(values) });
  return file;
}

/**
 * The person is found by number or newly registered (one without a number always: two people may both have none yet).
 * @throws AppError person.idNumberTaken when the person has an open file of this kind, person.nameDiffers when the number is
 * that of somebody of another name and nobody said that they are the same person, record.closedByDeath, record.closedBefore
 */
function openForPerson(db: WritableDb, act: Act, brought: PersonInput, pendingImport: number | null): NewFile {
  const { idNumber } = brought.values;
  const known = idNumber ? findPersonByNumber(db, idNumber) : null;
  const toldOf = brought.isShown ? asShown : asKnown;
  const input = known && pendingImport === null ? toldOf(db, brought, known) : brought;
  const values = checkedCodes(db, input, known ? personValues(known) : {});
  const { files } = storeOfPeople(input.kind);
  const kept = files.envelopeOf(values);
  if (known) {
    const open = openRecordOf(db, input.kind, known.id);
    if (open) throw new AppError('person.idNumberTaken', { name: known.name, number: open.number });
    const ended = refusedBesideClosed(db, input.kind, known);
    if (ended !== null) throw ended;
    // A hidden file may not change a visible person; the import's last transaction does.
    if (pendingImport === null) {
      if (!isNameOf(db, known.id, brought.values.name) && !input.isSamePerson)
        throw new AppError('person.nameDiffers', {
          ...{ name: known.name, idNumber: known.idNumber ?? '', birthOn: known.birthOn ?? '' },
          typed: brought.values.name,
        });
      // The paper may carry a number of former days: the card keeps that of today.
      if (known.idNumber !== null) Object.assign(values, { idKind: known.idKind, idNumber: known.idNumber });
      changePerson(db, act, known, personPart(values), { ...input, unreadText: undefined });
    }
  }
  const unreadText = textsOf(input.unreadText ?? {}, 'person');
  const personId =
    known?.id ?? insertPerson(db, act, personPart(values), { readings: input.readings, unreadText }, pendingImport);
  const about = {
    ...{ subject: 'person' as const, personId, sortName: sortName(input.readings, values.name) },
    previousId: known ? lastClosedOf(db, input.kind, known.id) : null,
  };
  const file = insertEnvelope(db, act, input, { ...kept, ...about }, pendingImport);
  files.insert(db, file.id, values);
  // Of somebody registered with the file its first entry tells all that is known; of others the person's own history does.
  const after = filledIn(known ? filePart(values) : values);
  keepChange(db, act, { noun: 'record', nounId: file.id, action: 'create', after });
  return file;
}

function insertEnvelope(
  db: WritableDb,
  act: Act,
  { kind, unreadText = {} }: RecordInput,
  about: EnvelopeValues & Pick<RecordRowData, 'subject' | 'sortName' | 'previousId'> & Partial<RecordRowData>,
  pendingImport: number | null,
): NewFile {
  const uid = newUid();
  const number = pendingImport === null ? nextNumber(db, kind, act.at) : `pending-${uid}`;
  const id = insertRow(db, record, {
    ...about,
    uid,
    kind,
    number,
    openedOn: localDay(act.at),
    unreadText: JSON.stringify(textsOf(unreadText, 'file')),
    version: 1,
    pending: pendingImport === null ? 0 : 1,
    importId: pendingImport,
    createdAt: act.at,
    createdBy: act.userId,
    updatedAt: act.at,
    updatedBy: act.userId,
  });
  return { id, number, version: 1 };
}

// It lies where its household or its outlet does.
const ELSEWHERE = { 'values.communityId': '这份档案随它的户（网点）所在的社区，请在那里修改住址' };

/**
 * Saves a changed file where nobody changed it meanwhile: what differs of the person to the person, the rest to the file,
 * each told where it belongs. Saving without a difference writes nothing.
 * @throws AppError record.notFound, record.closed, record.changedMeanwhile, record.stateByStep, person.idNumberTaken
 */
export function updateRecord(db: WritableDb, act: Act, id: number, version: number, input: RecordInput): NewFile {
  const envelope = getEnvelope(db, id);
  refuseClosed(envelope);
  refuseChanged(db, envelope, version);
  if (input.subject !== 'person') {
    const { kind, files } = storeOfOthers(input.kind);
    const before = files.read(db, envelope);
    const values = keptValues(db, input, before, kind);
    if (values.communityId !== before.communityId) throw new AppError('input.invalid', { fields: ELSEWHERE });
    return writeOwn(db, act, envelope, input, files, { before, values });
  }
  const { kind, files } = storeOfPeople(input.kind);
  const before = getPersonFileValues(db, envelope);
  const values = keptValues(db, input, before, kind);
  const unread = input.unreadText;
  const isPersonChanged = changePerson(db, act, getPerson(db, personOf(envelope)), personPart(values), {
    ...input,
    unreadText: unread && textsOf(unread, 'person'),
  });
  return writeOwn(db, act, envelope, input, files, { before, values, isPersonChanged });
}

/** Writes what differs of a file's own part. */
function writeOwn<V extends FileValues>(
  db: WritableDb,
  act: Act,
  envelope: RecordRowData,
  { unreadText: unread }: RecordInput,
  files: AnyFiles<V>,
  { before, values, isPersonChanged = false }: { before: V; values: V; isPersonChanged?: boolean },
): NewFile {
  const { id, number, version } = envelope;
  const changed = difference(filePart(before), filePart(values));
  const unreadText = JSON.stringify(unread ? textsOf(unread, 'file') : stillUnread(envelope.unreadText, changed.after));
  if (Object.keys(changed.after).length === 0 && unreadText === envelope.unreadText) {
    // Written through this file, which stands first among those written last; whoever has it open may go on.
    if (isPersonChanged) updateRow(db, record, id, { updatedAt: act.at, updatedBy: act.userId });
    return { id, number, version };
  }
  const kept = files.envelopeOf(values);
  files.keepPast(db, act, id, values);
  if (kept.communityId !== envelope.communityId) keepPastCommunity(db, envelope, localDay(act.at));
  const next = touch(db, act, envelope, { ...kept, unreadText });
  files.update(db, id, values);
  keepChange(db, act, { noun: 'record', nounId: id, action: 'update', ...changed });
  return { id, number, version: next };
}

/**
 * Takes a file out of use, with the reason; nothing is deleted.
 * @throws AppError record.changedMeanwhile, record.removed, record.stillStands, input.invalid
 */
export function removeRecord(db: WritableDb, act: Act, id: number, version: number, reason: string): number {
  const envelope = getEnvelope(db, id);
  refuseChanged(db, envelope, version);
  // The day and the reason for which it went would be written over by those of the second time.
  if (envelope.removedAt !== null) throw new AppError('record.removed', { number: envelope.number });
  if (reason === UNDONE_OPENING || reason === UNDONE_IMPORT)
    throw new AppError('input.invalid', { fields: { reason: '请写明作废的原因；刚建的档案录错了，请用“撤销”' } });
  refuseStillStanding(db, envelope);
  const next = touch(db, act, envelope, { removedAt: act.at, removedReason: reason });
  keepChange(db, act, { noun: 'record', nounId: id, action: 'remove', note: reason });
  return next;
}

/**
 * @throws AppError record.changedMeanwhile, record.openingUndone, outlet.notFound, office.kindNotKept, person.idNumberTaken when the person has
 * another open file by now, record.closedBefore, record.closedByDeath when another of theirs was closed since
 */
export function restoreRecord(db: WritableDb, act: Act, id: number, version: number): number {
  const envelope = getEnvelope(db, id);
  refuseChanged(db, envelope, version);
  refuseKindNotKept(db, kindOf(envelope.kind));
  // With the opening its household was taken back: the file would be of none.
  const isOfNone = envelope.subject === 'household' && !hasHousehold(db, id);
  if (isOfNone || isGivenBack(envelope.number))
    throw new AppError('record.openingUndone', { name: subjectName(db, envelope) });
  refuseOutletGone(db, envelope.outletId);
  const open = openBeside(db, envelope);
  const isOnlyOne = kinds[kindOf(envelope.kind)].afterClosing === 'reopen';
  if (open !== null && (envelope.closedOn === null || isOnlyOne))
    throw new AppError(envelope.subject === 'person' ? 'person.idNumberTaken' : 'record.openBeside', {
      ...{ name: subjectName(db, envelope), number: open.number },
    });
  // One that was closed since stands in the way as well, where there is one file for life.
  if (isOnlyOne && envelope.personId !== null) {
    const ended = refusedBesideClosed(db, kindOf(envelope.kind), getPerson(db, envelope.personId));
    if (ended !== null) throw ended;
  }
  keepAbsence(db, act, envelope);
  const next = touch(db, act, envelope, { removedAt: null, removedReason: null });
  keepChange(db, act, { noun: 'record', nounId: id, action: 'restore' });
  return next;
}

// A list of a day past leaves out what was out of use on that day.
function keepAbsence(db: WritableDb, act: Act, envelope: RecordRowData): void {
  if (envelope.removedAt === null) return;
  const fromOn = localDay(envelope.removedAt);
  const toOn = dayBefore(localDay(act.at));
  if (fromOn <= toOn) insertRow(db, recordAbsence, { recordId: envelope.id, fromOn, toOn });
}

/** Writes a file's envelope as its next version. @returns that version */
export function touch(
  db: WritableDb,
  act: Act,
  envelope: Pick<RecordRowData, 'id' | 'version'>,
  values: Partial<RecordRowData> = {},
): number {
  const version = envelope.version + 1;
  updateRow(db, record, envelope.id, { ...values, version, updatedAt: act.at, updatedBy: act.userId });
  return version;
}

/** @throws AppError record.changedMeanwhile where it is another version by now */
export function refuseChanged(db: ReadableDb, envelope: RecordRowData, version: number): void {
  if (envelope.version === version) return;
  const by = read(db, typed`SELECT ${{ name: user.name }} FROM ${user} WHERE id = ?`).one(envelope.updatedBy);
  throw new AppError('record.changedMeanwhile', { by: by.name, at: envelope.updatedAt });
}

/**
 * An open file that nobody changed meanwhile.
 * @throws AppError record.notFound, record.removed, record.closed, record.changedMeanwhile
 */
export function openEnvelope(db: ReadableDb, recordId: number, version: number): RecordRowData {
  const envelope = getEnvelope(db, recordId);
  if (envelope.removedAt !== null) throw new AppError('record.removed', { number: envelope.number });
  refuseClosed(envelope);
  refuseChanged(db, envelope, version);
  return envelope;
}

/** The next 档号: street code, kind, year and a serial. */
function nextNumber(db: WritableDb, kind: RecordKind, at: string): string {
  refuseDoubtfulClock(db, at);
  const year = Number(localDay(at).slice(0, 4));
  const areaCode = requireOffice(db).areaCode;
  return recordNumber({ areaCode, kind, year, serial: nextSerial(db, seriesOf(areaCode, kind, year)) });
}

/** The key of a series: what all numbers of a street, kind and year begin with. */
export function seriesOf(areaCode: string, kind: RecordKind, year: number): string {
  return recordNumber({ areaCode, kind, year, serial: 1 }).replace(/\d+$/, '');
}
