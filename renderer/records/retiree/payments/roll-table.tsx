import { Button } from '@mantine/core';
import { Link } from 'wouter';
import { useCodes } from '#renderer/codes.ts';
import { NoNumber } from '#renderer/parts/no-number.tsx';
import text from '#renderer/parts/text.module.css';
import type { RollLine } from '#shared/records/retiree/contract/payments.ts';
import { AmountCells, AmountHeads, StateCell } from './payment-cells.tsx';
import classes from './payments.module.css';

/** The people of a roll. `onItem`, `onReturn` null: that is not done with this roll. */
export function RollTable(props: {
  lines: readonly RollLine[];
  onItem: ((line: RollLine) => void) | null;
  onReturn: ((line: RollLine) => void) | null;
}) {
  const { onItem, onReturn } = props;
  const codes = useCodes();
  return (
    <table className={classes.table} aria-label="花名册">
      <colgroup>
        <col style={{ width: 48 }} />
        <col style={{ width: 96 }} />
        <col style={{ width: 182 }} />
        <col style={{ width: 96 }} />
        <col style={{ width: 180 }} />
        <col style={{ width: 88 }} />
        <col style={{ width: 62 }} />
        <col style={{ width: 88 }} />
        <col style={{ width: 62 }} />
        <col style={{ width: 92 }} />
        <col />
        <col style={{ width: 76 }} />
      </colgroup>
      <thead>
        <tr>
          <th scope="col">序号</th>
          <th scope="col">姓名</th>
          <th scope="col">证件号码</th>
          <th scope="col">社区</th>
          <th scope="col">开户银行和账号</th>
          <AmountHeads />
          <th scope="col">状态和备注</th>
          <th scope="col">操作</th>
        </tr>
      </thead>
      <tbody>
        {props.lines.map((line) => (
          <tr key={line.recordId}>
            <td>{line.position}</td>
            <td>
              <Link href={`/records/${line.recordId}?tab=pension`} className={classes.name}>
                {line.name}
              </Link>
              {line.accountName !== null && line.accountName !== line.name ? (
                <span className={classes.aside}>户名 {line.accountName}</span>
              ) : null}
            </td>
            <td className={text.unbroken}>{line.idNumber ?? <NoNumber />}</td>
            <td>{line.communityName ?? '未分社区'}</td>
            <td>
              {line.accountNumber === null ? (
                <span className={classes.said}>没有账号</span>
              ) : (
                <span className={text.unbroken}>{line.accountNumber}</span>
              )}
              <span className={classes.aside}>
                {line.bankName ?? (line.bankCode === null ? '' : codes.label('bank', line.bankCode))}
              </span>
            </td>
            <AmountCells line={line} />
            <StateCell line={line} />
            <td>
              {onItem ? (
                <Button
                  size="compact-sm"
                  variant="default"
                  aria-label={`补扣 ${line.name}`}
                  title="登记这个月的补贴、补发或扣款"
                  onClick={() => onItem(line)}
                >
                  补扣…
                </Button>
              ) : null}
              {onReturn && line.state !== 'returned' ? (
                <Button
                  size="compact-sm"
                  variant="default"
                  aria-label={`退回 ${line.name}`}
                  title="登记银行退回这笔"
                  onClick={() => onReturn(line)}
                >
                  退回…
                </Button>
              ) : null}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
