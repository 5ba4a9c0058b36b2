import type { ListLevel } from '../contract/judged-lists.ts';

/** How a line of a list stands, as screens and workbooks say it. */
export const listLevelWords: Record<ListLevel, string> = {
  ready: '可登记',
  note: '可登记，请看说明',
  ask: '待核对',
  stop: '不能登记',
};
