/**
 * The four states of a retiree's file, side by side (domain part A.1): a person may be paid while the paper file is on
 * loan and the certification runs out. Their labels are the code tables of the same names.
 */
export const stateCodes = {
  management: ['M0', 'M1', 'M2', 'M3', 'M4', 'M5'],
  benefitState: ['B0', 'B1', 'B2', 'B3', 'B4'],
  certificationState: ['V0', 'V1', 'V2', 'V3', 'V4'],
  paperFileState: ['F0', 'F1', 'F2', 'F3', 'F4', 'F5'],
} as const;

export type StateField = keyof typeof stateCodes;
export const stateFields = Object.keys(stateCodes) as readonly StateField[];

export type RetireeStates = { [F in StateField]: (typeof stateCodes)[F][number] };
