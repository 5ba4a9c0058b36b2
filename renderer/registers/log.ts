import { retireeExports, retireeLogNouns } from '../records/retiree/log-words.ts';

/** Words of the log for what only kinds of record have: by what an entry is about, and by the call that wrote something out. */
export const nounsOfKinds = { ...retireeLogNouns };
export const exportsOfKinds: Readonly<Record<string, string>> = { ...retireeExports };
