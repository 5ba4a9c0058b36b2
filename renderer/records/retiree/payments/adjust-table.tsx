import { JudgedName, JudgedVerdict } from '#renderer/parts/judged-cells.tsx';
import type { AdjustmentLine } from '#shared/records/retiree/contract/adjustments.ts';
import { adjustmentLevelWords } from '#shared/records/retiree/payment-words.ts';
import { money } from './money.ts';
import classes from './payments.module.css';

/** The lines with what is to be said about them; those that ask can be taken by a tick. */
export function AdjustTable(props: {
  lines: readonly AdjustmentLine[];
  accepted: ReadonlySet<number>;
  onAccept: (accepted: ReadonlySet<number>) => void;
}) {
  const { lines, accepted } = props;
  if (lines.length === 0) return <p className={classes.empty}>没有这样的行。</p>;
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
              <JudgedName line={line} href={(id) => `/records/${id}?tab=pension`} />
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
              <JudgedVerdict line={line} words={adjustmentLevelWords} accepted={accepted} onAccept={props.onAccept} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
