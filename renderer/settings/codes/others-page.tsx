import { Button, Group, Skeleton } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'wouter';
import { ErrorNote } from '#renderer/errors.tsx';
import { UndoList } from '#renderer/parts/undo-list.tsx';
import { useArchive } from '#renderer/queries.ts';
import { codeTables } from '#shared/codes/tables.ts';
import type { OtherText } from '#shared/contract/codes.ts';
import { formatCount } from '#shared/rules/counts.ts';
import settings from '../settings.module.css';
import { AssignDialog } from './assign-dialog.tsx';
import classes from './codes.module.css';

const PAGE = 50;

/** 其他内容: what clerks wrote beside 其他 and what rosters said, so that the tables can grow. */
export function OthersPage() {
  const [offset, setOffset] = useState(0);
  const [assigning, setAssigning] = useState<OtherText | null>(null);
  const found = useArchive('codes.others', { offset, limit: PAGE }, { keepsPrevious: true });
  const total = found.data?.total ?? 0;

  return (
    <section className={settings.panel} aria-label="其他内容">
      <Group gap="xs">
        <Button
          component={Link}
          href="/settings/codes"
          variant="subtle"
          size="compact-sm"
          leftSection={<IconArrowLeft size={16} />}
        >
          代码表
        </Button>
      </Group>
      <div className={settings.head}>
        <div>
          <h2>其他内容</h2>
          <p>登记时选“其他”写下的，和花名册里没能识别的。整理成代码后，这些档案一起改过去，下次导入也能认出。</p>
        </div>
      </div>
      {found.error ? <ErrorNote error={found.error} onRetry={() => void found.refetch()} /> : null}
      {found.isPending ? <Skeleton height={160} /> : null}
      {found.data && total === 0 ? <p role="status">没有待整理的内容。</p> : null}
      {total > 0 ? (
        <table className={classes.table} aria-label="待整理的内容">
          <colgroup>
            <col style={{ width: '17%' }} />
            <col style={{ width: '22%' }} />
            <col style={{ width: 190 }} />
            <col />
            <col style={{ width: 92 }} />
          </colgroup>
          <thead>
            <tr>
              <th scope="col">代码表</th>
              <th scope="col">内容</th>
              <th scope="col">档案</th>
              <th scope="col">例如</th>
              <th scope="col">操作</th>
            </tr>
          </thead>
          <tbody>
            {found.data?.items.map((item) => (
              <tr key={`${item.table} ${item.text}`}>
                <td>
                  <Link href={`/settings/codes/${item.table}`}>{codeTables[item.table].title}</Link>
                </td>
                <td>
                  <strong>{item.text}</strong>
                </td>
                <td>{countWords(item)}</td>
                <td>
                  <div className={classes.examples}>
                    {item.examples.map((one) => (
                      <Link key={one.recordId} href={`/records/${one.recordId}`} title={one.number}>
                        {one.name}
                      </Link>
                    ))}
                  </div>
                </td>
                <td>
                  <Button
                    size="compact-sm"
                    variant="default"
                    aria-label={`整理 ${item.text}`}
                    onClick={() => setAssigning(item)}
                  >
                    整理…
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      {total > PAGE ? (
        <Group gap="xs">
          <Button variant="default" size="xs" disabled={offset === 0} onClick={() => setOffset(offset - PAGE)}>
            上一页
          </Button>
          <Button
            variant="default"
            size="xs"
            disabled={offset + PAGE >= total}
            onClick={() => setOffset(offset + PAGE)}
          >
            下一页
          </Button>
        </Group>
      ) : null}
      {found.data && found.data.commands.length > 0 ? (
        <div>
          <h3 className={classes.sub}>可以撤销的操作</h3>
          <UndoList
            commands={found.data.commands}
            hint="这次整理改动的代码和档案会全部恢复原样；之后又改过的不能撤销。"
          />
        </div>
      ) : null}
      {assigning ? <AssignDialog item={assigning} onClose={() => setAssigning(null)} /> : null}
    </section>
  );
}

function countWords({ typed, unread }: OtherText): string {
  const parts = [
    ...(typed > 0 ? [`登记 ${formatCount(typed)} 份`] : []),
    ...(unread > 0 ? [`花名册 ${formatCount(unread)} 份`] : []),
  ];
  return parts.join('，');
}
