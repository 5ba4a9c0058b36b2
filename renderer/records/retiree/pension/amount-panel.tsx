import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import panels from '#renderer/records/panels.module.css';
import type { PensionAmount } from '#shared/records/retiree/contract/pension.ts';
import { formatDate } from '#shared/rules/calendar.ts';
import { formatMoney } from '#shared/rules/money.ts';
import classes from './pension.module.css';
import { kindLabels } from './pension-words.ts';

/** What is paid now, and every amount that was, newest first. `onAdd` null: nothing can be entered now. */
export function AmountPanel(props: {
  currentFen: number | null;
  amounts: readonly PensionAmount[];
  onAdd: (() => void) | null;
}) {
  const { currentFen, amounts } = props;
  return (
    <section className={panels.panel} aria-label="月养老金">
      <div className={classes.head}>
        <h2>月养老金</h2>
        <strong className={classes.figure}>{currentFen === null ? '未登记' : `${formatMoney(currentFen)} 元`}</strong>
        <span className={classes.spacer} />
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPlus size={14} />}
          disabled={props.onAdd === null}
          onClick={() => props.onAdd?.()}
        >
          登记金额…
        </Button>
      </div>
      {amounts.length === 0 ? (
        <p className={classes.none}>
          {currentFen === null
            ? '还没有登记金额。'
            : '登记信息里只有现在的金额，不知道从哪个月起。补发、多发要按月份算，请登记从哪个月起、依据什么。'}
        </p>
      ) : (
        <table className={panels.files} aria-label="历次金额">
          <colgroup>
            <col style={{ width: 104 }} />
            <col style={{ width: 120 }} />
            <col style={{ width: 60 }} />
            <col />
            <col style={{ width: 90 }} />
          </colgroup>
          <thead>
            <tr>
              {['起始月份', '金额（元）', '类别', '依据', '登记人'].map((title) => (
                <th key={title} scope="col" data-figure={title === '金额（元）' || undefined}>
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {amounts.map((amount) => (
              <tr key={amount.id}>
                <td>{formatDate(amount.fromMonth, 'han')}</td>
                <td data-figure>{formatMoney(amount.fen)}</td>
                <td>{kindLabels[amount.kind]}</td>
                <td>{amount.document}</td>
                <td>{amount.by.name}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
