import { z } from 'zod';
import { line, lines } from '../records/field-schemas.ts';
import { Command } from './commands.ts';
import { reads, writes } from './entry.ts';
import { Kind } from './records.ts';
import { Day, Id } from './types.ts';

const words = (label: string, most: number) => line().min(1).max(most, `${label}最多 ${most} 个字`).nullable();

/** What the office writes down of an outlet: who runs it, an organisation or a person, and where. */
export const OutletValues = z
  .strictObject({
    name: line().min(1, '请填写网点名称').max(100, '网点名称最多 100 个字'),
    organisationId: Id.nullable(),
    personId: Id.nullable(),
    communityId: Id,
    address: line().min(1, '请填写地址').max(100, '地址最多 100 个字'),
    phone: words('联系电话', 30),
    remark: lines().max(200, '备注最多 200 个字').nullable(),
  })
  .refine(({ organisationId, personId }) => (organisationId === null) !== (personId === null), {
    path: ['organisationId'],
    message: '请选择举办单位或经营者，只选一个',
  });
export type OutletValues = z.infer<typeof OutletValues>;

/** A line of the list of outlets; `keeper`: who runs it. */
export const OutletRow = z.strictObject({
  id: Id,
  name: z.string(),
  keeper: z.string(),
  communityName: z.string(),
  address: z.string(),
  phone: z.string().nullable(),
});
export type OutletRow = z.infer<typeof OutletRow>;

export const Outlet = z.strictObject({
  id: Id,
  version: z.int(),
  values: OutletValues,
  keeper: z.string(),
  communityName: z.string(),
  files: z.array(z.strictObject({ id: Id, kind: Kind, number: z.string(), closedOn: Day.nullable() })).max(100),
  commands: z.array(Command).max(50),
});
export type Outlet = z.infer<typeof Outlet>;

const CommandId = Id.nullable();

/**
 * Outlets (网点): an organisation or a person at a place. They are registered where a file of one is begun; no shipped kind
 * has files of them yet, so there is no page of all.
 */
export const outletCalls = {
  'outlets.list': reads({
    input: z.strictObject({
      text: z.string().max(100).default(''),
      communityId: Id.nullable().default(null),
      offset: z.int().nonnegative().default(0),
      limit: z.int().min(1).max(200).default(100),
    }),
    output: z.strictObject({ rows: z.array(OutletRow).max(200), total: z.int().nonnegative() }),
    scope: 'narrowed',
  }),
  'outlets.get': reads({
    input: z.strictObject({ id: Id }),
    output: Outlet,
    scope: ({ id }) => ({ outlets: [id] }),
    shows: ({ id }) => [{ noun: 'outlet', nounId: id }],
  }),
  'outlets.save': writes({
    /** `id` null: a new one, of version 0. */
    input: z.strictObject({ id: Id.nullable(), version: z.int().nonnegative(), values: OutletValues }),
    output: z.strictObject({ id: Id, version: z.int(), commandId: CommandId }),
    right: 'file',
    // Whether who is to run it may be seen the handler asks, where that is changed.
    scope: ({ id, values }) => ({ outlets: id === null ? [] : [id], communityId: values.communityId }),
    act: 'outlet',
  }),
  'outlets.remove': writes({
    input: z.strictObject({ id: Id, version: z.int() }),
    output: z.strictObject({ id: Id, version: z.int(), commandId: CommandId }),
    right: 'file',
    scope: ({ id }) => ({ outlets: [id] }),
    act: 'outlet',
  }),
  /**
   * Two entries are one outlet: its files and what the kept one lacks go over. Where both have an open file of a kind,
   * `keptRecordIds` names which stays; without a word it is that of `keptId`.
   */
  'outlets.merge': writes({
    input: z.strictObject({ keptId: Id, goneId: Id, keptRecordIds: z.array(Id).max(10).default([]) }),
    output: z.strictObject({ id: Id, commandId: CommandId }),
    right: 'merge',
    scope: ({ keptId, goneId }) => ({ outletsWithFiles: [keptId, goneId] }),
    act: 'outlet',
  }),
};
