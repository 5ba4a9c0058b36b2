import { historyOf } from '#db/core/changes.ts';
import type { ReadableDb } from '#db/core/open.ts';
import { peopleOutside, recordsOutside, whoToAsk } from '#db/core/scope.ts';
import { stepFacts } from '#db/life/facts.ts';
import { getCardPerson } from '#db/people/cards.ts';
import { refreshLikeness } from '#db/people/likeness.ts';
import { findPersonByNumber, getPerson, type PersonRow, personValues } from '#db/people/people.ts';
import { endedOn, findCommunity } from '#db/places/communities.ts';
import {
  bringFileBack,
  changeFile,
  closeFile,
  openFile,
  reopenFile,
  type SavedFile,
  takeFileOut,
} from '#db/records/acts.ts';
import type { NewRecord, PersonInput } from '#db/records/input.ts';
import { listRecords } from '#db/records/list.ts';
import { listFacets } from '#db/records/list-facets.ts';
import { getEnvelope, getRecord, openRecordOf } from '#db/records/records.ts';
import { personOf } from '#db/records/subject.ts';
import { getValues } from '#db/records/values.ts';
import { getUser } from '#db/users/users.ts';
import type { PersonFile, RecordFile, recordCalls } from '#shared/contract/records.ts';
import { AppError } from '#shared/errors.ts';
import {
  type FileValues,
  type OtherFileValues,
  otherKind,
  type PersonFileValues,
  personKind,
  type RecordKind,
  recordKinds,
} from '#shared/records/kinds.ts';
import { changedSince, filePart, withChanged } from '#shared/records/parts.ts';
import { localDay } from '#shared/rules/calendar.ts';
import { readAnyNumber, readPersonNumber } from '#shared/rules/person-number.ts';
import { numberProblem } from '#shared/rules/person-number-words.ts';
import { readReading } from '#shared/rules/reading.ts';
import { isWithin } from '#shared/rules/scope.ts';
import { readName } from '#shared/rules/text.ts';
import { type Context, now, write } from './core/context.ts';
import { refuseHolderOutside, refuseOutside, refusePersonOutside, scopeOf } from './core/scope.ts';
import type { HandlersOf } from './core/serve.ts';
import { personReadings, readingOfName } from './names/name-keys.ts';
import { archiveKinds } from './registers/kinds.ts';

export const recordHandlers: HandlersOf<typeof recordCalls> = {
  'records.list': (input, context) => {
    const started = performance.now();
    const page = listRecords(context.db, input, scopeOf(context));
    return { ...page, ms: Math.round((performance.now() - started) * 1000) / 1000 };
  },

  'records.facets': (input, context) => listFacets(context.db, input.kind, input.onDate, scopeOf(context)),

  'records.get': (input, context) => {
    const file = getRecord(context.db, input.id);
    const told = (other: RecordFile['previous']): RecordFile['previous'] => toldOf(context, other);
    return { ...file, previous: told(file.previous), next: told(file.next) };
  },

  'records.save': (input, context) => {
    const saved = 'person' in input ? savePersonFile(context, input) : saveOtherFile(context, input);
    context.emit({ name: 'records.changed', id: saved.id });
    return saved;
  },

  'records.remove': (input, context) => {
    const taken = write(context, (db, act) => takeFileOut(db, act, input.id, input.version, input.reason));
    context.emit({ name: 'records.changed', id: input.id });
    return taken;
  },

  'records.restore': (input, context) => {
    // Another file of the person may be open by now, where it may not be seen.
    const { personId } = getEnvelope(context.db, input.id);
    if (personId !== null) refusePersonOutside(context, personId);
    const back = write(context, (db, act) => bringFileBack(db, act, input.id, input.version));
    context.emit({ name: 'records.changed', id: input.id });
    return back;
  },

  'records.close': (input, context) => {
    const closed = write(context, (db, act) => closeFile(db, act, input));
    context.emit({ name: 'records.changed', id: input.id });
    return closed;
  },

  'records.reopen': (input, context) => {
    // Another file of the person may be open by now, where it may not be seen.
    const { personId } = getEnvelope(context.db, input.id);
    if (personId !== null) refusePersonOutside(context, personId);
    const opened = write(context, (db, act) => {
      const done = reopenFile(db, act, input.id, input.version);
      // A household may have gone on to another community while its file was closed.
      refuseGoneOutside(context, input.id);
      return done;
    });
    context.emit({ name: 'records.changed', id: input.id });
    return opened;
  },

  'records.history': (input, { db }) => {
    getEnvelope(db, input.id);
    const items = historyOf(db, input.id, input.before, input.limit + 1);
    const page = items.slice(0, input.limit);
    return { items: page, next: items.length > input.limit ? (page.at(-1)?.id ?? null) : null };
  },

  'people.findByIdNumber': (input, context) => {
    const { db } = context;
    const read = readAnyNumber(input.idNumber);
    if (!read.ok) return { found: null, isElsewhere: false };
    const person = findPersonByNumber(db, read.number);
    if (!person || person.pending === 1) return { found: null, isElsewhere: false };
    const scope = scopeOf(context);
    if (peopleOutside(db, scope, [person.id]).length > 0) return { found: null, isElsewhere: true };
    const all = recordKinds.flatMap((kind) => openRecordOf(db, kind, person.id) ?? []);
    if (all.some(({ kind, communityId }) => !isWithin(scope, { kind: kind as RecordKind, communityId })))
      return { found: null, isElsewhere: true };
    const open = all.find(({ kind }) => input.kind === undefined || kind === input.kind);
    return {
      isElsewhere: false,
      found: {
        ...{ personId: person.id, name: person.name, recordId: open?.id ?? null, number: open?.number ?? null },
        ...{ version: person.version, updatedAt: person.updatedAt, values: personValues(person) },
      },
    };
  },
};

