/** Kinds of record that dated values belong to. */
export type DatedRecordKind = 'retiree' | 'unemployment' | 'allowance' | 'certificate';

/**
 * How a value is counted. Money is written in yuan as the document decides it and counted in fen; `days` are calendar
 * days; `choice` is one of the words in `choices`, for rules that no number can tell (rounding up or down).
 */
export type DatedUnit =
  | 'fen-per-month'
  | 'fen'
  | 'percent'
  | 'days'
  | 'working-days'
  | 'months'
  | 'persons'
  | 'day-of-month'
  | 'month-of-year'
  | 'years'
  | 'choice';

export interface DatedKey {
  label: string;
  unit: DatedUnit;
  kind: DatedRecordKind;
  /** The law and article that name the value, or 待确认 where the office must find out. */
  note: string;
  choices?: Readonly<Record<string, string>>;
}

/** What a document decided: from which day to which, and where. */
export interface DatedValue {
  /** A key of `DATED_KEYS`; a text, since an archive may hold keys of a newer program. */
  key: string;
  /** 12 digits, or '' for everywhere. */
  areaCode: string;
  validFrom: string;
  /** The last day it holds, null while no end is known. */
  validTo: string | null;
  /** As decided: 810, 2038.50, 90, 30. */
  value: string;
  /** The document that decides it. */
  document: string;
  mark: 'source' | 'unverified';
}

const TO_CONFIRM = '待确认';
const ADJUSTMENT = '当年本省调整退休人员基本养老金的通知（只用来核对）';

function ofKind(kind: DatedRecordKind) {
  return (label: string, unit: DatedUnit, note = TO_CONFIRM, choices?: Record<string, string>): DatedKey => ({
    label,
    unit,
    kind,
    note,
    ...(choices ? { choices } : {}),
  });
}

const retiree = ofKind('retiree');
const unemployment = ofKind('unemployment');
const allowance = ofKind('allowance');
const certificate = ofKind('certificate');

const roundings = { up: '进位', nearest: '四舍五入', down: '舍去' };

