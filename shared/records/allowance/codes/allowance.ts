import { type CodeTable, codeItems, codeTable } from '../../../codes/code-item.ts';

/** Tables of 最低生活保障 (domain file allowance-certificate-archives.md parts A.7 and B.0). */
const QUERY = '低保核对业务在用系统，原文没有编号';
const FORM = '城乡低保调查表，原文没有编号';

export const allowanceTables = {
  disabilityType: codeTable(
    '残疾类别',
    'GB/T 26341-2010 残疾人残疾分类和分级',
    'source',
    `
  1 视力残疾 视力
  2 听力残疾 听力
  3 言语残疾 言语
  4 肢体残疾 肢体
  5 智力残疾 智力
  6 精神残疾 精神
  7 多重残疾 多重
`,
  ),
  disabilityGrade: codeTable(
    '残疾等级',
    'GB/T 26341-2010 残疾人残疾分类和分级',
    'source',
    `
  1 一级 壹级
  2 二级 贰级
  3 三级 叁级
  4 四级 肆级
`,
  ),
  allowanceRelation: codeTable(
    '与户主（申请人）关系（简表）',
    '低保申请表；全表见家庭关系 GB/T 4761',
    'system',
    `
  1 本人
  2 配偶
  3 子
  4 女
  5 孙子女
  6 父母
  7 祖父母
  8 兄弟姐妹
  9 其他
`,
  ),
  allowanceRelationChongqing: codeTable(
    '与申请人关系（重庆）',
    '重庆低保系统用语，编号由本程序定',
    'system',
    `
  1 申请人
  2 配偶
  3 父子
  4 母子
  5 兄妹
  6 儿媳
  7 女婿
  8 祖孙
`,
  ),
  allowanceIdentity: codeTable(
    '身份类别（原城市低保）',
    '原城市低保系统',
    'system',
    `
  1 优抚
  2 在职职工
  3 下岗职工
  4 离岗职工
  5 离退休人员
  6 失业人员
  7 三无人员
  8 中专以上学生
  9 其他
`,
  ),
  enterpriseState: codeTable(
    '企业状况（原城市低保）',
    '原城市低保系统',
    'system',
    `
  1 正常生产
  2 半停产
  3 全部停产
  4 破产
`,
  ),
  bodyStateOld: codeTable(
    '身体状况（原城市低保）',
    '原城市低保系统',
    'system',
    `
  1 精神病
  2 残疾
  3 孤老
  4 重大疾病
  5 其他
`,
  ),
  employmentState: codeTable(
    '从业状况',
    QUERY,
    'system',
    `
  1 学龄前儿童
  2 在校学生
  3 在职人员
  4 灵活就业
  5 登记失业
  6 未登记失业
  7 单位退休
`,
  ),
  healthState: codeTable(
    '健康状况（低保）',
    QUERY,
    'system',
    `
  1 健康
  2 多病（一般、体弱） 多病 一般 体弱
  3 重病
  4 残疾
`,
  ),
  householdNature: codeTable(
    '户籍性质（城乡）',
    QUERY,
    'system',
    `
  1 城市
  2 农村
`,
  ),
  labourAbility: codeTable(
    '劳动能力',
    '福建低保月报统计口径，编号由本程序定',
    'source',
    `
  1 有劳动能力
  2 部分丧失劳动能力 部分丧失
  3 完全丧失劳动能力 完全丧失
  4 无劳动能力
`,
  ),
  povertyCause: codeTable(
    '致贫原因（可多选）',
    '福建低保月报统计口径，编号由本程序定',
    'source',
    `
  1 疾病
  2 残疾
  3 因学
  4 灾害
  5 缺乏劳动力
  9 其他
`,
  ),
  selfCare: codeTable(
    '生活自理能力',
    FORM,
    'system',
    `
  1 完全自理
  2 半失能
  3 完全失能
`,
  ),
  housingSource: codeTable(
    '住房来源',
    FORM,
    'system',
    `
  1 商品房
  2 自建
  3 还建
  4 租住
  5 子女同住（寄居） 子女同住 寄居
`,
  ),
  subsidyWay: codeTable(
    '救助金计算方式',
    '在用系统只见表名，各项按现行办法，编号由本程序定',
    'system',
    `
  1 差额
  2 全额
  3 分档
  4 定额
`,
  ),
  allowanceStopReason: {
    title: '低保停发原因',
    source: '01 至 05 为在用系统；其余按《最低生活保障审核确认办法》第七、二十九、三十四条整理',
    items: [
      ...codeItems(
        'system',
        `
  01 收入超标
  02 财产超标
  03 死亡（自然减员） 死亡 自然减员
  04 有劳动力不符
  05 不符合条件（其他）
`,
      ),
      ...codeItems(
        'unverified',
        `
  06 户籍迁出
  07 虚报隐瞒
  08 连续3次拒绝就业（本人）
  09 不配合核查
  10 自愿放弃
  11 转特困供养
  12 服刑、强戒、失踪
  13 分户并户
  14 渐退期满
  99 其他
`,
      ),
    ],
  },
  allowanceChangeItem: codeTable(
    '低保变更事项',
    '在用系统的变更菜单，编号由本程序定',
    'system',
    `
  1 增员
  2 减员
  3 户主变更
  4 户主死亡（停旧建新） 户主死亡
  5 收入变化（增发、减发） 收入变化
  6 分类施保增减
  7 账号变更
  8 地址、社区调整 地址调整 社区调整
  9 标准调整
`,
  ),
} satisfies Record<string, CodeTable>;
