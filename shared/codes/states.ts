import { type CodeItem, item } from './item.ts';

/** own, domain file A.1. */
export const management: readonly CodeItem[] = [
  item('M0', '待接收', 'own'),
  item('M1', '在管（本街道居住）', 'own', ['在管']),
  item('M2', '在管（异地居住）', 'own', ['异地']),
  item('M3', '依托企业或其他方式管理', 'own', ['依托企业']),
  item('M4', '转出', 'own', ['已转出']),
  item('M5', '死亡注销', 'own', ['死亡', '已故']),
];

/** own, domain file A.1. */
export const benefitState: readonly CodeItem[] = [
  item('B0', '待核定', 'own'),
  item('B1', '正常发放', 'own', ['正常']),
  item('B2', '暂停发放', 'own', ['暂停']),
  item('B3', '已续发', 'own', ['续发']),
  item('B4', '终止', 'own'),
];

/** own, domain file A.1. */
export const certificationState: readonly CodeItem[] = [
  item('V0', '未建周期', 'own'),
  item('V1', '有效', 'own', ['已认证']),
  item('V2', '即将到期', 'own'),
  item('V3', '逾期未认证', 'own', ['未认证']),
  item('V4', '认证不通过或待核实', 'own'),
];

/** own, domain file A.1. */
export const paperFileState: readonly CodeItem[] = [
  item('F0', '未到', 'own'),
  item('F1', '已接收在库', 'own', ['在库']),
  item('F2', '借出', 'own'),
  item('F3', '移交区集中保管', 'own'),
  item('F4', '转出', 'own'),
  item('F5', '已归档（死亡）', 'own'),
];
