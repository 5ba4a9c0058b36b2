import type { ServiceKind } from '../contract/care.ts';
import type { LivingFact } from './facts.ts';

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

/** What contradicts a death on a day: every fact that says the person lived on a later one. */
export function livedAfter(diedOn: string, facts: readonly LivingFact[]): LivingFact[] {
  return facts.filter(({ on }) => on > diedOn);
}

/** 2026-11-30 资格认证通过（街道窗口，资格认证表）；2026-11-02 走访（王芳）. */
export function livingWords(facts: readonly LivingFact[]): string {
  return facts.map(({ on, told }) => `${on} ${told}`).join('；');
}
