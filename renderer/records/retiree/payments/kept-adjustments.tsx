import { Button } from '@mantine/core';
import { archiveCall, desktopCall } from '#renderer/api.ts';
import { showFailure } from '#renderer/errors.tsx';
import { exportedWords } from '#renderer/parts/exported-words.ts';
import { formatInstant } from '#renderer/parts/times.ts';
import { useAct } from '#renderer/parts/use-act.ts';
import { useArchive } from '#renderer/queries.ts';
import { useMay } from '#renderer/session/use-may.ts';
import type { KeptAdjustment } from '#shared/records/retiree/contract/adjustments.ts';
import { formatCount } from '#shared/rules/counts.ts';
import { formatMoney } from '#shared/rules/money.ts';
import { moneyOrUnknown } from './money.ts';
import classes from './payments.module.css';

/** Adjustments that were entered and stand, each with its list as it was. */
export function KeptAdjustments() {
  // A list as it was entered names everybody of the office.
  const seesAll = useMay('look', 'whole');
  const items = useArchive('adjustments.list', {}, { isEnabled: seesAll }).data?.items ?? [];
  const act = useAct();
  if (items.length === 0) return null;
  const save = async ({ id, document }: KeptAdjustment) => {
    const name = `调整名单-${document.replace(/[\\/:*?"<>|]/g, '')}.xlsx`;
    const { path } = await desktopCall('files.chooseSave', { title: '导出名单', name, kind: 'xlsx' });
    if (path === null) return;
    const { rows } = await archiveCall('adjustments.exportKept', { id, path });
    await act.run(async () => exportedWords(path, `${formatCount(rows)} 行`));
  };
  return (
    <section className={classes.panel} aria-label="已登记的调整">
      <h2>已登记的调整</h2>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">文号</th>
            <th scope="col">文件日期</th>
            <th scope="col">执行年月</th>
            <th scope="col">首次发放</th>
            <th scope="col" className={classes.money}>
              人数
            </th>
            <th scope="col" className={classes.money}>
              每月增加
            </th>
            <th scope="col" className={classes.money}>
              补发
            </th>
            <th scope="col">登记</th>
            <th scope="col">名单</th>
          </tr>
        </thead>
        <tbody>
          {items.map((one) => (
            <tr key={one.id}>
              <td>{one.document}</td>
              <td>{one.decidedOn}</td>
              <td>{one.fromMonth}</td>
              <td>{one.payMonth}</td>
              <td className={classes.money}>{formatCount(one.people)}</td>
              <td className={classes.money}>{moneyOrUnknown(one.increaseFen)}</td>
              <td className={classes.money}>{formatMoney(one.arrearsFen)}</td>
              <td>
                {one.by.name} {formatInstant(one.at)}
              </td>
              <td>
                <Button
                  size="compact-sm"
                  variant="default"
                  aria-label={`导出 ${one.document} 的名单`}
                  onClick={() => void save(one).catch(showFailure)}
                >
                  导出…
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
