import { batchMessages } from '../records/retiree/messages/batches.zh.ts';
import { certificationMessages } from '../records/retiree/messages/certification.zh.ts';
import { paymentMessages } from '../records/retiree/messages/payments.zh.ts';

/** The sentences that kinds of record bring, by the codes of their refusals. */
export const messagesOfKinds = { ...batchMessages, ...certificationMessages, ...paymentMessages };
