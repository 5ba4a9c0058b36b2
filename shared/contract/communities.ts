import { z } from 'zod';
import { line } from '../records/field-schemas.ts';
import { isAreaCode12 } from '../rules/area-code.ts';
import { Command } from './commands.ts';
import { reads, writes } from './entry.ts';
import { FileMade, FileToRead, FileToWrite } from './file-tokens.ts';
import { PAGE_LIMIT } from './records.ts';
import { Day, Id, Instant } from './types.ts';

const name = line().min(1, '请填写社区名称').max(40, '社区名称最多 40 个字');
const code = z.string().refine(isAreaCode12, '区划代码应为 12 位数字，例如 350102005001');
const document = line().max(200, '批准文件最多 200 个字');
/** Changes of a community are decided by the district government (居民委员会组织法 art. 6): no change without its paper. */
const approval = document.min(1, '请填写批准文件，例如：鼓政〔2026〕12号');

export const CommunityInput = z.strictObject({ name, code: code.nullable() });

/** A community as it is today; `endedOn`: its last day, where it was merged, split or abolished. */
export const Community = z.strictObject({
  id: Id,
  name: z.string(),
  code: z.string().nullable(),
  records: z.int().nonnegative(),
  endedOn: z.string().nullable(),
});
export type Community = z.infer<typeof Community>;

/** What belongs to a community today. `removed`: files out of use. */
export const CommunityUse = z.strictObject({
  records: z.int().nonnegative(),
  removed: z.int().nonnegative(),
  groups: z.int().nonnegative(),
  households: z.int().nonnegative(),
  closedHouseholds: z.int().nonnegative(),
  /** Merged entries and those out of use among them. */
  outlets: z.int().nonnegative(),
});
export type CommunityUse = z.infer<typeof CommunityUse>;

export const CommunityVersion = z.strictObject({
  id: Id,
  name: z.string(),
  code: z.string().nullable(),
  validFrom: z.string(),
  validTo: z.string().nullable(),
  document: z.string(),
  addedAt: Instant,
  /** null: made from an entry of before communities had versions. */
  addedBy: z.string().nullable(),
});
export type CommunityVersion = z.infer<typeof CommunityVersion>;

const Relation = z.strictObject({
  id: Id,
  name: z.string(),
  kind: z.enum(['merge', 'split', 'branch']),
  effectiveOn: z.string(),
  document: z.string(),
});
export type CommunityRelation = z.infer<typeof Relation>;

/** A community to come: one that is there, or a new one. */
const Target = z.union([z.strictObject({ id: Id }), CommunityInput]);
export type CommunityTarget = z.infer<typeof Target>;

export const CommunityMerge = z.strictObject({
  sourceIds: z.array(Id).min(1, '请选择要并入的社区').max(50),
  target: Target,
  effectiveOn: Day,
  document: approval,
});
export type CommunityMerge = z.infer<typeof CommunityMerge>;

export const CommunitySplit = z.strictObject({
  sourceId: Id,
  targets: z.array(Target).min(1, '请填写拆分后的社区').max(20, '一次最多拆成 20 个社区'),
  /** The community goes on, smaller than before; else it ends. */
  sourceStays: z.boolean(),
  effectiveOn: Day,
  document: approval,
});
export type CommunitySplit = z.infer<typeof CommunitySplit>;

/** Files of one road, or of one house number of it, that wait to be assigned. */
const WaitingGroup = z.strictObject({
  /** '': files whose address names no road. */
  road: z.string(),
  house: z.string().nullable(),
  /** Files. */
  count: z.int().nonnegative(),
  households: z.int().nonnegative(),
  outlets: z.int().nonnegative(),
});
export type WaitingGroup = z.infer<typeof WaitingGroup>;

export const WaitingFile = z.strictObject({
  id: Id,
  number: z.string(),
  name: z.string(),
  address: z.string().nullable(),
});
export type WaitingFile = z.infer<typeof WaitingFile>;

const WhichAddress = z.strictObject({ road: z.string().max(200), house: z.string().max(200).nullable() });

