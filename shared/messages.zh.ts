import type { ErrorCode, ErrorParams } from './errors.ts';
import { archiveMessages } from './messages/archive.zh.ts';
import { backupMessages } from './messages/backups.zh.ts';
import { filesMessages } from './messages/files.zh.ts';
import type { Message } from './messages/message.ts';
import { peopleMessages } from './messages/people.zh.ts';
import { placesMessages } from './messages/places.zh.ts';
import { registerMessages } from './messages/register.zh.ts';
import { reportMessages } from './messages/reports.zh.ts';
import { transferMessages } from './messages/transfer.zh.ts';
import { usersMessages } from './messages/users.zh.ts';
import { messagesOfKinds } from './registers/messages.ts';

const messages: { [C in ErrorCode]: (params: ErrorParams[C]) => Message } = {
  ...archiveMessages,
  ...backupMessages,
  ...peopleMessages,
  ...placesMessages,
  ...registerMessages,
  ...filesMessages,
  ...transferMessages,
  ...usersMessages,
  ...reportMessages,
  ...messagesOfKinds,
};

/** The closed list of codes, for the test that each has its sentence. */
export const errorCodes = Object.keys(messages) as ErrorCode[];

/** The sentence and the next step for a refusal, in the words a clerk uses. */
export function messageFor<C extends ErrorCode>(code: C, params: ErrorParams[C]): Message {
  return messages[code](params);
}
