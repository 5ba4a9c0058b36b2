import type { PersonFile } from '../../contract/records.ts';
import type { RetireeValues } from './fields.ts';

/** A file of a retiree: what the archive answers about one is asked of this kind alone. */
export type RetireeFile = PersonFile & { values: RetireeValues };
