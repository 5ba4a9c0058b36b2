import { listChanges } from '#db/core/changes.ts';
import { peopleOutside } from '#db/core/scope.ts';
import { stepFacts } from '#db/life/facts.ts';
import { refreshLikeness } from '#db/people/likeness.ts';
import { findPersonByNumber } from '#db/people/people.ts';
import { endedOn, findCommunity } from '#db/places/communities.ts';
import { bringFileBack, changeFile, openFile, takeFileOut } from '#db/records/acts.ts';
import { listFacets, listRecords } from '#db/records/list.ts';
import { getEnvelope, getRecord, getValues, openRecordOf, type RecordInput } from '#db/records/records.ts';
import type { recordCalls } from '#shared/contract/records.ts';
import { AppError } from '#shared/errors.ts';
import type { RecordKind } from '#shared/records/kinds.ts';
import { recordKinds } from '#shared/records/kinds.ts';
import type { RetireeValues } from '#shared/records/retiree/fields.ts';
import { newlyImpossible, paidAfterDeath } from '#shared/records/retiree/rules/odd-life.ts';
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

export const recordHandlers: HandlersOf<typeof recordCalls> = {
  'records.list': (input, context) => {
    const started = performance.now();
    const page = listRecords(context.db, input, scopeOf(context));
    return { ...page, ms: Math.round((performance.now() - started) * 1000) / 1000 };
  },

  'records.facets': (input, context) => listFacets(context.db, input.kind, input.onDate, scopeOf(context)),

  'records.get': (input, { db }) => getRecord(db, input.id),

  'records.save': (input, context) => {
    const read = { isSamePerson: input.isSamePerson, readingOf: readingOfName };
    const prepared = { ...recordInput(input.kind, input.values), ...read };
    refuseOutside(context, { kind: input.kind, communityId: input.values.communityId });
    refuseEnded(context, input.id, input.values.communityId);
    const own = input.id === null ? null : getEnvelope(context.db, input.id).personId;
    refuseHolderOutside(context, prepared.values.idNumber, own);
    refuseOdd(context, input.id, prepared.values);
    const saved = write(context, (db, act) => {
      const done =
        input.id === null ? openFile(db, act, prepared) : changeFile(db, act, input.id, input.version, prepared);
      refreshLikeness(db, getEnvelope(db, done.id).personId);
      return done;
    });
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
    refusePersonOutside(context, getEnvelope(context.db, input.id).personId);
    const back = write(context, (db, act) => bringFileBack(db, act, input.id, input.version));
    context.emit({ name: 'records.changed', id: input.id });
    return back;
  },

  'records.history': (input, { db }) => {
    getEnvelope(db, input.id);
    const items = listChanges(db, 'record', input.id, input.before, input.limit + 1);
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
    const open = recordKinds.map((kind) => openRecordOf(db, kind, person.id)).find((record) => record !== null) ?? null;
    if (open && !isWithin(scope, { kind: open.kind as RecordKind, communityId: open.communityId }))
      return { found: null, isElsewhere: true };
    return {
      isElsewhere: false,
      found: { personId: person.id, name: person.name, recordId: open?.id ?? null, number: open?.number ?? null },
    };
  },
};

/**
 * What no life can have been is refused at its field; what a file has that way already may stay until it is put right.
 * @throws AppError input.invalid
 */
function refuseOdd({ db }: Context, id: number | null, values: RetireeValues): void {
  const today = localDay(now());
  const before = id === null ? null : getValues(db, getEnvelope(db, id));
  const fresh = newlyImpossible(values, before, today);
  const fields = Object.fromEntries(fresh.map((one) => [`values.${one.field}`, one.sentence]));
  const { diedOn } = id === null ? { diedOn: null } : stepFacts(db, id, today);
  if (diedOn !== null && before !== null && before.pensionFen !== values.pensionFen)
    fields['values.pensionFen'] = paidAfterDeath(diedOn);
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
 * Values as they are stored: the name and the number in their one form, the readings the name is found by. What the
 * number says of birth and gender fills only what was left empty: the paper file may differ and both are kept. A reading
 * that no longer fits the name goes: an import that corrects a name must not fail for it.
 * @throws AppError input.invalid
 */
export function recordInput(kind: RecordKind, values: RetireeValues, unreadText?: Record<string, string>): RecordInput {
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
