import { type CodeItem, codeItems } from './code-item.ts';

/** What an organisation is to the office; one can be several things. */
export const organisationKinds = ['employer', 'bank', 'provider'] as const;
export type OrganisationKind = (typeof organisationKinds)[number];
export const organisationKindLabels: Record<OrganisationKind, string> = {
  employer: '原单位',
  bank: '银行网点',
  provider: '服务单位',
};

/** Why an organisation ended. */
export const closedReasons = ['restructured', 'absorbed', 'bankrupt', 'cancelled', 'other'] as const;
export type ClosedReason = (typeof closedReasons)[number];
export const closedReasonLabels: Record<ClosedReason, string> = {
  restructured: '改制',
  absorbed: '并入其他单位',
  bankrupt: '破产',
  cancelled: '注销',
  other: '其他',
};

/** 登记管理部门, the first character of 统一社会信用代码 (GB 32100-2015; domain part G.3). */
export const creditCodeAuthorities: readonly CodeItem[] = codeItems(
  'source',
  `
  1 机构编制部门
  5 民政部门
  9 市场监管部门
  Y 其他部门
`,
);

/** 机构类别, the first two characters together (domain part G.3, general knowledge). */
export const creditCodeBodies: readonly CodeItem[] = codeItems(
  'unverified',
  `
  12 事业单位
  51 社会团体
  52 民办非企业单位
  91 企业
  92 个体工商户
`,
);

/** The name of each thing written down of an organisation, on screens, in sheets and in what was done. */
export const organisationLabels = {
  name: '单位名称',
  shortName: '简称',
  kinds: '单位类别',
  creditCode: '统一社会信用代码',
  organisationCode: '组织机构代码',
  licenceNumber: '老营业执照号',
  unitNumber: '单位编号',
  bankCode: '所属银行',
  head: '负责人',
  address: '地址',
  contact: '联系人',
  phone: '联系电话',
  remark: '备注',
  validFrom: '启用日期',
} as const;