/** Domain file retiree-unemployment.md parts A.1 and F. */
const retireeKeys = {
  'retiree.decision-limit': retiree('养老待遇核定期限', 'working-days', '社会保险经办条例第十八条'),
  'retiree.event-report-limit': retiree('待遇终止情形报告期限', 'working-days', '社会保险经办条例第二十五条'),
  'retiree.handover-limit': retiree('社会化管理移交期限', 'days'),
  'retiree.certification-kind': retiree('资格认证周期方式', 'choice', TO_CONFIRM, {
    rolling: '自上次认证起滚动',
    birthday: '按生日月',
    fixed: '固定时段',
  }),
  'retiree.certification-months': retiree('资格认证周期', 'months'),
  'retiree.certification-from-month': retiree('固定认证时段的开始月份', 'month-of-year'),
  'retiree.certification-to-month': retiree('固定认证时段的截止月份', 'month-of-year'),
  'retiree.certification-notice': retiree('认证到期前通知天数', 'days', '2004年劳动保障部异地认证通知（待确认）'),
  'retiree.pause-after': retiree('逾期未认证后暂停发放的月数', 'months'),
  'retiree.pay-day': retiree('养老金发放日', 'day-of-month'),
  'retiree.contribution-months': retiree('领取养老金最低缴费月数', 'months', '渐进式延迟法定退休年龄办法第二条'),
  'retiree.flexible-months': retiree('弹性提前或延迟退休最长月数', 'months', '渐进式延迟法定退休年龄办法第三条'),
  'retiree.early-notice': retiree('弹性提前退休告知提前月数', 'months'),
  'retiree.late-notice': retiree('弹性延迟退休告知提前月数', 'months'),
  'retiree.survivor-base': retiree('遗属待遇计发基数', 'fen-per-month', '遗属待遇暂行办法第四条；数额待确认'),
  'retiree.funeral-months': retiree('丧葬补助金月数', 'months', '遗属待遇暂行办法第四条'),
  'retiree.funeral-amount': retiree('丧葬补助金定额（2021年9月前）', 'fen'),
  'retiree.survivor-minimum': retiree('退休人员抚恤金最低月数', 'months', '遗属待遇暂行办法第五条'),
  'retiree.survivor-maximum': retiree('抚恤金最高月数', 'months', '遗属待遇暂行办法第五条'),
  'retiree.survivor-claim-limit': retiree('遗属待遇申领时限', 'months'),
  'retiree.survivor-payment-limit': retiree('死亡申报后遗属待遇支付期限', 'working-days'),
  'retiree.repayment-limit': retiree('多发养老金退回期限', 'days'),
  'retiree.change-limit': retiree('退休人员信息变更办理期限', 'working-days'),
  'retiree.loan-limit': retiree('退休档案借阅归还期限', 'days'),
  'retiree.visit-months': retiree('久未走访的月数', 'months'),
  'retiree.aged-from': retiree('高龄第一档起始周岁', 'years'),
  'retiree.aged-second': retiree('高龄第二档起始周岁', 'years'),
  'retiree.aged-third': retiree('高龄第三档起始周岁', 'years'),
  // The yearly notice; each part holds from the first day of the year it is for.
  'retiree.adjust-fixed': retiree('养老金调整：定额', 'fen-per-month', ADJUSTMENT),
  'retiree.adjust-per-year': retiree('养老金调整：每满一年缴费年限', 'fen-per-month', ADJUSTMENT),
  'retiree.adjust-minimum-months': retiree('养老金调整：缴费年限最低按几个月', 'months', ADJUSTMENT),
  'retiree.adjust-part-year': retiree('养老金调整：缴费年限不足一年的部分', 'choice', ADJUSTMENT, {
    ...roundings,
    exact: '按月折算',
    'half-year': '1至6个月按半年，7至11个月按一年',
  }),
  'retiree.adjust-percent': retiree('养老金调整：挂钩本人养老金的比例', 'percent', ADJUSTMENT),
  'retiree.adjust-elder-age-1': retiree('养老金调整：高龄第一档年龄（满70周岁填840个月）', 'months', ADJUSTMENT),
  'retiree.adjust-elder-amount-1': retiree('养老金调整：高龄第一档增加', 'fen-per-month', ADJUSTMENT),
  'retiree.adjust-elder-age-2': retiree('养老金调整：高龄第二档年龄', 'months', ADJUSTMENT),
  'retiree.adjust-elder-amount-2': retiree('养老金调整：高龄第二档增加', 'fen-per-month', ADJUSTMENT),
  'retiree.adjust-elder-age-3': retiree('养老金调整：高龄第三档年龄', 'months', ADJUSTMENT),
  'retiree.adjust-elder-amount-3': retiree('养老金调整：高龄第三档增加', 'fen-per-month', ADJUSTMENT),
  'retiree.adjust-elder-who': retiree('养老金调整：高龄增加给谁', 'choice', ADJUSTMENT, {
    'each-year': '达到年龄的每年都给',
    once: '只给上年达到年龄的人',
  }),
  'retiree.adjust-counted-on': retiree('养老金调整：计算年龄和退休范围的日子', 'choice', ADJUSTMENT, {
    previous: '上年12月31日',
    first: '执行当月1日',
  }),
  'retiree.adjust-rounding-step': retiree('养老金调整：增加额取整单位', 'fen', ADJUSTMENT),
  'retiree.adjust-rounding': retiree('养老金调整：增加额取整方法', 'choice', ADJUSTMENT, roundings),
  'retiree.area-retirees': retiree('辖区企业退休人员总数', 'persons', '社会化管理服务情况表的分母；由本单位登记'),
  'retiree.certification-rate-base': retiree('认证率的分母', 'choice', TO_CONFIRM, {
    'without-dead': '扣除届满前死亡的人',
    all: '应认证人数',
  }),
};

