import type { StepGroup } from '../../../life/life-cycle.ts';

const done = { label: '办理日期', word: '办理日期', future: '还没到这一天，请填写实际办理的日期' };
const certified = { label: '办理日期', word: '认证日期', future: '认证日期还没到，请填写实际认证的日期' };
const died = { label: '死亡日期', word: '死亡日期', future: '死亡日期还没到，请与死亡证明核对' };

/** What steps are about, by the first part of their names, in the order in which clerks meet them. */
export const groups = {
  management: { title: '管理关系', limits: 'step', day: done, death: 'before' },
  benefit: { title: '待遇发放', limits: 'benefit', day: done, death: 'before' },
  certification: { title: '资格认证', limits: 'certification', day: certified, death: 'before' },
  paper: { title: '人事档案', limits: 'step', day: done, death: 'any' },
  person: { title: '死亡、遗属', limits: 'step', day: died, death: 'any' },
  death: { title: '死亡、遗属', limits: 'step', day: done, death: 'after' },
  overpaid: { title: '死亡、遗属', limits: 'step', day: done, death: 'after' },
  grant: { title: '死亡、遗属', limits: 'step', day: done, death: 'after' },
} as const satisfies Record<string, StepGroup>;