/** Of a file outside the scope it is told that there is one, and nothing else. */
function toldOf(context: Context, other: RecordFile['previous']): RecordFile['previous'] {
  if (other?.id == null) return other;
  const isOutside = recordsOutside(context.db, scopeOf(context), [other.id]).length > 0;
  return isOutside ? { id: null, number: null } : other;
}

const toldByNumber = ['idKind', 'idNumber', 'birthOn', 'gender'] as const;

type Sent = Parameters<HandlersOf<typeof recordCalls>['records.save']>[0];
type SentOfPerson = Extract<Sent, { person: unknown }>;
type SentOfOther = Exclude<Sent, SentOfPerson>;
type Saved = SavedFile & { personVersion: number | null };

function savePersonFile(context: Context, input: SentOfPerson): Saved {
  const { id, kind } = input;
  const stands = id === null ? newOf(context, input) : standing(context.db, input, id);
  const values = withChanged(stands.values, input.values, input.person.values);
  const read = { isSamePerson: input.isSamePerson, readingOf: readingOfName, isShown: stands.personId !== null };
  const prepared = { ...recordInput(kind, values), ...read };
  // What the number tells of birth and gender is filled in where one of them is typed, not by whatever else is saved.
  if (id !== null && !toldByNumber.some((field) => field in input.person.values))
    Object.assign(prepared.values, { birthOn: values.birthOn, gender: values.gender });
  refuseOutside(context, { kind, communityId: values.communityId });
  refuseEnded(context, id, values.communityId);
  refuseHolderOutside(context, prepared.values.idNumber, id === null ? null : stands.personId);
  refuseOdd(context, kind, id, prepared.values);
  return write(context, (db, act) => {
    const done = id === null ? openFile(db, act, prepared) : changeFile(db, act, id, stands.version, prepared);
    const personId = personOf(getEnvelope(db, done.id));
    refreshLikeness(db, personId);
    return { ...done, personVersion: getPerson(db, personId).version };
  });
}

/** A file of a household or of an outlet, which lies where they do. */
function saveOtherFile(context: Context, input: SentOfOther): Saved {
  const { id, kind } = input;
  const stands = id === null ? { values: otherKind(kind).empty, version: 0 } : standingOther(context.db, input, id);
  const values = withChanged(stands.values, input.values);
  refuseOdd(context, kind, id, values);
  const prepared = { kind, values, subject: otherKind(kind).subject };
  const saved = write(context, (db, act) => {
    const done =
      id === null ? openFile(db, act, aboutSent(input, values)) : changeFile(db, act, id, stands.version, prepared);
    refuseGoneOutside(context, done.id);
    return done;
  });
  return { ...saved, personVersion: null };
}

