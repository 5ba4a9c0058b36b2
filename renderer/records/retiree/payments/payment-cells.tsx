import { StateBadge } from '#renderer/parts/state-badge.tsx';
import type { PersonPayment, RollLine } from '#shared/records/retiree/contract/payments.ts';
import { paymentStateWords } from '#shared/records/retiree/payment-words.ts';
import { money } from './money.ts';
import classes from './payments.module.css';

const tones = { draft: 'calm', sent: 'active', paid: 'good', returned: 'bad' } as const;

type Amounts = Pick<RollLine | PersonPayment, 'baseFen' | 'subsidyFen' | 'arrearsFen' | 'deductionFen' | 'netFen'>;
type State = Pick<RollLine | PersonPayment, 'state' | 'returnReason' | 'note'>;

/** The headings over `AmountCells`. */
export function AmountHeads() {
  return ['基本养老金', '补贴', '补发', '扣款', '实发合计'].map((title) => (
    <th key={title} scope="col" className={classes.money}>
      {title}
    </th>
  ));
}

/** What a payment is made of, a column each. */
export function AmountCells({ line }: { line: Amounts }) {
  return (
    <>
      <td className={classes.money}>{money(line.baseFen)}</td>
      <td className={classes.money}>{money(line.subsidyFen, true)}</td>
      <td className={classes.money}>{money(line.arrearsFen, true)}</td>
      <td className={classes.money}>{money(line.deductionFen, true)}</td>
      <td className={classes.money}>{money(line.netFen)}</td>
    </>
  );
}

/** Where a payment stands, why it came back, and what is to be said about it. A roll that is not final has no state. */
export function StateCell({ line }: { line: State }) {
  return (
    <td>
      {line.state === 'draft' ? null : (
        <StateBadge tone={tones[line.state]}>{paymentStateWords[line.state]}</StateBadge>
      )}
      {line.returnReason === null ? null : <span className={classes.said}>{line.returnReason}</span>}
      {line.note === null ? null : <span className={classes.aside}>{line.note}</span>}
    </td>
  );
}
