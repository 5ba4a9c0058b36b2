import { hasRight, type Right, type Role } from '../rules/rights.ts';
import { isWhole, type Scope } from '../rules/scope.ts';
import type { ArchiveCall } from './archive.ts';
import type { Command } from './commands.ts';

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
  'adjustments.apply': 'file',
  'payments.finalise': 'file',
  'payments.enterReturns': 'file',
  'payments.addItem': 'file',
  'payments.handOver': 'file',
  'payments.voidRoll': 'file',
  'certification.enter': 'file',
  'certification.pause': 'file',
  'certification.enterMany': 'file',
  'openings.save': 'file',
  'openings.enterMany': 'file',
  'care.save': 'file',
  'care.remove': 'file',
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
  'start.confirmCopy': 'users',
  'start.confirmClock': 'file',
  'backups.setPlace': 'users',
  'backups.setPassphrase': 'users',
  'attachments.add': 'file',
  'attachments.remove': 'file',
  'imports.discard': 'file',
  'imports.answerIdentity': 'file',
  'imports.mend': 'file',
  'imports.saveMarked': 'file',
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
  'groups.assign': 'file',
  'groups.remove': 'settings',
  'groups.preview': 'settings',
  'groups.importFile': 'settings',
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
  // Who takes a roster in says what its codes mean; what is taken out again is for those who keep the settings.
  'mappings.decide': 'file',
  'mappings.decideCommunities': 'file',
  'mappings.addSource': 'file',
  'mappings.forget': 'settings',
  'mappings.forgetCommunity': 'settings',
  'mappings.removeSource': 'settings',
  'mappings.importFile': 'settings',
  'reports.close': 'file',
  'log.list': 'log',
  'log.clerks': 'log',
  'log.verify': 'log',
  'recovery.standing': 'users',
  'recovery.make': 'users',
  'users.list': 'users',
  'users.save': 'users',
  'users.export': 'users',
} as const satisfies Partial<Record<ArchiveCall, Right>>;

/** What an act asks for, to be done and to be taken back: the right of its call. */
export function rightOfAct(name: Command['name']): Right {
  return callRights[name === 'likeness.decide' ? 'likeness.keepApart' : name];
}

const nounsOfPeople: ReadonlySet<Command['noun']> = new Set([
  'record',
  'person',
  'household',
  'care',
  'adjustment',
  'batch',
]);

/** Acts about people are taken back by whoever sees whom they touched; all others only by who sees the whole office. */
export function isActOfPeople({ name, noun }: Pick<Command, 'name' | 'noun'>): boolean {
  return nounsOfPeople.has(noun) || name === 'groups.assign';
}

/** Acts on these show nobody: who did them may take them back, whatever part of the office they see. */
export const actsOfNobody: ReadonlySet<Command['noun']> = new Set(['mapping']);

/**
 * Whether a user may do what opens or exchanges the whole archive: the recovery card, restoring, the place of the backups,
 * an older copy in the archive's place. Who manages users for a part of the office only may not.
 */
export function mayRunOffice({ role, scope }: { role: Role; scope: Scope }): boolean {
  return hasRight(role, 'users') && isWhole(scope);
}

/** Whether a user could take this act back, as far as rights tell: what cannot be done is not offered. */
export function mayTakeBack(user: { role: Role; scope: Scope }, act: Pick<Command, 'name' | 'noun'>): boolean {
  if (!hasRight(user.role, rightOfAct(act.name))) return false;
  return isWhole(user.scope) || isActOfPeople(act) || actsOfNobody.has(act.noun);
}
