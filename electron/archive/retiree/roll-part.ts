import type { PaymentState, RollLine } from '#shared/records/retiree/contract/payments.ts';

/** Whether a line lies in a part of a roll: of one bank ('' without one), one community, one state; null all. */
export function isOnPart(part: {
  bankCode: string | null;
  communityId: number | null;
  state?: PaymentState | null;
}): (line: RollLine) => boolean {
  const { bankCode, communityId, state = null } = part;
  return (line) =>
    (bankCode === null || (line.bankCode ?? '') === bankCode) &&
    (communityId === null || line.communityId === communityId) &&
    (state === null || line.state === state);
}
