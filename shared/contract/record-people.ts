import { z } from 'zod';
import { reads, writes } from './entry.ts';
import { Day, Id, Instant } from './types.ts';

/** Somebody who stands in a file beside its subject, from a day up to the day before another. */
const PersonBeside = z.strictObject({
  id: Id,
  personId: Id,
  name: z.string(),
  idNumber: z.string().nullable(),
  role: z.string(),
  /** As the kind calls it: 工作人员. */
  roleLabel: z.string(),
  fromOn: Day,
  /** The first day that counts no more; null: still. */
  toOn: Day.nullable(),
  addedAt: Instant,
  addedBy: z.string(),
});
export type PersonBeside = z.infer<typeof PersonBeside>;

const Written = z.strictObject({ id: Id, version: z.int(), commandId: Id.nullable() });
const Which = z.strictObject({
  id: Id,
  /** Of the file. */
  version: z.int(),
});

/** People beside the subject of a file, in the roles of its kind. No shipped kind has any yet, so no page asks these. */
export const recordPeopleCalls = {
  /** Who stands or stood in the file, those of today first. */
  'records.people': reads({
    input: z.strictObject({ recordId: Id }),
    output: z.strictObject({ items: z.array(PersonBeside).max(500) }),
    scope: ({ recordId }) => ({ records: [recordId] }),
    shows: ({ recordId }) => [{ noun: 'record', nounId: recordId }],
  }),
  'records.addPerson': writes({
    input: z.strictObject({
      ...{ recordId: Id, version: z.int(), personId: Id, role: z.string().min(1).max(20) },
      ...{ fromOn: Day, toOn: Day.nullable().default(null) },
    }),
    output: Written,
    right: 'file',
    scope: ({ recordId, personId }) => ({ records: [recordId], people: [personId] }),
    act: 'record',
  }),
  /** From that day on the person stands in the file no more; null: still after all. */
  'records.endPerson': writes({
    input: Which.extend({ toOn: Day.nullable() }),
    output: Written,
    right: 'file',
    scope: ({ id }) => ({ peopleBeside: [id] }),
    act: 'record',
  }),
  /** It was entered by mistake. */
  'records.removePerson': writes({
    input: Which,
    output: Written,
    right: 'file',
    scope: ({ id }) => ({ peopleBeside: [id] }),
    act: 'record',
  }),
};
