import { kindCalls } from '../registers/calls.ts';
import { backupCalls } from './backups.ts';
import { calendarCalls } from './calendar.ts';
import { careCalls } from './care.ts';
import { characterCalls } from './characters.ts';
import { codeCalls } from './codes.ts';
import { commandCalls } from './commands.ts';
import { communityCalls } from './communities.ts';
import type { AnyEntry } from './entry.ts';
import { handoverCalls } from './handovers.ts';
import { householdCalls, householdFileCalls } from './households.ts';
import { importCalls, importReviewCalls } from './imports.ts';
import { jobCalls } from './jobs.ts';
import { lifeCalls } from './life.ts';
import { likenessCalls } from './likeness.ts';
import { logCalls } from './log.ts';
import { mappingCalls } from './mappings.ts';
import { officeCalls } from './office.ts';
import { organisationCalls } from './organisations.ts';
import { outletCalls } from './outlets.ts';
import { peopleCalls } from './people.ts';
import { policyCalls } from './policy.ts';
import { recordHouseholdCalls } from './record-households.ts';
import { recordPeopleCalls } from './record-people.ts';
import { attachmentCalls, recordCalls } from './records.ts';
import { recoveryCalls } from './recovery.ts';
import { reportCalls } from './reports.ts';
import { sealCalls } from './seals.ts';
import { sessionCalls } from './session.ts';
import { sheetCalls } from './sheets.ts';
import { startCalls } from './start.ts';
import type { InputOf, OutputOf } from './types.ts';

/**
 * Every call the archive answers. The name of a call is its address: its handler is in electron/archive/<noun>.ts. An
 * entry says all that holds of a call: input, output, right, scope, what is logged of it and what act it is kept as.
 */
export const archiveContract = {
  ...officeCalls,
  ...communityCalls,
  ...recordCalls,
  ...attachmentCalls,
  ...lifeCalls,
  ...careCalls,
  ...backupCalls,
  ...sealCalls,
  ...peopleCalls,
  ...characterCalls,
  ...likenessCalls,
  ...commandCalls,
  ...logCalls,
  ...sessionCalls,
  ...startCalls,
  ...recoveryCalls,
  ...policyCalls,
  ...organisationCalls,
  ...calendarCalls,
  ...codeCalls,
  ...mappingCalls,
  ...importCalls,
  ...importReviewCalls,
  ...handoverCalls,
  ...householdCalls,
  ...householdFileCalls,
  ...outletCalls,
  ...recordPeopleCalls,
  ...recordHouseholdCalls,
  ...jobCalls,
  ...sheetCalls,
  ...reportCalls,
  ...kindCalls,
};

export type ArchiveContract = typeof archiveContract;
export type ArchiveCall = keyof ArchiveContract;
export type ArchiveInput<N extends ArchiveCall> = InputOf<ArchiveContract, N>;
export type ArchiveOutput<N extends ArchiveCall> = OutputOf<ArchiveContract, N>;

/** The entry of a call, as who lets calls in reads it. */
export const entryOf = (name: ArchiveCall): AnyEntry => archiveContract[name];
