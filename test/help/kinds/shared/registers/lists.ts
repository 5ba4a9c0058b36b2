import { kindLists as shipped } from '#shared/registers/lists.ts';
import { discountList } from '../../discount/list.ts';
import { listOfOthers } from '../../screens.ts';

/** The shipped register with the kinds of the tests. */
export const kindLists = {
  ...shipped,
  discount: discountList,
  relief: listOfOthers('户主', '救助状态'),
  canteen: listOfOthers('食堂', '食堂状态'),
};
