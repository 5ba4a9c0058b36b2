import { type CodeTable, codeItems, codeTable } from './code-item.ts';

/**
 * Retention (domain file allowance-certificate-archives.md part C). A document's code is that of its category and its
 * number in it; the period belongs to the rule of the kind, not to the table.
 */
const DECREE = '社会保险业务档案管理规定（人社部、国家档案局令第3号）、GB/T 31599-2015';

export const archiveTables = {
  retentionPeriod: {
    title: '保管期限',
    source: `${DECREE}；15 年、25 年为旧会计档案期限，5 年为吉林低保档案期限`,
    items: codeItems(
      'source',
      `
  Y 永久
  D100 100年 一百年
  D50 50年 五十年
  D30 30年 三十年
  D25 25年
  D15 15年
  D10 10年 十年
  D5 5年
`,
    ),
  },
  retentionLegacy: codeTable(
    '保管期限（2009 年以前旧档）',
    '2009 年以前地方养老保险业务档案办法、旧文书档案三分法',
    'source',
    `
  Y 永久
  C 长期
  D 短期
`,
  ),
  archiveCategory: codeTable(
    '社会保险业务档案类别',
    DECREE,
    'source',
    `
  1 社会保险管理类
  2 社会保险费征缴类
  3 养老保险待遇类
  4 医疗保险待遇类
  5 失业保险待遇类
  6 工伤保险待遇类
  7 生育保险待遇类
  8 社会保险业务统计报表类
  9 社会保险稽核监管类
`,
  ),
  archiveDocument: codeTable(
    '社会保险业务档案材料',
    `${DECREE}；只收查到名称的材料，重名的在括号里写明险种`,
    'source',
    `
  101 参保单位登记材料（登记/变更/注销） 参保单位登记材料
  102 参保人员登记材料
  103 社会保险个人账户管理材料
  104 社会保险登记证管理材料
  105 社会保险卡（证/手册）管理材料
  106 社会保险待遇享受资格核查验证材料
  404 医疗保险门诊待遇核定材料
  405 付款凭证/会计账簿/会计报表（医疗）
  406 医疗保险支付明细表和汇总表
  407 医疗保险基金支付年度汇总表
  501 失业备案材料
  502 失业人员失业保险关系转移材料
  503 失业保险待遇核定材料
  504 促进就业补贴核定材料
  505 付款凭证/会计账簿/会计报表（失业）
  506 失业保险支付明细表和汇总表
  507 失业保险基金支付年度汇总表
  601 工伤备案材料
  602 工伤认定材料
  603 工伤人员登记变动材料
  604 工伤保险伤残工亡待遇核定材料
  605 工伤保险医疗待遇核定材料
  701 登记材料（生育）
  702 并发症登记材料
  703 生育保险待遇核定材料
  704 付款凭证/会计账簿/会计报表（生育）
  705 生育保险支付明细表和汇总表
  706 生育保险基金支付年度汇总表
  801 各项社会保险年度统计报表
  802 社会保险数据和分析报告等资料
  803 社会保险业务月/季统计报表
  804 各项社会保险基金年度预决算表
  901 社会保险稽核材料
  902 社会保险监察材料
  903 社会保险经办机构内部控制材料
  904 大案/要案/特殊案件稽核材料
`,
  ),
} satisfies Record<string, CodeTable>;
