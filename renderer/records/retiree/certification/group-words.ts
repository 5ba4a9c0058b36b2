import type { CertificationGroup } from '#shared/records/retiree/contract/certification.ts';

export const groupLabels: Record<CertificationGroup, string> = {
  overdue: '逾期未认证',
  due: '即将到期',
  never: '从未认证',
  doubt: '待核实',
  paused: '已暂停发放',
  month: '按到期月份',
  done: '按认证月份',
};

/** Who stands in a group, in a sentence's beginning. */
export const groupHints: Record<CertificationGroup, string> = {
  overdue: '认证有效期已过、还没有再认证的，',
  due: '有效期将满、该通知认证的，',
  never: '档案里还没有认证记录的，',
  doubt: '认证不通过或待核实的，',
  paused: '待遇正在暂停发放的，',
  month: '有效期在这个月届满的，',
  done: '最近一次认证在这个月的，',
};

export function hasMonth(group: CertificationGroup): boolean {
  return group === 'month' || group === 'done';
}

/** Those whose benefit the agency may pause because they were not certified. */
export function isPausable(group: CertificationGroup): boolean {
  return group === 'overdue' || group === 'never' || group === 'doubt';
}