/** An act may not leave a file where whoever does it may not see it. @throws AppError scope.outside */
function refuseGoneOutside(context: Context, id: number): void {
  const { db } = context;
  if (recordsOutside(db, scopeOf(context), [id]).length > 0)
    throw new AppError('scope.outside', { what: '这个社区的档案', ask: whoToAsk(db) });
}

/** @throws AppError input.invalid where a new file names nothing that it is about */
function aboutSent(input: SentOfOther, values: OtherFileValues): NewRecord {
  const { kind } = input;
  if ('household' in input && input.household !== null) {
    const { id, fromOn } = input.household;
    return { subject: 'household', kind, values, householdId: id, fromOn };
  }
  if ('outlet' in input && input.outlet !== null) return { subject: 'outlet', kind, values, outletId: input.outlet.id };
  const field = 'household' in input ? 'household' : 'outlet';
  throw new AppError('input.invalid', { fields: { [field]: '请选择这份档案是哪一户（哪个网点）的' } });
}

/** @throws AppError record.notFound where it is another kind's, record.changedMeanwhile */
function standingFile(db: ReadableDb, sent: Sent, id: number): RecordFile {
  const file = getRecord(db, id);
  if (file.kind !== sent.kind) throw new AppError('record.notFound', { number: file.number });
  if (changedSince(filePart(file.values), sent, sent.version === file.version).length > 0)
    throw new AppError('record.changedMeanwhile', { by: file.updatedBy, at: file.updatedAt });
  return file;
}

function standingOther(db: ReadableDb, sent: SentOfOther, id: number): { values: OtherFileValues; version: number } {
  const file = standingFile(db, sent, id);
  if (file.subject === 'person') throw new AppError('record.notFound', { number: file.number });
  return file;
}

/**
 * What a save is laid over: the file as it stands, where nothing that is sent was changed since it was shown.
 * @throws AppError record.notFound, record.changedMeanwhile, person.changedMeanwhile
 */
function standing(db: ReadableDb, sent: SentOfPerson, id: number): Pick<PersonFile, 'values' | 'personId' | 'version'> {
  const file = standingFile(db, sent, id);
  if (file.subject !== 'person') throw new AppError('record.notFound', { number: file.number });
  refuseChangedPerson(db, getPerson(db, file.personId), sent.person);
  return file;
}

/**
 * What a new file begins with: nothing; or what is known of a person that the clerk was shown.
 * @throws AppError person.takenElsewhere, person.idNumberTaken where the number is another's, person.changedMeanwhile where
 * the register says otherwise than what is sent, and the clerk has not seen it
 */
function newOf(
  context: Context,
  { kind, person }: SentOfPerson,
): { values: PersonFileValues; personId: number | null; version: number } {
  const { db } = context;
  const { empty } = personKind(kind);
  if (person.id === null) {
    const read = readPersonNumber(person.values.idKind ?? empty.idKind, person.values.idNumber ?? '');
    const holder = read.ok ? findPersonByNumber(db, read.number) : null;
    if (holder !== null && holder.pending === 0) {
      refusePersonOutside(context, holder.id);
      if (openRecordOf(db, kind, holder.id) === null) refuseUnseen(db, holder, person.values);
    }
    return { values: empty, personId: null, version: 0 };
  }
  const known = getCardPerson(db, person.id);
  refusePersonOutside(context, known.id);
  const values = { ...empty, ...personValues(known) };
  const holder = findPersonByNumber(db, withChanged(values, person.values).idNumber ?? '');
  if (holder?.id !== known.id)
    throw new AppError('person.idNumberTaken', { name: holder?.name ?? known.name, number: '' });
  refuseChangedPerson(db, known, person);
  return { values, personId: known.id, version: 0 };
}

/** @throws AppError person.changedMeanwhile where a field that is sent was changed since it was shown */
function refuseChangedPerson(db: ReadableDb, known: PersonRow, sent: SentOfPerson['person']): void {
  const isNewest = sent.id === known.id && sent.version === known.version;
  if (changedSince(personValues(known), sent, isNewest).length > 0) throw changedPerson(db, known);
}

