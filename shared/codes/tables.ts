import { banks } from './bank.ts';
import { careCategories, healths, hobbies, spouseWorks } from './care.ts';
import type { CodeItem } from './code-item.ts';
import { ethnicities } from './ethnicity.ts';
import { familyRelations } from './family-relation.ts';
import { educations, genders, householdTypes, maritalStatuses, politicalStatuses } from './person.ts';
import { honours, paymentMethods, residenceTypes, retirementTypes, specialWorks } from './retirement.ts';
import { benefitStates, certificationStates, managements, paperFileStates } from './states.ts';

export { codeLabel, findCode } from './find-code.ts';
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
