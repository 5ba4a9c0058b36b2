import { fileTabs as shipped } from '#renderer/registers/file-tabs.ts';
import { discountTabs } from '../../discount/screens.tsx';
import { noTabs } from '../../screens.ts';

/** The shipped register with the kinds of the tests. */
export const fileTabs = { ...shipped, discount: discountTabs, relief: noTabs, canteen: noTabs };
