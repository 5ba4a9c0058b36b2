import { datedKeysOf } from '../../codes/dated-key.ts';
import { datedLines } from '../../codes/dated-lines.ts';

const value = datedKeysOf('certificate');

/** Domain file allowance-certificate-archives.md parts A.8 and A.9: no national rule was found. */
export const certificateKeys = {
  'certificate.inspection-limit': value('社区服务证书现场核查期限', 'working-days'),
  'certificate.approval-limit': value('社区服务证书审批期限', 'working-days'),
  'certificate.validity': value('社区服务证书有效期', 'months'),
  'certificate.audit-cycle': value('社区服务证书审验周期', 'months'),
  'certificate.audit-window': value('年度审验时段（自一月起月数）', 'months'),
  'certificate.rectification-limit': value('限期整改期限', 'days'),
  'certificate.overdue-months': value('逾期未审验催办月数', 'months'),
};

/** What the program brings along of them; a line as `datedLines` says. */
export const certificateDefaults = [
  ...datedLines(
    'unverified',
    `
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
