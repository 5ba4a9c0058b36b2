/** The kinds of record the archive keeps; each has its folder in shared/records, its detail table and its screens. */
export const recordKinds = ['retiree'] as const;
export type RecordKind = (typeof recordKinds)[number];

export const kindLabels: Record<RecordKind, string> = { retiree: '企业退休人员档案' };
