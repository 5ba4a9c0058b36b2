import type { DatedValue } from './dated-keys.ts';
import { TO_CONFIRM } from './shown-source.ts';

/**
 * The values the program brings along, for the whole country: those a law or a national rule decides (`source`), and
 * those the domain files have from practice or general knowledge only (`unverified`, an office confirms them before
 * they count). What a province, city or district decides is not here. A line holds key, first day, last day or -, value
 * and document, or for an unconfirmed value our note where it came from, which no screen shows; 2000-01-01 stands where the first day is not known.
 */
export const datedDefaults: readonly DatedValue[] = [
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
  unemployment.claim-window 2001-01-01 - 60 旧规定，各地多已取消，待确认
  unemployment.rounding-step 2000-01-01 - 0.01 厦门公布数额保留到分，待确认
  unemployment.rounding 2000-01-01 - nearest 一般做法，待确认
  unemployment.expiry-notice 2000-01-01 - 1 一般做法，待确认
  unemployment.near-retirement 2025-01-01 - 12 2025年大龄领取失业保险金人员政策，未见原文
  unemployment.certificate-limit 2000-01-01 - 10 转载资料，待确认
  unemployment.report-day 2000-01-01 - 5 转载的填表说明，待确认
  allowance.supplement-combination 2000-01-01 - highest 一地做法，待确认
  allowance.elderly-age 2000-01-01 - 720 一地做法（满60周岁），待确认
  allowance.minor-age 2000-01-01 - 216 一地做法（不满18周岁），待确认
  allowance.rounding-step 2000-01-01 - 1 一地做法（按户取整到元），待确认
  allowance.rounding 2000-01-01 - up 一地做法（按户取整到元），待确认
  allowance.review-b 2021-07-01 - 12 国家未分中间类，按一年，待确认
  certificate.inspection-limit 2000-01-01 - 15 一般做法，待确认
  certificate.approval-limit 2000-01-01 - 20 一般做法，待确认
  certificate.validity 2000-01-01 - 36 参照社会福利企业证书，待确认
  certificate.audit-cycle 2000-01-01 - 12 一省旧规定，待确认
  certificate.audit-window 2000-01-01 - 3 一般做法，待确认
  certificate.rectification-limit 2000-01-01 - 30 一般做法，待确认
  certificate.overdue-months 2000-01-01 - 3 一般做法，待确认
`,
  ),
];

function datedLines(mark: DatedValue['mark'], lines: string): DatedValue[] {
  return lines
    .trim()
    .split('\n')
    .map((line) => {
      const [key = '', validFrom = '', validTo = '', value = '', document = ''] = line.trim().split(' ');
      // Where a value came from that no document decides stays here: an office reads what it has to do.
      const shown = mark === 'source' ? document : TO_CONFIRM;
      return { key, areaCode: '', validFrom, validTo: validTo === '-' ? null : validTo, value, document: shown, mark };
    });
}
