import type { RecordFile } from '#shared/contract/records.ts';
import { AppError } from '#shared/errors.ts';
import { personPart, textsOf } from '#shared/people/fields.ts';
import { codeProblems, keptOtherText } from '#shared/records/coded-values.ts';
import { valueInWords } from '#shared/records/index.ts';
import { type FileValues, kinds, type RecordKind } from '#shared/records/kinds.ts';
import { filePart } from '#shared/records/parts.ts';
import { refusedState } from '#shared/records/states.ts';
import { recordNumber } from '#shared/rules/archival-code.ts';
import { localDay } from '#shared/rules/calendar.ts';
import { dayBefore } from '#shared/rules/dated-values.ts';
import { dictionary } from '../codes/codes.ts';
import { type Act, difference, keepChange } from '../core/changes.ts';
import { refuseDoubtfulClock } from '../core/clock.ts';
import { nextSerial } from '../core/number-series.ts';
import type { ReadableDb, WritableDb } from '../core/open.ts';
import { read } from '../core/read.ts';
import { getRow, insertRow, updateRow } from '../core/rows.ts';
import { maybe, text, typed } from '../core/typed.ts';
import { newUid } from '../core/uid.ts';
import { diedOnOf } from '../life/death.ts';
import { isNameOf, type ReadingOf } from '../people/names.ts';
import {
  changePerson,
  findPersonByNumber,
  getPerson,
  insertPerson,
  type PersonRow,
  personValues,
  type Reading,
  sortName,
  stillUnread,
} from '../people/people.ts';
import { keepPastCommunity } from '../places/record-community.ts';
import { refuseKindNotKept } from '../policy/kept-kinds.ts';
import { requireOffice } from '../policy/office.ts';
import { filesOf } from '../registers/files.ts';
import { user } from '../tables/office.ts';
import { recordAbsence } from '../tables/places.ts';
import { record } from '../tables/records.ts';
import { listAttachments } from './attachments.ts';
import { lastClosedOf, neighboursOf, refuseClosed, refusedBesideClosed } from './closed.ts';
import { kindOf } from './kind-of.ts';
import type { Envelope } from './kind-store.ts';
import { asKnown, asShown } from './known.ts';
import { isGivenBack } from './numbers-back.ts';
import { refuseStillStanding } from './still-standing.ts';
import { personOf, subjectName } from './subject.ts';
import { UNDONE_IMPORT, UNDONE_OPENING } from './undone-files.ts';

export type RecordRowData = Envelope;

/** What a save brings: the values, the readings of the name, and texts a roster's codes could not be read from. */
export interface RecordInput {
  kind: RecordKind;
  values: FileValues;
  readings: readonly Reading[];
  unreadText?: Record<string, string>;
  /** Values the file had before: a code retired since may come back. */
  isRestored?: boolean;
  /** The person's values were shown while the file was filled in: what is empty is meant to be. */
  isShown?: boolean;
  /** Somebody of another name with this number is the same person: a clerk compared the two. */
  isSamePerson?: boolean;
  /** For a name of before that stays with the card; a job's values, which go from thread to thread, get it where written. */
  readingOf?: ReadingOf;
}

/** @throws AppError record.notFound */
export function getEnvelope(db: ReadableDb, id: number): RecordRowData {
  const row = getRow(db, record, id);
  if (!row) throw new AppError('record.notFound', { number: '' });
  return row;
}

export function getValues(db: ReadableDb, envelope: RecordRowData): FileValues {
  const person = personValues(getPerson(db, personOf(envelope)));
  return filesOf[kindOf(envelope.kind)].read(db, envelope, person);
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
  const person = getPerson(db, personOf(envelope));
  const names = read(db, namesAround).one({
    ...{ by: envelope.createdBy, up: envelope.updatedBy, person: person.updatedBy },
    community: envelope.communityId,
  });
  return {
    id: envelope.id,
    uid: envelope.uid,
    kind: kindOf(envelope.kind),
    number: envelope.number,
    personId: person.id,
    person: { version: person.version, updatedAt: person.updatedAt, updatedBy: names.personBy },
    communityName: names.communityName,
    openedOn: envelope.openedOn,
    version: envelope.version,
    createdAt: envelope.createdAt,
    createdBy: names.createdBy,
    updatedAt: envelope.updatedAt,
    updatedBy: names.updatedBy,
    removedAt: envelope.removedAt,
    removedReason: envelope.removedReason,
    closedOn: envelope.closedOn,
    closeReason: envelope.closeReason,
    ...neighboursOf(db, envelope),
    diedOn: diedOnOf(db, person.id),
    values: getValues(db, envelope),
    unreadText: unreadIn(envelope, person),
    attachments: listAttachments(db, id),
  };
}

