import type { ServiceKind, ServiceRole } from '../contract/care.ts';

/** What services are called at the counter. */
export const serviceLabels: Record<ServiceKind, string> = {
  visit: '走访',
  activity: '文体活动',
  condolence: '慰问',
  help: '帮扶',
};

export const roleLabels: Record<ServiceRole, string> = {
  staff: '街道工作人员',
  community: '社区工作人员',
  leader: '自管小组组长',
  volunteer: '志愿者',
  other: '其他',
};

/** On what occasions people are usually consoled; others may be typed. */
export const occasions = [
  '元旦',
  '春节',
  '端午节',
  '中秋节',
  '重阳节',
  '生日',
  '生病住院',
  '生活困难',
  '去世',
] as const;

/** The step in the life of a file that a visit sets: when to come again. */
export const NEXT_VISIT_STEP = 'care.next-visit';
export const NEXT_VISIT = '下次走访';
export const NEXT_VISIT_TOLD = '约定下次走访';
