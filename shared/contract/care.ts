import { z } from 'zod';
import { line, lines } from '../records/field-schemas.ts';
import { reads, writes } from './entry.ts';
import { FileMade, FileToWrite } from './file-tokens.ts';
import { Actor, Day, Id, IdKind, Instant, optionalText } from './types.ts';

/** What was done: 走访、文体活动、慰问、帮扶. */
export const ServiceKind = z.enum(['visit', 'activity', 'condolence', 'help']);
export type ServiceKind = z.infer<typeof ServiceKind>;

/** Who did it: the office, a community's worker, the leader of a group, a volunteer. */
export const ServiceRole = z.enum(['staff', 'community', 'leader', 'volunteer', 'other']);
export type ServiceRole = z.infer<typeof ServiceRole>;

/** 服务记录: one act for one or many persons. `amountFen` is what each of them was given. */
export const ServiceLine = z.strictObject({
  id: Id,
  version: z.int().positive(),
  kind: ServiceKind,
  on: z.string(),
  place: z.string().nullable(),
  byRole: ServiceRole,
  byName: z.string(),
  groupId: Id.nullable(),
  groupName: z.string().nullable(),
  what: z.string().nullable(),
  occasion: z.string().nullable(),
  amountFen: z.int().positive().nullable(),
  goods: z.string().nullable(),
  result: z.string().nullable(),
  nextOn: z.string().nullable(),
  /** The first three of those the user may see, and how many these are. */
  first: z.array(z.strictObject({ recordId: Id, name: z.string() })).max(3),
  count: z.int().nonnegative(),
  /** How many lie outside of what the user may see. */
  hidden: z.int().nonnegative(),
  at: Instant,
  by: Actor,
});
export type ServiceLine = z.infer<typeof ServiceLine>;

/** Somebody for whom something was done. */
export const ServicePerson = z.strictObject({
  recordId: Id,
  number: z.string(),
  name: z.string(),
  birthOn: z.string().nullable(),
  communityName: z.string().nullable(),
});
export type ServicePerson = z.infer<typeof ServicePerson>;

/** Person-times (人次) of a time, and the money given. */
export const ServiceCounts = z.strictObject({
  visitPersonTimes: z.int().nonnegative(),
  activityPersonTimes: z.int().nonnegative(),
  condolencePersonTimes: z.int().nonnegative(),
  helpPersonTimes: z.int().nonnegative(),
  condolenceFen: z.int().nonnegative(),
});
export type ServiceCounts = z.infer<typeof ServiceCounts>;

const Whose = { communityId: Id.nullable().default(null), groupId: Id.nullable().default(null) };

/** Which retirees a list is of; of those who died or went elsewhere it has none. */
export const CareList = z.discriminatedUnion('list', [
  /** 高龄: who has completed `fromAge` years on a day (today when null), and not yet `belowAge`. */
  z.strictObject({
    list: z.literal('aged'),
    on: Day.nullable().default(null),
    fromAge: z.int().min(1).max(150),
    belowAge: z.int().min(1).max(150).nullable().default(null),
    ...Whose,
  }),
  /** Who completes `age` years in a month (YYYY-MM) or a year (YYYY). */
  z.strictObject({
    list: z.literal('turning'),
    age: z.int('请填写周岁').min(1, '请填写周岁').max(150, '请填写周岁'),
    during: z.string().regex(/^\d{4}(-(0[1-9]|1[0-2]))?$/, '请填写年份或月份，例如 2026 或 2026-10'),
    ...Whose,
  }),
  /** 久未走访: who was not visited for so many months; as many as the office decided when null. */
  z.strictObject({ list: z.literal('unvisited'), months: z.int().min(1).max(120).nullable().default(null), ...Whose }),
  /** The members of a self-management group. */
  z.strictObject({ list: z.literal('group'), groupId: Id }),
  /** Who is in no self-management group. */
  z.strictObject({ list: z.literal('ungrouped'), communityId: Id.nullable().default(null) }),
]);
export type CareList = z.output<typeof CareList>;

export const CareRow = z.strictObject({
  recordId: Id,
  number: z.string(),
  name: z.string(),
  idKind: IdKind,
  idNumber: z.string().nullable(),
  gender: z.string().nullable(),
  birthOn: z.string().nullable(),
  /** Completed years on the day the list is asked for; of who completes years in a time, those. */
  age: z.int().nullable(),
  /** The day on which these years are completed, in a list of those who complete them. */
  turnsOn: z.string().nullable(),
  phone: z.string().nullable(),
  address: z.string().nullable(),
  communityName: z.string().nullable(),
  selfGroup: z.string().nullable(),
  lastVisitOn: z.string().nullable(),
});
export type CareRow = z.infer<typeof CareRow>;

