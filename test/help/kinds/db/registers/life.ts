import { lifeStores as shipped } from '#db/registers/life.ts';
import { canteenLifeStore } from '../../canteen/life-store.ts';
import { discountLifeStore } from '../../discount/life-store.ts';
import { reliefLifeStore } from '../../relief/life-store.ts';

/** The shipped register with the kinds of the tests. */
export const lifeStores = {
  ...shipped,
  discount: discountLifeStore,
  relief: reliefLifeStore,
  canteen: canteenLifeStore,
};
