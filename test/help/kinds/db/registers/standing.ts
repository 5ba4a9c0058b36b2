import { standingOf as shipped } from '#db/registers/standing.ts';
import { canteenStanding } from '../../canteen/store.ts';
import { discountStanding } from '../../discount/store.ts';
import { reliefStanding } from '../../relief/store.ts';

/** The shipped register with the kinds of the tests. */
export const standingOf = { ...shipped, discount: discountStanding, relief: reliefStanding, canteen: canteenStanding };
