import { lifeScreens as shipped } from '#renderer/registers/life.ts';
import { canteenLifeScreen } from '../../canteen/screens.ts';
import { discountLifeScreen } from '../../discount/screens.tsx';
import { reliefLifeScreen } from '../../relief/screens.ts';

/** The shipped register with the kinds of the tests. */
export const lifeScreens = {
  ...shipped,
  discount: discountLifeScreen,
  relief: reliefLifeScreen,
  canteen: canteenLifeScreen,
};
