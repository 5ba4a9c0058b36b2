import { banks } from './bank.ts';
import { careCategories, healths, hobbies, spouseWorks } from './care.ts';
import type { CodeItem } from './code-item.ts';
import { ethnicities } from './ethnicity.ts';
import { familyRelations } from './family-relation.ts';
import { type CodeIndex, findIn, indexCodes } from './find-code.ts';
import { educations, genders, householdTypes, maritalStatuses, politicalStatuses } from './person.ts';
import { honours, paymentMethods, residenceTypes, retirementTypes, specialWorks } from './retirement.ts';
import { benefitStates, certificationStates, managements, paperFileStates } from './states.ts';

export type { CodeItem };

export type CodeTableName =
  | 'gender'
  | 'maritalStatus'
  | 'ethnicity'
  | 'education'
  | 'familyRelation'
  | 'politicalStatus'
  | 'householdType'
  | 'retirementType'
  | 'specialWork'
  | 'honour'
  | 'paymentMethod'
  | 'residenceType'
  | 'health'
  | 'careCategory'
  | 'bank'
  | 'hobby'
  | 'spouseWork'
  | 'management'
  | 'benefitState'
  | 'certificationState'
  | 'paperFileState';

/** The code tables a retiree's file uses (domain file retiree-unemployment.md parts A.1 and C), each item with its mark. */
export const codeTables: Record<CodeTableName, readonly CodeItem[]> = {
  gender: genders,
  maritalStatus: maritalStatuses,
  ethnicity: ethnicities,
  education: educations,
  familyRelation: familyRelations,
  politicalStatus: politicalStatuses,
  householdType: householdTypes,
  retirementType: retirementTypes,
  specialWork: specialWorks,
  honour: honours,
  paymentMethod: paymentMethods,
  residenceType: residenceTypes,
  health: healths,
  careCategory: careCategories,
  bank: banks,
  hobby: hobbies,
  spouseWork: spouseWorks,
  management: managements,
  benefitState: benefitStates,
  certificationState: certificationStates,
  paperFileState: paperFileStates,
};

const indexes = new Map<CodeTableName, CodeIndex>();

function indexOf(table: CodeTableName): CodeIndex {
  const known = indexes.get(table);
  if (known) return known;
  const index = indexCodes(codeTables[table]);
  indexes.set(table, index);
  return index;
}

/** The label of a code; a code the table does not have stands for itself. */
export function codeLabel(table: CodeTableName, code: string): string {
  return indexOf(table).labels.get(code) ?? code;
}

/**
 * The code that a text names: the code itself, its label or one of its synonyms, also 01汉族 when both agree. Widths,
 * blanks and leading zeros (01 for 1 男, 1 for 01 汉族) do not matter. null when nothing or more than one thing is named;
 * nothing is guessed. Numbers from other systems collide with ours (domain part C.0): an import reads labels, and
 * numbers only where the source is known to use this table.
 */
export function findCode(table: CodeTableName, text: string): string | null {
  return findIn(indexOf(table), text);
}
