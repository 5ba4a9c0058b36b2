import { forms as shipped } from '#renderer/registers/forms.ts';
import { discountForm } from '../../discount/screens.tsx';

/** The shipped register with the kinds of the tests. */
export const forms = { ...shipped, discount: discountForm };
