import { Checkbox } from '@mantine/core';
import { Link } from 'wouter';
import { acceptLabel, ListedName } from '#renderer/parts/listed-name.tsx';
import { StateBadge } from '#renderer/parts/state-badge.tsx';
import type { AdjustmentLevel, AdjustmentLine } from '#shared/contract/adjustments.ts';
import { adjustmentLevelWords } from '#shared/records/retiree/payment-words.ts';
import { money } from './money.ts';
import classes from './payments.module.css';

const tones = { ready: 'good', note: 'active', ask: 'warn', stop: 'bad' } as const satisfies Record<
  AdjustmentLevel,
  string
>;

/** The lines with what is to be said about them; those that ask can be taken by a tick. */
export function AdjustTable(props: {
  lines: readonly AdjustmentLine[];
  accepted: ReadonlySet<number>;
  onAccept: (accepted: ReadonlySet<number>) => void;
}) {
  const { lines, accepted } = props;
  if (lines.length === 0) return <p className={classes.empty}>没有这样的行。</p>;
  const accept = (row: number, isOn: boolean) => {
    const next = new Set(accepted);
    if (isOn) next.add(row);
    else next.delete(row);
    props.onAccept(next);
  };
  return (
    <table className={classes.table} aria-label="调整名单">
      <colgroup>
        <col style={{ width: 52 }} />
        <col style={{ width: 104 }} />
        <col style={{ width: 170 }} />
        <col style={{ width: 110 }} />
        <col style={{ width: 94 }} />
        <col style={{ width: 94 }} />
        <col style={{ width: 84 }} />
        <col style={{ width: 94 }} />
        <col style={{ width: 94 }} />
        <col />
      </colgroup>
      <thead>
        <tr>
          <th scope="col">行</th>
          <th scope="col">姓名</th>
          <th scope="col">号码</th>
          <th scope="col">社区</th>
          {['调整前', '调整后', '增加', '按办法', '补发'].map((title) => (
            <th key={title} scope="col" className={classes.money}>
              {title}
            </th>
          ))}
          <th scope="col">核对</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.row}>
            <td>{line.row}</td>
            <td>
              {line.recordId === null ? (
                line.nameText
              ) : (
                <ListedName line={line}>
                  <Link href={`/records/${line.recordId}?tab=pension`} className={classes.name}>
                    {line.name}
                  </Link>
                </ListedName>
              )}
            </td>
            <td>{line.numberText}</td>
            <td>{line.communityName ?? ''}</td>
            <td className={classes.money}>{money(line.beforeFen)}</td>
            <td className={classes.money}>{money(line.afterFen)}</td>
            <td className={classes.money}>
              {line.afterFen === null || line.beforeFen === null ? '' : money(line.afterFen - line.beforeFen)}
            </td>
            <td className={classes.money}>{money(line.formulaFen)}</td>
            <td className={classes.money}>{money(line.arrearsFen, true)}</td>
            <td>
              <StateBadge tone={tones[line.level]}>{adjustmentLevelWords[line.level]}</StateBadge>
              {line.level === 'ask' ? (
                <Checkbox
                  size="xs"
                  mt={4}
                  label={acceptLabel(line).label}
                  aria-label={acceptLabel(line).spoken}
                  checked={accepted.has(line.row)}
                  onChange={(event) => accept(line.row, event.currentTarget.checked)}
                />
              ) : null}
              {line.findings.map((sentence) => (
                <span key={sentence} className={classes.said} data-stop={line.level === 'stop' || undefined}>
                  {sentence}
                </span>
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
