import { useEffect, useRef } from 'react';
import { Link } from 'wouter';
import { goAlong } from '#renderer/parts/go-along.ts';
import type { ReportFigure } from '#shared/contract/reports.ts';
import { figureUnitWords, figureWords } from '#shared/reports/words.ts';
import { choose } from './choice.ts';
import classes from './reports.module.css';

/** The figures in the order of the form. A figure leads to the rows behind it; the arrows go from one to the next. */
export function FigureTable(props: {
  figures: readonly ReportFigure[];
  /** The figure the clerk comes back from. */
  focused?: string | null;
  /** A closed report shows what it said: the rows of today belong to the report of today. */
  isClosed?: boolean;
}) {
  const table = useRef<HTMLTableElement>(null);
  const focused = useRef(props.focused ?? null);
  useEffect(() => {
    const links = Array.from(table.current?.querySelectorAll<HTMLElement>('tbody a[data-figure]') ?? []);
    (links.find((one) => one.dataset.figure === focused.current) ?? links[0])?.focus({
      preventScroll: focused.current === null,
    });
  }, []);
  return (
    <table ref={table} className={classes.figures} aria-label="指标" onKeyDown={goAlong}>
      <colgroup>
        <col style={{ width: 56 }} />
        <col style={{ width: 230 }} />
        <col style={{ width: 150 }} />
        <col style={{ width: 60 }} />
        <col style={{ width: 92 }} />
        <col />
      </colgroup>
      <thead>
        <tr>
          <th scope="col">栏号</th>
          <th scope="col">指标</th>
          <th scope="col" className={classes.number}>
            数值
          </th>
          <th scope="col">单位</th>
          <th scope="col">其中补报</th>
          <th scope="col">指标解释</th>
        </tr>
      </thead>
      <tbody>
        {props.figures.map((figure) => (
          <tr key={figure.key} data-level={figure.level}>
            <td>{figure.column}</td>
            <th scope="row">{figure.label}</th>
            <td className={classes.number}>
              {figure.hasRows && !props.isClosed ? (
                <Link
                  href={`/reports/rows/${figure.key}/all`}
                  className={classes.figure}
                  data-figure={figure.key}
                  aria-label={`${figure.label} ${figureWords(figure)}，看名单`}
                  onClick={() => choose({ figure: figure.key })}
                >
                  {figureWords(figure)}
                </Link>
              ) : (
                figureWords(figure)
              )}
            </td>
            <td>{figureUnitWords[figure.unit]}</td>
            <td>
              {figure.late > 0 && !props.isClosed ? (
                <Link
                  href={`/reports/rows/${figure.key}/late`}
                  className={classes.late}
                  aria-label={`${figure.label} 补报 ${figure.late}，看名单`}
                  onClick={() => choose({ figure: figure.key })}
                >
                  {figure.late}
                </Link>
              ) : figure.late > 0 ? (
                figure.late
              ) : (
                ''
              )}
            </td>
            <td className={classes.definition}>{figure.lacking ?? figure.definition}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
