/** The head's relation to the head, GB/T 4761. */
export const HEAD = '02';

export const closeReasons = ['head-change', 'moved-out', 'joined', 'died', 'twice', 'other'] as const;
export type CloseReason = (typeof closeReasons)[number];

/** Why a household ended (domain part A.4 and the change menu of B.6). */
export const closeReasonLabels: Record<CloseReason, string> = {
  'head-change': '户主变更',
  'moved-out': '全户迁出',
  joined: '并入其他家庭',
  died: '成员死亡',
  twice: '重复登记',
  other: '其他原因',
};

export const leaveReasons = [
  'died',
  'moved-out',
  'married',
  'moved',
  'split',
  'head-change',
  'closed',
  'other',
] as const;
export type LeaveReason = (typeof leaveReasons)[number];

/** Why somebody is no longer a member. */
export const leaveReasonLabels: Record<LeaveReason, string> = {
  died: '死亡',
  'moved-out': '迁出',
  married: '婚嫁',
  moved: '转入其他家庭',
  split: '分户',
  'head-change': '户主变更',
  closed: '销户',
  other: '其他原因',
};

/** Reasons a clerk gives; the others follow from the act itself. */
export const givenLeaveReasons = ['died', 'moved-out', 'married', 'other'] as const;
export const givenCloseReasons = ['moved-out', 'died', 'joined', 'twice', 'other'] as const;

export const linkKinds = ['head-change', 'split'] as const;
export type LinkKind = (typeof linkKinds)[number];

export const linkKindLabels: Record<LinkKind, string> = { 'head-change': '户主变更', split: '分户' };
