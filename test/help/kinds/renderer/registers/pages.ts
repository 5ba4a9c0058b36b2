import { kindPages as shipped } from '#renderer/registers/pages.ts';
import { discountPages } from '../../discount/screens.tsx';
import { noPages } from '../../screens.ts';

/** The shipped register with the kinds of the tests. */
export const kindPages = { ...shipped, discount: discountPages, relief: noPages, canteen: noPages };
