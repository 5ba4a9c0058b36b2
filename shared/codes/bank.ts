import { foldWidth, withoutBlanks } from '../rules/text.ts';
import { type CodeItem, codeItems } from './code-item.ts';

/** 银行行别 (domain part C.24): five from one live system, the others unverified. */
export const banks: readonly CodeItem[] = [
  ...codeItems(
    'system',
    `
  102 中国工商银行 工商银行 工行
  103 中国农业银行 农业银行 农行
  104 中国银行 中行
  105 中国建设银行 建设银行 建行
  403 中国邮政储蓄银行 邮政储蓄银行 邮储银行 邮储 邮政储蓄
`,
  ),
  ...codeItems(
    'unverified',
    `
  301 交通银行 交行
  302 中信银行
  303 中国光大银行 光大银行
  305 中国民生银行 民生银行
  308 招商银行 招行
  309 兴业银行
  310 上海浦东发展银行 浦东发展银行 浦发银行
  313 城市商业银行 福建海峡银行 海峡银行 厦门银行 泉州银行 厦门国际银行
  314 农村商业银行 农商银行
  402 农村信用社 农村信用合作社 农信社
`,
  ),
];

/** 发放方式 (domain part C.20). 12 is the postal savings bank in one system and money by mail in another (part C.0). */
export const paymentMethods: readonly CodeItem[] = codeItems(
  'system',
  `
  11 委托银行发放 银行代发 银行发放 银行
  12 邮储或邮寄发放 邮储发放 邮寄发放 邮储 邮寄
  31 单位代发
  80 社会保障卡发放 社保卡发放 社会保障卡 社保卡
`,
);

/**
 * The bank of a branch written out (中国工商银行福州鼓楼支行 → 102): the branch's name begins with the bank's, the longest
 * name first. null when no name fits.
 */
export function bankOfBranch(
  known: readonly Pick<CodeItem, 'code' | 'label' | 'synonyms'>[],
  branch: string,
): string | null {
  const written = withoutBlanks(foldWidth(branch));
  let found: string | null = null;
  let longest = 0;
  for (const bank of known)
    for (const name of [bank.label, ...(bank.synonyms ?? [])])
      if (name.length > longest && written.startsWith(name)) {
        found = bank.code;
        longest = name.length;
      }
  return found;
}
