import { PersonServices } from '#renderer/care/service-panel.tsx';
import type { PersonCard } from '#shared/contract/people.ts';
import { isOpenFile } from '../is-open.ts';
import { PersonPayments } from './payments/payment-panel.tsx';

/** What was paid to a retiree, and what was done for them. */
export function RetireeOnCard({ card }: { card: PersonCard }) {
  return (
    <>
      <PersonPayments personId={card.id} />
      <PersonServices personId={card.id} person={servedBy(card)} />
    </>
  );
}

/** Whom an act is entered for from the card: by the file in use. */
function servedBy({ files, name }: PersonCard) {
  const file = files.find((one) => one.kind === 'retiree' && isOpenFile(one));
  return file ? { recordId: file.id, name, aside: file.number } : null;
}
