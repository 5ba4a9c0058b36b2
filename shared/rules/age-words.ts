import { ageOn, isDate } from './calendar.ts';

/**
 * How old somebody is, as a clerk reads it: 81 岁; 享年 83 岁 of somebody who died, since nobody grows older after it;
 * nothing where the day of birth is not known.
 * @param birthOn `YYYY-MM-DD`; a month alone gives nothing
 * @param diedOn `YYYY-MM-DD`, null while no death is registered
 * @param on the day it is asked for
 */
export function ageWords(birthOn: string | null, diedOn: string | null, on: string): string {
  if (birthOn === null || !isDate(birthOn)) return '';
  return diedOn !== null && diedOn <= on ? `享年 ${ageOn(birthOn, diedOn)} 岁` : `${ageOn(birthOn, on)} 岁`;
}
