import type { CommandNoun } from '../registers/nouns.ts';
import { actNouns } from '../registers/nouns.ts';
import { hasRight, type Right, type Role } from '../rules/rights.ts';
import { isWhole, type Scope } from '../rules/scope.ts';
import { type ArchiveCall, type ArchiveContract, entryOf } from './archive.ts';

/** Acts that are not kept under the name of their call: what is stored keeps its spelling. */
const renamedActs = {
  // What the call keeps is a decision about two cards that look alike: its acts were named after that from the first.
  'likeness.decide': 'likeness.keepApart',
} as const satisfies Record<string, ArchiveCall>;

type Renamed = typeof renamedActs;

type NounsOfCalls = {
  [N in ArchiveCall as ArchiveContract[N] extends { writes: true; act?: infer A }
    ? [A] extends [undefined]
      ? never
      : N
    : never]: ArchiveContract[N] extends { act?: infer A }
    ? NonNullable<A> extends { nouns: readonly (infer Noun extends CommandNoun)[] }
      ? Noun
      : NonNullable<A>
    : never;
};

/** The names under which acts are kept, each with the noun it is about. */
export type NounOfAct = Omit<NounsOfCalls, Renamed[keyof Renamed]> & {
  [N in keyof Renamed]: NounsOfCalls[Renamed[N]];
};

export type CommandName = keyof NounOfAct;

/** The names of the acts about a noun. */
export type ActsOf<Noun extends CommandNoun> = {
  [N in CommandName]: Noun extends NounOfAct[N] ? N : never;
}[CommandName];

function callOf(name: CommandName): ArchiveCall {
  return name in renamedActs ? renamedActs[name as keyof Renamed] : (name as ArchiveCall);
}

/** What an act asks for, to be done and to be taken back: the right of its call. */
export function rightOfAct(name: CommandName): Right {
  const { right } = entryOf(callOf(name));
  if (typeof right !== 'string' || right === 'none') throw new Error(`an act without a right: ${name}`);
  return right;
}

/** Who may take an act back, as far as the scope of a user decides. */
export function takenBackBy({ name, noun }: { name: CommandName; noun: CommandNoun }): 'people' | 'office' | 'doer' {
  const { act } = entryOf(callOf(name));
  return (typeof act === 'object' ? act.takenBackBy : undefined) ?? actNouns[noun].takenBackBy;
}

/** Whether a user could take this act back, as far as rights tell: what cannot be done is not offered. */
export function mayTakeBack(
  user: { role: Role; scope: Scope },
  act: { name: CommandName; noun: CommandNoun },
): boolean {
  if (!hasRight(user.role, rightOfAct(act.name))) return false;
  return isWhole(user.scope) || takenBackBy(act) !== 'office';
}