export const communityCalls = {
  'communities.list': reads({
    input: z.strictObject({ text: z.string().max(60).default(''), withEnded: z.boolean().default(false) }),
    output: z.strictObject({ items: z.array(Community).max(500) }),
    scope: 'nothing',
  }),
  'communities.get': reads({
    input: z.strictObject({ id: Id }),
    output: z.strictObject({
      community: Community,
      use: CommunityUse,
      versions: z.array(CommunityVersion).max(500),
      predecessors: z.array(Relation).max(200),
      successors: z.array(Relation).max(200),
      commands: z.array(Command).max(200),
    }),
    // Its acts tell of files by address.
    scope: 'whole',
  }),
  /** Every act about communities, to be taken back. */
  'communities.acts': reads({
    input: z.strictObject({ limit: z.int().min(1).max(200).default(30) }),
    output: z.strictObject({ items: z.array(Command).max(200) }),
    scope: 'whole',
  }),
  /**
   * `id` null registers one. Else, with `validFrom` a new version from that day, without it a correction of the version
   * that holds today.
   */
  'communities.save': writes({
    input: CommunityInput.extend({
      id: Id.nullable(),
      validFrom: Day.nullable().default(null),
      document: document.default(''),
    }),
    output: z.strictObject({ id: Id }),
    right: 'settings',
    scope: 'whole',
    act: 'community',
  }),
  /** Takes back the registration of a community nothing belongs to. */
  'communities.remove': writes({
    input: z.strictObject({ id: Id }),
    output: z.strictObject({ removed: z.boolean() }),
    right: 'settings',
    scope: 'whole',
    act: 'community',
  }),
  /** Whom a merge, a split or an abolition would touch, community by community. */
  'communities.preview': reads({
    input: z.strictObject({ ids: z.array(Id).max(50), effectiveOn: Day.nullable() }),
    output: z.strictObject({
      items: z.array(z.strictObject({ id: Id, name: z.string(), validFrom: z.string(), use: CommunityUse })).max(50),
      /** Files of them that were in use on the day before. */
      recordsBefore: z.int().nonnegative(),
    }),
    scope: 'whole',
  }),
  'communities.merge': writes({
    input: CommunityMerge,
    output: z.strictObject({ id: Id, moved: z.int().nonnegative() }),
    right: 'settings',
    scope: 'whole',
    act: 'community',
  }),
  'communities.split': writes({
    input: CommunitySplit,
    output: z.strictObject({ targetIds: z.array(Id).max(20), waiting: z.int().nonnegative() }),
    right: 'settings',
    scope: 'whole',
    act: 'community',
  }),
  'communities.abolish': writes({
    input: z.strictObject({ id: Id, effectiveOn: Day, document: approval }),
    output: z.strictObject({ waiting: z.int().nonnegative() }),
    right: 'settings',
    scope: 'whole',
    act: 'community',
  }),
  /** Files that wait to be assigned after a split or an abolition, by road, or by house number of one road. */
  'communities.waiting': reads({
    input: z.strictObject({
      sourceId: Id,
      road: z.string().max(200).nullable().default(null),
      after: z.int().nonnegative().default(0),
      limit: z.int().min(1).max(PAGE_LIMIT).default(100),
    }),
    output: z.strictObject({
      total: z.int().nonnegative(),
      households: z.int().nonnegative(),
      outlets: z.int().nonnegative(),
      groups: z.array(WaitingGroup).max(PAGE_LIMIT),
      next: z.int().nullable(),
      /** Communities the files can go to. */
      targets: z.array(z.strictObject({ id: Id, name: z.string() })).max(500),
      waitingGroups: z.array(z.strictObject({ id: Id, name: z.string() })).max(200),
    }),
    scope: 'whole',
  }),
  'communities.waitingFiles': reads({
    input: WhichAddress.extend({
      sourceId: Id,
      after: z.int().nonnegative().default(0),
      limit: z.int().min(1).max(PAGE_LIMIT).default(100),
    }),
    output: z.strictObject({ items: z.array(WaitingFile).max(PAGE_LIMIT), next: z.int().nullable() }),
    scope: 'whole',
  }),
  /** Assigns whole roads, house numbers, single files and groups that wait. */
  'communities.assign': writes({
    input: z.strictObject({
      sourceId: Id,
      targetId: Id,
      addresses: z.array(WhichAddress).max(500).default([]),
      recordIds: z.array(Id).max(2000).default([]),
      groupIds: z.array(Id).max(200).default([]),
    }),
    output: z.strictObject({ moved: z.int().nonnegative(), waiting: z.int().nonnegative() }),
    right: 'settings',
    scope: 'whole',
    act: 'community',
  }),
  'communities.export': reads({
    input: z.strictObject({ path: FileToWrite }),
    output: z.strictObject({ path: FileMade, rows: z.int() }),
    scope: 'nothing',
    takesOut: () => ({ noun: 'community', nounId: 0 }),
  }),
  'communities.importFile': writes({
    input: z.strictObject({ path: FileToRead }),
    output: z.strictObject({ added: z.int(), changed: z.int(), same: z.int() }),
    right: 'settings',
    scope: 'whole',
    act: 'community',
  }),
};