/** Domain file retiree-unemployment.md parts A.2, B.18, D.4 and F. */
const unemploymentKeys = {
  'unemployment.transfer-limit': unemployment('单位转移档案和社保关系期限', 'days', '劳动合同法第五十条'),
  'unemployment.employer-report-limit': unemployment('单位报送失业人员名单期限', 'days', '社会保险法第五十条'),
  'unemployment.registration-limit': unemployment('失业登记办理期限', 'working-days'),
  'unemployment.registration-window': unemployment('失业后办理登记的天数限制', 'days'),
  'unemployment.claim-window': unemployment('失业保险金申领时限（只提醒）', 'days'),
  'unemployment.decision-limit': unemployment('失业保险金核定期限', 'working-days', '社会保险经办条例第二十四条'),
  'unemployment.decision-days': unemployment('失业保险金核定期限（旧）', 'days', '失业保险金申领发放办法第十四条'),
  'unemployment.event-report-limit': unemployment('待遇终止情形报告期限', 'working-days', '社会保险经办条例第二十五条'),
  'unemployment.contribution-months': unemployment('领取失业保险金最低缴费月数', 'months', '社会保险法第四十五条'),
  'unemployment.cap-from-1-year': unemployment('缴费满1年不足5年最长月数', 'months', '社会保险法第四十六条'),
  'unemployment.cap-from-5-years': unemployment('缴费满5年不足10年最长月数', 'months', '社会保险法第四十六条'),
  'unemployment.cap-from-10-years': unemployment('缴费满10年最长月数', 'months', '社会保险法第四十六条'),
  'unemployment.cap-merged': unemployment('合并计算后最长月数', 'months', '社会保险法第四十六条'),
  'unemployment.months-per-year': unemployment('每满一年缴费可领月数', 'months'),
  'unemployment.minimum-wage': unemployment('当地最低工资标准', 'fen-per-month'),
  'unemployment.benefit-percent': unemployment(
    '失业保险金占最低工资比例',
    'percent',
    '社会保险法第四十七条；比例待确认',
  ),
  'unemployment.benefit': unemployment('失业保险金标准', 'fen-per-month', '社会保险法第四十七条；数额待确认'),
  'unemployment.rounding-step': unemployment('失业保险金取整单位', 'fen'),
  'unemployment.rounding': unemployment('失业保险金取整方法', 'choice', TO_CONFIRM, roundings),
  'unemployment.sign-day': unemployment('月度签到截止日', 'day-of-month'),
  'unemployment.pay-day': unemployment('失业保险金发放日', 'day-of-month'),
  'unemployment.expiry-notice': unemployment('期满前告知月数', 'months'),
  'unemployment.no-contact-months': unemployment('未联系注销登记月数', 'months', '就业服务与就业管理规定第六十五条'),
  'unemployment.near-retirement': unemployment('大龄领金人员距法定退休月数', 'months'),
  'unemployment.death-claim-limit': unemployment('领金期间死亡待遇申领时限', 'months'),
  'unemployment.funeral-months': unemployment('领金期间死亡丧葬补助月数', 'months', '社会保险法第四十九条；月数待确认'),
  'unemployment.survivor-months': unemployment('领金期间死亡抚恤金月数', 'months', '社会保险法第四十九条；月数待确认'),
  'unemployment.certificate-limit': unemployment('就业创业证发放期限', 'working-days'),
  'unemployment.hardship-community-limit': unemployment('就业困难认定社区初审期限', 'working-days'),
  'unemployment.hardship-street-limit': unemployment('就业困难认定街道复核期限', 'working-days'),
  'unemployment.hardship-posting': unemployment('就业困难认定公示期', 'working-days'),
  'unemployment.hardship-validity': unemployment('就业困难认定有效期', 'months'),
  'unemployment.job-seeking-validity': unemployment('求职登记有效期', 'months'),
  'unemployment.report-day': unemployment('领金人员情况表上报日', 'day-of-month'),
};

const CONFIRMATION = '最低生活保障审核确认办法';
const NOTICE_2022 = '2022年兜底保障工作通知';
const OLD_RULES = '最低生活保障审核审批办法（试行）';

