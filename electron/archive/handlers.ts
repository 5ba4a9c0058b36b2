import { attachmentHandlers } from './attachments.ts';
import { handoverHandlers } from './handovers.ts';
import { importHandlers } from './imports.ts';
import { jobHandlers } from './jobs.ts';
import { likenessHandlers } from './likeness.ts';
import { officeHandlers } from './office.ts';
import { peopleHandlers } from './people.ts';
import { recordHandlers } from './records.ts';
import type { Handlers } from './serve.ts';
import { sheetHandlers } from './sheets.ts';

/** Every call of the contract with its handler; the compiler lists what is missing. */
export const handlers: Handlers = {
  ...officeHandlers,
  ...recordHandlers,
  ...peopleHandlers,
  ...likenessHandlers,
  ...attachmentHandlers,
  ...importHandlers,
  ...handoverHandlers,
  ...jobHandlers,
  ...sheetHandlers,
};
