import type { ServiceKind } from '../../../contract/care.ts';
import type { Evidence } from './evidence.ts';
import { evidenceLabels } from './evidence.ts';
import { OPENING_CERTIFIED } from './opening-steps.ts';
import type { StepName } from './steps.ts';

/**
 * Steps that say the person was alive on their day: somebody saw them, or they went somewhere. A certification by a
 * comparison of data says so too: where it is wrong, it has to be taken back before the death stands.
 */
export const livingSteps: readonly (StepName | typeof OPENING_CERTIFIED)[] = [
  'certification.pass',
  OPENING_CERTIFIED,
  'management.moveElsewhere',
  'management.moveBack',
];

// Words by which help goes to those who were left behind.
const FAMILY = /家属|遗属|遗孀|丧|后事|殡|火化|抚恤/;
// Occasions that only the living have; on feast days and in need a family is consoled too.
const OF_THE_LIVING = /病|住院|手术|生日|寿/;

/**
 * Whether a service was done for the person, who then lived: visits and activities always, a condolence by its occasion,
 * help unless it went to the family or to the funeral.
 */
export function isForLiving(kind: ServiceKind, occasion: string | null, what: string | null): boolean {
  if (kind === 'condolence') return OF_THE_LIVING.test(occasion ?? '');
  return kind !== 'help' || !FAMILY.test(what ?? '');
}

/** Something in the archive that says the person was alive on a day, in the clerk's words with its paper. */
export interface LivingFact {
  on: string;
  /** 资格认证通过（街道窗口，资格认证表 认〔2026〕3号）, 走访（王芳）. */
  told: string;
}

/** 资格认证表 认〔2026〕3号、死亡医学证明: the papers of a step as a sentence names them. */
export function paperWords(papers: readonly { paper: Evidence; number: string | null }[]): string {
  return papers.map(({ paper, number }) => [evidenceLabels[paper], number].filter(Boolean).join(' ')).join('、');
}

/** What contradicts a death on a day: every fact that says the person lived on a later one. */
export function livedAfter(diedOn: string, facts: readonly LivingFact[]): LivingFact[] {
  return facts.filter(({ on }) => on > diedOn);
}

/** 2026-11-30 资格认证通过（街道窗口，资格认证表）；2026-11-02 走访（王芳）. */
export function livingWords(facts: readonly LivingFact[]): string {
  return facts.map(({ on, told }) => `${on} ${told}`).join('；');
}
