import { printedOf as shipped } from '#db/registers/printed.ts';

/** The shipped register with the kinds of the tests. */
export const printedOf = { ...shipped, discount: {} };
