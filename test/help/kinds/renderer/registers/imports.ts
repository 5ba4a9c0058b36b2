import { importStarts as shipped } from '#renderer/registers/imports.ts';
import { discountImport } from '../../discount/screens.tsx';

/** The shipped register with the kinds of the tests. */
export const importStarts = { ...shipped, discount: discountImport };
