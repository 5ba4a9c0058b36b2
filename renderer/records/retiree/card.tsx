import type { PersonCard } from '#shared/contract/people.ts';
import { PersonPayments } from './payments/payment-panel.tsx';

/** What was paid to a retiree, on the card of whoever has or had such a file. */
export function RetireeOnCard({ card }: { card: PersonCard }) {
  return card.files.some(({ kind }) => kind === 'retiree') ? <PersonPayments personId={card.id} /> : null;
}
