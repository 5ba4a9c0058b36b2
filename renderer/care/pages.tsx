import { Pagination } from '@mantine/core';
import { formatCount } from '#renderer/parts/bytes.ts';
import classes from './care.module.css';

/** The pages of a list; nothing where one holds all. */
export function Pages(props: {
  page: number;
  size: number;
  total: number;
  unit: string;
  onChange: (page: number) => void;
}) {
  const { page, size, total, unit } = props;
  if (total <= size) return null;
  return (
    <div className={classes.pages}>
      <span>
        第 {formatCount((page - 1) * size + 1)} 至 {formatCount(Math.min(page * size, total))} {unit}，共{' '}
        {formatCount(total)} {unit}
      </span>
      <Pagination
        size="sm"
        total={Math.ceil(total / size)}
        value={page}
        onChange={props.onChange}
        getControlProps={(control) => ({ 'aria-label': control === 'next' ? '下一页' : '上一页' })}
        getItemProps={(of) => ({ 'aria-label': `第 ${of} 页` })}
      />
    </div>
  );
}
