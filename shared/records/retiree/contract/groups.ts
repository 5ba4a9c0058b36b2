import { z } from 'zod';
import { reads, writes } from '../../../contract/entry.ts';
import { FileMade, FileToRead, FileToWrite } from '../../../contract/file-tokens.ts';
import { Day, Id, optionalText } from '../../../contract/types.ts';
import { line } from '../../field-schemas.ts';

export const GroupKind = z.enum(['residents', 'self-management']);
export type GroupKind = z.infer<typeof GroupKind>;

/** A group below a community: 居民小组, or 退休人员自管小组. */
export const CommunityGroup = z.strictObject({
  id: Id,
  communityId: Id,
  communityName: z.string(),
  kind: GroupKind,
  name: z.string(),
  /** The leader as a person of the register; null where only the name is known. */
  leaderId: Id.nullable(),
  leaderName: z.string().nullable(),
  /** Whether the user may open the leader's card; false where only the name is known. */
  mayOpenLeader: z.boolean(),
  validFrom: z.string(),
  validTo: z.string().nullable(),
  /** Files of retirees that name it. */
  members: z.int().nonnegative(),
});
export type CommunityGroup = z.infer<typeof CommunityGroup>;

const counts = { added: z.int().nonnegative(), changed: z.int().nonnegative(), same: z.int().nonnegative() };

/** A line of a sheet that an import would write. */
export const GroupSheetLine = z.strictObject({
  /** As in the sheet, from 1. */
  row: z.int().positive(),
  communityName: z.string(),
  kind: GroupKind,
  name: z.string(),
  isNew: z.boolean(),
  /** What differs, in a clerk's words: 负责人：张三 → 李四. */
  changes: z.array(z.string()).max(5),
});
export type GroupSheetLine = z.infer<typeof GroupSheetLine>;

/** Lines that are listed before an import; the others are counted. */
export const GROUP_PREVIEW_MOST = 200;

export const groupCalls = {
  'groups.list': reads({
    input: z.strictObject({
      communityId: Id.nullable().default(null),
      kind: GroupKind.nullable().default(null),
      withEnded: z.boolean().default(false),
    }),
    output: z.strictObject({ items: z.array(CommunityGroup).max(500) }),
    // A group has a leader with a name.
    scope: 'narrowed',
  }),
  /** `validFrom` null: it was there before the program knew it. */
  'groups.save': writes({
    input: z.strictObject({
      id: Id.nullable(),
      communityId: Id,
      kind: GroupKind,
      name: line().min(1, '请填写小组名称').max(30, '小组名称最多 30 个字'),
      /** Somebody of the register; the name is then the register's, whatever `leaderName` says. */
      leaderId: Id.nullable().default(null),
      leaderName: optionalText(50),
      validFrom: Day.nullable().default(null),
      validTo: Day.nullable().default(null),
    }),
    output: z.strictObject({ id: Id }),
    right: 'file',
    scope: ({ communityId }) => ({ communityId }),
    act: 'group',
  }),
  /** Puts files into a group of their community (`groupId` null: into none), as one act; who cannot be is left out. */
  'groups.assign': writes({
    input: z.strictObject({
      groupId: Id.nullable(),
      recordIds: z.array(Id).min(1, '请先勾选人员').max(500, '一次最多 500 人'),
    }),
    output: z.strictObject({
      done: z.int().nonnegative(),
      leftOut: z
        .array(z.strictObject({ recordId: Id, name: z.string(), number: z.string(), why: z.string() }))
        .max(500),
      commandId: Id.nullable(),
    }),
    right: 'file',
    scope: ({ recordIds }) => ({ records: recordIds }),
    act: { nouns: ['group', 'record'], takenBackBy: 'people' },
  }),
  /** Takes back a registration; refused while files name the group. */
  'groups.remove': writes({
    input: z.strictObject({ id: Id }),
    output: z.strictObject({ removed: z.boolean() }),
    right: 'settings',
    scope: 'whole',
    act: 'group',
  }),
  /** All groups there were and are, of the communities the user sees. */
  'groups.export': reads({
    input: z.strictObject({ path: FileToWrite }),
    output: z.strictObject({ path: FileMade, rows: z.int() }),
    scope: 'narrowed',
    takesOut: () => ({ noun: 'group', nounId: 0 }),
  }),
  /** What `groups.importFile` would do with the sheet; refused as that would be. */
  'groups.preview': reads({
    input: z.strictObject({ path: FileToRead }),
    output: z.strictObject({ ...counts, items: z.array(GroupSheetLine).max(GROUP_PREVIEW_MOST) }),
    right: 'settings',
    scope: 'whole',
  }),
  'groups.importFile': writes({
    input: z.strictObject({ path: FileToRead }),
    output: z.strictObject(counts),
    right: 'settings',
    scope: 'whole',
    act: 'group',
  }),
};
