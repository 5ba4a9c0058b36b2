import { batchMessages } from '../records/retiree/messages/batches.zh.ts';

/** The sentences that kinds of record bring, by the codes of their refusals. */
export const messagesOfKinds = { ...batchMessages };
