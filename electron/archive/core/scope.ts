import { householdsOutside, peopleOutside, scopeOfUser, whoToAsk } from '#db/core/scope.ts';
import { membershipsOf, personName } from '#db/households/rows.ts';
import { findPersonByNumber } from '#db/people/people.ts';
import { openRecordOf } from '#db/records/records.ts';
import { AppError } from '#shared/errors.ts';
import { type RecordKind, recordKinds } from '#shared/records/kinds.ts';
import { isWhole, isWithin, type Scope, wholeOffice } from '#shared/rules/scope.ts';
import type { Context } from './context.ts';
import { currentUser } from './signed-in.ts';

/**
 * The files that may be seen now: those of the user at work, behind the lock none. On the command line, which only who
 * holds the files can start, all.
 */
export function scopeOf(context: Pick<Context, 'db' | 'origin'>): Scope {
  if (context.origin === 'cli') return wholeOffice;
  const user = currentUser(context);
  return user ? scopeOfUser(context.db, user.id) : nothing;
}

/** Whose imports and jobs are shown: one's own to who sees a part of the office, everybody's (null) to others. */
export function ownOnly(context: Pick<Context, 'db' | 'origin'>): number | null {
  return isWhole(scopeOf(context)) ? null : (currentUser(context)?.id ?? 0);
}

const nothing: Scope = { kinds: [], communityIds: [], hasUnassigned: false };

/** A file is to be written with this kind and community. @throws AppError input.invalid at the community, scope.outside */
export function refuseOutside(
  context: Pick<Context, 'db' | 'origin'>,
  file: { kind: RecordKind; communityId: number | null },
): void {
  const scope = scopeOf(context);
  if (isWithin(scope, file)) return;
  if (scope.kinds !== null && !scope.kinds.includes(file.kind))
    throw new AppError('scope.outside', { what: '这类档案', ask: whoToAsk(context.db) });
  const sentence =
    file.communityId === null
      ? '请选择社区：您的范围不包括没有分到社区的档案'
      : `这个社区不在您的范围内，需要时请联系${whoToAsk(context.db)}`;
  throw new AppError('input.invalid', { fields: { 'values.communityId': sentence } });
}

/**
 * Whose number it is stays untold where the person, or an open file of theirs, may not be seen.
 * @param idNumber in the form it is kept in; null: none was given
 * @param ownId the person whose own number it may be
 * @throws AppError person.takenElsewhere
 */
export function refuseHolderOutside(
  context: Pick<Context, 'db' | 'origin'>,
  idNumber: string | null,
  ownId: number | null = null,
): void {
  const holder = idNumber === null ? null : findPersonByNumber(context.db, idNumber);
  if (holder !== null && holder.id !== ownId) refusePersonOutside(context, holder.id);
}

/** @throws AppError person.takenElsewhere where the person, or an open file of theirs, may not be seen */
export function refusePersonOutside(context: Pick<Context, 'db' | 'origin'>, personId: number): void {
  const { db } = context;
  const scope = scopeOf(context);
  if (isWhole(scope)) return;
  const isHidden = recordKinds.some((kind) => {
    const open = openRecordOf(db, kind, personId);
    return open !== null && !isWithin(scope, { kind, communityId: open.communityId });
  });
  if (isHidden || peopleOutside(db, scope, [personId]).length > 0)
    throw new AppError('person.takenElsewhere', { ask: whoToAsk(db) });
}

/**
 * Somebody who may be seen can live in a household that may not: it is neither named nor left for them.
 * @param since memberships that ended by this day do not count
 * @throws AppError household.memberOutside
 */
export function refuseLivesOutside(
  context: Pick<Context, 'db' | 'origin'>,
  personIds: readonly number[],
  since: string,
): void {
  const { db } = context;
  const scope = scopeOf(context);
  for (const personId of personIds) {
    const homes = membershipsOf(db, personId).filter(({ leftOn }) => leftOn === null || leftOn > since);
    const outside = householdsOutside(
      db,
      scope,
      homes.map(({ householdId }) => householdId),
    );
    if (outside.length > 0)
      throw new AppError('household.memberOutside', { name: personName(db, personId), ask: whoToAsk(db) });
  }
}
