import { Modal } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import { ErrorNote } from '#renderer/errors.tsx';
import { ListPages, PAGE_ROWS } from '#renderer/parts/list-pages.tsx';
import { useArchive } from '#renderer/queries.ts';
import { formatDate } from '#shared/rules/calendar.ts';
import { formatMoney } from '#shared/rules/money.ts';
import classes from './payments.module.css';

/** Who of the office is on no roll of the month, each with the reason. */
export function LeftOutDialog({ month, onClose }: { month: string; onClose: () => void }) {
  const [page, setPage] = useState(1);
  const found = useArchive(
    'payments.leftOut',
    { month, offset: (page - 1) * PAGE_ROWS, limit: PAGE_ROWS },
    { keepsPrevious: true },
  );
  return (
    <Modal
      opened
      onClose={onClose}
      title={`没有编入 ${formatDate(month, 'han')}花名册的人`}
      size={760}
      closeButtonProps={{ 'aria-label': '关闭' }}
      attributes={{ header: { role: 'none' } }}
      centered
    >
      {found.error ? <ErrorNote error={found.error} /> : null}
      <table className={classes.table} aria-label="没有编入的人">
        <colgroup>
          <col style={{ width: 120 }} />
          <col style={{ width: 140 }} />
          <col />
        </colgroup>
        <thead>
          <tr>
            <th scope="col">姓名</th>
            <th scope="col">社区</th>
            <th scope="col">原因</th>
          </tr>
        </thead>
        <tbody>
          {(found.data?.items ?? []).map((one) => (
            <tr key={one.recordId}>
              <td>
                <Link href={`/records/${one.recordId}?tab=pension`} className={classes.name}>
                  {one.name}
                </Link>
              </td>
              <td>{one.communityName ?? '未分社区'}</td>
              <td>
                {one.why}
                {one.owed === null ? null : <span className={classes.said}>{one.owed}</span>}
                {one.waitingFen === 0 || one.owed !== null ? null : (
                  <span className={classes.said}>
                    另有{one.waitingFen > 0 ? '补发' : '扣款'} {formatMoney(Math.abs(one.waitingFen))}{' '}
                    元没有编入，请另行处理
                  </span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <ListPages total={found.data?.total ?? 0} page={page} unit="人" onPage={setPage} />
    </Modal>
  );
}
