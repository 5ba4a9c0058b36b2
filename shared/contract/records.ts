import { z } from 'zod';
import { PersonValues } from '../people/fields.ts';
import { lines } from '../records/field-schemas.ts';
import {
  kinds,
  kindsOf,
  type OtherFileValues,
  type PersonFileValues,
  personKind,
  type RecordKind,
  recordKinds,
} from '../records/kinds.ts';
import { generalSorts } from '../records/list.ts';
import { kindLists } from '../registers/lists.ts';
import { reads, writes } from './entry.ts';
import { FileToRead, FileToView } from './file-tokens.ts';
import { SavedFile } from './record-save.ts';
import { Actor, Day, Id, IdKind, Instant } from './types.ts';

export const Kind = z.enum(recordKinds);

const OnDate = Day.nullable().default(null);

/** By facet of the kind's list the values asked for, any of which a file has. */
const Facets = z.record(
  z.string().max(40),
  z
    .array(z.union([z.int(), z.string().max(40)]))
    .min(1)
    .max(50),
);

/** What the list can be narrowed by. `text` is whatever the clerk typed into the search box. */
export const RecordFilter = z
  .strictObject({
    kind: Kind,
    text: z.string().max(100).default(''),
    communityId: Id.nullable().default(null),
    /** In one of the segments of the kind's list, beside whatever else is asked for; null: in any. */
    segment: z.string().max(40).nullable().default(null),
    /** In one of these; empty: in any. */
    states: z.array(z.string().max(4)).max(20).default([]),
    /** Closed files alone, or open ones; null: both. */
    isClosed: z.boolean().nullable().default(null),
    facets: Facets.default({}),
    isRemoved: z.boolean().default(false),
    /** The list as it was at the end of that day: files in use then, in the communities of then. null: as it is now. */
    onDate: OnDate,
  })
  .refine(
    ({ kind, facets }) =>
      Object.keys(facets).every((name) => kindLists[kind].facets.some((facet) => facet.name === name)),
    { path: ['facets'], error: '这种档案的名单没有这个筛选项' },
  )
  .refine(({ kind, segment }) => segment === null || kindLists[kind].segments.some(({ name }) => name === segment), {
    path: ['segment'],
    error: '这种档案的名单没有这个常用名单',
  });
export type RecordFilter = z.output<typeof RecordFilter>;

/** What a list is asked for: which files of a kind, in which order. */
const ListAsked = z.strictObject({
  filter: RecordFilter,
  sort: z.string().max(40).default('number'),
  descending: z.boolean().default(false),
});
const isSortOf = ({ filter, sort }: z.output<typeof ListAsked>): boolean =>
  [...generalSorts, ...kindLists[filter.kind].sorts].includes(sort);
const noSuchSort = { path: ['sort'], error: '这种档案的名单不能这样排序' };

/** By which of its subject's words a search hit was found, or of the file's own values. */
export const Matched = z.enum([
  'name',
  'formerName',
  'alias',
  'formerNumber',
  'pinyin',
  'initials',
  'idNumber',
  'phone',
  'address',
  'number',
  'own',
  // 户号 of the household a file is about.
  'household',
  // Somebody beside the subject, or of its household.
  'beside',
]);
export type Matched = z.infer<typeof Matched>;

export const RecordRow = z.strictObject({
  id: Id,
  number: z.string(),
  /** Of its person, of the head of its household, or of its outlet. */
  name: z.string(),
  /** null: the file is of no person. */
  idKind: IdKind.nullable(),
  /** null: none yet. */
  idNumber: z.string().nullable(),
  gender: z.string().nullable(),
  birthOn: z.string().nullable(),
  communityName: z.string().nullable(),
  mobile: z.string().nullable(),
  state: z.string(),
  /** The day from which nothing more is done in it; null: it is open. */
  closedOn: z.string().nullable(),
  /** What only the kind's list shows, by its description. */
  cells: z.union(recordKinds.map((kind) => z.strictObject(kindLists[kind].cells))),
  matched: Matched.nullable(),
  /** Whom beside the subject or of its household the search found it by, with the role: 工作人员 林玉花, 原户主 陈依妹. */
  beside: z.string().optional(),
});
export type RecordRow = z.infer<typeof RecordRow>;

export const Attachment = z.strictObject({
  id: Id,
  name: z.string(),
  mime: z.string(),
  sizeBytes: z.int().nonnegative(),
  sha256: z.string(),
  addedAt: Instant,
  addedBy: z.string(),
});
export type Attachment = z.infer<typeof Attachment>;

/** Another file; without id and number where it lies outside what the user may see. */
const FileNamed = z.strictObject({ id: Id.nullable(), number: z.string().nullable() });

