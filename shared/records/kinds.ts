/** The kinds of record this archive keeps. A new kind begins with a word here; the compiler lists what it still lacks. */
export const recordKinds = ['retiree'] as const;
export type RecordKind = (typeof recordKinds)[number];

/** What a clerk calls the kind. */
export const recordKindLabels: Record<RecordKind, string> = { retiree: '退休人员档案' };

/** The letters of the kind in an archival code (档号), from the pinyin of its name. */
export const recordKindLetters: Record<RecordKind, string> = { retiree: 'TX' };
