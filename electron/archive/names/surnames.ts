/**
 * Readings that a character has as a surname, the right one first (现代汉语词典, 姓氏 readings), where pinyin-pro lacks it or
 * where bearers differ. The ordinary readings of the character are added after these, for clerks type them as well.
 */
const SINGLE =
  '单:shan 查:zha 仇:qiu 曾:zeng 解:xie 区:ou 任:ren 繁:po 朴:piao 种:chong 秘:bi 么:yao 幺:yao 黑:he 洗:xian 冼:xian ' +
  '乐:yue,le 盖:ge,gai 员:yun 华:hua 折:she 缪:miao 翟:zhai,di 宓:mi,fu 覃:qin,tan 佴:nai 逄:pang 祭:zhai 郇:xun,huan ' +
  '郗:xi,chi 宁:ning 纪:ji 葛:ge 召:shao 那:na 哈:ha 贲:ben 隗:wei,kui 褚:chu 谌:chen,shen 晁:chao 车:che 牟:mou,mu ' +
  '瞿:qu 句:gou 阚:kan 炅:gui 撒:sa 柏:bai,bo 薄:bo 晟:cheng 盛:sheng 宿:su 粘:nian 都:du 郄:qie,xi 应:ying 要:yao ' +
  '相:xiang 占:zhan 干:gan 过:guo 乜:nie 尉:wei 万:wan 调:diao 不:fou 眭:sui 笪:da 亓:qi 妫:gui 昝:zan 逯:lu 郏:jia ' +
  '郜:gao 蒯:kuai 訾:zi 莘:shen,xin 酆:feng 阙:que 麴:qu';

/** Compound surnames with a character that reads otherwise in them; all the others read as written. */
const COMPOUND =
  '尉迟:yu.chi 万俟:mo.qi 单于:chan.yu 澹台:tan.tai 长孙:zhang.sun 乐正:yue.zheng 子车:zi.ju 宰父:zai.fu 夹谷:jia.gu ' +
  '纥干:he.gan 拓跋:tuo.ba 宿勤:su.qin 吐谷浑:tu.yu.hun';

/** Surname character to its readings, the likeliest first. */
export const surnameReadings: ReadonlyMap<string, readonly string[]> = new Map(
  SINGLE.split(' ').map((entry) => {
    const [character = '', readings = ''] = entry.split(':');
    return [character, readings.split(',')];
  }),
);

/** Compound surname to the readings of its characters, one each. */
export const compoundSurnames: readonly (readonly [string, readonly string[]])[] = COMPOUND.split(' ').map((entry) => {
  const [characters = '', readings = ''] = entry.split(':');
  return [characters, readings.split('.')];
});
