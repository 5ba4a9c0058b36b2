import { datedKeysOf, NOT_KNOWN, roundings } from '../../codes/dated-key.ts';
import { datedLines } from '../../codes/dated-lines.ts';

const value = datedKeysOf('retiree');
const ADJUSTMENT = '当年本省调整退休人员基本养老金的通知（只用来核对）';

/** Domain file retiree-unemployment.md parts A.1 and F. */
export const retireeKeys = {
  'retiree.decision-limit': value('养老待遇核定期限', 'working-days', '社会保险经办条例第十八条'),
  'retiree.event-report-limit': value('待遇终止情形报告期限', 'working-days', '社会保险经办条例第二十五条'),
  'retiree.handover-limit': value('社会化管理移交期限', 'days'),
  'retiree.certification-kind': value('资格认证周期方式', 'choice', NOT_KNOWN, {
    rolling: '自上次认证起滚动',
    birthday: '按生日月',
    fixed: '固定时段',
  }),
  'retiree.certification-months': value('资格认证周期', 'months'),
  'retiree.certification-from-month': value('固定认证时段的开始月份', 'month-of-year'),
  'retiree.certification-to-month': value('固定认证时段的截止月份', 'month-of-year'),
  'retiree.certification-notice': value('认证到期前通知天数', 'days', '2004年劳动保障部异地认证通知（待确认）'),
  'retiree.pause-after': value('逾期未认证后暂停发放的月数', 'months'),
  'retiree.pay-day': value('养老金发放日', 'day-of-month'),
  'retiree.contribution-months': value('领取养老金最低缴费月数', 'months', '渐进式延迟法定退休年龄办法第二条'),
  'retiree.flexible-months': value('弹性提前或延迟退休最长月数', 'months', '渐进式延迟法定退休年龄办法第三条'),
  'retiree.early-notice': value('弹性提前退休告知提前月数', 'months'),
  'retiree.late-notice': value('弹性延迟退休告知提前月数', 'months'),
  'retiree.survivor-base': value('遗属待遇计发基数', 'fen-per-month', '遗属待遇暂行办法第四条；数额待确认'),
  'retiree.funeral-months': value('丧葬补助金月数', 'months', '遗属待遇暂行办法第四条'),
  'retiree.funeral-amount': value('丧葬补助金定额（2021年9月前）', 'fen'),
  'retiree.survivor-minimum': value('退休人员抚恤金最低月数', 'months', '遗属待遇暂行办法第五条'),
  'retiree.survivor-maximum': value('抚恤金最高月数', 'months', '遗属待遇暂行办法第五条'),
  'retiree.survivor-claim-limit': value('遗属待遇申领时限', 'months'),
  'retiree.survivor-payment-limit': value('死亡申报后遗属待遇支付期限', 'working-days'),
  'retiree.repayment-limit': value('多发养老金退回期限', 'days'),
  'retiree.change-limit': value('退休人员信息变更办理期限', 'working-days'),
  'retiree.loan-limit': value('退休档案借阅归还期限', 'days'),
  'retiree.visit-months': value('久未走访的月数', 'months'),
  'retiree.aged-from': value('高龄第一档起始周岁', 'years'),
  'retiree.aged-second': value('高龄第二档起始周岁', 'years'),
  'retiree.aged-third': value('高龄第三档起始周岁', 'years'),
  // The yearly notice; each part holds from the first day of the year it is for.
  'retiree.adjust-fixed': value('养老金调整：定额', 'fen-per-month', ADJUSTMENT),
  'retiree.adjust-per-year': value('养老金调整：每满一年缴费年限', 'fen-per-month', ADJUSTMENT),
  'retiree.adjust-minimum-months': value('养老金调整：缴费年限最低按几个月', 'months', ADJUSTMENT),
  'retiree.adjust-part-year': value('养老金调整：缴费年限不足一年的部分', 'choice', ADJUSTMENT, {
    ...roundings,
    exact: '按月折算',
    'half-year': '1至6个月按半年，7至11个月按一年',
  }),
  'retiree.adjust-percent': value('养老金调整：挂钩本人养老金的比例', 'percent', ADJUSTMENT),
  'retiree.adjust-elder-age-1': value('养老金调整：高龄第一档年龄（满70周岁填840个月）', 'months', ADJUSTMENT),
  'retiree.adjust-elder-amount-1': value('养老金调整：高龄第一档增加', 'fen-per-month', ADJUSTMENT),
  'retiree.adjust-elder-age-2': value('养老金调整：高龄第二档年龄', 'months', ADJUSTMENT),
  'retiree.adjust-elder-amount-2': value('养老金调整：高龄第二档增加', 'fen-per-month', ADJUSTMENT),
  'retiree.adjust-elder-age-3': value('养老金调整：高龄第三档年龄', 'months', ADJUSTMENT),
  'retiree.adjust-elder-amount-3': value('养老金调整：高龄第三档增加', 'fen-per-month', ADJUSTMENT),
  'retiree.adjust-elder-who': value('养老金调整：高龄增加给谁', 'choice', ADJUSTMENT, {
    'each-year': '达到年龄的每年都给',
    once: '只给上年达到年龄的人',
  }),
  'retiree.adjust-counted-on': value('养老金调整：计算年龄和退休范围的日子', 'choice', ADJUSTMENT, {
    previous: '上年12月31日',
    first: '执行当月1日',
  }),
  'retiree.adjust-rounding-step': value('养老金调整：增加额取整单位', 'fen', ADJUSTMENT),
  'retiree.adjust-rounding': value('养老金调整：增加额取整方法', 'choice', ADJUSTMENT, roundings),
  'retiree.area-retirees': value('辖区企业退休人员总数', 'persons', '社会化管理服务情况表的分母；由本单位登记'),
  'retiree.certification-rate-base': value('认证率的分母', 'choice', NOT_KNOWN, {
    'without-dead': '扣除届满前死亡的人',
    all: '应认证人数',
  }),
};

