import {
  type ClosedReason,
  closedReasonLabels,
  type OrganisationKind,
  organisationKindLabels,
} from '#shared/codes/organisation.ts';
import type { OrganisationNameKind } from '#shared/contract/organisations.ts';
import { readCreditCode } from '#shared/rules/credit-code.ts';
import { creditCodeParts, writtenOrganisationCode } from '#shared/rules/credit-code-parts.ts';

export const nameKindLabels: Record<OrganisationNameKind, string> = {
  name: '现用名称',
  short: '简称',
  former: '曾用名',
  spelling: '其他写法',
};

export function kindWords(kinds: readonly OrganisationKind[]): string {
  return kinds.map((kind) => organisationKindLabels[kind]).join('、');
}

/** 2003-05-01 改制, or 在用. */
export function stateWords(of: { validTo: string | null; closedReason: ClosedReason | null }): string {
  return of.validTo === null || of.closedReason === null
    ? '在用'
    : `${of.validTo} ${closedReasonLabels[of.closedReason]}`;
}

export interface CodeNote {
  tone: 'info' | 'warn' | 'error';
  text: string;
}

const lengths = { 'credit-code': 18, 'organisation-code': 9, 'licence-15': 15 } as const;
const names = {
  'credit-code': '统一社会信用代码',
  'organisation-code': '组织机构代码',
  'licence-15': '老营业执照号',
} as const;

/** What is to be said of a number while it is typed: how much is missing, what is wrong, what it says of its holder. */
export function codeNote(kind: keyof typeof lengths, text: string): CodeNote | null {
  const read = readCreditCode(text);
  if (!read.ok && read.problem === 'uscc-missing') return null;
  if (read.ok && read.kind !== kind) {
    // 15 of 18 characters are on their way; 9 of 15 too.
    if (read.code.length < lengths[kind])
      return { tone: 'info', text: `已输 ${read.code.length} 位，共 ${lengths[kind]} 位` };
    return { tone: 'error', text: `这是${names[read.kind]}的位数，${names[kind]}是 ${lengths[kind]} 位` };
  }
  if (read.ok) return kind === 'credit-code' ? partsNote(read.code) : { tone: 'info', text: '位数和校验都对' };
  if (read.problem === 'uscc-checksum') return { tone: 'error', text: '校验位不对，请与证照逐位核对' };
  if (read.problem === 'uscc-character')
    return { tone: 'error', text: `不应有“${read.characters.join('、')}”，请看是不是形近的数字或字母` };
  const length = Array.from(text.replace(/[\s-]/g, '')).length;
  return length < lengths[kind]
    ? { tone: 'info', text: `已输 ${length} 位，共 ${lengths[kind]} 位` }
    : { tone: 'error', text: `多了 ${length - lengths[kind]} 位，${names[kind]}是 ${lengths[kind]} 位` };
}

function partsNote(code: string): CodeNote {
  const parts = creditCodeParts(code);
  if (!parts.isOrganisationCodeRight)
    return { tone: 'warn', text: '第 9 至 17 位是组织机构代码，它自己的校验位不对，请与证照核对' };
  if (parts.authority === null)
    return { tone: 'warn', text: `首位“${code.charAt(0)}”不是常见的登记管理部门，请与证照核对` };
  const body = parts.body === null ? '' : `，一般是${parts.body}`;
  return {
    tone: 'info',
    text: `校验正确：${parts.authority}登记${body}；区划 ${parts.areaCode}；组织机构代码 ${writtenOrganisationCode(parts.organisationCode)}`,
  };
}
