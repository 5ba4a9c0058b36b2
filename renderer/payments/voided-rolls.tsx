import { StateBadge } from '#renderer/parts/state-badge.tsx';
import { formatInstant } from '#renderer/parts/times.ts';
import type { VoidedRoll } from '#shared/contract/payments.ts';
import { formatDate } from '#shared/rules/calendar.ts';
import classes from './payments.module.css';

/** The rolls that were voided, each with its number, why, by whom and when; nothing where there is none. */
export function VoidedRolls({ rolls }: { rolls: readonly VoidedRoll[] }) {
  if (rolls.length === 0) return null;
  return (
    <section className={classes.panel} aria-label="作废的花名册">
      <h2>作废的花名册</h2>
      <table className={classes.table} aria-label="作废的花名册">
        <colgroup>
          <col style={{ width: 130 }} />
          <col style={{ width: 120 }} />
          <col style={{ width: 80 }} />
          <col />
          <col style={{ width: 220 }} />
        </colgroup>
        <thead>
          <tr>
            {['编号', '月份', '状态', '原因', '作废'].map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rolls.map((roll) => (
            <tr key={roll.rollId}>
              <td>{roll.number}</td>
              <td>{formatDate(roll.month, 'han')}</td>
              <td>
                <StateBadge tone="bad">作废</StateBadge>
              </td>
              <td>{roll.reason}</td>
              <td>
                {formatInstant(roll.at)} {roll.by.name}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
