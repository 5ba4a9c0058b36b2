import { adjustmentCalls } from '../records/retiree/contract/adjustments.ts';
import { batchCalls } from '../records/retiree/contract/batches.ts';
import { certificationCalls } from '../records/retiree/contract/certification.ts';
import { groupCalls } from '../records/retiree/contract/groups.ts';
import { openingCalls } from '../records/retiree/contract/openings.ts';
import { paymentCalls } from '../records/retiree/contract/payments.ts';
import { pensionCalls } from '../records/retiree/contract/pension.ts';
import { backupCalls } from './backups.ts';
import { calendarCalls } from './calendar.ts';
import { careCalls } from './care.ts';
import { characterCalls } from './characters.ts';
import { codeCalls } from './codes.ts';
import { commandCalls } from './commands.ts';
import { communityCalls } from './communities.ts';
import { handoverCalls } from './handovers.ts';
import { householdCalls } from './households.ts';
import { importCalls } from './imports.ts';
import { jobCalls } from './jobs.ts';
import { lifeCalls } from './life.ts';
import { likenessCalls } from './likeness.ts';
import { logCalls } from './log.ts';
import { mappingCalls } from './mappings.ts';
import { officeCalls } from './office.ts';
import { organisationCalls } from './organisations.ts';
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
