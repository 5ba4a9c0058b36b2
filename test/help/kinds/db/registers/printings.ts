import { printingsOf as shipped } from '#db/registers/printings.ts';

/** The shipped register with the kinds of the tests. */
export const printingsOf = { ...shipped, discount: [] };