/** What a roster said in a file's fields and its person's that could not be read. */
export function unreadIn(envelope: RecordRowData, person: PersonRow): Record<string, string> {
  return { ...JSON.parse(envelope.unreadText), ...JSON.parse(person.unreadText) } as Record<string, string>;
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
  const open = read(
    db,
    typed`SELECT ${{ number: record.number }}
     FROM ${record} WHERE kind = ? AND outlet_id = ? AND removed_at IS NULL AND closed_on IS NULL`,
  ).get(kind, outletId);
  return open ?? null;
}

/**
 * Opens a new file. The person is found by number or newly registered (one without a number always: two people may
 * both have none yet); a 档号 that was seen outside is never given again
 * (DA/T 13-2022), whatever becomes of the file.
 * @throws AppError person.idNumberTaken when the person has an open file of this kind, person.nameDiffers when the number is
 * that of somebody of another name and nobody said that they are the same person, record.closedByDeath, record.closedBefore,
 * office.kindNotKept
 */
export function createRecord(
  db: WritableDb,
  act: Act,
  brought: RecordInput,
  pendingImport: number | null = null,
): { id: number; number: string; version: number } {
  refuseKindNotKept(db, brought.kind);
  const { idNumber } = brought.values;
  const known = idNumber ? findPersonByNumber(db, idNumber) : null;
  const told = brought.isShown ? asShown : asKnown;
  const input = known && pendingImport === null ? told(db, brought, known) : brought;
  const values = checkedCodes(db, input, known ? personValues(known) : {});
  const files = filesOf[input.kind];
  const kept = files.envelopeOf(values);
  const unreadText = input.unreadText ?? {};
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
  const person = personPart(values);
  const personId =
    known?.id ??
    insertPerson(
      db,
      act,
      person,
      { readings: input.readings, unreadText: textsOf(unreadText, 'person') },
      pendingImport,
    );
  const uid = newUid();
  const number = pendingImport === null ? nextNumber(db, input.kind, act.at) : `pending-${uid}`;
  const id = insertRow(db, record, {
    uid,
    kind: input.kind,
    number,
    personId,
    previousId: known ? lastClosedOf(db, input.kind, known.id) : null,
    ...kept,
    openedOn: localDay(act.at),
    sortName: sortName(input.readings, values.name),
    unreadText: JSON.stringify(textsOf(unreadText, 'file')),
    version: 1,
    pending: pendingImport === null ? 0 : 1,
    importId: pendingImport,
    createdAt: act.at,
    createdBy: act.userId,
    updatedAt: act.at,
    updatedBy: act.userId,
  });
  files.insert(db, id, values);
  // Of somebody registered with the file its first entry tells all that is known; of others the person's own history does.
  keepChange(db, act, {
    noun: 'record',
    nounId: id,
    action: 'create',
    after: filled(known ? filePart(values) : values),
  });
  return { id, number, version: 1 };
}

/**
 * Saves a changed file where nobody changed it meanwhile: what differs of the person to the person, the rest to the file,
 * each told where it belongs. Saving without a difference writes nothing.
 * @throws AppError record.notFound, record.closed, record.changedMeanwhile, record.stateByStep, person.idNumberTaken
 */
