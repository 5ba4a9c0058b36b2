import { type CodeItem, codeItems } from './code-item.ts';

/** What a number says of its holder; the table is fixed, so no office calls them otherwise. */
export const genderLabels: Readonly<Record<'1' | '2', string>> = { 1: '男', 2: '女' };

/** 性别 GB/T 2261.1-2003 (domain part C.1). */
export const genders: readonly CodeItem[] = codeItems(
  'source',
  `
  0 未知的性别 未知
  1 男 男性
  2 女 女性
  9 未说明的性别 未说明
`,
);

/**
 * 婚姻状况 GB/T 2261.2-2003 (domain part C.2). The one-digit codes of older systems are not read: 1 and 2 mean the
 * opposite of each other in two of them (part C.0).
 */
export const maritalStatuses: readonly CodeItem[] = [
  ...codeItems(
    'source',
    `
  10 未婚
  20 已婚 有配偶
  21 初婚
  22 再婚
`,
  ),
  ...codeItems('unverified', '23 复婚'),
  ...codeItems(
    'source',
    `
  30 丧偶
  40 离婚 离异
  90 未说明的婚姻状况 未说明
`,
  ),
];

/**
 * 文化程度: the completed levels of GB/T 4658-2006, as social insurance uses them (domain part C.4). An older set writes
 * 文盲 for 90 (part C.0); the present one has no code of its own for it. 研究生 alone names two levels and is not read.
 */
export const educations: readonly CodeItem[] = codeItems(
  'source',
  `
  11 博士研究生 博士研究生毕业 博士
  14 硕士研究生 硕士研究生毕业 硕士
  21 大学本科 大学本科毕业 本科 大本 大学
  31 大学专科 大学专科毕业 专科 大专
  41 中等专科 中等专科毕业 中专
  44 职业高中 职业高中毕业 职高
  47 技工学校 技工学校毕业 技校
  61 普通高中 普通高中毕业 高中
  71 初级中学 初中毕业 初中
  81 小学 小学毕业
  90 其他 文盲 半文盲 文盲或半文盲
`,
);

/**
 * GB/T 4658-2006 whole, as one public enumeration has it (domain part C.4). Another public table gives 01 to 08 under the
 * same name and is wrong. 毕业 alone names no level: whoever has finished is read by the table above.
 */
export const educationLevels: readonly CodeItem[] = codeItems(
  'system',
  `
  10 研究生教育
  11 博士研究生毕业
  12 博士研究生结业
  13 博士研究生肄业
  14 硕士研究生毕业
  15 硕士研究生结业
  16 硕士研究生肄业
  17 研究生班毕业
  18 研究生班结业
  19 研究生班肄业
  20 大学本科教育
  21 大学本科毕业
  22 大学本科结业
  23 大学本科肄业
  28 大学普通班毕业
  30 大学专科教育
  31 大学专科毕业
  32 大学专科结业
  33 大学专科肄业
  40 中等职业教育
  41 中等专科毕业
  42 中等专科结业
  43 中等专科肄业
  44 职业高中毕业
  45 职业高中结业
  46 职业高中肄业
  47 技工学校毕业
  48 技工学校结业
  49 技工学校肄业
  60 普通高级中学教育
  61 普通高中毕业
  62 普通高中结业
  63 普通高中肄业
  70 初级中学教育
  71 初中毕业
  72 初中肄业
  80 小学教育
  81 小学毕业
  82 小学肄业
  90 其他
`,
);

/** 婚姻状况 of an older social-insurance system (domain part C.0): a city's table swaps 1 and 2, so it is never guessed. */
export const maritalStatusesOld: readonly CodeItem[] = codeItems(
  'system',
  `
  1 未婚
  2 已婚
  3 丧偶
  4 离婚
  9 其他
`,
);

/** 政治面貌 GB/T 4762-1984 (domain part C.6), with the short labels that forms print. */
export const politicalStatuses: readonly CodeItem[] = codeItems(
  'source',
  `
  01 中共党员 中国共产党党员 党员 共产党员
  02 中共预备党员 中国共产党预备党员 预备党员
  03 共青团员 中国共产主义青年团团员 团员
  04 民革党员 中国国民党革命委员会会员 民革会员 民革
  05 民盟盟员 中国民主同盟盟员 民盟
  06 民建会员 中国民主建国会会员 民建
  07 民进会员 中国民主促进会会员 民进
  08 农工党党员 中国农工民主党党员 农工党
  09 致公党党员 中国致公党党员 致公党
  10 九三学社社员 九三学社
  11 台盟盟员 台湾民主自治同盟盟员 台盟
  12 无党派人士 无党派民主人士 无党派
  13 群众 普通群众
`,
);

/** 户口性质 AAC009 (domain part C.7). For new entries 50 to 52 are the right choice after the household reform. */
export const householdTypes: readonly CodeItem[] = codeItems(
  'source',
  `
  10 非农业户口（城镇） 非农业户口 非农业 非农 非农户口 城镇 城镇户口
  11 本地非农业户口（本地城镇） 本地非农业户口 本地非农业 本地非农 本地城镇
  12 外地非农业户口（外地城镇） 外地非农业户口 外地非农业 外地非农 外地城镇
  20 农业户口（农村） 农业户口 农业 农村 农村户口
  21 本地农业户口（本地农村） 本地农业户口 本地农业 本地农村
  22 外地农业户口（外地农村） 外地农业户口 外地农业 外地农村
  30 港澳台侨人员
  31 香港特别行政区居民 香港居民
  32 澳门特别行政区居民 澳门居民
  33 台湾地区居民 台湾居民
  34 华侨
  40 外国人
  41 未取得永久居留权的外国人
  42 取得永久居留权的外国人
  50 居民户口 居民 居民户 居民家庭户口
  51 本地居民户口 本地居民
  52 外地居民户口 外地居民
`,
);

/** 居住地类别 (domain part C.21, the five classes). In an older set of four, 4 is 境外 (part C.0): go by label. */
export const residenceTypes: readonly CodeItem[] = codeItems(
  'source',
  `
  1 本企业所在县市 本县市
  2 省内跨县市 省内异地
  3 跨省 省外
  4 港澳台
  5 境外 国外
`,
);
