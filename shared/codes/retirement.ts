import { type CodeItem, item } from './item.ts';

/** AIC161 of one live system; T1 and T2 are own codes for the flexible retirement of 2025. */
export const retirementType: readonly CodeItem[] = [
  item('0', '建国前老工人', 'system', ['老工人']),
  item('1', '离休', 'system'),
  item('2', '正常退休', 'system', ['退休', '正常']),
  item('3', '退职', 'system'),
  item('4', '因病提前退休', 'system', ['病退', '因病退休']),
  item('5', '特殊工种提前退休', 'system', ['特殊工种', '特殊工种退休', '特退']),
  item('6', '工伤提前退休', 'system'),
  item('7', '非工残提前退休', 'system'),
  item('8', '军转干部退休', 'system', ['军转']),
  item('9', '政策性提前退休', 'system', ['政策性退休', '政策性提退']),
  item('T1', '弹性提前退休', 'unverified', ['弹性提前']),
  item('T2', '弹性延迟退休', 'unverified', ['弹性延迟', '延迟退休']),
];

/** AAC019 of one live system. */
export const specialWork: readonly CodeItem[] = [
  item('1', '有毒', 'system'),
  item('2', '有害', 'system'),
  item('3', '井下', 'system'),
  item('4', '高温', 'system'),
  item('5', '高空', 'system'),
  item('6', '特别繁重体力劳动', 'system'),
  item('7', '高原', 'system'),
  item('9', '其他', 'system'),
];

/** one live system. */
export const honour: readonly CodeItem[] = [
  item('0', '无', 'system'),
  item('1', '国家劳模', 'system'),
  item('2', '省劳模', 'system'),
  item('3', '市劳模', 'system'),
  item('4', '县劳模', 'system'),
  item('5', '其他', 'system'),
];

/** live systems. */
export const paymentMethod: readonly CodeItem[] = [
  item('11', '委托银行发放', 'system', ['银行', '银行代发']),
  item('12', '邮储发放', 'system', ['邮寄', '邮局']),
  item('31', '单位代发', 'system'),
  item('80', '社会保障卡发放', 'system', ['社保卡', '社保卡发放']),
];

/** five classes of a provincial retiree sheet. */
export const residenceType: readonly CodeItem[] = [
  item('1', '本企业所在县市', 'source', ['本地']),
  item('2', '省内跨县市', 'source', ['省内异地']),
  item('3', '跨省', 'source', ['省外']),
  item('4', '港澳台', 'source'),
  item('5', '境外', 'source', ['国外']),
];

/** provincial retiree sheet. */
export const health: readonly CodeItem[] = [
  item('1', '健康', 'source', ['良好']),
  item('2', '生活不能自理', 'source', ['不能自理']),
  item('3', '长年有病', 'source', ['有病', '慢性病']),
  item('4', '一般', 'source'),
];

/** provincial retiree sheet. */
export const careCategory: readonly CodeItem[] = [
  item('1', '特困', 'source'),
  item('2', '重病', 'source'),
  item('3', '低保', 'source'),
  item('4', '无', 'source'),
];

/** first five from a live system, the rest unverified. */
export const bank: readonly CodeItem[] = [
  item('102', '中国工商银行', 'system', ['工商银行']),
  item('103', '中国农业银行', 'system', ['农业银行']),
  item('104', '中国银行', 'system'),
  item('105', '中国建设银行', 'system', ['建设银行']),
  item('403', '中国邮政储蓄银行', 'system', ['邮政储蓄银行']),
  item('301', '交通银行', 'unverified'),
  item('302', '中信银行', 'unverified'),
  item('303', '中国光大银行', 'unverified', ['光大银行']),
  item('305', '中国民生银行', 'unverified', ['民生银行']),
  item('308', '招商银行', 'unverified'),
  item('309', '兴业银行', 'unverified'),
  item('310', '上海浦东发展银行', 'unverified'),
  item('313', '城市商业银行', 'unverified'),
  item('314', '农村商业银行', 'unverified'),
  item('402', '农村信用社', 'unverified'),
];

/** provincial retiree sheet. */
export const hobby: readonly CodeItem[] = [
  item('1', '音乐', 'source'),
  item('2', '球类', 'source'),
  item('3', '棋类', 'source'),
  item('4', '钓鱼', 'source'),
  item('5', '游泳', 'source'),
  item('6', '爬山', 'source'),
  item('7', '跑步', 'source'),
  item('8', '书法', 'source'),
  item('9', '收藏', 'source'),
  item('10', '其他', 'source'),
];

/** provincial retiree sheet. */
export const spouseWork: readonly CodeItem[] = [
  item('1', '在职', 'source'),
  item('2', '无职业', 'source'),
  item('3', '退休', 'source'),
];
