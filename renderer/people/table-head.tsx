import { IconArrowDown, IconArrowUp, IconCheck, IconMinus } from '@tabler/icons-react';
import { columnsOf } from './columns.tsx';
import { type ListQuery, sortBy } from './list-store.ts';
import classes from './people-table.module.css';
import type { Ticks } from './use-ticks.ts';

/** The list's headings: sort by a click, tick everything that was found. */
export function TableHead(props: { query: ListQuery; total: number; ticked: number; ticks: Ticks }) {
  const { query, total, ticked, ticks } = props;
  const isAll = total > 0 && ticked >= total;
  return (
    <thead className={classes.head}>
      <tr aria-rowindex={1} className={classes.headRow}>
        <th scope="col" className={classes.tick}>
          <button
            type="button"
            className={classes.boxButton}
            aria-label={isAll ? '取消全选' : '全选'}
            aria-pressed={isAll ? true : ticked > 0 ? 'mixed' : false}
            title={isAll ? '取消全选' : '全选（Ctrl+A）'}
            onClick={() => (isAll ? ticks.none() : ticks.all())}
          >
            <span className={classes.box} data-on={ticked > 0 || undefined} aria-hidden>
              {isAll ? <IconCheck size={13} stroke={3} /> : ticked > 0 ? <IconMinus size={13} stroke={3} /> : null}
            </span>
          </button>
        </th>
        {columnsOf(query.kind).map((column) => {
          const isSorted = column.sort !== undefined && column.sort === query.sort;
          const isBestFirst = column.sort === 'number' && query.text.trim() !== '' && !query.descending;
          const Arrow = query.descending ? IconArrowDown : IconArrowUp;
          const { sort } = column;
          return (
            <th
              key={column.key}
              scope="col"
              className={classes.cell}
              data-column={column.key}
              data-rank={column.rank}
              data-figure={column.as === 'money' || undefined}
              aria-sort={isSorted && !isBestFirst ? (query.descending ? 'descending' : 'ascending') : undefined}
            >
              {sort ? (
                <button type="button" className={classes.sort} onClick={() => sortBy(sort)}>
                  {column.title}
                  {isSorted && !isBestFirst ? <Arrow size={14} stroke={2.4} aria-hidden /> : null}
                </button>
              ) : (
                column.title
              )}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}
