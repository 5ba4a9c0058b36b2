import { kindLists as shipped } from '#shared/registers/lists.ts';
import { canteenList } from '../../canteen/list.ts';
import { discountList } from '../../discount/list.ts';
import { reliefList } from '../../relief/list.ts';

/** The shipped register with the kinds of the tests. */
export const kindLists = { ...shipped, discount: discountList, relief: reliefList, canteen: canteenList };
