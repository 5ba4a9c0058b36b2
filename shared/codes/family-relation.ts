import { type CodeItem, codeItems } from './code-item.ts';

/**
 * 家庭关系 GB/T 4761-2008, whole: 01-67, 71-78 and 95-97 confirmed by live systems, 68-70 and 79-94 unverified (domain part
 * C.5). 98 非亲属 and 99 其他关系 of one system are local and left out. 子女, 媳妇 and 兄弟 name more than one item and
 * are therefore synonyms of none.
 */
const seen = codeItems(
  'source',
  `
  01 本人
  02 户主
  10 配偶 爱人 老伴 夫妻
  11 夫 丈夫 老公
  12 妻 妻子 老婆
  20 子 儿子
  21 独生子
  22 长子 大儿子
  23 次子 二儿子
  24 三子 三儿子
  25 四子
  26 五子
  27 养子或继子 养子 继子
  28 女婿
  29 其他儿子
  30 女 女儿
  31 独生女
  32 长女 大女儿
  33 次女 二女儿
  34 三女 三女儿
  35 四女
  36 五女
  37 养女或继女 养女 继女
  38 儿媳 儿媳妇
  39 其他女儿
  40 孙子、孙女或外孙子、外孙女
  41 孙子
  42 孙女
  43 外孙子
  44 外孙女
  45 孙媳妇或外孙媳妇
  46 孙女婿或外孙女婿
  47 曾孙子或外曾孙子
  48 曾孙女或外曾孙女
  49 其他孙子、孙女或外孙子、外孙女
  50 父母 双亲
  51 父亲 父 爸爸
  52 母亲 母 妈妈
  53 公公
  54 婆婆
  55 岳父
  56 岳母
  57 继父或养父 继父 养父
  58 继母或养母 继母 养母
  59 其他父母关系
  60 祖父母或外祖父母
  61 祖父 爷爷
  62 祖母 奶奶
  63 外祖父 外公 姥爷
  64 外祖母 外婆 姥姥
  65 配偶的祖父母或外祖父母
  66 曾祖父
  67 曾祖母
  71 兄 哥 哥哥 兄长
  72 嫂 嫂子 嫂嫂
  73 弟 弟弟
  74 弟媳 弟妹 弟媳妇
  75 姐姐 姐
  76 姐夫
  77 妹妹 妹
  78 妹夫
  95 外甥 外甥儿
  96 外甥女
  97 其他亲属
`,
);

const unverified = codeItems(
  'unverified',
  `
  68 配偶的曾祖父母或外曾祖父母
  69 其他祖父母或外祖父母关系
  70 兄弟姐妹
  79 其他兄弟姐妹
  80 其他
  81 伯父 伯 伯伯
  82 伯母
  83 叔父 叔 叔叔
  84 婶母 婶 婶婶
  85 舅父 舅 舅舅
  86 舅母 舅妈
  87 姨父
  88 姨母
  89 姑父 姑夫
  90 姑母 姑姑 姑妈
  91 堂兄弟、堂姐妹
  92 表兄弟、表姐妹
  93 侄子 侄儿
  94 侄女
`,
);

export const familyRelations: readonly CodeItem[] = [...seen, ...unverified].sort((left, right) =>
  left.code < right.code ? -1 : 1,
);
