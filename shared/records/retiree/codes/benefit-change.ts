import { type CodeTable, codeTable } from '../../../codes/code-item.ts';

/**
 * 待遇变更 (domain file retiree-unemployment.md part C.11). The source lists the reasons under the heads 停发, 续发 and 终止;
 * where that alone tells two labels apart, the head stands behind the label. Sister systems of the same maker shift some
 * codes by one (part C.0): an import goes by label.
 */
const LIVE = '一个在用社保核心系统（AAE160）';
const OLDER = '陕西在用系统（较早一代）';

export const benefitChangeTables = {
  insurance: codeTable(
    '险种',
    '两个在用系统',
    'source',
    `
  110 企业养老
  120 机关事业养老
  170 城乡居民养老
  210 失业
  310 医疗
  410 工伤
  510 生育
`,
  ),
  benefitChangeType: codeTable(
    '待遇变更类型',
    LIVE,
    'system',
    `
  1 停发
  2 续发
  3 终止
`,
  ),
  pensionChangeReason: codeTable(
    '养老待遇变更原因',
    LIVE,
    'system',
    `
  1201 离退休人员未提供生存证明
  1202 离退休人员被判刑收监执行或被劳动教养
  1203 离退休人员失踪
  1206 银行帐号错误
  1207 邮寄地址错误
  1299 其他原因暂停养老待遇
  1301 离退休人员提供生存证明续发
  1302 刑满
  1303 失踪后生还
  1304 被判刑后暂予监外执行、假释
  1399 其他原因续发养老待遇
  1401 离退休人员死亡
  1402 离退休人员出国定居
  1403 离退休人员港澳台定居
  1499 其他原因终止养老待遇
`,
  ),
  dependantChangeReason: codeTable(
    '供养亲属待遇变更原因',
    LIVE,
    'system',
    `
  1601 未提供生存证明
  1602 被判刑收监执行或被劳动教养
  1603 失踪
  1606 银行帐号错误
  1607 邮寄地址错误
  1699 其他（停发）
  1701 提供生存证明续发
  1702 刑满
  1703 失踪后生还
  1799 其他（续发）
  1801 死亡
  1804 达龄
  1899 其他（终止）
`,
  ),
  unemploymentChangeReason: codeTable(
    '失业待遇变更原因',
    LIVE,
    'system',
    `
  2201 无验证信息暂停
  2202 被判刑收监执行或被劳动教养
  2203 失踪
  2204 拒不接受职业介绍和就业指导
  2206 银行帐号错误
  2207 邮寄地址错误
  2299 其他（停发）
  2301 通过验证续发
  2302 刑满
  2303 失踪后生还
  2399 其他（续发）
  2401 死亡
  2402 出国定居
  2403 港澳台定居
  2404 转出统筹范围外
  2405 待遇到期
  2406 重新就业
  2407 参军
  2408 退休
  2411 新参保终止
  2499 其他（终止）
`,
  ),
  residentChangeReason: codeTable(
    '城乡居民养老待遇变更原因',
    '湖南在用系统；暂停类 1200、1201、1202、1299 的名称没有查到',
    'system',
    `
  1401 死亡
  1406 出外定居
  1407 参加职保
  1499 其他
`,
  ),
  pensionChangeReasonOld: codeTable(
    '养老待遇变更原因（三位旧码）',
    OLDER,
    'system',
    `
  411 正常离退休
  412 工伤提前
  413 特殊工种提前
  414 因病提前
  415 其他提前
  416 一次性
  421 未提供生存证明
  422 劳改劳教
  423 失踪
  431 待遇续发
  441 出国定居
  451 死亡
`,
  ),
  unemploymentChangeReasonOld: codeTable(
    '失业待遇变更原因（三位旧码）',
    OLDER,
    'system',
    `
  611 新增
  621 停发
  631 续发
  641 重新就业
  642 参军
  643 出国定居
  644 退休
  645 劳改劳教
  646 拒不接受
  647 死亡
  648 到期
  649 其他
`,
  ),
  unemploymentChangeTypeOld: codeTable(
    '失业待遇变更类型（AJC110）',
    OLDER,
    'system',
    `
  1 新增
  2 待遇停发
  3 待遇续发
  4 待遇终止
`,
  ),
} satisfies Record<string, CodeTable>;
