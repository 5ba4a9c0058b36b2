import { Button, Group, Skeleton } from '@mantine/core';
import { IconArrowLeft, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'wouter';
import { ErrorNote } from '#renderer/errors.tsx';
import { today } from '#renderer/parts/today.ts';
import { UndoList } from '#renderer/parts/undo-list.tsx';
import { useArchive } from '#renderer/queries.ts';
import { datedKeyOf, datedKindLabel, datedLabel } from '#shared/codes/policy-words.ts';
import settings from '../settings.module.css';
import { HistoryTable } from './history-table.tsx';
import classes from './policy.module.css';
import { standingOf } from './policy-words.ts';
import { ValueForm } from './value-form.tsx';

/** One value through time: what holds, what was decided before, and the form for the next decision. */
export function KeyPage({ policyKey }: { policyKey: string }) {
  const [isAdding, setIsAdding] = useState(false);
  const known = datedKeyOf(policyKey);
  const history = useArchive('policy.history', { key: policyKey });
  const list = useArchive('policy.list', { text: policyKey, onDate: today() });
  const item = list.data?.items.find((one) => one.key === policyKey);
  const standing = item ? standingOf(item.row) : null;

  return (
    <section className={settings.panel} aria-label={datedLabel(policyKey)}>
      <Group gap="xs">
        <Button
          component={Link}
          href="/settings/policy"
          variant="subtle"
          size="compact-sm"
          leftSection={<IconArrowLeft size={16} />}
        >
          政策数值
        </Button>
      </Group>
      <div className={settings.head}>
        <div>
          <h2>{datedLabel(policyKey)}</h2>
          {known ? (
            <p>
              {datedKindLabel(known.kind)}　依据条款：{known.note}
            </p>
          ) : (
            <p>这个参数本程序不认识。</p>
          )}
        </div>
        {known && !isAdding ? (
          <Button leftSection={<IconPlus size={16} />} onClick={() => setIsAdding(true)}>
            登记新的取值
          </Button>
        ) : null}
      </div>
      {standing?.tone === 'warn' ? (
        <div className={classes.why}>
          {standing.label}：{standing.why}
        </div>
      ) : null}
      {isAdding && item ? <ValueForm item={item} onDone={() => setIsAdding(false)} /> : null}
      {history.error ? <ErrorNote error={history.error} onRetry={() => void history.refetch()} /> : null}
      {history.isPending ? <Skeleton height={120} /> : null}
      {history.data ? <HistoryTable rows={history.data.rows} /> : null}
      {history.data && history.data.commands.length > 0 ? (
        <div>
          <h3 className={classes.sub}>可以撤销的操作</h3>
          <UndoList
            commands={history.data.commands}
            hint="这次操作改动的取值会全部恢复原样，导入的会整批恢复；已用于计算结果的不能撤销。"
          />
        </div>
      ) : null}
    </section>
  );
}
