import { z } from 'zod';
import {
  closeReasons,
  givenCloseReasons,
  givenLeaveReasons,
  leaveReasons,
  linkKinds,
} from '../codes/household-words.ts';
import { line } from '../records/field-schemas.ts';
import { Command } from './commands.ts';
import { reads, writes } from './entry.ts';
import { FileMade, FileToRead, FileToWrite } from './file-tokens.ts';
import { Kind } from './records.ts';
import { Day, Id, Instant } from './types.ts';

const address = line().max(200, '住址最多 200 个字');
const document = line().max(200, '依据最多 200 个字').default('');
const relation = z.string().regex(/^\d\d$/, '请选择与户主关系');

/** Closed: households that ended. */
export const HouseholdState = z.enum(['open', 'closed', 'all']);
export type HouseholdState = z.infer<typeof HouseholdState>;

/** What the list can be narrowed by. `text`: head, any member, number, address, 户号. */
export const HouseholdFilter = z.strictObject({
  text: z.string().max(100).default(''),
  communityId: Id.nullable().default(null),
  state: HouseholdState.default('open'),
  /** The list as it was on that day: households open then, in the communities of then. null: as it is now. */
  onDate: Day.nullable().default(null),
});
export type HouseholdFilter = z.output<typeof HouseholdFilter>;

export const HouseholdSort = z.enum(['number', 'address']);
export type HouseholdSort = z.infer<typeof HouseholdSort>;

export const HouseholdRow = z.strictObject({
  id: Id,
  number: z.string(),
  headName: z.string(),
  headIdNumber: z.string().nullable(),
  members: z.int().nonnegative(),
  communityName: z.string(),
  address: z.string(),
  openedOn: z.string(),
  closedOn: z.string().nullable(),
  /** The member a text was found by, where it is not the head. */
  matchedName: z.string().nullable(),
});
export type HouseholdRow = z.infer<typeof HouseholdRow>;

/** A household as other pages name it. */
export const HouseholdName = z.strictObject({
  id: Id,
  number: z.string(),
  headName: z.string(),
  openedOn: z.string(),
  closedOn: z.string().nullable(),
});
export type HouseholdName = z.infer<typeof HouseholdName>;

export const HouseholdMember = z.strictObject({
  id: Id,
  personId: Id,
  name: z.string(),
  idNumber: z.string().nullable(),
  gender: z.string().nullable(),
  birthOn: z.string().nullable(),
  /** The day of the death that is registered; null: alive, as far as is known. */
  diedOn: z.string().nullable(),
  mobile: z.string().nullable(),
  relation: z.string(),
  joinedOn: z.string(),
  /** The first day the person is no member any more. */
  leftOn: z.string().nullable(),
  leaveReason: z.enum(leaveReasons).nullable(),
  /** Open files of the person. */
  files: z.array(z.strictObject({ id: Id, kind: Kind, number: z.string() })).max(20),
});
export type HouseholdMember = z.infer<typeof HouseholdMember>;

const HouseholdLink = HouseholdName.extend({ kind: z.enum(linkKinds), linkedOn: z.string() });
export type HouseholdLink = z.infer<typeof HouseholdLink>;

export const Household = z.strictObject({
  id: Id,
  number: z.string(),
  communityId: Id,
  communityName: z.string(),
  address: z.string(),
  openedOn: z.string(),
  closedOn: z.string().nullable(),
  closeReason: z.enum(closeReasons).nullable(),
  document: z.string(),
  closeDocument: z.string(),
  registeredAt: Instant,
  registeredBy: z.string(),
  /** The day the members are those of; of a closed household without a day asked for, those it ended with. */
  onDate: z.string().nullable(),
  members: z.array(HouseholdMember).max(100),
  /** Who was a member before and left. */
  former: z.array(HouseholdMember).max(200),
  before: z.array(HouseholdLink).max(50),
  after: z.array(HouseholdLink).max(50),
  commands: z.array(Command).max(100),
});
export type Household = z.infer<typeof Household>;

