import { importStarts as shipped } from '#renderer/registers/imports.ts';
import { discountImport } from '../../discount/screens.tsx';

const of = (asks: string) => ({ asks, Below: null });

/** The shipped register with the kinds of the tests. */
export const importStarts = {
  ...shipped,
  discount: discountImport,
  relief: of('选择困难家庭名册'),
  canteen: of('选择长者食堂名册'),
};
