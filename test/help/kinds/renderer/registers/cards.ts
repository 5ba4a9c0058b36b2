import { kindCards as shipped } from '#renderer/registers/cards.ts';
import { DiscountOnCard } from '../../discount/screens.tsx';

/** The shipped register with the kinds of the tests. */
export const kindCards = { ...shipped, discount: DiscountOnCard };
