import { datedKeysOf, NOT_KNOWN, roundings } from '../../codes/dated-key.ts';
import { datedLines } from '../../codes/dated-lines.ts';

const value = datedKeysOf('allowance');
const CONFIRMATION = '最低生活保障审核确认办法';
const NOTICE_2022 = '2022年兜底保障工作通知';
const OLD_RULES = '最低生活保障审核审批办法（试行）';

/** Domain file allowance-certificate-archives.md parts A.3 to A.6 and E.4. */
export const allowanceKeys = {
  'allowance.standard-urban': value('城市低保标准', 'fen-per-month', '社会救助暂行办法第十条；数额待确认'),
  'allowance.standard-rural': value('农村低保标准', 'fen-per-month', '社会救助暂行办法第十条；数额待确认'),
  'allowance.edge-percent': value('低保边缘家庭收入线占低保标准比例', 'percent', `${CONFIRMATION}第八条`),
  'allowance.financial-assets-limit': value('人均金融资产上限', 'fen', `${CONFIRMATION}第十四条；数额待确认`),
  'allowance.income-window': value('家庭收入核算月数', 'months'),
  'allowance.base-pension': value('中央基础养老金是否计入收入', 'choice', `${CONFIRMATION}第十三条`, {
    excluded: '不计入',
    counted: '计入',
  }),
  'allowance.supplement-elderly': value('分类施保：老年人', 'fen-per-month'),
  'allowance.supplement-minor': value('分类施保：未成年人', 'fen-per-month'),
  'allowance.supplement-disabled': value('分类施保：重度残疾人', 'fen-per-month'),
  'allowance.supplement-ill': value('分类施保：重病患者', 'fen-per-month'),
  'allowance.supplement-elderly-percent': value('分类施保：老年人（占低保标准）', 'percent'),
  'allowance.supplement-minor-percent': value('分类施保：未成年人（占低保标准）', 'percent'),
  'allowance.supplement-disabled-percent': value('分类施保：重度残疾人（占低保标准）', 'percent'),
  'allowance.supplement-ill-percent': value('分类施保：重病患者（占低保标准）', 'percent'),
  'allowance.supplement-combination': value('一人符合多类分类施保', 'choice', NOT_KNOWN, {
    highest: '只计最高一类',
    additive: '各类相加',
  }),
  'allowance.elderly-age': value('分类施保老年人起始年龄（月）', 'months'),
  'allowance.minor-age': value('分类施保未成年人年龄上限（月）', 'months'),
  'allowance.price-supplement': value('物价补贴', 'fen-per-month'),
  'allowance.age-supplement': value('高龄补贴', 'fen-per-month'),
  'allowance.rounding-step': value('低保金取整单位', 'fen'),
  'allowance.rounding': value('低保金取整方法', 'choice', NOT_KNOWN, roundings),
  'allowance.first-month': value('自决定当月起第几个月发放', 'months', `${CONFIRMATION}第二十一条`),
  'allowance.pay-day': value('低保金发放日', 'day-of-month', `${CONFIRMATION}第二十五条；日期待确认`),
  'allowance.settlement-day': value('月度结算日', 'day-of-month'),
  'allowance.gradual-exit': value('渐退期最长月数', 'months', `${CONFIRMATION}第三十三条`),
  'allowance.review-a': value('定期核查周期：A类', 'months', `${CONFIRMATION}第三十一条；分类待确认`),
  'allowance.review-b': value('定期核查周期：B类', 'months', `${CONFIRMATION}第三十一条；分类待确认`),
  'allowance.review-c': value('定期核查周期：C类', 'months', `${CONFIRMATION}第三十一条；分类待确认`),
  'allowance.death-limit': value('成员死亡后核查变更期限', 'months', `${NOTICE_2022}一（三）`),
  'allowance.unreported-limit': value('未报告重大变化的容许月数', 'months', `${NOTICE_2022}五（五）`),
  'allowance.survey-start-limit': value('启动家庭经济状况调查期限', 'working-days', `${CONFIRMATION}第十五条`),
  'allowance.survey-limit': value('完成调查期限（旧）', 'working-days', `${OLD_RULES}第十八条`),
  'allowance.check-limit': value('信息核对期限', 'working-days', `${CONFIRMATION}第十七条`),
  'allowance.evaluation-limit': value('民主评议期限（旧）', 'working-days', `${OLD_RULES}第二十一条`),
  'allowance.posting': value('初审公示期', 'days', `${CONFIRMATION}第十九条`),
  'allowance.second-posting': value('审批公示期（旧）', 'days', `${OLD_RULES}第二十九条`),
  'allowance.district-limit': value('区审核确认期限', 'working-days', `${CONFIRMATION}第二十条`),
  'allowance.decision-limit': value('公示后作出决定期限（旧）', 'working-days', `${OLD_RULES}第二十九条`),
  'allowance.objection-limit': value('公示异议复核期限（旧）', 'working-days', `${OLD_RULES}第二十九条`),
  'allowance.refusal-limit': value('不予确认告知期限', 'working-days', `${CONFIRMATION}第二十一条`),
  'allowance.refusal-days': value('不予批准告知期限（旧）', 'days', `${OLD_RULES}第二十六条`),
  'allowance.case-limit': value('低保审核确认总期限', 'working-days', `${CONFIRMATION}第二十二条`),
  'allowance.case-limit-special': value('低保审核确认总期限（特殊情况）', 'working-days', `${CONFIRMATION}第二十二条`),
  'allowance.case-limit-delegated': value('委托街道确认的总期限', 'working-days', `${NOTICE_2022}四（一）`),
  'allowance.case-limit-delegated-special': value(
    '委托街道确认的总期限（特殊情况）',
    'working-days',
    `${NOTICE_2022}四（一）`,
  ),
  'allowance.case-days': value('低保审批总期限（自然日）', 'days', '城市居民最低生活保障条例第八条；先看工作日期限'),
};

