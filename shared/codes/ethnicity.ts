import { type CodeItem, codeItems } from './code-item.ts';

/**
 * 民族 GB/T 3304-1991, whole: 56 peoples, and 97 and 98 (unverified), domain part C.3. The synonyms hold the short names
 * and the misspellings found in live tables. 哈族 is none of them: one live table writes it for 哈尼族, people say it of
 * 哈萨克族.
 */
const peoples = codeItems(
  'source',
  `
  01 汉族 汉
  02 蒙古族 蒙古
  03 回族 回
  04 藏族 藏
  05 维吾尔族 维吾尔
  06 苗族 苗
  07 彝族 彝
  08 壮族 壮
  09 布依族 布依
  10 朝鲜族 朝鲜
  11 满族 满
  12 侗族 侗
  13 瑶族 瑶
  14 白族 白
  15 土家族 土家
  16 哈尼族 哈尼
  17 哈萨克族 哈萨克
  18 傣族 傣
  19 黎族 黎
  20 傈僳族 傈僳 傈傈族 傈傈
  21 佤族 佤
  22 畲族 畲
  23 高山族 高山
  24 拉祜族 拉祜
  25 水族 水
  26 东乡族 东乡
  27 纳西族 纳西
  28 景颇族 景颇
  29 柯尔克孜族 柯尔克孜
  30 土族 土
  31 达斡尔族 达斡尔 达翰尔族 达翰尔
  32 仫佬族 仫佬
  33 羌族 羌
  34 布朗族 布朗
  35 撒拉族 撒拉
  36 毛南族 毛南
  37 仡佬族 仡佬
  38 锡伯族 锡伯
  39 阿昌族 阿昌
  40 普米族 普米
  41 塔吉克族 塔吉克
  42 怒族 怒
  43 乌孜别克族 乌孜别克 乌兹别克族 乌兹别克
  44 俄罗斯族 俄罗斯
  45 鄂温克族 鄂温克
  46 德昂族 德昂
  47 保安族 保安
  48 裕固族 裕固
  49 京族 京
  50 塔塔尔族 塔塔尔
  51 独龙族 独龙
  52 鄂伦春族 鄂伦春
  53 赫哲族 赫哲 郝哲族 郝哲
  54 门巴族 门巴
  55 珞巴族 珞巴
  56 基诺族 基诺
`,
);

const others = codeItems(
  'unverified',
  `
  97 其他 其他民族
  98 外国血统中国籍人士 外国血统
`,
);

export const ethnicities: readonly CodeItem[] = [...peoples, ...others];
