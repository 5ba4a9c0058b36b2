import { foldWidth } from '../rules/text.ts';
import { ethnicity } from './ethnicity.ts';
import { familyRelation } from './family-relation.ts';
import type { CodeItem } from './item.ts';
import {
  bank,
  careCategory,
  health,
  hobby,
  honour,
  paymentMethod,
  residenceType,
  retirementType,
  specialWork,
  spouseWork,
} from './retirement.ts';
import { education, gender, householdType, maritalStatus, politicalStatus } from './standard.ts';
import { benefitState, certificationState, management, paperFileState } from './states.ts';

export type { CodeItem } from './item.ts';

/** Every code table shipped with the program (domain file retiree-unemployment.md, part C). */
export const codeTables = {
  gender,
  maritalStatus,
  education,
  politicalStatus,
  householdType,
  ethnicity,
  familyRelation,
  retirementType,
  specialWork,
  honour,
  paymentMethod,
  residenceType,
  health,
  careCategory,
  bank,
  hobby,
  spouseWork,
  management,
  benefitState,
  certificationState,
  paperFileState,
} satisfies Record<string, readonly CodeItem[]>;

export type CodeTableName = keyof typeof codeTables;

/** The words of a code; an unknown code stands for itself, so that nothing vanishes from a screen or a form. */
export function codeLabel(table: CodeTableName, code: string): string {
  return codeTables[table].find((item) => item.code === code)?.label ?? code;
}

const finders = new Map<CodeTableName, Map<string, string>>();

/**
 * The code a roster's text means: its label, a known other way to write it, or the code itself. Null when it is not
 * known: the same number means different things in different systems (part C.0), so nothing is guessed.
 */
export function findCode(table: CodeTableName, text: string): string | null {
  let finder = finders.get(table);
  if (!finder) {
    finder = new Map();
    for (const { code, label, synonyms } of codeTables[table]) {
      for (const word of [code, label, ...synonyms]) if (!finder.has(plain(word))) finder.set(plain(word), code);
    }
    finders.set(table, finder);
  }
  return finder.get(plain(text)) ?? null;
}

function plain(text: string): string {
  return foldWidth(text)
    .replace(/[\s()（）]+/g, '')
    .toUpperCase();
}