export function updateRecord(
  db: WritableDb,
  act: Act,
  id: number,
  version: number,
  input: RecordInput,
): { id: number; number: string; version: number } {
  const envelope = getEnvelope(db, id);
  refuseClosed(envelope);
  refuseChanged(db, envelope, version);
  const before = getValues(db, envelope);
  const brought = { ...input, values: kinds[input.kind].withStatesRunOn(input.values, before) };
  if (!input.isRestored) refuseStates(db, input.kind, before, brought.values);
  const values = checkedCodes(db, input.isRestored ? input : brought, before);
  const unread = input.unreadText;
  const isPersonChanged = changePerson(db, act, getPerson(db, personOf(envelope)), personPart(values), {
    ...input,
    unreadText: unread && textsOf(unread, 'person'),
  });
  const changed = difference(filePart(before), filePart(values));
  const unreadText = JSON.stringify(unread ? textsOf(unread, 'file') : stillUnread(envelope.unreadText, changed.after));
  if (Object.keys(changed.after).length === 0 && unreadText === envelope.unreadText) {
    // Written through this file, which stands first among those written last; whoever has it open may go on.
    if (isPersonChanged) updateRow(db, record, id, { updatedAt: act.at, updatedBy: act.userId });
    return { id, number: envelope.number, version: envelope.version };
  }
  const files = filesOf[input.kind];
  const kept = files.envelopeOf(values);
  files.keepPast(db, act, id, values);
  if (kept.communityId !== envelope.communityId) keepPastCommunity(db, envelope, localDay(act.at));
  updateRow(db, record, id, {
    ...kept,
    unreadText,
    version: envelope.version + 1,
    updatedAt: act.at,
    updatedBy: act.userId,
  });
  files.update(db, id, values);
  keepChange(db, act, { noun: 'record', nounId: id, action: 'update', ...changed });
  return { id, number: envelope.number, version: envelope.version + 1 };
}

/** States change by steps, each with its day and its papers. @throws AppError record.stateByStep */
function refuseStates(db: ReadableDb, kind: RecordKind, before: FileValues, after: FileValues): void {
  const refused = refusedState(kind, after, before);
  if (refused === null) return;
  const { field, from, to } = refused;
  const wordOf = (state: string) => valueInWords(dictionary(db), kind, field, state);
  throw new AppError('record.stateByStep', {
    field: kinds[kind].labels[field] ?? field,
    from: wordOf(from ?? ''),
    to: wordOf(to),
  });
}

/** @throws AppError input.invalid when a code is none of the dictionary, or retired and newly chosen */
function checkedCodes(
  db: ReadableDb,
  input: RecordInput,
  before: Readonly<Record<string, unknown>>,
): RecordInput['values'] {
  const codes = dictionary(db);
  const problems = codeProblems(codes, input.kind, input.values, input.isRestored ? input.values : before);
  if (Object.keys(problems).length > 0)
    throw new AppError('input.invalid', {
      fields: Object.fromEntries(Object.entries(problems).map(([at, sentence]) => [`values.${at}`, sentence])),
    });
  return { ...input.values, otherText: keptOtherText(codes, input.kind, input.values) };
}

/**
 * Takes a file out of use, with the reason; nothing is deleted.
 * @throws AppError record.changedMeanwhile, record.stillStands, input.invalid
 */
export function removeRecord(db: WritableDb, act: Act, id: number, version: number, reason: string): number {
  const envelope = getEnvelope(db, id);
  refuseChanged(db, envelope, version);
  if (reason === UNDONE_OPENING || reason === UNDONE_IMPORT)
    throw new AppError('input.invalid', { fields: { reason: '请写明作废的原因；刚建的档案录错了，请用“撤销”' } });
  refuseStillStanding(db, envelope);
  const next = touch(db, act, envelope, { removedAt: act.at, removedReason: reason });
  keepChange(db, act, { noun: 'record', nounId: id, action: 'remove', note: reason });
  return next;
}

/**
 * @throws AppError record.changedMeanwhile, record.openingUndone, office.kindNotKept, person.idNumberTaken when the person has
 * another open file by now
 */
export function restoreRecord(db: WritableDb, act: Act, id: number, version: number): number {
  const envelope = getEnvelope(db, id);
  refuseChanged(db, envelope, version);
  refuseKindNotKept(db, kindOf(envelope.kind));
  if (isGivenBack(envelope.number)) throw new AppError('record.openingUndone', { name: subjectName(db, envelope) });
  const open = openBeside(db, envelope);
  const isOnlyOne = kinds[kindOf(envelope.kind)].afterClosing === 'reopen';
  if (open !== null && (envelope.closedOn === null || isOnlyOne))
    throw new AppError('person.idNumberTaken', { name: subjectName(db, envelope), number: open.number });
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
export function touch(db: WritableDb, act: Act, envelope: RecordRowData, values: Partial<RecordRowData> = {}): number {
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

function filled(values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(values).filter(
      ([, value]) => value !== null && !(typeof value === 'object' && Object.keys(value).length === 0),
    ),
  );
}
