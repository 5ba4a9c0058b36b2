import { lifeActs as shipped } from '#db/registers/life-acts.ts';
import { canteenLifeActs } from '../../canteen/life-store.ts';
import { discountLifeActs } from '../../discount/life-store.ts';
import { reliefLifeActs } from '../../relief/life-store.ts';

/** The shipped register with the kinds of the tests. */
export const lifeActs = { ...shipped, discount: discountLifeActs, relief: reliefLifeActs, canteen: canteenLifeActs };
