import { type CodeItem, codeItems } from '../../../codes/code-item.ts';

/**
 * 离退休类别 AIC161, one live system of the older generation (domain part C.16); T1 and T2 are ours, for the flexible
 * retirement of 2025 that has no published code yet. 退休 alone is not read: it may be any of them.
 */
export const retirementTypes: readonly CodeItem[] = [
  ...codeItems(
    'system',
    `
  0 建国前老工人 建国前参加工作老工人 老工人
  1 离休
  2 正常退休 正常 到龄退休 法定退休
  3 退职
  4 因病提前退休 病退 因病退休 因病
  5 特殊工种提前退休 特殊工种退休 特殊工种 特殊工种提前 特退
  6 工伤提前退休 工伤退休 因工伤残退休
  7 非工残提前退休 非因工致残退休
  8 军转干部退休 军转干部 军转
  9 政策性提前退休 政策性退休 政策性提退
`,
  ),
  ...codeItems(
    'own',
    `
  T1 弹性提前退休 弹性提前
  T2 弹性延迟退休 弹性延迟
`,
  ),
];

/** 特殊工种类别 AAC019 (domain part C.17): 7 in one system only. A sister field orders its codes otherwise: go by label. */
export const specialWorks: readonly CodeItem[] = [
  ...codeItems(
    'source',
    `
  1 有毒
  2 有害
  3 井下
  4 高温
  5 高空
  6 特别繁重体力劳动 特别繁重 特重体力劳动
`,
  ),
  ...codeItems('system', '7 高原'),
  ...codeItems('source', '9 其他'),
];

/** 最高荣誉 (domain part C.18). */
export const honours: readonly CodeItem[] = codeItems(
  'system',
  `
  0 无
  1 国家劳模 全国劳模 全国劳动模范
  2 省劳模 省级劳模 省劳动模范
  3 市劳模 市级劳模 市劳动模范
  4 县劳模 县级劳模 县劳动模范
  5 其他
`,
);
