import type { JobInput } from '#shared/contract/jobs.ts';
import { makeBackupJob } from './backup-make.ts';
import { writeHandover } from './handover-write.ts';
import { scanLikeness } from './likeness-scan.ts';
import { verifyPackage } from './package-verify.ts';
import { applyRoster } from './roster-apply.ts';
import { readRoster } from './roster-read.ts';
import { undoRoster } from './roster-undo.ts';
import type { JobOutcome, JobRegister, JobTools } from './tools.ts';

/** Every kind of job with the function that does it. */
const jobs: JobRegister = {
  'roster.read': readRoster,
  'roster.apply': applyRoster,
  'roster.undo': undoRoster,
  'likeness.scan': scanLikeness,
  'handover.write': writeHandover,
  'package.verify': verifyPackage,
  'backup.make': makeBackupJob,
};

export function runJob(input: JobInput, tools: JobTools): Promise<JobOutcome> {
  return (jobs[input.kind] as (input: JobInput, tools: JobTools) => Promise<JobOutcome>)(input, tools);
}
