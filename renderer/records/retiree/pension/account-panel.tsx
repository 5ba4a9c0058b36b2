import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useCodes } from '#renderer/codes.ts';
import panels from '#renderer/records/panels.module.css';
import type { ArchiveOutput } from '#shared/contract/archive.ts';
import type { Account } from '#shared/records/retiree/contract/pension.ts';
import classes from './pension.module.css';

/** The account of today and those before it. `onChange` null: it cannot be changed now. */
export function AccountPanel(props: {
  account: Account;
  note: string | null;
  past: ArchiveOutput<'pension.get'>['pastAccounts'];
  onChange: (() => void) | null;
}) {
  const { account, past } = props;
  const codes = useCodes();
  const bank = account.bankName ?? (account.bankCode === null ? null : codes.label('bank', account.bankCode));
  return (
    <section className={panels.panel} aria-label="发放账号">
      <div className={classes.head}>
        <h2>发放账号</h2>
        <span className={classes.spacer} />
        <Button size="xs" variant="default" disabled={props.onChange === null} onClick={() => props.onChange?.()}>
          变更账号…
        </Button>
      </div>
      <dl className={classes.facts}>
        <dt>账号</dt>
        <dd>{account.accountNumber ?? '未登记'}</dd>
        <dt>户名</dt>
        <dd>{account.accountName ?? '未登记'}</dd>
        <dt>开户银行</dt>
        <dd>{bank ?? '未登记'}</dd>
      </dl>
      {props.note ? (
        <p className={classes.warning}>
          <IconAlertTriangle size={16} aria-hidden /> {props.note}
        </p>
      ) : null}
      {past.length > 0 ? (
        <>
          <h3 className={classes.sub}>以前的账号</h3>
          <ul className={classes.past}>
            {past.map((one) => (
              <li key={one.id}>
                <span>{one.accountNumber}</span>
                <span>{[one.accountName, one.bankName].filter(Boolean).join('，')}</span>
                <span className={classes.aside}>
                  用到 {one.untilOn}，{one.reason}（{one.by.name}）
                </span>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </section>
  );
}
