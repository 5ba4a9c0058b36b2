import { lifeScreens as shipped } from '#renderer/registers/life.ts';
import { discountLifeScreen } from '../../discount/screens.tsx';

/** The shipped register with the kinds of the tests. */
export const lifeScreens = { ...shipped, discount: discountLifeScreen };