/** A band of ages by the values the office decided. `isSure` false: the office still has to confirm it. */
export const AgeBand = z.strictObject({
  fromAge: z.int().positive(),
  belowAge: z.int().positive().nullable(),
  count: z.int().nonnegative(),
  isSure: z.boolean(),
});
export type AgeBand = z.infer<typeof AgeBand>;

const text = (most: number, lacking: string, read = line) => read().min(1, lacking).max(most, `最多 ${most} 个字`);

export const careCalls = {
  /** What was done in a time, newest first. */
  'care.list': reads({
    input: z.strictObject({
      kind: ServiceKind.nullable().default(null),
      from: Day.nullable().default(null),
      to: Day.nullable().default(null),
      ...Whose,
      offset: z.int().min(0).default(0),
      limit: z.int().min(1).max(200).default(50),
    }),
    output: z.strictObject({
      items: z.array(ServiceLine).max(200),
      total: z.int().nonnegative(),
      /** Of the time and the community, whatever the kind. */
      counts: ServiceCounts,
    }),
    scope: 'narrowed',
  }),
  /** One act with everybody it was done for whom the user may see. */
  'care.get': reads({
    input: z.strictObject({ id: Id }),
    output: z.strictObject({ service: ServiceLine, people: z.array(ServicePerson).max(500) }),
    // Of an act for people of several communities the handler shows those within.
    scope: 'narrowed',
  }),
  /** What was done for the person of a file, oldest first. */
  'care.ofRecord': reads({
    input: z.strictObject({ recordId: Id }),
    output: z.strictObject({ items: z.array(ServiceLine).max(1000) }),
    scope: ({ recordId }) => ({ records: [recordId] }),
  }),
  /** What was done for a person, over all their files the user may see, oldest first. */
  'care.ofPerson': reads({
    input: z.strictObject({ personId: Id }),
    output: z.strictObject({ items: z.array(ServiceLine).max(1000) }),
    scope: ({ personId }) => ({ people: [personId] }),
  }),
  /** Enters an act (`id` null), or corrects one with the reason. */
  'care.save': writes({
    input: z.strictObject({
      id: Id.nullable().default(null),
      version: z.int().positive().nullable().default(null),
      kind: ServiceKind,
      on: Day,
      place: optionalText(60),
      byRole: ServiceRole,
      byName: text(60, '请填写服务人员'),
      groupId: Id.nullable().default(null),
      recordIds: z.array(Id).min(1, '请选择服务对象').max(500, '一次最多登记 500 人'),
      what: optionalText(300, lines),
      occasion: optionalText(30),
      amountFen: z.int('金额最多两位小数').min(1, '金额应大于 0').max(99_999_999, '金额过大').nullable().default(null),
      goods: optionalText(100),
      result: optionalText(300, lines),
      nextOn: Day.nullable().default(null),
      /** Why it is corrected. */
      reason: optionalText(100),
    }),
    output: z.strictObject({
      id: Id,
      version: z.int().positive(),
      commandId: Id.nullable(),
      /** What the clerk should look at although it was entered. */
      notes: z.array(z.string()).max(20),
    }),
    right: 'file',
    scope: ({ id, recordIds }) => ({ services: id === null ? [] : [id], records: recordIds }),
    act: 'care',
  }),
  'care.remove': writes({
    input: z.strictObject({ id: Id, version: z.int().positive(), reason: text(100, '请写明移除的原因', lines) }),
    output: z.strictObject({ commandId: Id.nullable() }),
    right: 'file',
    scope: ({ id }) => ({ services: [id] }),
    act: 'care',
  }),
  'care.people': reads({
    input: z.strictObject({
      filter: CareList,
      offset: z.int().min(0).default(0),
      limit: z.int().min(1).max(500).default(50),
    }),
    output: z.strictObject({
      rows: z.array(CareRow).max(500),
      total: z.int().nonnegative(),
      communities: z.array(z.strictObject({ id: Id, name: z.string(), count: z.int().positive() })).max(500),
      /** Of a list by age: the bands, and how many have no whole day of birth and are in no such list. */
      bands: z.array(AgeBand).max(3),
      withoutBirth: z.int().nonnegative(),
      /** Of 久未走访: the months asked for, and whether they are decided. */
      months: z.int().positive().nullable(),
      isMonthsSure: z.boolean(),
      today: z.string(),
    }),
    scope: 'narrowed',
  }),
  /** The list as a workbook. */
  'care.export': reads({
    input: z.strictObject({ filter: CareList, path: FileToWrite }),
    output: z.strictObject({ path: FileMade, rows: z.int().nonnegative() }),
    scope: 'narrowed',
    takesOut: () => ({ noun: 'care', nounId: 0 }),
  }),
};
