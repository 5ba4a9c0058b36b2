import type { About } from '../../../contract/about.ts';
import type { ArchiveEvent } from '../../../contract/events.ts';
import type { ActNoun } from '../../../contract/nouns.ts';

/** Things only the retirees have that calls can be about (electron/archive/retiree/things.ts says where they lie). */
export type RetireeThing = 'batches' | 'batchLines';

const things = (thing: RetireeThing, ids: readonly number[]): About => ({ things: { [thing]: ids } });

/** Batches of which everybody on the list must lie within. */
export const aboutBatches = (...ids: number[]): About => things('batches', ids);

/** The batches of these lines. */
export const aboutLines = (ids: readonly number[]): About => things('batchLines', ids);

const records: ArchiveEvent = { name: 'records.changed', id: null };
const payments: ArchiveEvent = { name: 'payments.changed' };

/** What acts can be about that only the retirees have. */
export const retireeNouns = {
  group: {
    takenBackBy: 'office',
    old: () => [{ name: 'communities.changed' }, records, { name: 'households.changed', id: null }],
  },
  certification: { takenBackBy: 'office', old: () => [records] },
  opening: { takenBackBy: 'office', old: () => [payments, records] },
  adjustment: { takenBackBy: 'people', old: () => [payments, records] },
  payroll: {
    takenBackBy: 'office',
    old: () => [payments, records],
    // A final roll that went out as a file is voided and not undone any more.
    oldOnceOut: [payments],
  },
  batch: {
    takenBackBy: 'people',
    about: (id) => aboutBatches(id),
    isSeenItself: true,
    old: () => [{ name: 'batches.changed' }, records, { name: 'likeness.changed' }],
  },
} as const satisfies Record<string, ActNoun>;
