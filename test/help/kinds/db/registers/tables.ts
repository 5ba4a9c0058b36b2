import { tablesOfKinds as shipped } from '#db/registers/tables.ts';
import { canteenOwn } from '../../canteen/tables.ts';
import { discountOwn } from '../../discount/tables.ts';
import { reliefOwn } from '../../relief/tables.ts';

/** The shipped register with the kinds of the tests. */
export const tablesOfKinds = { ...shipped, discount: discountOwn, relief: reliefOwn, canteen: canteenOwn };
