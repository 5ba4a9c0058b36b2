import { careOf as shipped } from '#db/registers/care.ts';

/** The shipped register with the kinds of the tests. */
export const careOf = { ...shipped, discount: 'none' };
