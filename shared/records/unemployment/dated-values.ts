import { datedKeysOf, NOT_KNOWN, roundings } from '../../codes/dated-key.ts';
import { datedLines } from '../../codes/dated-lines.ts';

const value = datedKeysOf('unemployment');

/** Domain file retiree-unemployment.md parts A.2, B.18, D.4 and F. */
export const unemploymentKeys = {
  'unemployment.transfer-limit': value('单位转移档案和社保关系期限', 'days', '劳动合同法第五十条'),
  'unemployment.employer-report-limit': value('单位报送失业人员名单期限', 'days', '社会保险法第五十条'),
  'unemployment.registration-limit': value('失业登记办理期限', 'working-days'),
  'unemployment.registration-window': value('失业后办理登记的天数限制', 'days'),
  'unemployment.claim-window': value('失业保险金申领时限（只提醒）', 'days'),
  'unemployment.decision-limit': value('失业保险金核定期限', 'working-days', '社会保险经办条例第二十四条'),
  'unemployment.decision-days': value('失业保险金核定期限（旧）', 'days', '失业保险金申领发放办法第十四条'),
  'unemployment.event-report-limit': value('待遇终止情形报告期限', 'working-days', '社会保险经办条例第二十五条'),
  'unemployment.contribution-months': value('领取失业保险金最低缴费月数', 'months', '社会保险法第四十五条'),
  'unemployment.cap-from-1-year': value('缴费满1年不足5年最长月数', 'months', '社会保险法第四十六条'),
  'unemployment.cap-from-5-years': value('缴费满5年不足10年最长月数', 'months', '社会保险法第四十六条'),
  'unemployment.cap-from-10-years': value('缴费满10年最长月数', 'months', '社会保险法第四十六条'),
  'unemployment.cap-merged': value('合并计算后最长月数', 'months', '社会保险法第四十六条'),
  'unemployment.months-per-year': value('每满一年缴费可领月数', 'months'),
  'unemployment.minimum-wage': value('当地最低工资标准', 'fen-per-month'),
  'unemployment.benefit-percent': value('失业保险金占最低工资比例', 'percent', '社会保险法第四十七条；比例待确认'),
  'unemployment.benefit': value('失业保险金标准', 'fen-per-month', '社会保险法第四十七条；数额待确认'),
  'unemployment.rounding-step': value('失业保险金取整单位', 'fen'),
  'unemployment.rounding': value('失业保险金取整方法', 'choice', NOT_KNOWN, roundings),
  'unemployment.sign-day': value('月度签到截止日', 'day-of-month'),
  'unemployment.pay-day': value('失业保险金发放日', 'day-of-month'),
  'unemployment.expiry-notice': value('期满前告知月数', 'months'),
  'unemployment.no-contact-months': value('未联系注销登记月数', 'months', '就业服务与就业管理规定第六十五条'),
  'unemployment.near-retirement': value('大龄领金人员距法定退休月数', 'months'),
  'unemployment.death-claim-limit': value('领金期间死亡待遇申领时限', 'months'),
  'unemployment.funeral-months': value('领金期间死亡丧葬补助月数', 'months', '社会保险法第四十九条；月数待确认'),
  'unemployment.survivor-months': value('领金期间死亡抚恤金月数', 'months', '社会保险法第四十九条；月数待确认'),
  'unemployment.certificate-limit': value('就业创业证发放期限', 'working-days'),
  'unemployment.hardship-community-limit': value('就业困难认定社区初审期限', 'working-days'),
  'unemployment.hardship-street-limit': value('就业困难认定街道复核期限', 'working-days'),
  'unemployment.hardship-posting': value('就业困难认定公示期', 'working-days'),
  'unemployment.hardship-validity': value('就业困难认定有效期', 'months'),
  'unemployment.job-seeking-validity': value('求职登记有效期', 'months'),
  'unemployment.report-day': value('领金人员情况表上报日', 'day-of-month'),
};

/** What the program brings along of them; a line as `datedLines` says. */
export const unemploymentDefaults = [
  ...datedLines(
    'source',
    `
  unemployment.transfer-limit 2008-01-01 - 15 《劳动合同法》第五十条
  unemployment.employer-report-limit 1999-01-22 2011-06-30 7 《失业保险条例》第十六条
  unemployment.employer-report-limit 2011-07-01 - 15 《社会保险法》第五十条
  unemployment.decision-limit 2023-12-01 - 10 《社会保险经办条例》第二十四条
  unemployment.decision-days 2001-01-01 2023-11-30 10 《失业保险金申领发放办法》第十四条
  unemployment.event-report-limit 2023-12-01 - 20 《社会保险经办条例》第二十五条
  unemployment.contribution-months 2011-07-01 - 12 《社会保险法》第四十五条
  unemployment.cap-from-1-year 2011-07-01 - 12 《社会保险法》第四十六条
  unemployment.cap-from-5-years 2011-07-01 - 18 《社会保险法》第四十六条
  unemployment.cap-from-10-years 2011-07-01 - 24 《社会保险法》第四十六条
  unemployment.cap-merged 2011-07-01 - 24 《社会保险法》第四十六条
  unemployment.no-contact-months 2008-01-01 - 6 《就业服务与就业管理规定》第六十五条
`,
  ),
  ...datedLines(
    'unverified',
    `
  unemployment.claim-window 2001-01-01 - 60 旧规定，各地多已取消，待确认
  unemployment.rounding-step 2000-01-01 - 0.01 厦门公布数额保留到分，待确认
  unemployment.rounding 2000-01-01 - nearest 一般做法，待确认
  unemployment.expiry-notice 2000-01-01 - 1 一般做法，待确认
  unemployment.near-retirement 2025-01-01 - 12 2025年大龄领取失业保险金人员政策，未见原文
  unemployment.certificate-limit 2000-01-01 - 10 转载资料，待确认
  unemployment.report-day 2000-01-01 - 5 转载的填表说明，待确认
`,
  ),
];
