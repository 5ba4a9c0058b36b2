import { retireeKind } from '../records/retiree/kind.ts';

/** The register of kinds: a line for each kind of record this archive keeps. */
export const register = {
  retiree: retireeKind,
};
