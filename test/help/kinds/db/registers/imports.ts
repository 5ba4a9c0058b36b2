import { nothingImported } from '#db/records/nothing.ts';
import { importStores as shipped } from '#db/registers/imports.ts';

/** The shipped register with the kinds of the tests. */
export const importStores = {
  ...shipped,
  discount: nothingImported,
  relief: nothingImported,
  canteen: nothingImported,
};
