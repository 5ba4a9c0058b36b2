import { Button } from '@mantine/core';
import { useState } from 'react';
import { useCodes } from '#renderer/codes.ts';
import { ErrorNote } from '#renderer/errors.tsx';
import { useArchive } from '#renderer/queries.ts';
import type { ArchiveOutput } from '#shared/contract/archive.ts';
import type { OwedAfterEnd, PersonPayment } from '#shared/records/retiree/contract/payments.ts';
import { paymentItemWords } from '#shared/records/retiree/payment-words.ts';
import { formatDate } from '#shared/rules/calendar.ts';
import { formatCount } from '#shared/rules/counts.ts';
import { formatMoney } from '#shared/rules/money.ts';
import { OwedPanel } from './owed-panel.tsx';
import { AmountCells, AmountHeads, StateCell } from './payment-cells.tsx';
import classes from './payments.module.css';

type Payments = ArchiveOutput<'payments.ofRecord'>;

const MONTHS_SHOWN = 12;

/** On a file: what was paid, month by month, as the final rolls have it. */
export function FilePayments(props: { recordId: number; onHandOver: ((owed: OwedAfterEnd) => void) | null }) {
  const found = useArchive('payments.ofRecord', { recordId: props.recordId });
  return (
    <>
      <OwedPanel payments={found.data} onHandOver={props.onHandOver} />
      <PaymentPanel payments={found.data} error={found.error} />
    </>
  );
}

/** On a person's card: the same over all their files; nothing where no roll ever had them. */
export function PersonPayments({ personId }: { personId: number }) {
  const found = useArchive('payments.ofPerson', { personId });
  return (
    <>
      <OwedPanel payments={found.data} onHandOver={null} />
      <PaymentPanel payments={found.data} error={found.error} />
    </>
  );
}

function PaymentPanel({ payments, error }: { payments: Payments | undefined; error: unknown }) {
  const [isWhole, setIsWhole] = useState(false);
  const items = payments?.items ?? [];
  const shown = isWhole ? items : items.slice(0, MONTHS_SHOWN);
  return (
    <section className={classes.panel} aria-label="发放记录">
      <div className={classes.panelHead}>
        <h2>发放记录</h2>
        {items.length > 0 ? <span className={classes.counts}>{formatCount(items.length)} 笔</span> : null}
      </div>
      {error ? <ErrorNote error={error} /> : null}
      {payments?.planned.map((one) => (
        <p key={one.id} className={classes.planned}>
          待发：{formatDate(one.month, 'han')}
          {paymentItemWords[one.kind]} {formatMoney(one.fen)} 元（{one.reason}）
        </p>
      ))}
      {payments && items.length === 0 ? (
        <p className={classes.empty}>还没有发放过。花名册定稿以后，每个月发了多少、发到哪里，都列在这里。</p>
      ) : null}
      {items.length > 0 ? <PaymentTable items={shown} /> : null}
      {items.length > MONTHS_SHOWN ? (
        <div>
          <Button size="compact-sm" variant="default" onClick={() => setIsWhole(!isWhole)}>
            {isWhole ? `只看最近 ${MONTHS_SHOWN} 笔` : `全部 ${formatCount(items.length)} 笔`}
          </Button>
        </div>
      ) : null}
    </section>
  );
}

function PaymentTable({ items }: { items: readonly PersonPayment[] }) {
  const codes = useCodes();
  return (
    <table className={classes.table} aria-label="发放记录">
      <colgroup>
        <col style={{ width: 92 }} />
        <col style={{ width: 84 }} />
        <col style={{ width: 66 }} />
        <col style={{ width: 84 }} />
        <col style={{ width: 66 }} />
        <col style={{ width: 90 }} />
        <col style={{ width: 132 }} />
        <col />
      </colgroup>
      <thead>
        <tr>
          <th scope="col">月份</th>
          <AmountHeads />
          <th scope="col">账号</th>
          <th scope="col">状态和备注</th>
        </tr>
      </thead>
      <tbody>
        {items.map((line) => (
          <tr key={line.lineId}>
            <td>{formatDate(line.month, 'han')}</td>
            <AmountCells line={line} />
            <td>
              {line.accountNumber === null ? '没有账号' : `尾号 ${line.accountNumber.slice(-4)}`}
              <span className={classes.aside}>{bankOf(line, codes)}</span>
            </td>
            <StateCell line={line} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function bankOf({ bankName, bankCode }: PersonPayment, codes: ReturnType<typeof useCodes>): string {
  return bankName ?? (bankCode === null ? '' : codes.label('bank', bankCode));
}
