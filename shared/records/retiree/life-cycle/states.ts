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

/**
 * The states a file may begin with when a roster opens it. Every other state is reached by a step with its day and its
 * papers (domain part A.1.1), which a roster does not bring: nobody is transferred out, paused, dead or certified by a
 * cell of a sheet. A paper file that is there, or kept by the district, may be.
 */
export const initialStates: { [F in StateField]: readonly RetireeStates[F][] } = {
  management: ['M0', 'M1', 'M2', 'M3'],
  benefitState: ['B0', 'B1'],
  certificationState: ['V0'],
  paperFileState: ['F0', 'F1', 'F3'],
};

/** Whether a certification still has a meaning: it has none for who died, or whose benefit has ended. */
export function isCertifiable({ management, benefitState }: Readonly<Record<StateField, string>>): boolean {
  return management !== 'M5' && benefitState !== 'B4';
}

/** What stands in place of a certification that has no meaning any more. */
export const NO_CERTIFICATION = '不再认证';

const RUNNING: readonly string[] = ['V1', 'V2', 'V3'];

/** A certification may have run out over night while a form was open: what it showed is no change of the clerk's. */
export function withAgedCertification<V extends Readonly<Record<StateField, string>>>(values: V, before: V): V {
  const [said, now] = [values, before].map((of) => RUNNING.indexOf(of.certificationState));
  const isAged = said !== undefined && now !== undefined && said >= 0 && said < now;
  return isAged ? { ...values, certificationState: before.certificationState } : values;
}
