import { z } from 'zod';
import { Id, Instant, reads, writes } from './types.ts';

export const CommandName = z.enum([
  'records.save',
  'records.remove',
  'records.restore',
  'life.take',
  'life.correct',
  'life.settle',
  'certification.pause',
  'pension.setAmount',
  'pension.setAccount',
  'attachments.add',
  'attachments.remove',
  'people.addAlias',
  'people.removeAlias',
  'people.addFormerNumber',
  'people.removeFormerNumber',
  'people.setReading',
  'people.merge',
  'likeness.decide',
  'policy.add',
  'policy.close',
  'policy.remove',
  'policy.importFile',
  'calendar.import',
  'office.save',
  'users.save',
  'communities.save',
  'communities.remove',
  'communities.merge',
  'communities.split',
  'communities.abolish',
  'communities.assign',
  'communities.importFile',
  'groups.save',
  'groups.remove',
  'groups.importFile',
  'organisations.save',
  'organisations.addName',
  'organisations.removeName',
  'organisations.close',
  'organisations.remove',
  'organisations.merge',
  'organisations.assign',
  'organisations.register',
  'organisations.importFile',
  'codes.add',
  'codes.change',
  'codes.retire',
  'codes.remove',
  'codes.move',
  'codes.assign',
  'codes.importFile',
  'households.open',
  'households.save',
  'households.addMember',
  'households.changeRelation',
  'households.leave',
  'households.changeHead',
  'households.split',
  'households.close',
  'households.importFile',
  'reports.close',
]);

/** What an act can be about. */
export const CommandNoun = z.enum([
  'record',
  'person',
  'datedValue',
  'calendar',
  'office',
  'user',
  'community',
  'group',
  'organisation',
  'code',
  'household',
  'certification',
  'report',
]);

/** One act of a clerk, as it can be shown and taken back. */
export const Command = z.strictObject({
  id: Id,
  at: Instant,
  by: z.string(),
  name: CommandName,
  /** In the clerk's words: 合并人员：张三. */
  title: z.string(),
  noun: CommandNoun,
  nounId: Id,
  undoneAt: Instant.nullable(),
});
export type Command = z.infer<typeof Command>;

export const commandCalls = {
  /** The acts about one thing, or with `nounId` null about all of a noun, newest first. */
  'commands.list': reads(
    z.strictObject({ noun: CommandNoun, nounId: Id.nullable(), limit: z.int().min(1).max(200).default(50) }),
    z.strictObject({ items: z.array(Command).max(200) }),
  ),
  /** Takes a command back whole, or not at all. */
  'commands.undo': writes(z.strictObject({ id: Id }), z.strictObject({ title: z.string() })),
};
