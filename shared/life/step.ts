import type { LimitedDay } from '../rules/day-limits.ts';
import type { StepDeadline } from './deadline.ts';

/** The states of a file, side by side: field to code. */
export type States = Readonly<Record<string, string>>;

/** The fields of the states of a kind. */
export type StateFieldOf<S extends States> = keyof S & string;

/** What a step asks beside its day and its evidence. */
export type Ask =
  /** The first month it counts for: paid from, paused from. */
  | 'month'
  /** A month that is kept where somebody knows it; whether it is asked, the states say (`LifeCycle.asksMonth`). */
  | 'knownMonth'
  /** Why: one of the step's reasons. */
  | 'reason'
  /** By which way it was done: a code of `LifeCycle.wayTable`. */
  | 'way'
  /** Whom the paper file or the person goes to or comes from. */
  | 'party'
  | 'dueOn'
  /** What was decided, paid or asked back, in fen. */
  | 'amount'
  | 'place';

export interface Move {
  field: string;
  from: readonly string[];
  to: string;
}

/** What a step is, whatever part of the file it belongs to. */
interface StepWords {
  /** As a button says it. */
  label: string;
  /** As the story says it, behind the day: 接收管理关系，在管（本街道居住）。 */
  told: string;
  /** None: it happens without moving a state. */
  moves: readonly Move[];
  /** One of these papers is asked for. */
  evidence: readonly [string, ...string[]];
  asks: readonly Ask[];
  reasons?: Readonly<Record<string, string>>;
  /** What the rule says, in the words of a refusal, with where it stands. */
  rule: string;
  /** What has to be done next, each counted from the step's day by a dated value. */
  deadlines?: readonly StepDeadline[];
  /** Steps whose open deadlines this one settles. */
  settles?: readonly string[];
  /** It is told late, as a death is: its day may lie before that of later steps of the same state. */
  isToldLate?: true;
  /** Which limits its day has, where they are others than those of its group. */
  limits?: LimitedDay;
}

/**
 * A step of a kind whose files have the numbered parts `P`: it names the part it belongs to, or says that it belongs to the
 * file. Where a kind has no parts (`never`), nothing is said; of a kind that is not known (`string`) anything may be.
 */
export type Step<P extends string = string> = StepWords &
  (string extends P
    ? { part?: string | undefined }
    : [P] extends [never]
      ? { part?: undefined }
      : { part: P | 'file' });

/** A move of one of the states `S`: its codes are the table's. */
export function moveOf<S extends States>() {
  return <F extends StateFieldOf<S>>(field: F, from: readonly S[F][], to: S[F]): Move => ({ field, from, to });
}
