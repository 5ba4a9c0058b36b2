import { attachmentHandlers } from '../attachments.ts';
import { backupHandlers } from '../backups.ts';
import { calendarHandlers } from '../calendar.ts';
import { careHandlers } from '../care.ts';
import { characterHandlers } from '../characters.ts';
import { codeHandlers } from '../codes.ts';
import { commandHandlers } from '../commands.ts';
import { communityHandlers } from '../communities.ts';
import { handoverHandlers } from '../handovers.ts';
import { householdFileHandlers } from '../household-files.ts';
import { householdHandlers } from '../households.ts';
import { importReviewHandlers } from '../import-review.ts';
import { importHandlers } from '../imports.ts';
import { jobHandlers } from '../jobs.ts';
import { lifeHandlers } from '../life.ts';
import { likenessHandlers } from '../likeness.ts';
import { logHandlers } from '../log-book.ts';
import { mappingHandlers } from '../mappings.ts';
import { officeHandlers } from '../office.ts';
import { organisationHandlers } from '../organisations.ts';
import { outletHandlers } from '../outlets.ts';
import { peopleHandlers } from '../people.ts';
import { policyHandlers } from '../policy.ts';
import { recordHouseholdHandlers } from '../record-households.ts';
import { recordPeopleHandlers } from '../record-people.ts';
import { recordHandlers } from '../records.ts';
import { recoveryHandlers } from '../recovery.ts';
import { kindHandlers } from '../registers/handlers.ts';
import { reportHandlers } from '../reports.ts';
import { sealHandlers } from '../seals.ts';
import { sessionHandlers } from '../session.ts';
import { sheetHandlers } from '../sheets.ts';
import { startHandlers } from '../start.ts';
import type { Handlers } from './serve.ts';

/** Every call of the contract with its handler; the compiler lists what is missing. */
export const handlers: Handlers = {
  ...officeHandlers,
  ...communityHandlers,
  ...recordHandlers,
  ...lifeHandlers,
  ...backupHandlers,
  ...sealHandlers,
  ...careHandlers,
  ...peopleHandlers,
  ...characterHandlers,
  ...commandHandlers,
  ...likenessHandlers,
  ...logHandlers,
  ...sessionHandlers,
  ...startHandlers,
  ...recoveryHandlers,
  ...attachmentHandlers,
  ...policyHandlers,
  ...organisationHandlers,
  ...outletHandlers,
  ...recordPeopleHandlers,
  ...recordHouseholdHandlers,
  ...calendarHandlers,
  ...codeHandlers,
  ...mappingHandlers,
  ...householdHandlers,
  ...householdFileHandlers,
  ...importHandlers,
  ...importReviewHandlers,
  ...handoverHandlers,
  ...jobHandlers,
  ...sheetHandlers,
  ...reportHandlers,
  ...kindHandlers,
};
