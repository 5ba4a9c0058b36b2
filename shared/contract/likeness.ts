import { z } from 'zod';
import type { LikenessReason } from '../rules/look-alike.ts';
import { reads, writes } from './entry.ts';
import { PersonCard } from './people.ts';
import { Id, IdKind } from './types.ts';

/** One of two people who look alike, as the comparison shows them. */
export const LikenessSide = z.strictObject({
  personId: Id,
  name: z.string(),
  formerName: z.string().nullable(),
  idKind: IdKind,
  /** null: none yet. */
  idNumber: z.string().nullable(),
  gender: z.string().nullable(),
  birthOn: z.string().nullable(),
  mobile: z.string().nullable(),
  residenceAddress: z.string().nullable(),
  /** The open file, where there is one. */
  recordId: Id.nullable(),
  number: z.string().nullable(),
});
export type LikenessSide = z.infer<typeof LikenessSide>;

const reasons = [
  'same-number',
  'same-number-other-form',
  'former-number',
  'number-swapped',
  'number-one-off',
  'number-cut-off',
  'number-doubtful',
  'different-number',
  'same-name',
  'variant-characters',
  'same-sound',
  'similar-shape',
  'similar-sound',
  'character-missing',
  'one-character-off',
  'former-name',
  'same-surname',
  'different-name',
  'same-birth',
  'birth-swapped',
  'birth-one-off',
  'same-birth-year',
  'different-birth',
  'different-gender',
  'same-phone',
  'different-phone',
] as const satisfies readonly LikenessReason[];
const Reasons = z.array(z.enum(reasons)).max(20);

export const SimilarPerson = LikenessSide.extend({ score: z.number().min(0).max(1), reasons: Reasons });
export type SimilarPerson = z.infer<typeof SimilarPerson>;

const Pair = z.strictObject({
  first: LikenessSide,
  second: LikenessSide,
  score: z.number().min(0).max(1),
  reasons: Reasons,
});

export const likenessCalls = {
  /** While a file is typed: who in the archive could be this person already? */
  'likeness.similar': reads({
    input: z.strictObject({
      name: z.string().max(50),
      /** As typed in the form; what does not fit the name is left out. */
      reading: z.string().max(200).nullable().default(null),
      formerName: z.string().max(50).nullable().default(null),
      idNumber: z.string().max(30).nullable().default(null),
      birthOn: z.string().max(10).nullable().default(null),
      gender: z.string().max(1).nullable().default(null),
      mobile: z.string().max(30).nullable().default(null),
      exceptPersonId: Id.nullable().default(null),
    }),
    output: z.strictObject({
      items: z.array(SimilarPerson).max(5),
      /** How many more look alike whose files the user may not see; nothing of them is told. */
      elsewhere: z.int().nonnegative(),
    }),
    scope: 'narrowed',
  }),
  /** The pairs nobody decided yet, the likeliest first. */
  'likeness.list': reads({
    input: z.strictObject({ offset: z.int().nonnegative().default(0), limit: z.int().min(1).max(100).default(50) }),
    output: z.strictObject({ total: z.int().nonnegative(), items: z.array(Pair).max(100) }),
    scope: 'narrowed',
  }),
  /** Two people side by side. */
  'likeness.pair': reads({
    input: z.strictObject({ firstId: Id, secondId: Id }),
    output: z.strictObject({ first: PersonCard, second: PersonCard, score: z.number(), reasons: Reasons }),
    scope: ({ firstId, secondId }) => ({ people: [firstId, secondId] }),
    shows: (input) => [
      { noun: 'person', nounId: input.firstId },
      { noun: 'person', nounId: input.secondId },
    ],
  }),
  /** They are two people: nobody is asked again. */
  'likeness.keepApart': writes({
    input: z.strictObject({ firstId: Id, secondId: Id }),
    output: z.strictObject({ kept: z.boolean() }),
    right: 'merge',
    scope: ({ firstId, secondId }) => ({ people: [firstId, secondId] }),
    act: 'person',
  }),
  /**
   * They are one person: everything of `goneId` moves to `keptId`, whose own values stand; empty ones are filled. Where
   * both have an open file of a kind, `keptRecordIds` names which stays; without a word it is that of `keptId`.
   * Where they are in two households, `keptHouseholdId` names the one that stands; without it they are refused.
   */
  'people.merge': writes({
    input: z.strictObject({
      keptId: Id,
      goneId: Id,
      keptRecordIds: z.array(Id).max(10).default([]),
      keptHouseholdId: Id.nullable().default(null),
    }),
    output: z.strictObject({ personId: Id }),
    right: 'merge',
    // A merge moves every file of both.
    scope: ({ keptId, goneId }) => ({ peopleWithFiles: [keptId, goneId] }),
    act: 'person',
  }),
};
