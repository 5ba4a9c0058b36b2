import type { ArchiveCall } from '#shared/contract/archive.ts';
import type { Command } from '#shared/contract/commands.ts';
import type { JobKind } from '#shared/contract/jobs.ts';
import { AppError } from '#shared/errors.ts';
import { hasRight, type Right, rightLabels, roleLabels } from '#shared/rules/rights.ts';
import type { Context } from './context.ts';
import { currentUser } from './signed-in.ts';

/** Calls of the sign-in screen and of the first run: nobody has signed in yet. */
const open: ReadonlySet<ArchiveCall> = new Set([
  'office.get',
  'office.setUp',
  'session.get',
  'session.signIn',
  'session.signOut',
]);

/** What a call asks for; every call not named asks for looking only, which a test holds to calls that write nothing. */
export const callRights = {
  'records.save': 'file',
  'records.remove': 'file',
  'records.restore': 'file',
  'life.take': 'file',
  'life.correct': 'file',
  'life.settle': 'file',
  'pension.setAmount': 'file',
  'pension.setAccount': 'file',
  'certification.enter': 'file',
  'certification.pause': 'file',
  'batches.save': 'file',
  'batches.remove': 'file',
  'batches.addLine': 'file',
  'batches.addRecords': 'file',
  'batches.saveLine': 'file',
  'batches.removeLine': 'file',
  'batches.check': 'file',
  'batches.importFile': 'file',
  'batches.saveDirectory': 'file',
  'batches.close': 'file',
  'seals.keep': 'file',
  'seals.pass': 'file',
  'attachments.add': 'file',
  'attachments.remove': 'file',
  'imports.discard': 'file',
  'imports.saveRejected': 'file',
  'people.addAlias': 'file',
  'people.removeAlias': 'file',
  'people.addFormerNumber': 'file',
  'people.removeFormerNumber': 'file',
  'people.setReading': 'file',
  'people.merge': 'merge',
  'likeness.keepApart': 'merge',
  'households.open': 'file',
  'households.save': 'file',
  'households.addMember': 'file',
  'households.changeRelation': 'file',
  'households.leave': 'file',
  'households.changeHead': 'file',
  'households.split': 'file',
  'households.close': 'file',
  'households.importFile': 'file',
  'office.save': 'settings',
  'communities.save': 'settings',
  'communities.remove': 'settings',
  'communities.merge': 'settings',
  'communities.split': 'settings',
  'communities.abolish': 'settings',
  'communities.assign': 'settings',
  'communities.importFile': 'settings',
  'groups.save': 'file',
  'groups.remove': 'settings',
  'policy.add': 'settings',
  'policy.close': 'settings',
  'policy.remove': 'settings',
  'policy.importFile': 'settings',
  'calendar.import': 'settings',
  // Who files papers meets the names; what ends or joins organisations is for those who keep the register.
  'organisations.save': 'file',
  'organisations.addName': 'file',
  'organisations.assign': 'file',
  'organisations.register': 'file',
  'organisations.removeName': 'settings',
  'organisations.close': 'settings',
  'organisations.remove': 'settings',
  'organisations.importFile': 'settings',
  'organisations.merge': 'merge',
  // Names people of all communities.
  'codes.others': 'settings',
  'codes.add': 'settings',
  'codes.change': 'settings',
  'codes.retire': 'settings',
  'codes.remove': 'settings',
  'codes.move': 'settings',
  'codes.assign': 'settings',
  'codes.importFile': 'settings',
  'log.list': 'log',
  'log.verify': 'log',
  'users.list': 'users',
  'users.save': 'users',
  'users.export': 'users',
} as const satisfies Partial<Record<ArchiveCall, Right>>;

/** What an act asks for, to be done and to be taken back: the right of its call. */
export function rightOfAct(name: Command['name']): Right {
  return callRights[name === 'likeness.decide' ? 'likeness.keepApart' : name];
}

const jobRights: Record<JobKind, Right> = {
  'roster.read': 'file',
  'roster.apply': 'file',
  'roster.undo': 'file',
  'handover.write': 'handover',
  'package.verify': 'look',
  'likeness.scan': 'look',
};

/** @throws AppError session.signedOut, session.forbidden */
export function refuseUnlessAllowed(context: Context, call: ArchiveCall, input: unknown): void {
  if (open.has(call)) return;
  const known: Partial<Record<ArchiveCall, Right>> = callRights;
  const right = call === 'jobs.start' ? jobRights[(input as { kind: JobKind }).kind] : (known[call] ?? 'look');
  requireRight(context, right);
}

/** @throws AppError session.signedOut, session.forbidden */
export function requireRight(context: Pick<Context, 'db' | 'origin'>, right: Right): void {
  const user = currentUser(context);
  if (!user) throw new AppError('session.signedOut', {});
  if (!hasRight(user.role, right))
    throw new AppError('session.forbidden', { role: roleLabels[user.role], right: rightLabels[right] });
}
