import { Button } from '@mantine/core';
import { Link } from 'wouter';
import type { ArchiveOutput } from '#shared/contract/archive.ts';
import type { OwedAfterEnd } from '#shared/records/retiree/contract/payments.ts';
import { owedReasons } from '#shared/records/retiree/rules/owed-after-end.ts';
import { formatDate } from '#shared/rules/calendar.ts';
import { formatMoney } from '#shared/rules/money.ts';
import classes from './payments.module.css';

/**
 * 未发养老金: what is owed since a benefit ended, month by month, and what of it was handed over; nothing where there is
 * neither. `onHandOver` null: where it is only to be looked at, the number leads to the file.
 */
export function OwedPanel(props: {
  payments: ArchiveOutput<'payments.ofRecord'> | undefined;
  onHandOver: ((owed: OwedAfterEnd) => void) | null;
}) {
  const { owed = [], handedOver = [] } = props.payments ?? {};
  if (owed.length + handedOver.length === 0) return null;
  return (
    <section className={classes.panel} aria-label="未发养老金">
      <h2>未发养老金</h2>
      {owed.map((one) => (
        <div key={one.recordId}>
          <p className={classes.said}>{one.sentence}。</p>
          <table className={classes.table} aria-label="未发的月份">
            <colgroup>
              <col style={{ width: 110 }} />
              <col style={{ width: 130 }} />
              <col />
            </colgroup>
            <thead>
              <tr>
                <th scope="col">月份</th>
                <th scope="col" className={classes.money}>
                  金额（元）
                </th>
                <th scope="col">原因</th>
              </tr>
            </thead>
            <tbody>
              {one.months.map(({ month, fen, why }) => (
                <tr key={month}>
                  <td>{formatDate(month, 'han')}</td>
                  <td className={classes.money}>{fen === null ? '没有登记' : formatMoney(fen)}</td>
                  <td>{owedReasons[why]}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <p className={classes.hint}>
            {props.onHandOver === null ? (
              <Link href={`/records/${one.recordId}?tab=pension`} className={classes.name}>
                到档案 {one.number} 办理
              </Link>
            ) : null}
          </p>
          {props.onHandOver ? (
            <Button size="compact-sm" variant="default" onClick={() => props.onHandOver?.(one)}>
              登记交付或退回…
            </Button>
          ) : null}
        </div>
      ))}
      {handedOver.map((one) => (
        <p key={one.eventId} className={classes.planned}>
          {formatDate(one.month, 'han')} {formatMoney(one.fen)} 元，{one.on} {one.party}
        </p>
      ))}
    </section>
  );
}
