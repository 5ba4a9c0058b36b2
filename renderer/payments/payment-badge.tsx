import { StateBadge } from '#renderer/parts/state-badge.tsx';
import type { PaymentState } from '#shared/contract/payments.ts';
import { paymentStateWords } from '#shared/records/retiree/payment-words.ts';

const tones = { draft: 'calm', sent: 'active', paid: 'good', returned: 'bad' } as const;

/** Where a payment of a final roll stands; nothing while the roll is not final. */
export function PaymentBadge({ state }: { state: PaymentState }) {
  return state === 'draft' ? null : <StateBadge tone={tones[state]}>{paymentStateWords[state]}</StateBadge>;
}
