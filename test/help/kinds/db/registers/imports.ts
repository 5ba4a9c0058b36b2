import { importStores as shipped } from '#db/registers/imports.ts';
import { canteenImports } from '../../canteen/store.ts';
import { discountImports } from '../../discount/store.ts';
import { reliefImports } from '../../relief/store.ts';

/** The shipped register with the kinds of the tests. */
export const importStores = { ...shipped, discount: discountImports, relief: reliefImports, canteen: canteenImports };