/** What the files of all kinds have, whatever they are about. */
const envelope = {
  id: Id,
  uid: z.string(),
  number: z.string(),
  /** Of its person, of the head of its household, or of its outlet. */
  subjectName: z.string(),
  communityName: z.string().nullable(),
  openedOn: z.string(),
  version: z.int(),
  createdAt: Instant,
  createdBy: z.string(),
  updatedAt: Instant,
  updatedBy: z.string(),
  removedAt: Instant.nullable(),
  removedReason: z.string().nullable(),
  /** The day from which nothing more is done in it, and why; null: it is open. */
  closedOn: Day.nullable(),
  closeReason: z.string().nullable(),
  /** The closed file of the same subject that this one follows, and the one that follows this. */
  previous: FileNamed.nullable(),
  next: FileNamed.nullable(),
  /** The day of the death that is registered; null: alive, as far as is known, and where the file is of no person. */
  diedOn: z.string().nullable(),
  /** What a roster said in a coded column that could not be read as a code: field to text. Nothing typed is lost. */
  unreadText: z.record(z.string(), z.string()),
  attachments: z.array(Attachment).max(1000),
};

const personFileOf = (kind: RecordKind, values: z.ZodType<PersonFileValues>) =>
  z.strictObject({
    ...envelope,
    kind: z.literal(kind),
    subject: z.literal('person'),
    personId: Id,
    /** The person's part of the values has a version of its own; `updatedBy` null: by a program that kept none. */
    person: z.strictObject({ version: z.int(), updatedAt: Instant, updatedBy: z.string().nullable() }),
    values,
  });

const householdFileOf = (kind: RecordKind, values: z.ZodType<OtherFileValues>) =>
  z.strictObject({
    ...envelope,
    kind: z.literal(kind),
    subject: z.literal('household'),
    /** The household it is about now. */
    householdId: Id,
    values,
  });

const outletFileOf = (kind: RecordKind, values: z.ZodType<OtherFileValues>) =>
  z.strictObject({ ...envelope, kind: z.literal(kind), subject: z.literal('outlet'), outletId: Id, values });

function fileOf(kind: RecordKind) {
  const described = kinds[kind];
  if (described.subject === 'person') return personFileOf(kind, described.values);
  return described.subject === 'household'
    ? householdFileOf(kind, described.values)
    : outletFileOf(kind, described.values);
}
type FileOf = ReturnType<typeof fileOf>;

/** A file whole: the envelope all kinds share, what it is about, and the values of its kind. */
export const RecordFile = z.discriminatedUnion('kind', recordKinds.map(fileOf) as [FileOf, ...FileOf[]]);
export type RecordFile = z.infer<typeof RecordFile>;

const personFiles = kindsOf('person').map((kind) => personFileOf(kind, personKind(kind).values));
type PersonFileOf = ReturnType<typeof personFileOf>;

/** The file of a person, whole. */
export const PersonFile = z.discriminatedUnion('kind', personFiles as [PersonFileOf, ...PersonFileOf[]]);
export type PersonFile = z.infer<typeof PersonFile>;

/**
 * One entry of a file's history, of the file itself or of its person: the fields that changed, with their values before and
 * after as stored.
 */
export const Change = z.strictObject({
  id: Id,
  noun: z.enum(['record', 'person']),
  at: Instant,
  by: Actor,
  origin: z.enum(['window', 'cli', 'import', 'demo']),
  action: z.enum([
    'create',
    'update',
    'remove',
    'restore',
    'close',
    'reopen',
    'attach',
    'detach',
    'print',
    'handover',
    'merge',
    'act',
    'undo',
  ]),
  note: z.string().nullable(),
  before: z.record(z.string(), z.unknown()),
  after: z.record(z.string(), z.unknown()),
});
export type Change = z.infer<typeof Change>;

export const PAGE_LIMIT = 200;

/** The act a call was, for `commands.undo`; null where it changed nothing. */
const CommandId = Id.nullable();

