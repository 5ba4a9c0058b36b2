import { dictionary } from '#db/codes/codes.ts';
import type { Act } from '#db/core/changes.ts';
import type { ReadableDb, WritableDb } from '#db/core/open.ts';
import { refuseDay } from '#db/core/refuse-day.ts';
import { recordsOutside } from '#db/core/scope.ts';
import { getHousehold, householdsOfPerson } from '#db/households/households.ts';
import { householdFacets, listHouseholds } from '#db/households/list.ts';
import { changeHead, splitHousehold } from '#db/households/successors.ts';
import {
  addMember,
  changeRelation,
  closeHousehold,
  leaveHousehold,
  type MemberInput,
  openHousehold,
  saveHousehold,
} from '#db/households/write.ts';
import { getCardPerson } from '#db/people/cards.ts';
import { findPersonByNumber } from '#db/people/people.ts';
import { type NewPerson, personOf } from '#db/people/register.ts';
import { searchPeople } from '#db/people/search.ts';
import { closeReasonLabels, leaveReasonLabels } from '#shared/codes/household-words.ts';
import type { householdCalls, PersonChoice } from '#shared/contract/households.ts';
import { AppError } from '#shared/errors.ts';
import { localDay } from '#shared/rules/calendar.ts';
import { type PersonNumberKind, readAnyNumber, readPersonNumber } from '#shared/rules/person-number.ts';
import { numberProblem } from '#shared/rules/person-number-words.ts';
import { readPhone } from '#shared/rules/phone.ts';
import { readName } from '#shared/rules/text.ts';
import { type Context, now, write } from './core/context.ts';
import { refuseLivesOutside, refusePersonOutside, scopeOf } from './core/scope.ts';
import type { HandlersOf } from './core/serve.ts';
import { nameReadings } from './names/pinyin.ts';

export const householdHandlers: HandlersOf<typeof householdCalls> = {
  'households.list': (input, context) => {
    const started = performance.now();
    const page = listHouseholds(context.db, input, scopeOf(context));
    return { ...page, ms: Math.round((performance.now() - started) * 1000) / 1000 };
  },

  'households.facets': (input, context) => householdFacets(context.db, input.onDate, scopeOf(context)),

  // A member, or the household, may have a file in another community, before a move or of another kind: it is not named.
  'households.get': (input, context) => {
    const found = getHousehold(context.db, input.id, input.onDate);
    const files = [...found.members, ...found.former].flatMap((one) => one.files.map((file) => file.id));
    const acts = found.commands.flatMap(({ noun, nounId }) => (noun === 'record' ? [nounId] : []));
    const outside = new Set(recordsOutside(context.db, scopeOf(context), [...files, ...acts]));
    const seen = <M extends (typeof found.members)[number]>(one: M): M => ({
      ...one,
      files: one.files.filter((file) => !outside.has(file.id)),
    });
    const commands = found.commands.filter(({ noun, nounId }) => noun !== 'record' || !outside.has(nounId));
    return { ...found, commands, members: found.members.map(seen), former: found.former.map(seen) };
  },

  'households.ofPerson': (input, context) => ({
    items: householdsOfPerson(context.db, input.personId, scopeOf(context)),
  }),

  'people.search': (input, context) => searchPeople(context.db, input.text, input.limit, scopeOf(context)),

  'households.open': (input, context) => {
    refuseFuture('openedOn', input.openedOn);
    refuseOutsideJoining(context, input.members, input.openedOn);
    const made = write(context, (db, act) =>
      openHousehold(db, act, { ...input, members: input.members.map((one) => memberInput(db, act, one)) }),
    );
    context.emit({ name: 'households.changed', id: null });
    return made;
  },

  'households.save': (input, context) => {
    const saved = write(context, (db, act) => saveHousehold(db, act, input));
    tellOfFiles(context, input.id);
    return { saved };
  },

  'households.addMember': (input, context) => {
    refuseFuture('joinedOn', input.joinedOn);
    refuseOutsideJoining(context, [input], input.joinedOn);
    const { householdId, joinedOn } = input;
    const added = write(context, (db, act) => {
      const member = memberInput(db, act, input);
      return { memberId: addMember(db, act, { ...member, householdId, joinedOn }), personId: member.personId };
    });
    context.emit({ name: 'households.changed', id: null });
    return added;
  },

  'households.changeRelation': (input, context) => {
    refuseUnknown(context.db, input.relation);
    const saved = write(context, (db, act) => changeRelation(db, act, input.memberId, input.relation));
    context.emit({ name: 'households.changed', id: null });
    return { saved };
  },

  'households.leave': (input, context) => {
    refuseFuture('leftOn', input.leftOn);
    const words = leaveReasonLabels[input.reason];
    const left = write(context, (db, act) => leaveHousehold(db, act, { ...input, words }));
    context.emit({ name: 'households.changed', id: left.householdId });
    return { closed: left.isClosed };
  },

  'households.changeHead': (input, context) => {
    refuseFuture('on', input.on);
    for (const { relation } of input.others) refuseUnknown(context.db, relation);
    if ('relation' in input.formerHead) refuseUnknown(context.db, input.formerHead.relation);
    const made = write(context, (db, act) => changeHead(db, act, input));
    tellOfFiles(context, null);
    return made;
  },

  'households.split': (input, context) => {
    refuseFuture('on', input.on);
    for (const { relation } of input.members) refuseUnknown(context.db, relation);
    const made = write(context, (db, act) => splitHousehold(db, act, input));
    context.emit({ name: 'households.changed', id: null });
    return made;
  },

  'households.close': (input, context) => {
    refuseFuture('on', input.on);
    const words = closeReasonLabels[input.reason];
    write(context, (db, act) => closeHousehold(db, act, { ...input, words }));
    context.emit({ name: 'households.changed', id: input.id });
    return { closed: true };
  },
};

