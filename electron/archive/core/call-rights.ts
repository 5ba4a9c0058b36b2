import type { ArchiveCall } from '#shared/contract/archive.ts';
import { callRights } from '#shared/contract/call-rights.ts';
import type { JobKind } from '#shared/contract/jobs.ts';
import type { SheetRequest } from '#shared/contract/sheets.ts';
import { AppError } from '#shared/errors.ts';
import { hasRight, type Right, rightLabels, roleLabels } from '#shared/rules/rights.ts';
import { refuseOlderCopy } from '../outside/watch.ts';
import type { Context } from './context.ts';
import { currentUser } from './signed-in.ts';

/** Calls of the sign-in screen and of the first run: nobody has signed in yet. */
const open: ReadonlySet<ArchiveCall> = new Set([
  'office.get',
  'office.setUp',
  'session.get',
  'session.signIn',
  'session.signOut',
  'recovery.use',
]);

/** Calls by which an archive in question is looked at and confirmed. */
const answers: ReadonlySet<ArchiveCall> = new Set(['start.questions', 'start.confirmCopy', 'start.confirmClock']);

const jobRights: Record<JobKind, Right> = {
  'roster.read': 'file',
  'roster.apply': 'file',
  'roster.undo': 'file',
  'handover.write': 'handover',
  'package.verify': 'look',
  'likeness.scan': 'look',
  'backup.make': 'file',
};

/** @throws AppError session.signedOut, session.forbidden, archive.olderCopy */
export function refuseUnlessAllowed(context: Context, call: ArchiveCall, input: unknown): void {
  if (open.has(call)) return;
  const known: Partial<Record<ArchiveCall, Right>> = callRights;
  requireRight(context, rightOfInput(call, input) ?? known[call] ?? 'look');
  if (!answers.has(call)) refuseOlderCopy(context.db);
}

function rightOfInput(call: ArchiveCall, input: unknown): Right | null {
  if (call === 'jobs.start') return jobRights[(input as { kind: JobKind }).kind];
  return call === 'sheets.get' && (input as { request: SheetRequest }).request.form === 'recovery-card'
    ? 'users'
    : null;
}

/** @throws AppError session.signedOut, session.forbidden */
export function requireRight(context: Pick<Context, 'db' | 'origin'>, right: Right): void {
  const user = currentUser(context);
  if (!user) throw new AppError('session.signedOut', {});
  if (!hasRight(user.role, right))
    throw new AppError('session.forbidden', { role: roleLabels[user.role], right: rightLabels[right] });
}