/** Domain file allowance-certificate-archives.md parts A.3 to A.6 and E.4. */
const allowanceKeys = {
  'allowance.standard-urban': allowance('城市低保标准', 'fen-per-month', '社会救助暂行办法第十条；数额待确认'),
  'allowance.standard-rural': allowance('农村低保标准', 'fen-per-month', '社会救助暂行办法第十条；数额待确认'),
  'allowance.edge-percent': allowance('低保边缘家庭收入线占低保标准比例', 'percent', `${CONFIRMATION}第八条`),
  'allowance.financial-assets-limit': allowance('人均金融资产上限', 'fen', `${CONFIRMATION}第十四条；数额待确认`),
  'allowance.income-window': allowance('家庭收入核算月数', 'months'),
  'allowance.base-pension': allowance('中央基础养老金是否计入收入', 'choice', `${CONFIRMATION}第十三条`, {
    excluded: '不计入',
    counted: '计入',
  }),
  'allowance.supplement-elderly': allowance('分类施保：老年人', 'fen-per-month'),
  'allowance.supplement-minor': allowance('分类施保：未成年人', 'fen-per-month'),
  'allowance.supplement-disabled': allowance('分类施保：重度残疾人', 'fen-per-month'),
  'allowance.supplement-ill': allowance('分类施保：重病患者', 'fen-per-month'),
  'allowance.supplement-elderly-percent': allowance('分类施保：老年人（占低保标准）', 'percent'),
  'allowance.supplement-minor-percent': allowance('分类施保：未成年人（占低保标准）', 'percent'),
  'allowance.supplement-disabled-percent': allowance('分类施保：重度残疾人（占低保标准）', 'percent'),
  'allowance.supplement-ill-percent': allowance('分类施保：重病患者（占低保标准）', 'percent'),
  'allowance.supplement-combination': allowance('一人符合多类分类施保', 'choice', TO_CONFIRM, {
    highest: '只计最高一类',
    additive: '各类相加',
  }),
  'allowance.elderly-age': allowance('分类施保老年人起始年龄（月）', 'months'),
  'allowance.minor-age': allowance('分类施保未成年人年龄上限（月）', 'months'),
  'allowance.price-supplement': allowance('物价补贴', 'fen-per-month'),
  'allowance.age-supplement': allowance('高龄补贴', 'fen-per-month'),
  'allowance.rounding-step': allowance('低保金取整单位', 'fen'),
  'allowance.rounding': allowance('低保金取整方法', 'choice', TO_CONFIRM, roundings),
  'allowance.first-month': allowance('自决定当月起第几个月发放', 'months', `${CONFIRMATION}第二十一条`),
  'allowance.pay-day': allowance('低保金发放日', 'day-of-month', `${CONFIRMATION}第二十五条；日期待确认`),
  'allowance.settlement-day': allowance('月度结算日', 'day-of-month'),
  'allowance.gradual-exit': allowance('渐退期最长月数', 'months', `${CONFIRMATION}第三十三条`),
  'allowance.review-a': allowance('定期核查周期：A类', 'months', `${CONFIRMATION}第三十一条；分类待确认`),
  'allowance.review-b': allowance('定期核查周期：B类', 'months', `${CONFIRMATION}第三十一条；分类待确认`),
  'allowance.review-c': allowance('定期核查周期：C类', 'months', `${CONFIRMATION}第三十一条；分类待确认`),
  'allowance.death-limit': allowance('成员死亡后核查变更期限', 'months', `${NOTICE_2022}一（三）`),
  'allowance.unreported-limit': allowance('未报告重大变化的容许月数', 'months', `${NOTICE_2022}五（五）`),
  'allowance.survey-start-limit': allowance('启动家庭经济状况调查期限', 'working-days', `${CONFIRMATION}第十五条`),
  'allowance.survey-limit': allowance('完成调查期限（旧）', 'working-days', `${OLD_RULES}第十八条`),
  'allowance.check-limit': allowance('信息核对期限', 'working-days', `${CONFIRMATION}第十七条`),
  'allowance.evaluation-limit': allowance('民主评议期限（旧）', 'working-days', `${OLD_RULES}第二十一条`),
  'allowance.posting': allowance('初审公示期', 'days', `${CONFIRMATION}第十九条`),
  'allowance.second-posting': allowance('审批公示期（旧）', 'days', `${OLD_RULES}第二十九条`),
  'allowance.district-limit': allowance('区审核确认期限', 'working-days', `${CONFIRMATION}第二十条`),
  'allowance.decision-limit': allowance('公示后作出决定期限（旧）', 'working-days', `${OLD_RULES}第二十九条`),
  'allowance.objection-limit': allowance('公示异议复核期限（旧）', 'working-days', `${OLD_RULES}第二十九条`),
  'allowance.refusal-limit': allowance('不予确认告知期限', 'working-days', `${CONFIRMATION}第二十一条`),
  'allowance.refusal-days': allowance('不予批准告知期限（旧）', 'days', `${OLD_RULES}第二十六条`),
  'allowance.case-limit': allowance('低保审核确认总期限', 'working-days', `${CONFIRMATION}第二十二条`),
  'allowance.case-limit-special': allowance(
    '低保审核确认总期限（特殊情况）',
    'working-days',
    `${CONFIRMATION}第二十二条`,
  ),
  'allowance.case-limit-delegated': allowance('委托街道确认的总期限', 'working-days', `${NOTICE_2022}四（一）`),
  'allowance.case-limit-delegated-special': allowance(
    '委托街道确认的总期限（特殊情况）',
    'working-days',
    `${NOTICE_2022}四（一）`,
  ),
  'allowance.case-days': allowance(
    '低保审批总期限（自然日）',
    'days',
    '城市居民最低生活保障条例第八条；先看工作日期限',
  ),
};

/** Domain file allowance-certificate-archives.md parts A.8 and A.9: no national rule was found. */
const certificateKeys = {
  'certificate.inspection-limit': certificate('社区服务证书现场核查期限', 'working-days'),
  'certificate.approval-limit': certificate('社区服务证书审批期限', 'working-days'),
  'certificate.validity': certificate('社区服务证书有效期', 'months'),
  'certificate.audit-cycle': certificate('社区服务证书审验周期', 'months'),
  'certificate.audit-window': certificate('年度审验时段（自一月起月数）', 'months'),
  'certificate.rectification-limit': certificate('限期整改期限', 'days'),
  'certificate.overdue-months': certificate('逾期未审验催办月数', 'months'),
};

/**
 * The values that change with time and place, each under its own key; articles as the domain files cite them. A value
 * that is not in force anywhere in the rows is 待确认: the program asks, it does not assume.
 */
export const DATED_KEYS = { ...retireeKeys, ...unemploymentKeys, ...allowanceKeys, ...certificateKeys } as const;

export type DatedKeyName = keyof typeof DATED_KEYS;

/** Whether a text is a key of the register of dated values. */
export function isDatedKey(text: string): text is DatedKeyName {
  return Object.hasOwn(DATED_KEYS, text);
}
