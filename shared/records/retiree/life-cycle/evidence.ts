import { deathPapers } from '../../../life/death-papers.ts';

/**
 * The papers that prove a step (domain part A.1.1, column evidence document). A step takes one of those it names; what
 * they say (number, date) is kept with the step.
 */
export const evidenceLabels = {
  'award-table': '待遇核定表',
  'transfer-letter': '社会化管理关系转移介绍信',
  'registration-form': '社会化管理服务登记表',
  'residence-proof': '居住证明',
  'file-roster': '档案移交名册表',
  'file-notice': '档案转递通知单',
  'file-return-slip': '档案转递回执',
  'loan-register': '查（借）阅登记',
  'certification-form': '资格认证表',
  'certification-data': '数据比对记录',
  'certification-remote': '异地协助认证表',
  'certification-abroad': '境外生存证明',
  'pause-list': '暂停发放名单',
  'resume-approval': '续发审批表',
  ...deathPapers,
  'prison-release': '刑满释放证明',
  'settlement-proof': '出境定居证明',
  'agency-notice': '经办机构通知',
  'visit-record': '上门走访记录',
  'decrease-form': '减员（死亡停发）申报表',
  'survivor-claim': '遗属待遇申领表',
  'refund-notice': '退款通知',
  'repayment-agreement': '还款协议',
  'bank-receipt': '银行回单',
  'payee-receipt': '领取人收条',
} as const;

export type Evidence = keyof typeof evidenceLabels;
