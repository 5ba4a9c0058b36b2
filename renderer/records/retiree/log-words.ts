import type { LogNoun } from '#shared/contract/log.ts';

/** What entries of the log about the retirees' own things are called. */
export const retireeLogNouns = {
  certification: '资格认证',
  opening: '期初登记',
  payroll: '发放花名册',
  adjustment: '养老金调整',
  batch: '接收转出批次',
  batchLine: '清单上的人员',
  group: '小组',
} as const satisfies Partial<Record<LogNoun, string>>;

/** What each export of theirs writes out, as its page calls it. */
export const retireeExports: Readonly<Record<string, string>> = {
  'groups.export': '小组名册',
  'adjustments.export': '养老金调整核对表',
  'adjustments.exportKept': '养老金调整名单',
  'payments.export': '发放花名册',
  'payments.exportChanges': '发放变动表',
  'certification.export': '资格认证名单',
  'certification.exportJudged': '认证通过名单核对表',
  'openings.exportJudged': '期初登记核对表',
  'batches.exportList': '接收转出名单',
  'batches.exportLedger': '接收转出台账',
};
