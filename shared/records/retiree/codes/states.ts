import { type CodeItem, codeItems } from '../../../codes/code-item.ts';

/** The four parallel states of a retiree's file; codes are ours, their meaning is of domain part A.1. */

/** 管理关系. */
export const managements: readonly CodeItem[] = codeItems(
  'own',
  `
  M0 待接收
  M1 在管（本街道居住） 在管
  M2 在管（异地居住） 异地居住
  M3 依托企业或其他方式管理 依托企业管理
  M4 转出 已转出
  M5 死亡注销 死亡 已故
`,
);

/** 待遇发放. */
export const benefitStates: readonly CodeItem[] = codeItems(
  'own',
  `
  B0 待核定
  B1 正常发放 正常
  B2 暂停发放 暂停
  B3 已续发（补发待发） 已续发 续发
  B4 终止
`,
);

/** 资格认证. 即将到期 is within 60 days (domain part A.1). */
export const certificationStates: readonly CodeItem[] = codeItems(
  'own',
  `
  V0 未建周期
  V1 有效 已认证
  V2 即将到期
  V3 逾期未认证 逾期
  V4 认证不通过或待核实
`,
);

/** 人事档案. */
export const paperFileStates: readonly CodeItem[] = codeItems(
  'own',
  `
  F0 未到
  F1 已接收在库 在库
  F2 借出
  F3 移交区集中保管
  F4 转出
  F5 已归档（死亡）
`,
);
