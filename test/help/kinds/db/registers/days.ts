import { dayOf as shipped } from '#db/registers/days.ts';

/** The shipped register with the kinds of the tests. */
export const dayOf = { ...shipped, discount: () => 0 };
