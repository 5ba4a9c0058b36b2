import { z } from 'zod';
import { codeTableNames } from '../codes/tables.ts';
import { line } from '../records/field-schemas.ts';
import { Command } from './commands.ts';
import { reads, writes } from './entry.ts';
import { FileMade, FileToRead, FileToWrite } from './file-tokens.ts';
import { Day, Id } from './types.ts';

/** 代码对照: what the codes of other systems mean here, by the system a roster comes from. */

const Table = z.enum(codeTableNames as [(typeof codeTableNames)[number], ...(typeof codeTableNames)[number][]]);
/** The key of a system rosters come from. */
export const SourceKey = z.string().min(1).max(40);
const Name = line().min(1, '请填写来源的名称').max(40, '名称最多 40 个字');
const CommandId = Id.nullable();

/** As `RosterSource` and `OwnMapping` of shared/codes/code-mapping.ts. */
const Source = z.strictObject({ key: SourceKey, name: z.string(), origin: z.string(), isOwn: z.boolean() });
const Own = z.strictObject({
  id: Id,
  source: SourceKey,
  table: z.string(),
  code: z.string(),
  label: z.string().nullable(),
  target: z.string().nullable(),
  on: Day,
  by: z.string(),
});

/** What a community text of a source becomes: one of our communities, one registered with the import, or nothing. */
export const CommunityAnswer = z.enum(['community', 'new', 'empty']);

const OwnCommunityMapping = z.strictObject({
  id: Id,
  /** null: rosters of which no source was said. */
  source: SourceKey.nullable(),
  written: z.string(),
  answer: CommunityAnswer,
  communityId: Id.nullable(),
  communityName: z.string().nullable(),
  on: Day,
  by: z.string(),
});
/** What an office decided about a community text of a source. */
export type OwnCommunityMapping = z.infer<typeof OwnCommunityMapping>;

const CommunityDecision = z
  .strictObject({
    written: line().min(1).max(1000),
    answer: CommunityAnswer,
    communityId: Id.nullable(),
  })
  .refine((one) => (one.answer === 'community') === (one.communityId !== null), '请选择社区');

const Decision = z.strictObject({
  table: Table,
  /** As the other system writes it. */
  code: z.string().regex(/^\d{1,4}$/, '对方代码应为 1 至 4 位数字'),
  /** What the other system calls it; left out: as it is known. */
  label: line().max(40, '名称最多 40 个字').nullable().optional(),
  /** null: the field stays empty and the roster's text is kept. */
  target: z.string().max(8).nullable(),
});

export const mappingCalls = {
  /** The sources, and what the office decided: merged by `mappingLines` with what the program brings along. */
  'mappings.list': reads({
    input: z.strictObject({}),
    output: z.strictObject({
      sources: z.array(Source).max(1000),
      items: z.array(Own).max(20_000),
      communities: z.array(OwnCommunityMapping).max(20_000),
      commands: z.array(Command).max(50),
    }),
    // What the codes of other systems mean is of no file in particular; what community texts mean is told of the own ones.
    scope: 'narrowed',
  }),
  /** Decides what codes of a source mean here: all of them one act. */
  'mappings.decide': writes({
    input: z.strictObject({ source: SourceKey, items: z.array(Decision).min(1).max(500) }),
    output: z.strictObject({ decided: z.int().nonnegative(), commandId: CommandId }),
    // Who takes a roster in says what its codes mean; what is taken out again is for those who keep the settings.
    right: 'file',
    // An answer holds for the whole office: of a part of it one answers what the own import asks.
    scope: 'narrowed',
    act: 'mapping',
  }),
  /** Takes a decision of the office back out; what the program says holds again. */
  'mappings.forget': writes({
    input: z.strictObject({ id: Id }),
    output: z.strictObject({ commandId: CommandId }),
    right: 'settings',
    scope: 'whole',
    act: 'mapping',
  }),
  /** Decides what community texts of a source mean here: all of them one act. */
  'mappings.decideCommunities': writes({
    input: z.strictObject({ source: SourceKey.nullable(), items: z.array(CommunityDecision).min(1).max(500) }),
    output: z.strictObject({ decided: z.int().nonnegative(), commandId: CommandId }),
    right: 'file',
    scope: 'narrowed',
    act: 'mapping',
  }),
  /** Takes such a decision back out; the text is a question again. */
  'mappings.forgetCommunity': writes({
    input: z.strictObject({ id: Id }),
    output: z.strictObject({ commandId: CommandId }),
    right: 'settings',
    scope: 'whole',
    act: 'mapping',
  }),
  'mappings.addSource': writes({
    input: z.strictObject({ name: Name }),
    output: z.strictObject({ key: SourceKey, commandId: CommandId }),
    right: 'file',
    // One more choice for everybody's imports; it changes how none is read.
    scope: 'nothing',
    act: 'mapping',
  }),
  'mappings.removeSource': writes({
    input: z.strictObject({ key: SourceKey }),
    output: z.strictObject({ commandId: CommandId }),
    right: 'settings',
    scope: 'whole',
    act: 'mapping',
  }),
  /** `source` null: all of them. */
  'mappings.export': reads({
    input: z.strictObject({ path: FileToWrite, source: SourceKey.nullable() }),
    output: z.strictObject({ path: FileMade, rows: z.int().nonnegative() }),
    scope: 'narrowed',
    takesOut: () => ({ noun: 'mapping', nounId: 0 }),
  }),
  /** All or nothing; a refusal names the row and the reason. Lines that are not in the sheet stay. */
  'mappings.importFile': writes({
    input: z.strictObject({ path: FileToRead }),
    output: z.strictObject({ decided: z.int(), same: z.int(), sources: z.int(), commandId: CommandId }),
    right: 'settings',
    scope: 'whole',
    act: 'mapping',
  }),
};
