import { scopeOfUser, whoToAsk } from '#db/scope.ts';
import { AppError } from '#shared/errors.ts';
import type { RecordKind } from '#shared/records/kinds.ts';
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
