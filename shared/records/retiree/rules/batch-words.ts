/** Words of taking files over in batches and sending them away (domain file retiree-unemployment.md A.1.1, B.2, B.3). */

/** What is handed over, in the order of the letter (B.2 field 7). */
export const batchContents = {
  pension: '养老保险关系',
  file: '人事档案',
  party: '党组织关系',
  medical: '医疗关系',
} as const;
export type BatchContent = keyof typeof batchContents;
export const batchContentNames = Object.keys(batchContents) as BatchContent[];

/** Between whom: what kind of body stands on the other side. */
export const batchKinds = {
  employer: '用人单位',
  street: '其他街道（镇）',
  agency: '经办机构',
  keeper: '档案管理机构',
  other: '其他',
} as const;
export type BatchKind = keyof typeof batchKinds;
export const batchKindNames = Object.keys(batchKinds) as BatchKind[];

/** `in` takes over, `out` sends away. */
export const batchDirections = { in: '接收', out: '转出' } as const;
export type BatchDirection = keyof typeof batchDirections;

/** `filling`: the list is being filled and checked. `partial`: closed, some are still missing. `done`: nobody is. */
export const batchStates = { filling: '登记清点', partial: '未全部办结', done: '已办结' } as const;
export type BatchState = keyof typeof batchStates;

/** Where a line of the list stands. */
export const lineStates = { open: '未清点', arrived: '到齐', missing: '缺档' } as const;
export type LineState = keyof typeof lineStates;

/** What a batch is called in lists, titles and histories: 接收 福州搪瓷厂（榕转字〔2026〕12 号）. */
export function batchTitle(of: { direction: BatchDirection; unitName: string; number: string | null }): string {
  return `${batchDirections[of.direction]} ${of.unitName}${of.number === null ? '' : `（${of.number}）`}`;
}
