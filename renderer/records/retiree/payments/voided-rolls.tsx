import { StateBadge } from '#renderer/parts/state-badge.tsx';
import { formatInstant } from '#renderer/parts/times.ts';
import { PrintButton } from '#renderer/sheets/print-button.tsx';
import type { VoidedRoll } from '#shared/records/retiree/contract/payments.ts';
import { formatDate } from '#shared/rules/calendar.ts';
import classes from './payments.module.css';

/** The rolls that were voided, each with its number, why, by whom and when; nothing where there is none. */
export function VoidedRolls({ rolls, isMasked }: { rolls: readonly VoidedRoll[]; isMasked: boolean }) {
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
          <col style={{ width: 110 }} />
        </colgroup>
        <thead>
          <tr>
            {['编号', '月份', '状态', '原因', '作废', '操作'].map((title) => (
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
              <td>
                <PrintButton
                  size="compact-sm"
                  label="打印…"
                  name={`打印作废的花名册 ${roll.number}`}
                  request={{
                    form: 'pay-roll',
                    rollId: roll.rollId,
                    bankCode: null,
                    communityId: null,
                    isMasked,
                  }}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
