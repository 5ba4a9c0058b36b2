import { tablesOfKinds as shipped } from '#shared/registers/codes.ts';
import { canteenTables } from '../../canteen/kind.ts';
import { discountTables } from '../../discount/kind.ts';
import { reliefTables } from '../../relief/kind.ts';

export { defaultsOfKinds, keysOfKinds, valueKindLabels } from '#shared/registers/codes.ts';

/** The shipped tables with those of the tests' kinds. */
export const tablesOfKinds = { ...shipped, ...discountTables, ...reliefTables, ...canteenTables };
