import { type CodeItem, codeItems } from './code-item.ts';

/** 健康状况 of the retiree sheet (domain part C.22). */
export const healths: readonly CodeItem[] = codeItems(
  'source',
  `
  1 健康 良好
  2 生活不能自理 不能自理
  3 长年有病 长期有病
  4 一般
`,
);

/** 优抚类别 (domain part C.23). */
export const careCategories: readonly CodeItem[] = codeItems(
  'source',
  `
  1 特困
  2 重病
  3 低保
  4 无
`,
);

/** 兴趣爱好 (domain part C.25; the source speaks of eleven kinds and lists ten). */
export const hobbies: readonly CodeItem[] = codeItems(
  'source',
  `
  1 音乐
  2 球类
  3 棋类
  4 钓鱼
  5 游泳
  6 爬山
  7 跑步
  8 书法
  9 收藏
  10 其他
`,
);

/** 配偶工作状况 (domain part C.26). */
export const spouseWorks: readonly CodeItem[] = codeItems(
  'source',
  `
  1 在职
  2 无职业
  3 退休
`,
);
