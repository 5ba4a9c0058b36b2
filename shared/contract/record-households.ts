import { z } from 'zod';
import { reads, writes } from './entry.ts';
import { Day, Id, Instant } from './types.ts';

/** A household a file is or was about, from a day up to the day before another. */
const HouseholdOfFile = z.strictObject({
  /** Of the link, not of the household. */
  id: Id,
  householdId: Id,
  /** 户号. */
  number: z.string(),
  headName: z.string(),
  fromOn: Day,
  /** The first day it is about the next; null: it is about this one now. */
  toOn: Day.nullable(),
  addedAt: Instant,
  addedBy: z.string(),
});
export type HouseholdOfFile = z.infer<typeof HouseholdOfFile>;

const Written = z.strictObject({ id: Id, version: z.int(), commandId: Id.nullable() });
const Which = z.strictObject({
  /** Of the link. */
  id: Id,
  /** Of the file. */
  version: z.int(),
});

/** Which household a file is about, from when to when. */
export const recordHouseholdCalls = {
  /** The households of a file, that of now first. */
  'records.households': reads({
    input: z.strictObject({ recordId: Id }),
    output: z.strictObject({ items: z.array(HouseholdOfFile).max(200) }),
    scope: ({ recordId }) => ({ records: [recordId] }),
    shows: ({ recordId }) => [{ noun: 'record', nounId: recordId }],
  }),
  /** From that day on the file is about another household, as after 分户. Of a new head it is by itself. */
  'records.addHousehold': writes({
    input: z.strictObject({ recordId: Id, version: z.int(), householdId: Id, fromOn: Day }),
    output: Written,
    right: 'file',
    scope: ({ recordId, householdId }) => ({ records: [recordId], households: [householdId] }),
    act: 'record',
  }),
  /** The wrong household, or the wrong day, was entered. */
  'records.correctHousehold': writes({
    input: Which.extend({ householdId: Id, fromOn: Day }),
    output: Written,
    right: 'file',
    scope: ({ id, householdId }) => ({ householdLinks: [id], households: [householdId] }),
    act: 'record',
  }),
  /** It was entered by mistake: its days are those of the household before. */
  'records.removeHousehold': writes({
    input: Which,
    output: Written,
    right: 'file',
    scope: ({ id }) => ({ householdLinks: [id] }),
    act: 'record',
  }),
};