/** Somebody of the register, or somebody new who is registered in the same step. */
export const PersonChoice = z.union([
  z.strictObject({ personId: Id }),
  z.strictObject({
    name: line().min(1, '请填写姓名').max(50, '姓名最多 50 个字'),
    /** Empty: none yet. */
    idNumber: line().max(30).default(''),
    mobile: line().max(20).default(''),
  }),
]);
export type PersonChoice = z.output<typeof PersonChoice>;

const Joining = z.strictObject({
  person: PersonChoice,
  relation,
  /** The person leaves the household they are in on the same day. Without it they are refused, and that household named. */
  isMoving: z.boolean().default(false),
});

const Kept = z.strictObject({ memberId: Id, relation });

/** What becomes of the former head: stays with a relation to the new one, or leaves. */
const FormerHead = z.union([z.strictObject({ relation }), z.strictObject({ leaves: z.enum(givenLeaveReasons) })]);

const Opened = z.strictObject({ id: Id, number: z.string() });

/** A household somebody is or was in. */
export const Membership = z.strictObject({
  memberId: Id,
  household: HouseholdName.extend({ communityName: z.string(), address: z.string() }),
  relation: z.string(),
  joinedOn: z.string(),
  leftOn: z.string().nullable(),
  leaveReason: z.enum(leaveReasons).nullable(),
  /** Who else lives there now, the head first; of a household that was left nobody. */
  others: z.array(z.strictObject({ personId: Id, name: z.string(), relation: z.string() })).max(100),
});
export type Membership = z.infer<typeof Membership>;

/** Somebody of the register, with the household they are in now. */
export const FoundPerson = z.strictObject({
  personId: Id,
  name: z.string(),
  idNumber: z.string().nullable(),
  gender: z.string().nullable(),
  birthOn: z.string().nullable(),
  /** The day of the death that is registered; null: alive, as far as is known. */
  diedOn: z.string().nullable(),
  mobile: z.string().nullable(),
  address: z.string().nullable(),
  communityId: Id.nullable(),
  household: HouseholdName.extend({ relation: z.string() }).nullable(),
});
export type FoundPerson = z.infer<typeof FoundPerson>;

// Whoever is newly registered with the household is nobody's yet.
function peopleJoining(members: readonly { person: { personId: number } | { name: string } }[]): number[] {
  return members.flatMap(({ person }) => ('personId' in person ? [person.personId] : []));
}