// Who the person is, is a question of its own (person.nameDiffers).
const identity: ReadonlySet<string> = new Set(['name', 'reading', 'formerName', 'idKind', 'idNumber', 'otherText']);

/** Somebody who is registered already and was not shown: what is typed may fill what is empty there, no more. */
function refuseUnseen(db: ReadableDb, known: PersonRow, typed: SentOfPerson['person']['values']): void {
  const stored: Readonly<Record<string, unknown>> = personValues(known);
  const isEmpty = (value: unknown) => value === null || (Array.isArray(value) && value.length === 0);
  const isOther = ([field, value]: [string, unknown]) =>
    !identity.has(field) &&
    !isEmpty(value) &&
    !isEmpty(stored[field]) &&
    JSON.stringify(value) !== JSON.stringify(stored[field]);
  if (Object.entries(typed).some(isOther)) throw changedPerson(db, known);
}

function changedPerson(db: ReadableDb, { name, updatedAt, updatedBy }: PersonRow): AppError<'person.changedMeanwhile'> {
  const by = updatedBy === null ? '' : (getUser(db, updatedBy)?.name ?? '');
  return new AppError('person.changedMeanwhile', { name, by, at: updatedAt });
}

/**
 * What no life can have been is refused at its field; what a file has that way already may stay until it is put right.
 * @throws AppError input.invalid
 */
function refuseOdd({ db }: Context, kind: RecordKind, id: number | null, values: FileValues): void {
  const today = localDay(now());
  const before = id === null ? null : getValues(db, getEnvelope(db, id));
  const { impossible, changedAfterDeath } = archiveKinds[kind];
  const { diedOn } = id === null ? { diedOn: null } : stepFacts(db, id, today);
  const late = diedOn === null || before === null ? [] : changedAfterDeath(values, before, diedOn);
  const problems = [...impossible(values, before, today), ...late];
  const fields = Object.fromEntries(problems.map(({ field, sentence }) => [`values.${field}`, sentence]));
  if (Object.keys(fields).length > 0) throw new AppError('input.invalid', { fields });
}

// A file that waits to be assigned stays where it is; nobody puts another one there, nor into a community that was taken
// out of the register while the form stood open.
function refuseEnded({ db }: Context, id: number | null, communityId: number | null): void {
  if (communityId === null || (id !== null && getEnvelope(db, id).communityId === communityId)) return;
  const known = findCommunity(db, communityId);
  const ended = endedOn(db, communityId);
  if (known !== null && ended === null) return;
  const sentence =
    known === null ? '这个社区已经移除，请选择现在的社区' : `“${known.name}”已于 ${ended} 截止，请选择现在的社区`;
  throw new AppError('input.invalid', { fields: { 'values.communityId': sentence } });
}

/**
 * Values of a person's file as they are stored: the name and the number in their one form, the readings the name is found by. What the
 * number says of birth and gender fills only what was left empty: the paper file may differ and both are kept. A reading
 * that no longer fits the name goes: an import that corrects a name must not fail for it.
 * @throws AppError input.invalid
 */
export function recordInput(
  kind: RecordKind,
  values: PersonFileValues,
  unreadText?: Record<string, string>,
): PersonInput {
  const name = readName(values.name);
  const number = readPersonNumber(values.idKind, values.idNumber ?? '');
  if (!name.ok) throw new AppError('input.invalid', { fields: { 'values.name': '请填写姓名' } });
  if (!number.ok) {
    const problem = numberProblem(values.idKind, values.idNumber ?? '') ?? '';
    throw new AppError('input.invalid', { fields: { 'values.idNumber': problem } });
  }
  const typed = values.reading === null ? null : readReading(values.reading, name.name);
  const reading = typed?.ok ? typed.reading : null;
  return {
    subject: 'person',
    kind,
    values: {
      ...values,
      name: name.name,
      reading,
      idNumber: number.number || null,
      birthOn: values.birthOn ?? number.birthOn,
      gender: values.gender ?? number.gender,
    },
    readings: personReadings({ name: name.name, formerName: values.formerName, reading }),
    ...(unreadText ? { unreadText } : {}),
  };
}
