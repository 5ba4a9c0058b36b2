import { desks as shipped } from '#db/registers/desk.ts';
import { canteenDesk } from '../../canteen/life-store.ts';
import { discountDesk } from '../../discount/life-store.ts';
import { reliefDesk } from '../../relief/life-store.ts';

/** The shipped register with the kinds of the tests. */
export const desks = { ...shipped, discount: discountDesk, relief: reliefDesk, canteen: canteenDesk };