export const householdCalls = {
  'households.list': reads({
    input: z.strictObject({
      filter: HouseholdFilter,
      sort: HouseholdSort.default('number'),
      descending: z.boolean().default(false),
      offset: z.int().nonnegative().default(0),
      limit: z.int().min(1).max(200).default(100),
    }),
    output: z.strictObject({
      rows: z.array(HouseholdRow).max(200),
      total: z.int().nonnegative(),
      isTotalExact: z.boolean(),
      ms: z.number().nonnegative(),
    }),
    scope: 'narrowed',
  }),
  'households.facets': reads({
    input: z.strictObject({ onDate: Day.nullable().default(null) }),
    output: z.strictObject({
      communities: z.array(z.strictObject({ id: Id, name: z.string(), count: z.int().nonnegative() })).max(500),
      open: z.int().nonnegative(),
      closed: z.int().nonnegative(),
    }),
    scope: 'narrowed',
  }),
  /** A household whole; with `onDate` its members of that day. */
  'households.get': reads({
    input: z.strictObject({ id: Id, onDate: Day.nullable().default(null) }),
    output: Household,
    scope: ({ id }) => ({ households: [id] }),
    shows: (input) => [{ noun: 'household', nounId: input.id }],
  }),
  /** The households of a person, the newest first. */
  'households.ofPerson': reads({
    input: z.strictObject({ personId: Id }),
    output: z.strictObject({ items: z.array(Membership).max(100) }),
    // Of a person who may be seen the handler names the households within.
    scope: ({ personId }) => ({ people: [personId] }),
    shows: (input) => [{ noun: 'person', nounId: input.personId }],
  }),
  /** Everybody of the register by name, pinyin, number or phone, whether they have a file or not. */
  'people.search': reads({
    input: z.strictObject({ text: z.string().max(100), limit: z.int().min(1).max(50).default(8) }),
    output: z.strictObject({ items: z.array(FoundPerson).max(50), isWhole: z.boolean() }),
    scope: 'narrowed',
  }),
  'households.open': writes({
    input: z.strictObject({
      communityId: Id,
      address,
      openedOn: Day,
      document,
      members: z.array(Joining).min(1, '请至少登记户主').max(50, '一户最多登记 50 人'),
    }),
    output: Opened,
    right: 'file',
    scope: ({ communityId, members }) => ({ communityId, people: peopleJoining(members) }),
    act: 'household',
  }),
  /** Corrects where the household lives, or since when. */
  'households.save': writes({
    input: z.strictObject({ id: Id, communityId: Id, address, document }),
    output: z.strictObject({ saved: z.boolean() }),
    right: 'file',
    scope: ({ id, communityId }) => ({ households: [id], communityId }),
    act: 'household',
  }),
  'households.addMember': writes({
    input: Joining.extend({ householdId: Id, joinedOn: Day }),
    output: z.strictObject({ memberId: Id, personId: Id }),
    right: 'file',
    scope: (input) => ({ households: [input.householdId], people: peopleJoining([input]) }),
    act: 'household',
  }),
  'households.changeRelation': writes({
    input: z.strictObject({ memberId: Id, relation }),
    output: z.strictObject({ saved: z.boolean() }),
    right: 'file',
    scope: ({ memberId }) => ({ members: [memberId] }),
    act: 'household',
  }),
  'households.leave': writes({
    input: z.strictObject({ memberId: Id, leftOn: Day, reason: z.enum(givenLeaveReasons) }),
    output: z.strictObject({ closed: z.boolean() }),
    right: 'file',
    scope: ({ memberId }) => ({ members: [memberId] }),
    act: 'household',
  }),
  /** 户主变更: closes the household, opens the new one, links both. */
  'households.changeHead': writes({
    input: z.strictObject({
      id: Id,
      on: Day,
      newHeadId: Id,
      formerHead: FormerHead,
      /** Everybody else, with their relation to the new head. */
      others: z.array(Kept).max(50),
      document,
    }),
    output: Opened,
    right: 'file',
    scope: ({ id }) => ({ households: [id] }),
    act: 'household',
  }),
  /** 分户: some members become a household of their own. */
  'households.split': writes({
    input: z.strictObject({
      id: Id,
      on: Day,
      members: z.array(Kept).min(1, '请选择分出去的成员').max(50),
      communityId: Id,
      address,
      document,
    }),
    output: Opened,
    right: 'file',
    scope: ({ id, communityId }) => ({ households: [id], communityId }),
    act: 'household',
  }),
  'households.close': writes({
    input: z.strictObject({ id: Id, on: Day, reason: z.enum(givenCloseReasons), document }),
    output: z.strictObject({ closed: z.boolean() }),
    right: 'file',
    scope: ({ id }) => ({ households: [id] }),
    act: 'household',
  }),
};

/** Households as a sheet, out and in. */
export const householdFileCalls = {
  /** One row a member of every open household the filter leaves; with `onDate` of those open then, for reading only. */
  'households.export': reads({
    input: z.strictObject({ path: FileToWrite, filter: HouseholdFilter }),
    output: z.strictObject({ path: FileMade, households: z.int().nonnegative(), rows: z.int().nonnegative() }),
    scope: 'narrowed',
    takesOut: () => ({ noun: 'household', nounId: 0 }),
  }),
  /** All or nothing; a refusal names the row and the reason. */
  'households.importFile': writes({
    input: z.strictObject({ path: FileToRead }),
    output: z.strictObject({
      opened: z.int().nonnegative(),
      changed: z.int().nonnegative(),
      same: z.int().nonnegative(),
      people: z.int().nonnegative(),
    }),
    right: 'file',
    // A sheet may name anybody of the street.
    scope: 'whole',
    act: 'household',
  }),
};
