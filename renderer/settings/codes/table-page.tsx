import { Button, Group } from '@mantine/core';
import { IconArrowLeft, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'wouter';
import { useCodes } from '#renderer/codes.ts';
import { ErrorNote } from '#renderer/errors.tsx';
import { UndoList } from '#renderer/parts/undo-list.tsx';
import { useArchive } from '#renderer/queries.ts';
import { type CodeTableName, codeTables } from '#shared/codes/tables.ts';
import settings from '../settings.module.css';
import { AddForm } from './add-form.tsx';
import { CodeFiles } from './code-files.tsx';
import classes from './codes.module.css';
import { ItemTable } from './item-table.tsx';

/** One table: its items with how often each is used, and what was done to it. */
export function TablePage({ table }: { table: CodeTableName }) {
  const [isAdding, setIsAdding] = useState(false);
  const codes = useCodes();
  const found = useArchive('codes.table', { table });
  const { title, source, isFixed } = codeTables[table];
  const uses = new Map(found.data?.uses.map((use) => [use.code, use.count]) ?? []);

  return (
    <section className={settings.panel} aria-label={title}>
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
          <h2>{title}</h2>
          <p>{source}</p>
        </div>
        <Group gap="xs" wrap="nowrap">
          <CodeFiles table={table} />
          {isFixed || isAdding ? null : (
            <Button leftSection={<IconPlus size={16} />} onClick={() => setIsAdding(true)}>
              添加代码
            </Button>
          )}
        </Group>
      </div>
      {isFixed ? (
        <div className={classes.note}>程序按这些代码办理业务，不能增减或停用；可以排序，也可以添加同义词。</div>
      ) : null}
      {isAdding ? <AddForm table={table} onDone={() => setIsAdding(false)} /> : null}
      {found.error ? <ErrorNote error={found.error} onRetry={() => void found.refetch()} /> : null}
      <ItemTable table={table} items={codes.items(table)} uses={found.data ? uses : null} />
      {found.data && found.data.commands.length > 0 ? (
        <div>
          <h3 className={classes.sub}>可以撤销的操作</h3>
          <UndoList
            commands={found.data.commands}
            hint="这次操作改动的代码和档案会全部恢复原样；之后又改过的、已有档案在用的不能撤销。"
          />
        </div>
      ) : null}
    </section>
  );
}
