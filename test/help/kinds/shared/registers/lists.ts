import { kindLists as shipped } from '#shared/registers/lists.ts';
import { discountList } from '../../discount/list.ts';

/** The shipped register with the kinds of the tests. */
export const kindLists = { ...shipped, discount: discountList };
