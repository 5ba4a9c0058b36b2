import { Button } from '@mantine/core';
import { StateBadge } from '#renderer/parts/state-badge.tsx';
import classes from '../codes/codes.module.css';
import type { ShownLine } from './mapping-words.ts';

/** Lines of 代码对照: what a code is called there, what it becomes here, and how sure that is. */
export function MappingTable({
  lines,
  onChange,
}: {
  lines: readonly ShownLine[];
  /** null: not the user's to change. */
  onChange: ((line: ShownLine) => void) | null;
}) {
  return (
    <table className={classes.table} aria-label="对照">
      <colgroup>
        <col style={{ width: '21%' }} />
        <col style={{ width: '17%' }} />
        <col style={{ width: 84 }} />
        <col />
        <col style={{ width: '19%' }} />
        <col style={{ width: 150 }} />
        {onChange ? <col style={{ width: 80 }} /> : null}
      </colgroup>
      <thead>
        <tr>
          <th scope="col">来源</th>
          <th scope="col">代码表</th>
          <th scope="col">对方代码</th>
          <th scope="col">对方名称</th>
          <th scope="col">本系统</th>
          <th scope="col">依据</th>
          {onChange ? <th scope="col">操作</th> : null}
        </tr>
      </thead>
      <tbody>
        {lines.map((shown) => (
          <tr key={`${shown.line.source} ${shown.line.table} ${shown.line.code}`}>
            <td>{shown.sourceName}</td>
            <td>{shown.tableTitle}</td>
            <td>{shown.line.code}</td>
            <td>{shown.line.label || '—'}</td>
            <td>{shown.ours}</td>
            <td>
              <StateBadge tone={shown.tone}>{shown.mark}</StateBadge>
              {shown.decided ? <div>{shown.decided}</div> : null}
            </td>
            {onChange ? (
              <td>
                <Button
                  size="compact-sm"
                  variant="default"
                  aria-label={`修改 ${shown.sourceName} ${shown.tableTitle} ${shown.line.code}`}
                  onClick={() => onChange(shown)}
                >
                  修改…
                </Button>
              </td>
            ) : null}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
