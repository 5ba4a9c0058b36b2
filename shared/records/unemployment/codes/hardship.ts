import { type CodeTable, codeItems, codeTable } from '../../../codes/code-item.ts';

/** 就业困难人员类别 and leaving the help (domain file retiree-unemployment.md part C.13). The scope is the province's. */
export const hardshipTables = {
  hardshipCategory: codeTable(
    '就业困难人员类别（失业监测口径）',
    '湖北某市在用系统',
    'system',
    `
  010 国企下岗失业人员
  020 国企关闭破产安置人员
  030 集体企业下岗职工
  040 享受低保的长期失业人员
  050 大龄就业困难人员
  060 残疾人
  070 零就业家庭成员
  080 失地农民
  090 农村零转移就业贫困家庭成员
  100 毕业一年以上未就业的高校毕业生
  110 社会福利机构供养的成年孤儿和社会成年孤儿
  990 其他
`,
  ),
  hardshipFujian: {
    title: '就业困难人员类别（福建 2025）',
    source: '闽人社办〔2025〕69号；第 5 项原文不全，按原清单补足，其后各项没有查到',
    items: [
      ...codeItems(
        'source',
        `
  1 大龄城镇居民（男满50、女满40周岁） 大龄城镇居民
  2 持残疾人证的城镇居民
  3 享受城市低保
  4 连续失业一年以上的城镇居民
`,
      ),
      ...codeItems('unverified', '5 已参加失业保险的农村进城务工人员（连续失业一年以上）'),
    ],
  },
  hardshipFujianFormer: codeTable(
    '就业困难人员类别（福建原 15 项的其余各项）',
    '公共就业对象清单，原文没有编号',
    'system',
    `
  1 国企下岗失业
  2 国企关闭破产安置
  3 国企所办集体企业下岗
  4 城镇零就业家庭
  5 城市规划区内新被征地农民
  6 农村低保
  7 农村残疾人
  8 农村计生独女、二女户（男满40、女满30周岁） 农村计生独女、二女户
  9 低保且失业一年以上
`,
  ),
  hardshipSevenGroups: codeTable(
    '就业困难人员类别（2024 年 7 类）',
    '2024 年问答页所列，发布单位不明',
    'unverified',
    `
  1 大龄城镇
  2 残疾（城乡）
  3 低保（城乡）
  4 连续失业一年以上
  5 城市规划区内新被征地农民
  6 计生独女、二女户（男满40、女满30周岁）
  7 建档立卡
`,
  ),
  hardshipShanxi: codeTable(
    '就业困难人员类别（山西）',
    '山西省就业困难人员认定申请表',
    'source',
    `
  1 大龄失业
  2 低保
  3 残疾失业
  4 城镇零就业家庭成员
  5 被征地农民
  6 就业困难的退役军人
  7 长期失业
  8 就业困难高校毕业生
  9 设区市确定的其他
`,
  ),
  hardshipZhejiang: codeTable(
    '就业困难人员类别（浙江 2025）',
    '浙江 2025〔59〕号文件，编号由本程序定',
    'source',
    `
  1 大龄失业人员 大龄
  2 零就业家庭
  3 长期失业（领取失业保险金满6个月） 长期
  4 低保、低保边缘
  5 持证残疾人（不含特困） 持证残疾人
  6 其他
`,
  ),
  assistanceExitReason: codeTable(
    '退出就业援助原因',
    '湖北某市在用系统',
    'system',
    `
  010 单位就业
  020 个体就业
  030 灵活就业
  040 退休
  050 丧失劳动能力
  060 退出市场
  070 判刑劳教
  080 不接受服务
  090 未主动联系
  990 其他
`,
  ),
} satisfies Record<string, CodeTable>;
