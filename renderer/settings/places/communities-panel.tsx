import { Button, Checkbox, Skeleton, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconArrowsJoin, IconPlus, IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { archiveCall } from '#renderer/api.ts';
import { ErrorNote } from '#renderer/errors.tsx';
import { StateBadge } from '#renderer/parts/state-badge.tsx';
import { TableFiles } from '#renderer/parts/table-files.tsx';
import { today } from '#renderer/parts/today.ts';
import { UndoList } from '#renderer/parts/undo-list.tsx';
import { useArchive } from '#renderer/queries.ts';
import { useMay } from '#renderer/session/use-may.ts';
import type { Community } from '#shared/contract/communities.ts';
import { formatCount } from '#shared/rules/counts.ts';
import { placesOfKinds } from '../../registers/places.ts';
import settings from '../settings.module.css';
import classes from './places.module.css';
import { VersionForm } from './version-form.tsx';

/** 社区: those of today and of days past, with what can be done about them; an import registers new ones by itself. */
export function CommunitiesPanel() {
  const [text, setText] = useState('');
  const [withEnded, setWithEnded] = useState(true);
  const [isAdding, setIsAdding] = useState(false);
  const [asked] = useDebouncedValue(text, 120);
  const [, navigate] = useLocation();
  const found = useArchive('communities.list', { text: asked, withEnded }, { keepsPrevious: true });
  const seesAll = useMay('look', 'whole');
  const mayChange = useMay('settings', 'whole');
  const acts = useArchive('communities.acts', { limit: 20 }, { isEnabled: seesAll });
  const items = found.data?.items ?? [];
  return (
    <section className={settings.panel} aria-label="社区">
      <div className={settings.head}>
        <h2>社区</h2>
        <div className={classes.actions}>
          <PlaceFiles mayTake={mayChange} />
          {mayChange ? (
            <>
              <Button
                variant="default"
                leftSection={<IconArrowsJoin size={16} />}
                onClick={() => navigate('/settings/communities/merge')}
              >
                合并社区…
              </Button>
              <Button leftSection={<IconPlus size={16} />} onClick={() => setIsAdding(true)}>
                添加社区
              </Button>
            </>
          ) : null}
        </div>
      </div>
      {seesAll ? (
        <p>点社区名称，可以更名、改代码、拆分、撤销，登记居民小组和自管小组。以前的名称和归属都保留，档号不变。</p>
      ) : null}
      {isAdding ? <VersionForm mode="new" onDone={() => setIsAdding(false)} /> : null}
      <div className={classes.bar}>
        <TextInput
          className={classes.search}
          aria-label="查找社区"
          placeholder="现在或以前的名称、代码"
          leftSection={<IconSearch size={16} aria-hidden />}
          value={text}
          maxLength={60}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') setText('');
          }}
        />
        <Checkbox
          label="也列出已合并、拆分、撤销的"
          checked={withEnded}
          onChange={(event) => setWithEnded(event.currentTarget.checked)}
        />
      </div>
      {found.error ? <ErrorNote error={found.error} onRetry={() => void found.refetch()} /> : null}
      {found.isPending ? <Skeleton height={160} /> : null}
      {found.data && items.length === 0 ? (
        <p role="status">
          {asked.trim() === ''
            ? '还没有登记社区。可以在这里添加，导入花名册时也会自动登记。'
            : `没有查到含“${asked.trim()}”的社区。`}
        </p>
      ) : null}
      {items.length > 0 ? <CommunityTable items={items} isLinked={seesAll} /> : null}
      {placesOfKinds.map(({ name, inSheet: { title, hint, Files } }) => (
        <div key={name} className={settings.head}>
          <div>
            <h3 className={classes.sub}>{title}</h3>
            <p>{hint}</p>
          </div>
          <Files />
        </div>
      ))}
      {acts.data && acts.data.items.length > 0 ? (
        <div>
          <h3 className={classes.sub}>可以撤销的操作</h3>
          <UndoList
            commands={acts.data.items}
            hint="这次操作改动的社区、小组和档案归属会全部恢复原样。之后又改过的，要先撤销后来的操作。"
          />
        </div>
      ) : null}
    </section>
  );
}

function CommunityTable({ items, isLinked }: { items: readonly Community[]; isLinked: boolean }) {
  return (
    <table className={settings.table}>
      <colgroup>
        <col />
        <col style={{ width: 150 }} />
        <col style={{ width: 220 }} />
        <col style={{ width: 110 }} />
      </colgroup>
      <thead>
        <tr>
          <th scope="col">名称</th>
          <th scope="col">区划代码</th>
          <th scope="col">状态</th>
          <th scope="col" data-figure>
            档案（份）
          </th>
        </tr>
      </thead>
      <tbody>
        {items.map((community) => (
          <tr key={community.id} className={community.endedOn === null ? undefined : classes.past}>
            <td>
              {isLinked ? (
                <Link className={classes.link} href={`/settings/communities/${community.id}`}>
                  {community.name}
                </Link>
              ) : (
                community.name
              )}
            </td>
            <td>{community.code ?? '未填'}</td>
            <td>
              {community.endedOn === null ? (
                '现行'
              ) : community.records > 0 ? (
                <StateBadge tone="warn">未分配 {formatCount(community.records)} 份</StateBadge>
              ) : (
                `已于 ${community.endedOn} 截止`
              )}
            </td>
            <td data-figure>{formatCount(community.records)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Writes all communities with their versions into a workbook, and takes one in: all of it or nothing. */
function PlaceFiles({ mayTake }: { mayTake: boolean }) {
  const take = async (path: string) => {
    const { added, changed, same } = await archiveCall('communities.importFile', { path });
    if (added + changed === 0) return `表里的 ${formatCount(same)} 条都已登记，没有改动`;
    return `新增 ${formatCount(added)} 条，修改 ${formatCount(changed)} 条${same > 0 ? `，${formatCount(same)} 条没有变化` : ''}`;
  };
  const save = async (path: string) => {
    const { rows } = await archiveCall('communities.export', { path });
    return `已导出 ${formatCount(rows)} 条`;
  };
  return (
    <TableFiles
      takes={mayTake ? { label: '导入表格…', hint: '照导出的表格填写；有一行不对就全部不导入', run: take } : null}
      saves={{ label: '导出表格…', fileName: `社区-${today()}.xlsx`, run: save }}
    />
  );
}
