import { addMonths, monthOf } from '../rules/calendar.ts';
import { dayBefore } from '../rules/dated-values.ts';

/** The reports of retirees that go upward (domain part D) and the ledgers the office keeps (D.9), by name. */
export const reportNames = ['management', 'certification', 'benefit'] as const;
export type ReportName = (typeof reportNames)[number];

export const reportTitles: Record<ReportName, string> = {
  management: '企业退休人员社会化管理服务情况表',
  certification: '领取养老金资格认证情况统计表',
  benefit: '养老待遇人员增减变动表',
};

export const ledgerNames = ['certification', 'death', 'survivors', 'changes'] as const;
export type LedgerName = (typeof ledgerNames)[number];

export const ledgerTitles: Record<LedgerName, string> = {
  certification: '认证台账',
  death: '死亡停发台账',
  survivors: '遗属待遇台账',
  changes: '信息变更台账',
};

/** The last day of a month. */
export function lastDayOf(month: string): string {
  return dayBefore(`${addMonths(month, 1)}-01`);
}

/** A period as a heading says it: 2026年11月, 2026年第4季度, 2026年, else its two days. */
export function periodWords(from: string, to: string): string {
  const year = Number(from.slice(0, 4));
  const first = Number(from.slice(5, 7));
  const [start, end] = [monthOf(from), monthOf(to)];
  if (from === `${start}-01` && to === lastDayOf(end) && start.slice(0, 4) === end.slice(0, 4)) {
    if (start === end) return `${year}年${first}月`;
    if (first % 3 === 1 && end === addMonths(start, 2)) return `${year}年第${(first + 2) / 3}季度`;
    if (first === 1 && end === `${year}-12`) return `${year}年`;
  }
  return `${from} 至 ${to}`;
}
