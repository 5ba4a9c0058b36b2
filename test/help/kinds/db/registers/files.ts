import { filesOf as shipped } from '#db/registers/files.ts';
import { canteenFiles } from '../../canteen/store.ts';
import { discountFiles } from '../../discount/store.ts';
import { reliefFiles } from '../../relief/store.ts';

/** The shipped register with the kinds of the tests. */
export const filesOf = { ...shipped, discount: discountFiles, relief: reliefFiles, canteen: canteenFiles };
