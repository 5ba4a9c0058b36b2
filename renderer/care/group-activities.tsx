import { useArchive } from '#renderer/queries.ts';
import { formatCount } from '#shared/rules/counts.ts';
import classes from './care.module.css';
import { ServiceTable } from './service-table.tsx';

/** What a group held, newest first. */
export function GroupActivities({ groupId, onOpen }: { groupId: number; onOpen: (id: number) => void }) {
  const found = useArchive('care.list', { groupId, limit: 50 });
  const list = found.data;
  return (
    <section className={classes.panel} aria-label="小组活动">
      <h2 className={classes.sub}>活动和服务{list && list.total > 0 ? `（${formatCount(list.total)} 次）` : ''}</h2>
      {list?.total === 0 ? <p className={classes.empty}>还没有登记过这个小组的活动。</p> : null}
      {list && list.items.length > 0 ? <ServiceTable items={list.items} withPeople onOpen={onOpen} /> : null}
      {list && list.total > list.items.length ? (
        <p className={classes.hint}>只列出最近 {formatCount(list.items.length)} 次，更早的在“记录”里。</p>
      ) : null}
    </section>
  );
}
