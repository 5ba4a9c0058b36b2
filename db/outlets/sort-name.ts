import { sortName } from '../people/people.ts';
import type { OutletData } from './outlets.ts';

/** What an outlet's files are ordered by in their list. */
export const outletSortName = ({ py, name }: Pick<OutletData, 'py' | 'name'>): string =>
  sortName([{ full: py, initials: '' }], name);
