import { z } from 'zod';
import { line } from '../records/field-schemas.ts';
import { recordKinds } from '../records/kinds.ts';
import { allLives } from '../registers/life.ts';
import { reads, writes } from './entry.ts';
import { Actor, Day, Id, Instant, Month, optionalText } from './types.ts';

// Whether a file takes a step, a paper or a state is judged by the life of its kind; here is what any kind knows.
const anyOf = (words: (life: (typeof allLives)[number][1]) => object) =>
  z.enum([...new Set(allLives.flatMap(([, life]) => Object.keys(words(life))))]);

export const LifeStepName = anyOf((life) => life.steps);
/** States by their fields, as the life of the file's kind names them. */
export const LifeStates = z.record(z.string().max(40), z.string().max(20));

/** A paper that proves a step, and what stands on it: its number, its day, who issued it. */
export const StepPaper = z.strictObject({
  paper: anyOf((life) => life.papers),
  number: optionalText(60),
});

/** What has to be done because of a step. `on` null: nobody decided until when. */
export const Deadline = z.strictObject({
  label: z.string(),
  on: z.string().nullable(),
  /** false: it was counted through a year whose holidays are not known. */
  isCertain: z.boolean(),
  settledOn: z.string().nullable(),
  /** The value it was counted by, in words: 20 工作日（《社会保险经办条例》第二十五条）. */
  basis: z.string().nullable(),
});

/** One step of a file's life. `step` is `states.correct` where a clerk put states right. */
export const LifeEvent = z.strictObject({
  id: Id,
  /** The part of the file it belongs to; null: the file itself. */
  partId: Id.nullable(),
  step: z.string(),
  on: z.string(),
  month: z.string().nullable(),
  reason: z.string().nullable(),
  way: z.string().nullable(),
  party: z.string().nullable(),
  place: z.string().nullable(),
  amountFen: z.int().nonnegative().nullable(),
  note: z.string().nullable(),
  papers: z.array(StepPaper),
  before: LifeStates,
  after: LifeStates,
  deadline: Deadline.nullable(),
  /** What else has to be done because of it. */
  furtherDeadlines: z.array(Deadline.extend({ id: Id })),
  at: Instant,
  by: Actor,
});
export type LifeEvent = z.infer<typeof LifeEvent>;

/** A numbered part of a file: when it began and ended, and where it stands. `type`: its name in the life of the kind. */
export const FilePartLine = z.strictObject({
  id: Id,
  type: z.string(),
  number: z.int().positive(),
  openedOn: z.string(),
  closedOn: z.string().nullable(),
  states: LifeStates,
});
export type FilePartLine = z.infer<typeof FilePartLine>;

/** `commandId`: the act, for taking it back. */
const Taken = z.strictObject({ version: z.int().positive(), eventId: Id, commandId: Id.nullable() });

/** One line of the desk: something that has to be done for a file. */
export const DueLine = z.strictObject({
  eventId: Id,
  /** Which of a step's further deadlines; null: its first. */
  deadlineId: Id.nullable(),
  recordId: Id,
  kind: z.enum(recordKinds),
  number: z.string(),
  name: z.string(),
  communityName: z.string().nullable(),
  step: z.string(),
  /** 第 2 次案件; null: of the file itself. */
  part: z.string().nullable(),
  since: z.string(),
  label: z.string(),
  on: z.string().nullable(),
  isCertain: z.boolean(),
});
export type DueLine = z.infer<typeof DueLine>;

/** One line of the desk that no step waits for: money owed to somebody whose benefit ended. */
export const OwedLine = z.strictObject({
  recordId: Id,
  kind: z.enum(recordKinds),
  /** What the desk calls it: 未发养老金. */
  label: z.string(),
  number: z.string(),
  name: z.string(),
  communityName: z.string().nullable(),
  endedOn: z.string().nullable(),
  /** Why it is owed, how much, and what it waits for. */
  sentence: z.string(),
});
export type OwedLine = z.infer<typeof OwedLine>;

