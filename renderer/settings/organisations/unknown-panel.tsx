import { Button, Checkbox, Group, Skeleton, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconArrowLeft, IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { archiveCall } from '#renderer/api.ts';
import { useKeys } from '#renderer/app/keys.ts';
import { ErrorNote } from '#renderer/errors.tsx';
import { UndoList } from '#renderer/parts/undo-list.tsx';
import { useAct } from '#renderer/parts/use-act.ts';
import { useArchive } from '#renderer/queries.ts';
import type { NamingField, UnknownName } from '#shared/contract/organisations.ts';
import { formatCount } from '#shared/rules/counts.ts';
import settings from '../settings.module.css';
import { AssignDialog } from './assign-dialog.tsx';
import { UNDO_HINT } from './organisation-panel.tsx';
import classes from './organisations.module.css';
import { UnknownRow } from './unknown-row.tsx';

const PAGE = 50;
const titles: Record<NamingField, string> = { employer: '未登记的单位名称', bank: '未登记的开户银行' };

/** Names in files that the register does not know: registered, or assigned to a known organisation, one or many at once. */
export function UnknownPanel({ field }: { field: NamingField }) {
  const [text, setText] = useState('');
  const [offset, setOffset] = useState(0);
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const [assigned, setAssigned] = useState<readonly string[] | null>(null);
  const [asked] = useDebouncedValue(text, 100);
  const [, navigate] = useLocation();
  const found = useArchive(
    'organisations.unknown',
    { field, text: asked, offset, limit: PAGE },
    { keepsPrevious: true },
  );
  const overview = useArchive('organisations.overview', {}, { keepsPrevious: true }).data;
  const act = useAct();
  useKeys({ Escape: () => navigate('/settings/organisations') });
  const items = found.data?.items ?? [];
  const total = found.data?.total ?? 0;
  const keys = items.map((item) => item.key).filter((key) => picked.has(key));

  const done = () => {
    setPicked(new Set());
    setOffset(0);
  };
  const register = async (of: readonly string[]) => {
    const isDone = await act.run(async () => {
      const { registered, linked } = await archiveCall('organisations.register', { field, keys: [...of] });
      return `已登记 ${formatCount(registered)} 个单位，${formatCount(linked)} 份档案已关联`;
    });
    if (isDone) done();
  };
  const assign = async (item: UnknownName, id: number, name: string) => {
    const isDone = await act.run(async () => {
      const { linked } = await archiveCall('organisations.assign', { field, keys: [item.key], organisationId: id });
      return `已归到“${name}”，${formatCount(linked)} 份档案已关联`;
    });
    if (isDone) done();
  };
  const pick = (key: string, isPicked: boolean) =>
    setPicked((was) => new Set(isPicked ? [...was, key] : [...was].filter((one) => one !== key)));

  return (
    <section className={settings.panel} aria-label={titles[field]}>
      <Group gap="xs">
        <Button
          component={Link}
          href="/settings/organisations"
          variant="subtle"
          size="compact-sm"
          leftSection={<IconArrowLeft size={16} />}
          title="Esc"
        >
          单位
        </Button>
      </Group>
      <div className={settings.head}>
        <h2>
          {titles[field]}
          <span className={classes.total} aria-live="polite">
            {found.data ? `${formatCount(total)} 个，${formatCount(found.data.files)} 份档案` : ''}
          </span>
        </h2>
      </div>
      <p>
        档案上写着、单位库里没有的名称，写得最多的在前。登记成新单位，或归到已登记的单位作为另一种写法；档案上的文字不变。
      </p>
      <div className={classes.filters}>
        <TextInput
          className={classes.search}
          aria-label="查找未登记的名称"
          placeholder="名称里的几个字"
          leftSection={<IconSearch size={16} aria-hidden />}
          value={text}
          maxLength={100}
          onChange={(event) => {
            setText(event.currentTarget.value);
            setOffset(0);
          }}
        />
        <Button disabled={keys.length === 0} loading={act.isBusy} onClick={() => void register(keys)}>
          登记选中的{keys.length > 0 ? ` ${formatCount(keys.length)} 个` : ''}
        </Button>
        <Button variant="default" disabled={keys.length === 0 || act.isBusy} onClick={() => setAssigned(keys)}>
          归到一个单位…
        </Button>
      </div>
      {act.failure ? <ErrorNote error={act.failure} /> : null}
      {found.error ? <ErrorNote error={found.error} onRetry={() => void found.refetch()} /> : null}
      {found.isPending ? <Skeleton height={240} /> : null}
      {found.data && items.length === 0 ? (
        <p role="status">{asked.trim() === '' ? '档案上的名称都已登记。' : `没有含“${asked.trim()}”的未登记名称。`}</p>
      ) : null}
      {items.length > 0 ? (
        <table className={classes.table} aria-label={titles[field]}>
          <colgroup>
            <col style={{ width: 36 }} />
            <col style={{ width: '30%' }} />
            <col style={{ width: 64 }} />
            <col style={{ width: '22%' }} />
            <col />
            <col style={{ width: 150 }} />
          </colgroup>
          <thead>
            <tr>
              <th scope="col">
                <Checkbox
                  aria-label="全选这一页"
                  checked={keys.length === items.length}
                  indeterminate={keys.length > 0 && keys.length < items.length}
                  onChange={(event) =>
                    setPicked(event.currentTarget.checked ? new Set(items.map((item) => item.key)) : new Set())
                  }
                />
              </th>
              <th scope="col">档案上的名称</th>
              <th scope="col" data-figure>
                份数
              </th>
              <th scope="col">例如</th>
              <th scope="col">可能是</th>
              <th scope="col">操作</th>
            </tr>
          </thead>
          <tbody>
            {items.map((item) => (
              <UnknownRow
                key={item.key}
                item={item}
                isPicked={picked.has(item.key)}
                isBusy={act.isBusy}
                onPick={(isPicked) => pick(item.key, isPicked)}
                onRegister={() => void register([item.key])}
                onAssign={(id, name) => void assign(item, id, name)}
                onChoose={() => setAssigned([item.key])}
              />
            ))}
          </tbody>
        </table>
      ) : null}
      {total > PAGE ? (
        <Button.Group>
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
        </Button.Group>
      ) : null}
      {overview && overview.commands.length > 0 ? (
        <div>
          <h3 className={classes.sub}>可以撤销的操作</h3>
          <UndoList commands={overview.commands} hint={UNDO_HINT} />
        </div>
      ) : null}
      {assigned ? (
        <AssignDialog
          field={field}
          items={items.filter((item) => assigned.includes(item.key))}
          onClose={() => setAssigned(null)}
          onDone={done}
        />
      ) : null}
    </section>
  );
}
