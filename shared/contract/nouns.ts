import type { About } from './about.ts';
import type { ArchiveEvent } from './events.ts';

/** What acts can be about, with what follows from it for those who look at the acts and take them back. */
export interface ActNoun {
  /** `people`: whoever sees whom the act touched; `office`: who sees the whole office; `doer`: who did it. */
  takenBackBy: 'people' | 'office' | 'doer';
  /** What must lie within what a user sees, to see the acts about one of them; left out: the whole office. */
  about?: (id: number) => About;
  /** Who takes an act back must see the thing itself and the files it wrote; else the people and households as well. */
  isSeenItself?: true;
  /** What an undo makes old in the windows. */
  old: (id: number) => ArchiveEvent[];
  /** What is old in the windows once a table of it left the archive. */
  oldOnceOut?: readonly ArchiveEvent[];
}

const records: ArchiveEvent = { name: 'records.changed', id: null };
const households: ArchiveEvent = { name: 'households.changed', id: null };
const outlets: ArchiveEvent = { name: 'outlets.changed', id: null };

export const generalNouns = {
  record: {
    takenBackBy: 'people',
    about: (id) => ({ records: [id] }),
    old: (id) => [{ name: 'records.changed', id }, { name: 'likeness.changed' }, { name: 'payments.changed' }],
  },
  person: {
    takenBackBy: 'people',
    about: (id) => ({ people: [id] }),
    old: (id) => [{ name: 'people.changed', id }, records, households, outlets],
  },
  household: { takenBackBy: 'people', about: (id) => ({ households: [id] }), old: () => [households, records] },
  outlet: { takenBackBy: 'people', about: (id) => ({ outlets: [id] }), old: () => [outlets, records] },
  care: { takenBackBy: 'people', about: (id) => ({ services: [id] }), old: () => [records] },
  // What was done to communities, organisations, users or values concerns everybody's files.
  community: { takenBackBy: 'office', old: () => [{ name: 'communities.changed' }, records, households, outlets] },
  organisation: { takenBackBy: 'office', old: () => [{ name: 'organisations.changed' }, records, outlets] },
  office: { takenBackBy: 'office', old: () => [{ name: 'office.changed' }] },
  user: { takenBackBy: 'office', old: () => [{ name: 'session.changed' }] },
  datedValue: { takenBackBy: 'office', old: () => [{ name: 'policy.changed' }] },
  calendar: { takenBackBy: 'office', old: () => [{ name: 'policy.changed' }] },
  code: { takenBackBy: 'office', old: () => [{ name: 'codes.changed' }, records] },
  // It shows nobody.
  mapping: { takenBackBy: 'doer', old: () => [{ name: 'mappings.changed' }] },
  report: {
    takenBackBy: 'office',
    old: () => [{ name: 'reports.changed' }],
    // A closing whose figures went out as a file is not undone any more.
    oldOnceOut: [{ name: 'reports.changed' }],
  },
} as const satisfies Record<string, ActNoun>;