// The files that are about a household go where it goes, and are called by its head.
function tellOfFiles(context: Context, id: number | null): void {
  context.emit({ name: 'households.changed', id });
  context.emit({ name: 'records.changed', id: null });
}

// A typed number may be anybody's, and who may be seen may live in a household that may not.
function refuseOutsideJoining(context: Context, members: readonly { person: PersonChoice }[], on: string): void {
  const { db } = context;
  for (const { person } of members) {
    if ('personId' in person) {
      refuseLivesOutside(context, [getCardPerson(db, person.personId).id], on);
      continue;
    }
    const number = readAnyNumber(person.idNumber);
    const holder = number.ok ? findPersonByNumber(db, number.number) : null;
    if (holder === null || holder.pending === 1) continue;
    refusePersonOutside(context, holder.id);
    refuseLivesOutside(context, [holder.id], on);
  }
}

function memberInput(
  db: WritableDb,
  act: Act,
  one: { person: PersonChoice; relation: string; isMoving: boolean },
): MemberInput {
  refuseUnknown(db, one.relation);
  const choice = 'personId' in one.person ? one.person : newPerson(one.person);
  return { personId: personOf(db, act, choice), relation: one.relation, isMoving: one.isMoving };
}

function newPerson(typed: Exclude<PersonChoice, { personId: number }>): NewPerson {
  const name = readName(typed.name);
  const kind = typed.idNumber === '' ? 'none' : kindOf(typed.idNumber);
  const number = readPersonNumber(kind, typed.idNumber);
  const mobile = typed.mobile ? readPhone(typed.mobile) : null;
  const fields = {
    ...(name.ok ? {} : { name: '这不像姓名' }),
    ...(number.ok ? {} : { idNumber: numberProblem(kind, typed.idNumber) ?? '' }),
    ...(mobile && !mobile.ok ? { mobile: '电话号码不对' } : {}),
  };
  if (!name.ok || !number.ok || (mobile && !mobile.ok)) throw new AppError('input.invalid', { fields });
  return {
    name: name.name,
    idKind: kind,
    idNumber: number.number || null,
    gender: number.gender,
    birthOn: number.birthOn,
    mobile: mobile?.phone ?? null,
    readings: nameReadings(name.name),
  };
}

/** A number that is of no kind is told of as a citizen's. */
function kindOf(number: string): PersonNumberKind {
  const read = readAnyNumber(number);
  return read.ok ? read.kind : 'citizen';
}

function refuseUnknown(db: ReadableDb, relation: string): void {
  if (dictionary(db).item('familyRelation', relation) === null || relation === '01')
    throw new AppError('input.invalid', { fields: { relation: '请从家庭关系表里选择' } });
}

// A member who leaves tomorrow is still here today, and a household has one head on every day: nothing is done ahead.
function refuseFuture(field: string, day: string): void {
  refuseDay('place', day, field);
  if (day > localDay(now())) throw new AppError('input.invalid', { fields: { [field]: '日期不能晚于今天' } });
}
