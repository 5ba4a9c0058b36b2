import { forms as shipped } from '#renderer/registers/forms.ts';
import { canteenForm } from '../../canteen/screens.ts';
import { discountForm } from '../../discount/screens.tsx';
import { reliefForm } from '../../relief/screens.ts';

/** The shipped register with the kinds of the tests. */
export const forms = { ...shipped, discount: discountForm, relief: reliefForm, canteen: canteenForm };