export const recordCalls = {
  'records.list': reads({
    input: ListAsked.extend({
      offset: z.int().nonnegative().default(0),
      limit: z.int().min(1).max(PAGE_LIMIT).default(100),
    }).refine(isSortOf, noSuchSort),
    output: z.strictObject({
      rows: z.array(RecordRow).max(PAGE_LIMIT),
      /** Exact, except for a free-text search with more hits than can be counted at once: then `isTotalExact` is false. */
      total: z.int().nonnegative(),
      isTotalExact: z.boolean(),
      ms: z.number(),
    }),
    scope: 'narrowed',
  }),
  'records.facets': reads({
    input: z.strictObject({ kind: Kind, onDate: OnDate }),
    output: z.strictObject({
      /** `isEnded`: the community is no more, and its files wait to be assigned. */
      communities: z.array(z.strictObject({ id: Id, name: z.string(), count: z.int(), isEnded: z.boolean() })).max(500),
      /** Files that belong to no community. */
      withoutCommunity: z.int().nonnegative(),
      states: z.array(z.strictObject({ state: z.string(), count: z.int() })).max(20),
      /** By facet its values that occur, each with its number; of organisations and codes that have none of them none. */
      facets: z.record(
        z.string(),
        z.array(z.strictObject({ value: z.union([z.int(), z.string()]), count: z.int() })).max(200),
      ),
      /** How many files each segment of the kind's list holds. */
      segments: z.record(z.string(), z.int().nonnegative()),
      closed: z.int().nonnegative(),
      removed: z.int().nonnegative(),
      total: z.int().nonnegative(),
    }),
    scope: 'narrowed',
  }),
  'records.get': reads({
    input: z.strictObject({ id: Id }),
    output: RecordFile,
    scope: ({ id }) => ({ records: [id] }),
    shows: (input) => [{ noun: 'record', nounId: input.id }],
  }),
  'records.save': writes({
    input: SavedFile,
    output: z.strictObject({
      id: Id,
      number: z.string(),
      version: z.int(),
      /** null: the file is of no person. */
      personVersion: z.int().nullable(),
      commandId: CommandId,
    }),
    right: 'file',
    // The community it is saved with is looked at by the handler, which can point at the field.
    scope: (input) => {
      if (input.id !== null) return { records: [input.id] };
      if ('household' in input && input.household) return { kind: input.kind, households: [input.household.id] };
      return 'outlet' in input && input.outlet ? { kind: input.kind, outlets: [input.outlet.id] } : {};
    },
    act: 'record',
  }),
  'records.remove': writes({
    input: z.strictObject({
      id: Id,
      version: z.int(),
      reason: lines().min(2, '请写明作废原因').max(200, '最多 200 个字'),
    }),
    output: z.strictObject({ version: z.int(), commandId: CommandId }),
    right: 'file',
    scope: ({ id }) => ({ records: [id] }),
    act: 'record',
  }),
  'records.restore': writes({
    input: z.strictObject({ id: Id, version: z.int() }),
    output: z.strictObject({ version: z.int(), commandId: CommandId }),
    right: 'file',
    scope: ({ id }) => ({ records: [id] }),
    act: 'record',
  }),
  /** A closed file stays, is read, printed and handed over; no step nor save is made in it until it is opened again. */
  'records.close': writes({
    input: z.strictObject({
      id: Id,
      version: z.int(),
      on: Day,
      reason: lines().min(2, '请写明结束原因').max(200, '最多 200 个字'),
    }),
    output: z.strictObject({ version: z.int(), commandId: CommandId }),
    right: 'file',
    scope: ({ id }) => ({ records: [id] }),
    act: 'record',
  }),
  'records.reopen': writes({
    input: z.strictObject({ id: Id, version: z.int() }),
    output: z.strictObject({ version: z.int(), commandId: CommandId }),
    right: 'file',
    scope: ({ id }) => ({ records: [id] }),
    act: 'record',
  }),
  'records.history': reads({
    input: z.strictObject({
      id: Id,
      before: Id.nullable().default(null),
      limit: z.int().min(1).max(PAGE_LIMIT).default(50),
    }),
    output: z.strictObject({ items: z.array(Change).max(PAGE_LIMIT), next: Id.nullable() }),
    scope: ({ id }) => ({ records: [id] }),
  }),
  /** While the number is typed: is there a person with it already, and which file is theirs? */
  'people.findByIdNumber': reads({
    /** `kind`: whether they have an open file of this one; left out, of any. */
    input: z.strictObject({ idNumber: z.string().max(30), kind: Kind.optional() }),
    output: z.strictObject({
      found: z
        .strictObject({
          personId: Id,
          name: z.string(),
          recordId: Id.nullable(),
          number: z.string().nullable(),
          /** What is known of them, and in which version: a new file begins with it. */
          version: z.int(),
          updatedAt: Instant,
          values: PersonValues,
        })
        .nullable(),
      /** Somebody has it whose files the user may not see: nothing of them is told. */
      isElsewhere: z.boolean(),
    }),
    scope: 'narrowed',
  }),
};

/** The materials of a file. */
export const attachmentCalls = {
  'attachments.add': writes({
    input: z.strictObject({ recordId: Id, paths: z.array(FileToRead).min(1).max(50) }),
    output: z.strictObject({ added: z.int(), closed: z.array(z.string()).max(50), commandId: CommandId }),
    right: 'file',
    scope: ({ recordId }) => ({ records: [recordId] }),
    act: 'record',
  }),
  'attachments.remove': writes({
    input: z.strictObject({ id: Id }),
    output: z.strictObject({ removed: z.boolean(), commandId: CommandId }),
    right: 'file',
    scope: ({ id }) => ({ attachments: [id] }),
    act: 'record',
  }),
  /** A checked copy outside the store, for the desktop to open. */
  'attachments.prepare': reads({
    input: z.strictObject({ id: Id }),
    output: z.strictObject({ path: FileToView }),
    scope: ({ id }) => ({ attachments: [id] }),
    shows: (input) => [{ noun: 'attachment', nounId: input.id }],
  }),
};
