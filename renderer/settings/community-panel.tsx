import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { ErrorNote } from '#renderer/errors.tsx';
import { formatCount } from '#renderer/parts/bytes.ts';
import { useArchive } from '#renderer/queries.ts';
import type { Community } from '#shared/contract/communities.ts';
import { CommunityForm } from './community-form.tsx';
import classes from './settings.module.css';

/** The communities of the street: added, renamed and coded here; an import registers new ones by itself. */
export function CommunityPanel() {
  const found = useArchive('communities.list', {});
  const [edited, setEdited] = useState<Community | 'new' | null>(null);
  const items = found.data?.items ?? [];
  return (
    <section className={classes.panel} aria-label="社区">
      <div className={classes.head}>
        <h2>社区</h2>
        <Button variant="default" leftSection={<IconPlus size={16} />} onClick={() => setEdited('new')}>
          添加社区
        </Button>
      </div>
      {found.error ? <ErrorNote error={found.error} onRetry={() => void found.refetch()} /> : null}
      {edited ? (
        <CommunityForm key={edited === 'new' ? 0 : edited.id} edited={edited} onDone={() => setEdited(null)} />
      ) : null}
      {found.data && items.length === 0 ? <p>还没有登记社区。可以在这里添加，导入花名册时也会自动登记。</p> : null}
      {items.length > 0 ? (
        <table className={classes.table}>
          <colgroup>
            <col />
            <col style={{ width: 180 }} />
            <col style={{ width: 120 }} />
            <col style={{ width: 90 }} />
          </colgroup>
          <thead>
            <tr>
              <th scope="col">名称</th>
              <th scope="col">区划代码</th>
              <th scope="col" data-figure>
                档案（份）
              </th>
              <th scope="col" data-figure>
                操作
              </th>
            </tr>
          </thead>
          <tbody>
            {items.map((community) => (
              <tr key={community.id}>
                <td>{community.name}</td>
                <td>{community.code ?? '未填'}</td>
                <td data-figure>{formatCount(community.records)}</td>
                <td data-figure>
                  <Button
                    size="compact-sm"
                    variant="subtle"
                    aria-label={`修改 ${community.name}`}
                    onClick={() => setEdited(community)}
                  >
                    修改
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
    </section>
  );
}
