import { type ArchiveCall, entryOf } from '#shared/contract/archive.ts';
import { AppError } from '#shared/errors.ts';
import { hasRight, type Right, rightLabels, roleLabels } from '#shared/rules/rights.ts';
import { refuseOlderCopy } from '../outside/watch.ts';
import type { Context } from './context.ts';
import { currentUser } from './signed-in.ts';

/** @throws AppError session.signedOut, session.forbidden, archive.olderCopy */
export function refuseUnlessAllowed(context: Context, call: ArchiveCall, input: unknown): void {
  const { right = 'look', isOfStart } = entryOf(call);
  if (right === 'none') return;
  requireRight(context, typeof right === 'function' ? right(input as never) : right);
  if (!isOfStart) refuseOlderCopy(context.db);
}

/** @throws AppError session.signedOut, session.forbidden */
export function requireRight(context: Pick<Context, 'db' | 'origin'>, right: Right): void {
  const user = currentUser(context);
  if (!user) throw new AppError('session.signedOut', {});
  if (!hasRight(user.role, right))
    throw new AppError('session.forbidden', { role: roleLabels[user.role], right: rightLabels[right] });
}
