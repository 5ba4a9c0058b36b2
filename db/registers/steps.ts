import type { Migration } from '../core/schema-steps.ts';

/** Steps by which kinds bring tables of their own; those of the first kinds stand in the list of all (core/migrate.ts). */
export const stepsOfKinds: readonly Migration[] = [];
