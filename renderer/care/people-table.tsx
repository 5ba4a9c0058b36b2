import { Checkbox } from '@mantine/core';
import { Link } from 'wouter';
import { NoNumber } from '#renderer/parts/no-number.tsx';
import { TickAll } from '#renderer/parts/tick-all.tsx';
import type { CareRow } from '#shared/contract/care.ts';
import classes from './care.module.css';

/** The people of a list, to be ticked for what is done with several of them. */
export function PeopleTable(props: {
  rows: readonly CareRow[];
  ticked: ReadonlyMap<number, CareRow>;
  onTick: (ticked: ReadonlyMap<number, CareRow>) => void;
}) {
  const { rows, ticked } = props;
  const isTurning = rows.some(({ turnsOn }) => turnsOn !== null);
  const tick = (some: readonly CareRow[], isOn: boolean) => {
    const next = new Map(ticked);
    for (const row of some) {
      if (isOn) next.set(row.recordId, row);
      else next.delete(row.recordId);
    }
    props.onTick(next);
  };
  return (
    <table className={classes.table} aria-label="人员">
      <colgroup>
        <col style={{ width: 34 }} />
        <col style={{ width: 110 }} />
        <col style={{ width: 56 }} />
        <col style={{ width: 104 }} />
        <col style={{ width: 176 }} />
        <col style={{ width: 120 }} />
        <col />
        <col style={{ width: 110 }} />
        <col style={{ width: 120 }} />
        <col style={{ width: 104 }} />
      </colgroup>
      <thead>
        <tr>
          <th scope="col">
            <TickAll
              label="勾选本页全部"
              ids={rows.map(({ recordId }) => recordId)}
              ticked={ticked}
              onTick={(isOn) => tick(rows, isOn)}
            />
          </th>
          {[
            ...['姓名', '周岁', isTurning ? '满周岁日期' : '出生日期', '证件号码', '电话', '居住地址', '社区'],
            ...['自管小组', '上次走访'],
          ].map((title) => (
            <th key={title} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.recordId}>
            <td>
              <Checkbox
                size="xs"
                aria-label={`勾选 ${row.name}`}
                checked={ticked.has(row.recordId)}
                onChange={(event) => tick([row], event.currentTarget.checked)}
              />
            </td>
            <td>
              <Link href={`/records/${row.recordId}?tab=life`} className={classes.name}>
                {row.name}
              </Link>
            </td>
            <td>{row.age ?? ''}</td>
            <td>{row.turnsOn ?? row.birthOn ?? ''}</td>
            <td>{row.idNumber ?? <NoNumber />}</td>
            <td>{row.phone ?? ''}</td>
            <td>{row.address ?? ''}</td>
            <td>{row.communityName ?? '未分社区'}</td>
            <td>{row.selfGroup ?? ''}</td>
            <td>{row.lastVisitOn ?? <span className={classes.never}>没有记录</span>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
