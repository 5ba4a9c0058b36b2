import { careOf as shipped } from '#db/registers/care.ts';
import { discountCare } from '../../discount/care.ts';

/** The shipped register with the kinds of the tests. */
export const careOf = { ...shipped, discount: discountCare, relief: 'none', canteen: 'none' };
