import type { Migration } from '#db/core/schema-steps.ts';
import { stepsOfKinds as shipped } from '#db/registers/steps.ts';
import schema from '../schema.snapshot.json';

/** The tables of the tests' kinds. */
export const stepsOfKinds: readonly Migration[] = [
  ...shipped,
  { version: 900_000, name: '900000-discount', sql: schema.discount },
  { version: 900_010, name: '900010-relief', sql: schema.relief },
  { version: 900_020, name: '900020-canteen', sql: schema.canteen },
];
