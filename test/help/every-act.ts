import { type ArchiveCall, archiveContract } from '#shared/contract/archive.ts';
import type { Act } from './every-act/act.ts';
import { batchActs } from './every-act/batches.ts';
import { careActs } from './every-act/care.ts';
import { fileActs } from './every-act/files.ts';
import { householdActs } from './every-act/households.ts';
import { lifeActs } from './every-act/life.ts';
import { moneyActs } from './every-act/money.ts';
import { openingActs } from './every-act/openings.ts';
import { organisationActs } from './every-act/organisations.ts';
import { outletActs } from './every-act/outlets.ts';
import { placeActs } from './every-act/places.ts';
import { settingActs } from './every-act/settings.ts';
import { taskActs } from './every-act/tasks.ts';

/** Every act of every noun, each with what has to be there before and what a screen would send. */
export const everyAct: readonly Act[] = [
  ...fileActs,
  ...lifeActs,
  ...openingActs,
  ...moneyActs,
  ...careActs,
  ...batchActs,
  ...householdActs,
  ...placeActs,
  ...organisationActs,
  ...outletActs,
  ...settingActs,
  ...taskActs,
];

/** What has a place in the contract and none in an office that is open: the very first act of an archive. */
export const firstAct: ArchiveCall = 'office.setUp';

/** Calls on what no shipped kind has yet: the test kinds go through them (suite kinds). */
export const ofTestKinds: readonly ArchiveCall[] = [
  ...(['records.addPerson', 'records.endPerson', 'records.removePerson'] as const),
  ...(['records.addHousehold', 'records.correctHousehold', 'records.removeHousehold'] as const),
];

/** The calls of the contract that may write. */
export const writingCalls: readonly ArchiveCall[] = (Object.keys(archiveContract) as ArchiveCall[]).filter(
  (name) => archiveContract[name].writes,
);
