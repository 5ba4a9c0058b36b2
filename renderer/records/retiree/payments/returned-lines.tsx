import { AcceptTick } from '#renderer/parts/judged-cells.tsx';
import { ListedName } from '#renderer/parts/listed-name.tsx';
import text from '#renderer/parts/text.module.css';
import type { ArchiveOutput } from '#shared/contract/archive.ts';
import { formatCount } from '#shared/rules/counts.ts';
import { formatMoney } from '#shared/rules/money.ts';
import { money } from './money.ts';
import classes from './payments.module.css';

/** What a bank sent back, line by line, with what is said about each; one that asks is taken by a tick. */
export function ReturnedLines(props: {
  read: ArchiveOutput<'payments.readReturns'>;
  accepted: ReadonlySet<number>;
  onAccept: (accepted: ReadonlySet<number>) => void;
}) {
  const { read, accepted } = props;
  const { lines, ready, asking } = read;
  return (
    <>
      <p style={{ margin: 0 }}>
        可登记 {formatCount(ready)} 笔，{formatMoney(read.readyFen)} 元
        {asking > 0 ? `；${formatCount(asking)} 行与花名册不一致，核对是这一笔的请勾选` : ''}；其余{' '}
        {formatCount(lines.length - ready - asking)} 行见说明。
      </p>
      <div className={classes.scroll}>
        <table className={classes.table} aria-label="退回名单">
          <thead>
            <tr>
              <th scope="col" style={{ width: 46 }}>
                行
              </th>
              <th scope="col" style={{ width: 'calc(20ch + 12px)' }}>
                号码
              </th>
              <th scope="col">姓名</th>
              <th scope="col" className={classes.money}>
                金额
              </th>
              <th scope="col">退回原因</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((one) => (
              <tr key={one.row}>
                <td>{one.row}</td>
                <td className={text.unbroken}>{one.numberText}</td>
                <td>{one.name === null ? one.nameText : <ListedName line={one}>{one.name}</ListedName>}</td>
                <td className={classes.money}>{money(one.netFen)}</td>
                <td>
                  {one.reason}
                  {one.why === null ? null : (
                    <span className={classes.said} data-stop>
                      {one.why}
                    </span>
                  )}
                  {one.asks.map((sentence) => (
                    <span key={sentence} className={classes.said}>
                      {sentence}
                    </span>
                  ))}
                  {one.asks.length > 0 ? <AcceptTick line={one} accepted={accepted} onAccept={props.onAccept} /> : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