/** What the program brings along of them; a line as `datedLines` says. */
export const retireeDefaults = [
  ...datedLines(
    'source',
    `
  retiree.decision-limit 2023-12-01 - 20 《社会保险经办条例》第十八条
  retiree.event-report-limit 2023-12-01 - 20 《社会保险经办条例》第二十五条
  retiree.contribution-months 2011-07-01 2029-12-31 180 《社会保险法》第十六条
  retiree.contribution-months 2030-01-01 2030-12-31 186 《国务院关于渐进式延迟法定退休年龄的办法》第二条
  retiree.contribution-months 2031-01-01 2031-12-31 192 《国务院关于渐进式延迟法定退休年龄的办法》第二条
  retiree.contribution-months 2032-01-01 2032-12-31 198 《国务院关于渐进式延迟法定退休年龄的办法》第二条
  retiree.contribution-months 2033-01-01 2033-12-31 204 《国务院关于渐进式延迟法定退休年龄的办法》第二条
  retiree.contribution-months 2034-01-01 2034-12-31 210 《国务院关于渐进式延迟法定退休年龄的办法》第二条
  retiree.contribution-months 2035-01-01 2035-12-31 216 《国务院关于渐进式延迟法定退休年龄的办法》第二条
  retiree.contribution-months 2036-01-01 2036-12-31 222 《国务院关于渐进式延迟法定退休年龄的办法》第二条
  retiree.contribution-months 2037-01-01 2037-12-31 228 《国务院关于渐进式延迟法定退休年龄的办法》第二条
  retiree.contribution-months 2038-01-01 2038-12-31 234 《国务院关于渐进式延迟法定退休年龄的办法》第二条
  retiree.contribution-months 2039-01-01 - 240 《国务院关于渐进式延迟法定退休年龄的办法》第二条
  retiree.flexible-months 2025-01-01 - 36 《国务院关于渐进式延迟法定退休年龄的办法》第三条
  retiree.funeral-months 2021-09-01 - 2 人社部发〔2021〕18号第四条
  retiree.survivor-minimum 2021-09-01 - 9 人社部发〔2021〕18号第五条
  retiree.survivor-maximum 2021-09-01 - 24 人社部发〔2021〕18号第五条
`,
  ),
  ...datedLines(
    'unverified',
    `
  retiree.certification-kind 2000-01-01 - rolling 芜湖等地做法，待确认
  retiree.certification-months 2000-01-01 - 12 芜湖等地做法，待确认
  retiree.certification-notice 2004-06-01 - 60 2004年6月劳动保障部异地认证通知，未见原文
  retiree.pause-after 2000-01-01 - 1 一般做法，待确认
  retiree.early-notice 2025-01-01 - 3 一般做法，待确认
  retiree.late-notice 2025-01-01 - 1 一般做法，待确认
  retiree.visit-months 2000-01-01 - 6 一般做法，待确认
  retiree.aged-from 2000-01-01 - 80 一般做法，待确认
  retiree.aged-second 2000-01-01 - 90 一般做法，待确认
  retiree.aged-third 2000-01-01 - 100 一般做法，待确认
  retiree.adjust-part-year 2000-01-01 - up 各地常见做法，待确认
  retiree.adjust-counted-on 2000-01-01 - previous 各地常见做法，待确认
  retiree.adjust-rounding-step 2000-01-01 - 0.01 福建的取整办法没有查到，按分计算，待确认
  retiree.adjust-rounding 2000-01-01 - nearest 福建的取整办法没有查到，待确认
`,
  ),
];
