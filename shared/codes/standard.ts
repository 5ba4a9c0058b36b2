import { type CodeItem, item } from './item.ts';

/** GB/T 2261.1-2003. */
export const gender: readonly CodeItem[] = [
  item('1', '男', 'source', ['男性', 'M']),
  item('2', '女', 'source', ['女性', 'F']),
];

/** GB/T 2261.2-2003. */
export const maritalStatus: readonly CodeItem[] = [
  item('10', '未婚', 'source'),
  item('20', '已婚', 'source', ['初婚', '有配偶']),
  item('21', '初婚', 'source'),
  item('22', '再婚', 'source'),
  item('23', '复婚', 'unverified'),
  item('30', '丧偶', 'source'),
  item('40', '离婚', 'source', ['离异']),
  item('90', '未说明的婚姻状况', 'source', ['未说明']),
];

/** completed levels of GB/T 4658-2006, the social-insurance set. */
export const education: readonly CodeItem[] = [
  item('11', '博士研究生', 'source', ['博士', '博士研究生毕业']),
  item('14', '硕士研究生', 'source', ['硕士', '研究生', '硕士研究生毕业']),
  item('21', '大学本科', 'source', ['本科', '大学', '大学本科毕业']),
  item('31', '大学专科', 'source', ['大专', '专科', '大学专科毕业']),
  item('41', '中等专科', 'source', ['中专', '中等专科毕业']),
  item('44', '职业高中', 'source', ['职高', '职业高中毕业']),
  item('47', '技工学校', 'source', ['技校', '技工学校毕业']),
  item('61', '普通高中', 'source', ['高中', '普通高中毕业']),
  item('71', '初级中学', 'source', ['初中', '初中毕业']),
  item('81', '小学', 'source', ['小学毕业']),
  item('90', '其他', 'source'),
];

/** GB/T 4762-1984, short labels. */
export const politicalStatus: readonly CodeItem[] = [
  item('01', '中共党员', 'source', ['中国共产党党员', '党员']),
  item('02', '中共预备党员', 'source', ['中国共产党预备党员', '预备党员']),
  item('03', '共青团员', 'source', ['中国共产主义青年团团员', '团员']),
  item('04', '民革党员', 'source', ['中国国民党革命委员会会员']),
  item('05', '民盟盟员', 'source', ['中国民主同盟盟员']),
  item('06', '民建会员', 'source', ['中国民主建国会会员']),
  item('07', '民进会员', 'source', ['中国民主促进会会员']),
  item('08', '农工党党员', 'source', ['中国农工民主党党员']),
  item('09', '致公党党员', 'source', ['中国致公党党员']),
  item('10', '九三学社社员', 'source'),
  item('11', '台盟盟员', 'source', ['台湾民主自治同盟盟员']),
  item('12', '无党派人士', 'source', ['无党派民主人士']),
  item('13', '群众', 'source', ['无', '普通群众']),
];

/** AAC009; since the household reform 50, 51, 52 are right for new entries. */
export const householdType: readonly CodeItem[] = [
  item('10', '非农业户口（城镇）', 'source', ['非农业', '非农', '城镇', '非农业户口']),
  item('11', '本地非农业户口（本地城镇）', 'source'),
  item('12', '外地非农业户口（外地城镇）', 'source'),
  item('20', '农业户口（农村）', 'source', ['农业', '农村', '农业户口']),
  item('21', '本地农业户口（本地农村）', 'source'),
  item('22', '外地农业户口（外地农村）', 'source'),
  item('30', '港澳台侨人员', 'source'),
  item('31', '香港特别行政区居民', 'source'),
  item('32', '澳门特别行政区居民', 'source'),
  item('33', '台湾地区居民', 'source'),
  item('34', '华侨', 'source'),
  item('40', '外国人', 'source'),
  item('41', '未取得永久居留权的外国人', 'source'),
  item('42', '取得永久居留权的外国人', 'source'),
  item('50', '居民户口', 'source', ['居民', '居民户']),
  item('51', '本地居民户口', 'source'),
  item('52', '外地居民户口', 'source'),
];
