import { z } from 'zod';
import { line } from '../records/field-schemas.ts';
import { Command } from './commands.ts';
import { reads, writes } from './entry.ts';
import { Change, Kind } from './records.ts';
import { Day, HeldIdKind, Id, IdKind, Instant } from './types.ts';

/** Names beside name and former name: a former one, one as an old system wrote it, one the neighbours use. */
export const AliasKind = z.enum(['former', 'written', 'known-as']);
export type AliasKind = z.infer<typeof AliasKind>;

export const Alias = z.strictObject({
  id: Id,
  kind: AliasKind,
  name: z.string(),
  note: z.string().nullable(),
  addedAt: Instant,
  addedBy: z.string(),
});
export type Alias = z.infer<typeof Alias>;

export const FormerNumber = z.strictObject({
  id: Id,
  kind: HeldIdKind,
  number: z.string(),
  note: z.string().nullable(),
  addedAt: Instant,
  addedBy: z.string(),
});
export type FormerNumber = z.infer<typeof FormerNumber>;

const CardFile = z.strictObject({
  id: Id,
  kind: Kind,
  number: z.string(),
  state: z.string(),
  communityName: z.string().nullable(),
  openedOn: z.string(),
  updatedAt: Instant,
  updatedBy: z.string(),
  removedAt: Instant.nullable(),
  removedReason: z.string().nullable(),
  /** The day on which it was closed; null: it is open, or out of use. */
  closedOn: Day.nullable(),
});
export type CardFile = z.infer<typeof CardFile>;

/** Something that happened around a person, for the one list of the card: newest first. */
export const CardEvent = z.strictObject({
  id: Id,
  at: Instant,
  by: z.string(),
  action: Change.shape.action,
  recordId: Id.nullable(),
  number: z.string().nullable(),
  note: z.string().nullable(),
});
export type CardEvent = z.infer<typeof CardEvent>;

/** One person on one page, across all kinds of record. */
export const PersonCard = z.strictObject({
  id: Id,
  name: z.string(),
  /** As a clerk typed it; null where the tables are enough. */
  reading: z.string().nullable(),
  formerName: z.string().nullable(),
  idKind: IdKind,
  /** null: none yet. */
  idNumber: z.string().nullable(),
  gender: z.string().nullable(),
  birthOn: z.string().nullable(),
  /** The day of the death that is registered; null: alive, as far as is known. */
  diedOn: z.string().nullable(),
  ethnicity: z.string().nullable(),
  mobile: z.string().nullable(),
  landline: z.string().nullable(),
  registeredAddress: z.string().nullable(),
  residenceAddress: z.string().nullable(),
  aliases: z.array(Alias).max(100),
  formerNumbers: z.array(FormerNumber).max(100),
  files: z.array(CardFile).max(100),
  /** Files of this person that lie outside what the user may see: their number, nothing else. */
  hiddenFiles: z.int().nonnegative(),
  /** Files in which the person stands beside the subject, within what the user may see. */
  beside: z
    .array(
      z.strictObject({
        ...{ id: Id, recordId: Id, kind: Kind, number: z.string(), roleLabel: z.string() },
        ...{ fromOn: Day, toOn: Day.nullable() },
      }),
    )
    .max(100),
  materials: z
    .array(
      z.strictObject({
        id: Id,
        name: z.string(),
        sizeBytes: z.int().nonnegative(),
        addedAt: Instant,
        addedBy: z.string(),
        recordId: Id,
        number: z.string(),
      }),
    )
    .max(200),
  handovers: z
    .array(z.strictObject({ id: Id, name: z.string(), recipient: z.string(), finishedAt: Instant, number: z.string() }))
    .max(100),
  events: z.array(CardEvent).max(100),
  commands: z.array(Command).max(50),
});
export type PersonCard = z.infer<typeof PersonCard>;

const name = line().min(1, '请填写姓名').max(50, '姓名最多 50 个字');
const note = line().max(100, '说明最多 100 个字').default('');

export const peopleCalls = {
  /** The card of a person; an entry merged into another answers with the card it belongs to. */
  'people.get': reads({
    input: z.strictObject({ id: Id }),
    output: PersonCard,
    // Of the card itself the handler shows the files within.
    scope: ({ id }) => ({ people: [id] }),
    shows: (input) => [{ noun: 'person', nounId: input.id }],
  }),
  'people.addAlias': writes({
    input: z.strictObject({ personId: Id, kind: AliasKind, name, note }),
    output: z.strictObject({ id: Id }),
    right: 'file',
    scope: ({ personId }) => ({ people: [personId] }),
    act: 'person',
  }),
  'people.removeAlias': writes({
    input: z.strictObject({ id: Id }),
    output: z.strictObject({ removed: z.boolean() }),
    right: 'file',
    scope: ({ id }) => ({ aliases: [id] }),
    act: 'person',
  }),
  'people.addFormerNumber': writes({
    input: z.strictObject({ personId: Id, kind: HeldIdKind, number: line().min(1, '请填写号码').max(30), note }),
    output: z.strictObject({ id: Id }),
    right: 'file',
    scope: ({ personId }) => ({ people: [personId] }),
    act: 'person',
  }),
  /** How the name is read (`zhang wei`); null goes back to what the tables say. */
  'people.setReading': writes({
    input: z.strictObject({ personId: Id, reading: line().max(200).nullable() }),
    output: z.strictObject({ reading: z.string().nullable() }),
    right: 'file',
    scope: ({ personId }) => ({ people: [personId] }),
    act: 'person',
  }),
  'people.removeFormerNumber': writes({
    input: z.strictObject({ id: Id }),
    output: z.strictObject({ removed: z.boolean() }),
    right: 'file',
    scope: ({ id }) => ({ formerNumbers: [id] }),
    act: 'person',
  }),
};