/** What the program brings along of them; a line as `datedLines` says. */
export const allowanceDefaults = [
  ...datedLines(
    'source',
    `
  allowance.edge-percent 2021-07-01 - 150 民发〔2021〕57号第八条
  allowance.base-pension 2021-07-01 2025-12-31 excluded 民发〔2021〕57号第十三条（“十四五”期间）
  allowance.first-month 2012-12-12 2021-06-30 1 民发〔2012〕220号第二十九条
  allowance.first-month 2021-07-01 - 1 民发〔2021〕57号第二十一条
  allowance.pay-day 2012-12-12 2021-06-30 10 民发〔2012〕220号第三十一条（每月10日前）
  allowance.gradual-exit 2022-10-20 - 6 2022-10-20兜底保障工作通知一（三）
  allowance.review-a 2012-12-12 2021-06-30 12 民发〔2012〕220号第三十三条
  allowance.review-a 2021-07-01 - 12 民发〔2021〕57号第三十一条
  allowance.review-b 2012-12-12 2021-06-30 6 民发〔2012〕220号第三十三条
  allowance.review-c 2012-12-12 2021-06-30 1 民发〔2012〕220号第三十三条
  allowance.review-c 2021-07-01 - 6 民发〔2021〕57号第三十一条
  allowance.death-limit 2022-10-20 - 3 2022-10-20兜底保障工作通知一（三）
  allowance.unreported-limit 2022-10-20 - 3 2022-10-20兜底保障工作通知五（五）
  allowance.survey-limit 2012-12-12 2021-06-30 10 民发〔2012〕220号第十八条
  allowance.survey-start-limit 2021-07-01 - 3 民发〔2021〕57号第十五条
  allowance.check-limit 2021-07-01 - 3 民发〔2021〕57号第十七条
  allowance.evaluation-limit 2012-12-12 2021-06-30 5 民发〔2012〕220号第二十一条
  allowance.posting 2012-12-12 2021-06-30 7 民发〔2012〕220号第二十五条
  allowance.posting 2021-07-01 - 7 民发〔2021〕57号第十九条
  allowance.second-posting 2012-12-12 2021-06-30 7 民发〔2012〕220号第二十九条
  allowance.district-limit 2012-12-12 2021-06-30 5 民发〔2012〕220号第二十六条
  allowance.district-limit 2021-07-01 - 10 民发〔2021〕57号第二十条
  allowance.decision-limit 2012-12-12 2021-06-30 3 民发〔2012〕220号第二十九条
  allowance.objection-limit 2012-12-12 2021-06-30 20 民发〔2012〕220号第二十九条
  allowance.refusal-limit 2021-07-01 - 3 民发〔2021〕57号第二十一条
  allowance.refusal-days 2012-12-12 2021-06-30 3 民发〔2012〕220号第二十六条
  allowance.case-limit 2021-07-01 - 30 民发〔2021〕57号第二十二条
  allowance.case-limit-special 2021-07-01 - 45 民发〔2021〕57号第二十二条
  allowance.case-limit-delegated 2022-10-20 - 20 2022-10-20兜底保障工作通知四（一）
  allowance.case-limit-delegated-special 2022-10-20 - 45 2022-10-20兜底保障工作通知四（一）
  allowance.case-days 1999-10-01 - 30 《城市居民最低生活保障条例》第八条
`,
  ),
  ...datedLines(
    'unverified',
    `
  allowance.supplement-combination 2000-01-01 - highest 一地做法，待确认
  allowance.elderly-age 2000-01-01 - 720 一地做法（满60周岁），待确认
  allowance.minor-age 2000-01-01 - 216 一地做法（不满18周岁），待确认
  allowance.rounding-step 2000-01-01 - 1 一地做法（按户取整到元），待确认
  allowance.rounding 2000-01-01 - up 一地做法（按户取整到元），待确认
  allowance.review-b 2021-07-01 - 12 国家未分中间类，按一年，待确认
`,
  ),
];
