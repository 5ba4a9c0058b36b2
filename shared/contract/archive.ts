import { adjustmentCalls } from './adjustments.ts';
import { backupCalls } from './backups.ts';
import { batchCalls } from './batches.ts';
import { calendarCalls } from './calendar.ts';
import { careCalls } from './care.ts';
import { certificationCalls } from './certification.ts';
import { characterCalls } from './characters.ts';
import { codeCalls } from './codes.ts';
import { commandCalls } from './commands.ts';
import { communityCalls } from './communities.ts';
import { groupCalls } from './groups.ts';
import { handoverCalls } from './handovers.ts';
import { householdCalls } from './households.ts';
import { importCalls } from './imports.ts';
import { jobCalls } from './jobs.ts';
import { lifeCalls } from './life.ts';
import { likenessCalls } from './likeness.ts';
import { logCalls } from './log.ts';
import { mappingCalls } from './mappings.ts';
import { officeCalls } from './office.ts';
import { openingCalls } from './openings.ts';
import { organisationCalls } from './organisations.ts';
import { paymentCalls } from './payments.ts';
import { pensionCalls } from './pension.ts';
import { peopleCalls } from './people.ts';
import { policyCalls } from './policy.ts';
import { recordCalls } from './records.ts';
import { recoveryCalls } from './recovery.ts';
import { reportCalls } from './reports.ts';
import { sealCalls } from './seals.ts';
import { sessionCalls } from './session.ts';
import { sheetCalls } from './sheets.ts';
import { startCalls } from './start.ts';
import type { InputOf, OutputOf } from './types.ts';

/** Every call the archive answers. The name of a call is its address: its handler is in electron/archive/<noun>.ts. */
export const archiveContract = {
  ...officeCalls,
  ...communityCalls,
  ...groupCalls,
  ...recordCalls,
  ...lifeCalls,
  ...certificationCalls,
  ...openingCalls,
  ...pensionCalls,
  ...careCalls,
  ...adjustmentCalls,
  ...paymentCalls,
  ...backupCalls,
  ...batchCalls,
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
  ...handoverCalls,
  ...householdCalls,
  ...jobCalls,
  ...sheetCalls,
  ...reportCalls,
};

export type ArchiveContract = typeof archiveContract;
export type ArchiveCall = keyof ArchiveContract;
export type ArchiveInput<N extends ArchiveCall> = InputOf<ArchiveContract, N>;
export type ArchiveOutput<N extends ArchiveCall> = OutputOf<ArchiveContract, N>;
