import { Pagination } from '@mantine/core';
import { formatCount } from '#shared/rules/counts.ts';
import classes from './list-pages.module.css';

/** How many rows of a list stand on a page. */
export const PAGE_ROWS = 50;

/** Where one is in a list of many pages; nothing where one page holds all. `unit`: 人, 行. */
export function ListPages(props: { total: number; page: number; unit: string; onPage: (page: number) => void }) {
  const { total, page, unit } = props;
  if (total <= PAGE_ROWS) return null;
  return (
    <div className={classes.pages}>
      <span>
        第 {formatCount((page - 1) * PAGE_ROWS + 1)} 至 {formatCount(Math.min(page * PAGE_ROWS, total))} {unit}，共{' '}
        {formatCount(total)} {unit}
      </span>
      <Pagination
        size="sm"
        total={Math.ceil(total / PAGE_ROWS)}
        value={page}
        onChange={props.onPage}
        getControlProps={(control) => ({ 'aria-label': control === 'next' ? '下一页' : '上一页' })}
        getItemProps={(of) => ({ 'aria-label': `第 ${of} 页` })}
      />
    </div>
  );
}