export const lifeCalls = {
  /** Where a file stands, which steps it can take or why not, and its story, oldest first. */
  'life.get': reads({
    input: z.strictObject({ recordId: Id }),
    output: z.strictObject({
      states: LifeStates,
      version: z.int().positive(),
      /** The parts of the file, in the order in which they began. */
      parts: z.array(FilePartLine).max(1000),
      /**
       * Every step; `refusal`: why it cannot be taken from here, in a sentence; `partIds`: the parts it can be taken in, where
       * it belongs to one that began before.
       */
      steps: z.array(
        z.strictObject({ name: LifeStepName, refusal: z.string().nullable(), partIds: z.array(Id).max(1000) }),
      ),
      story: z.array(LifeEvent).max(1000),
      /** What says that the person lived after the death that is registered; to be put right. */
      contradictions: z.array(z.strictObject({ on: z.string(), told: z.string() })).max(50),
      /** Steps whose month cannot be, entered before its limits were asked: each in a sentence. */
      wrongMonths: z.array(z.strictObject({ eventId: Id, sentence: z.string() })).max(50),
    }),
    scope: ({ recordId }) => ({ records: [recordId] }),
  }),
  /** Which other open files of the person a death registered in this one reaches, and what follows in each. */
  'life.deathReach': reads({
    input: z.strictObject({ recordId: Id }),
    output: z.strictObject({
      /** Those the user may see. `told`: what follows, or why nothing does. */
      files: z.array(
        z.strictObject({
          recordId: Id,
          kind: z.enum(recordKinds),
          number: z.string(),
          isReached: z.boolean(),
          told: z.string(),
        }),
      ),
      /** What follows in parts of this file. */
      parts: z.array(z.string()).max(1000),
      /** How many others take their step too. */
      elsewhere: z.int().nonnegative(),
    }),
    scope: ({ recordId }) => ({ records: [recordId] }),
  }),
  'life.take': writes({
    input: z.strictObject({
      recordId: Id,
      version: z.int().positive(),
      /** The part of the file it is taken in; null: the file itself, or a part that it begins. */
      partId: Id.nullable().default(null),
      step: LifeStepName,
      on: Day,
      papers: z.array(StepPaper).max(5),
      month: Month.nullable().default(null),
      reason: optionalText(20),
      way: optionalText(10),
      party: optionalText(60),
      place: optionalText(40),
      amountFen: z.int().min(0, '金额不能为负').max(999_999_999_99, '金额过大').nullable().default(null),
      dueOn: Day.nullable().default(null),
      note: optionalText(200),
    }),
    output: Taken.extend({ note: z.string().nullable() }),
    right: 'file',
    scope: ({ recordId }) => ({ records: [recordId] }),
    act: 'record',
  }),
  /** Puts states right that were entered wrongly: no step of life, with the reason. */
  'life.correct': writes({
    input: z.strictObject({
      recordId: Id,
      version: z.int().positive(),
      /** The part whose states they are; null: the file's own. */
      partId: Id.nullable().default(null),
      states: LifeStates,
      reason: line().min(1, '请写明更正的原因').max(200, '原因最多 200 个字'),
    }),
    output: Taken,
    right: 'file',
    scope: ({ recordId }) => ({ records: [recordId] }),
    act: 'record',
  }),
  /** What to look at before something is told as done: a sentence, or null. */
  'life.settleHint': reads({
    input: z.strictObject({ eventId: Id }),
    output: z.strictObject({ hint: z.string().nullable() }),
    scope: ({ eventId }) => ({ events: [eventId] }),
  }),
  /** Says that what a step asked for was done. */
  'life.settle': writes({
    input: z.strictObject({ eventId: Id, deadlineId: Id.nullable().default(null), on: Day }),
    output: z.strictObject({ recordId: Id }),
    right: 'file',
    scope: ({ eventId }) => ({ events: [eventId] }),
    act: 'record',
  }),
  /** What is still to be done, the most pressing first, what has no day last. */
  'life.due': reads({
    input: z.strictObject({
      /** Up to this day, with what has no day left out; null: all. */
      through: Day.nullable().default(null),
      communityId: Id.nullable().default(null),
      label: z.string().nullable().default(null),
      limit: z.int().min(1).max(200).default(50),
      /** `next` or `nextOwed` of the answer before. */
      after: z
        .union([
          z.strictObject({ on: z.string().nullable(), eventId: Id, deadlineId: Id.nullable().default(null) }),
          z.strictObject({ owed: z.int().nonnegative() }),
        ])
        .nullable()
        .default(null),
    }),
    output: z.strictObject({
      items: z.array(DueLine).max(200),
      /** Money owed after a benefit ended, beside the first page or by `nextOwed`; it has no day, and no step of the file waits for it. */
      owed: z.array(OwedLine).max(200),
      nextOwed: z.strictObject({ owed: z.int() }).nullable(),
      next: z.strictObject({ on: z.string().nullable(), eventId: Id, deadlineId: Id.nullable() }).nullable(),
      total: z.int().nonnegative(),
      /** How much money is owed, of all that was asked for. */
      owedTotal: z.int().nonnegative(),
      /** Everything late: deadlines of steps, and files late by a day of their own. */
      overdue: z.int().nonnegative(),
      /**
       * Of each kind the files that are late by a day of their own (`overdue`), whether or not a step of ours told it, and
       * those that have no such day yet (`never`): these are in no other number.
       */
      dated: z.array(
        z.strictObject({
          kind: z.enum(recordKinds),
          overdue: z.int().nonnegative(),
          never: z.int().nonnegative(),
        }),
      ),
      /** How many of each thing to be done, whatever `label` narrows to. */
      labels: z.array(z.strictObject({ label: z.string(), count: z.int().positive() })).max(50),
      today: z.string(),
    }),
    scope: 'narrowed',
  }),
};
