import { kindCards as shipped } from '#renderer/registers/cards.ts';
import { DiscountOnCard } from '../../discount/screens.tsx';
import { NothingOnCard } from '../../screens.ts';

/** The shipped register with the kinds of the tests. */
export const kindCards = { ...shipped, discount: DiscountOnCard, relief: NothingOnCard, canteen: NothingOnCard };
