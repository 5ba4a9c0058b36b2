import {
  tablesOfKinds as shipped,
  keysOfKinds as shippedKeys,
  valueKindLabels as shippedLabels,
} from '#shared/registers/codes.ts';
import { canteenTables } from '../../canteen/kind.ts';
import { discountTables } from '../../discount/kind.ts';
import { reliefKeys, reliefTables } from '../../relief/kind.ts';

export { defaultsOfKinds } from '#shared/registers/codes.ts';

/** The shipped tables with those of the tests' kinds. */
export const tablesOfKinds = { ...shipped, ...discountTables, ...reliefTables, ...canteenTables };
export const keysOfKinds = { ...shippedKeys, ...reliefKeys };
export const valueKindLabels = { ...shippedLabels, relief: '困难家庭' };
