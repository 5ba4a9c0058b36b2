import { register as shipped } from '#shared/registers/kinds.ts';
import { canteenKind } from '../../canteen/kind.ts';
import { discountKind } from '../../discount/kind.ts';
import { reliefKind } from '../../relief/kind.ts';

/** The shipped register with the kinds of the tests. */
export const register = { ...shipped, discount: discountKind, relief: reliefKind, canteen: canteenKind };
