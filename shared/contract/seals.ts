import { z } from 'zod';
import { line } from '../records/field-schemas.ts';
import { reads, writes } from './entry.ts';
import { Actor, Day, Id, Instant, optionalText } from './types.ts';

/** `incident`: the seal was found or made open. */
export const SealHandKind = z.enum(['receive', 'pass', 'forward', 'incident']);
export type SealHandKind = z.infer<typeof SealHandKind>;

/** One link of the chain of hands: who gave it to whom, when, on which paper. */
export const SealHand = z.strictObject({
  id: Id,
  kind: SealHandKind,
  on: z.string(),
  from: z.string(),
  to: z.string(),
  paper: z.string().nullable(),
  note: z.string().nullable(),
  at: Instant,
  by: Actor,
});
export type SealHand = z.infer<typeof SealHand>;

/** A file that came sealed (密封档案) and is kept as it came. */
export const Seal = z.strictObject({
  id: Id,
  sealNumber: z.string(),
  receiptNumber: z.string().nullable(),
  forwardOn: z.string().nullable(),
  forwardTo: z.string().nullable(),
  state: z.enum(['kept', 'forwarded', 'broken']),
  hands: z.array(SealHand).max(500),
});
export type Seal = z.infer<typeof Seal>;

const party = (message: string) => line().min(1, message).max(60, '最多 60 个字');

export const sealCalls = {
  /** The sealed files of a person, the newest first; empty for most. */
  'seals.get': reads({
    input: z.strictObject({ recordId: Id }),
    output: z.strictObject({ items: z.array(Seal).max(50), today: z.string() }),
    scope: ({ recordId }) => ({ records: [recordId] }),
    shows: (input) => [{ noun: 'record', nounId: input.recordId }],
  }),
  /** Takes a sealed file into custody. */
  'seals.keep': writes({
    input: z.strictObject({
      recordId: Id,
      version: z.int().positive(),
      on: Day,
      from: party('请填写交来的人或单位'),
      sealNumber: line().min(1, '请填写封条编号').max(40, '最多 40 个字'),
      receiptNumber: optionalText(40),
      forwardOn: Day.nullable().default(null),
      forwardTo: optionalText(60),
    }),
    output: z.strictObject({ version: z.int().positive(), commandId: Id.nullable() }),
    right: 'file',
    scope: ({ recordId }) => ({ records: [recordId] }),
    act: 'record',
  }),
  /** Passes it on from hand to hand, out of the office, or records that the seal is open. */
  'seals.pass': writes({
    input: z.strictObject({
      sealId: Id,
      kind: SealHandKind.exclude(['receive']),
      on: Day,
      from: party('请填写交出人'),
      to: party('请填写接收人'),
      paper: optionalText(60),
      note: optionalText(200),
    }),
    output: z.strictObject({ recordId: Id, commandId: Id.nullable() }),
    right: 'file',
    scope: ({ sealId }) => ({ seals: [sealId] }),
    act: 'record',
  }),
};
