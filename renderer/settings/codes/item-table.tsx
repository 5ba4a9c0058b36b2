import { ActionIcon, Button } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { archiveCall } from '#renderer/api.ts';
import { showFailure } from '#renderer/errors.tsx';
import { StateBadge } from '#renderer/parts/state-badge.tsx';
import { useAct } from '#renderer/parts/use-act.ts';
import type { DictionaryItem } from '#shared/codes/dictionary.ts';
import { type CodeTableName, codeTables } from '#shared/codes/tables.ts';
import { formatCount } from '#shared/rules/counts.ts';
import { ChangeDialog } from './change-dialog.tsx';
import classes from './codes.module.css';
import { codeStanding, showSynonyms } from './codes-words.ts';
import { RemoveDialog } from './remove-dialog.tsx';

/** The items of a table in their order. `uses` null: not counted yet. */
export function ItemTable(props: {
  table: CodeTableName;
  items: readonly DictionaryItem[];
  uses: ReadonlyMap<string, number> | null;
}) {
  const { table, items, uses } = props;
  const [changing, setChanging] = useState<DictionaryItem | null>(null);
  const [removing, setRemoving] = useState<DictionaryItem | null>(null);
  const moved = useRef<string | null>(null);
  const act = useAct();
  const isFixed = codeTables[table].isFixed ?? false;
  const order = items.map((item) => item.code).join(' ');

  // A row that changes its place loses the keyboard: it is given back, so that the key can be pressed again.
  useEffect(() => {
    if (moved.current !== null && order !== '') document.getElementById(moved.current)?.focus();
    moved.current = null;
  }, [order]);

  const run = (work: () => Promise<string>) =>
    void act.run(() =>
      work().catch((error: unknown) => {
        showFailure(error);
        throw error;
      }),
    );
  const move = (item: DictionaryItem, index: number, way: 'up' | 'down') =>
    run(async () => {
      const after = items[way === 'up' ? index - 2 : index + 1]?.code ?? null;
      moved.current = moveId(item, way);
      await archiveCall('codes.move', { table, code: item.code, after });
      return `已调整 ${item.label} 的顺序`;
    });
  const retire = (item: DictionaryItem) =>
    run(async () => {
      await archiveCall('codes.retire', { table, code: item.code, isRetired: !item.isRetired });
      return item.isRetired ? `已恢复使用 ${item.label}` : `已停用 ${item.label}，原来的档案照旧显示`;
    });

  return (
    <>
      <table className={classes.table} aria-label="代码">
        <colgroup>
          <col style={{ width: 76 }} />
          <col />
          <col style={{ width: '24%' }} />
          <col style={{ width: 112 }} />
          <col style={{ width: 84 }} />
          <col style={{ width: 72 }} />
          <col style={{ width: 244 }} />
        </colgroup>
        <thead>
          <tr>
            {['代码', '名称', '同义词', '依据情况', '使用档案', '状态', '操作'].map((title) => (
              <th key={title} scope="col" data-figure={title === '使用档案' || undefined}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((item, index) => {
            const standing = codeStanding(item.sure);
            const count = uses?.get(item.code) ?? 0;
            return (
              <tr key={item.code} data-retired={item.isRetired || undefined}>
                <td>{item.code}</td>
                <td>{item.label}</td>
                <td>{showSynonyms(item.synonyms)}</td>
                <td title={standing.why}>
                  <StateBadge tone={standing.tone}>{standing.label}</StateBadge>
                </td>
                <td data-figure>{uses === null ? '…' : count === 0 ? '—' : formatCount(count)}</td>
                <td>{item.isRetired ? '已停用' : '在用'}</td>
                <td>
                  <div className={classes.actions}>
                    <ActionIcon
                      id={moveId(item, 'up')}
                      variant="subtle"
                      color="gray"
                      disabled={index === 0}
                      aria-label={`上移 ${item.label}`}
                      onClick={() => move(item, index, 'up')}
                    >
                      <IconArrowUp size={16} />
                    </ActionIcon>
                    <ActionIcon
                      id={moveId(item, 'down')}
                      variant="subtle"
                      color="gray"
                      disabled={index === items.length - 1}
                      aria-label={`下移 ${item.label}`}
                      onClick={() => move(item, index, 'down')}
                    >
                      <IconArrowDown size={16} />
                    </ActionIcon>
                    <RowButton label="修改" item={item} onClick={() => setChanging(item)} />
                    {isFixed ? null : (
                      <RowButton label={item.isRetired ? '恢复' : '停用'} item={item} onClick={() => retire(item)} />
                    )}
                    {item.sure === 'local' ? (
                      <RowButton label="移除" item={item} onClick={() => setRemoving(item)} />
                    ) : null}
                  </div>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {changing ? <ChangeDialog table={table} item={changing} onClose={() => setChanging(null)} /> : null}
      {removing ? <RemoveDialog table={table} item={removing} onClose={() => setRemoving(null)} /> : null}
    </>
  );
}

function RowButton({ label, item, onClick }: { label: string; item: DictionaryItem; onClick: () => void }) {
  return (
    <Button size="compact-sm" variant="subtle" aria-label={`${label} ${item.label}`} onClick={onClick}>
      {label}
    </Button>
  );
}

function moveId(item: DictionaryItem, way: 'up' | 'down'): string {
  return `move-${way}-${item.code}`;
}
