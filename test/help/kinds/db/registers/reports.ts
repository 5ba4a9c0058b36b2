import { reportStores as shipped } from '#db/registers/reports.ts';
import { discountReportStore } from '../../discount/reports.ts';

/** The shipped register with the kinds of the tests. */
export const reportStores = { ...shipped, discount: discountReportStore };
