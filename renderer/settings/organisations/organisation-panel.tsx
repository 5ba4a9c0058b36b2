import { Alert, Button, Group, Select, Skeleton, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconInfoCircle, IconPlus, IconSearch } from '@tabler/icons-react';
import { type KeyboardEvent, useRef, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { ErrorNote } from '#renderer/errors.tsx';
import { UndoList } from '#renderer/parts/undo-list.tsx';
import { useArchive } from '#renderer/queries.ts';
import { useMay } from '#renderer/session/use-may.ts';
import { type OrganisationKind, organisationKindLabels, organisationKinds } from '#shared/codes/organisation.ts';
import { formatCount } from '#shared/rules/counts.ts';
import settings from '../settings.module.css';
import { OrganisationFiles } from './organisation-files.tsx';
import { OrganisationTable } from './organisation-table.tsx';
import classes from './organisations.module.css';

const PAGE = 100;

/** 单位: former employers, branches of banks, service providers, typed once and used everywhere. */
export function OrganisationPanel() {
  const [text, setText] = useState('');
  const [kind, setKind] = useState<OrganisationKind | null>(null);
  const [standing, setStanding] = useState<'open' | 'closed' | null>(null);
  const [offset, setOffset] = useState(0);
  const [asked] = useDebouncedValue(text, 80);
  const [, navigate] = useLocation();
  const table = useRef<HTMLDivElement>(null);
  const isClosed = standing === null ? null : standing === 'closed';
  const found = useArchive(
    'organisations.list',
    { text: asked, kind, isClosed, offset, limit: PAGE },
    { keepsPrevious: true },
  );
  const overview = useArchive('organisations.overview', {}, { keepsPrevious: true }).data;
  const seesAll = useMay('look', 'whole');
  const rows = found.data?.rows ?? [];
  const total = found.data?.total ?? 0;
  const isNarrowed = asked.trim() !== '' || kind !== null || standing !== null;

  const onSearchKey = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') {
      event.preventDefault();
      table.current?.querySelector<HTMLElement>('[data-row]')?.focus();
    } else if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      const first = rows[0];
      if (first && text === asked && text.trim() !== '') navigate(`/settings/organisations/${first.id}`);
    } else if (event.key === 'Escape' && text !== '') {
      event.preventDefault();
      setText('');
      setOffset(0);
    }
  };

  return (
    <section className={settings.panel} aria-label="单位">
      <div className={settings.head}>
        <h2>
          单位
          <span className={classes.total} aria-live="polite">
            {found.data ? (isNarrowed ? `找到 ${formatCount(total)} 个` : `${formatCount(total)} 个`) : ''}
          </span>
        </h2>
        <Group gap="xs" wrap="nowrap">
          <OrganisationFiles />
          <Button leftSection={<IconPlus size={16} />} onClick={() => navigate('/settings/organisations/new')}>
            登记单位
          </Button>
        </Group>
      </div>
      {seesAll && overview && overview.unknownEmployers + overview.unknownBanks > 0 ? (
        <Alert variant="light" p="xs" icon={<IconInfoCircle size={18} aria-hidden />}>
          档案里还有未登记的单位名称：
          {overview.unknownEmployers > 0 ? (
            <Link href="/settings/organisations/unknown" className={classes.link}>
              原工作单位 {formatCount(overview.unknownEmployers)} 个
            </Link>
          ) : null}
          {overview.unknownEmployers > 0 && overview.unknownBanks > 0 ? '，' : null}
          {overview.unknownBanks > 0 ? (
            <Link href="/settings/organisations/unknown-bank" className={classes.link}>
              开户银行 {formatCount(overview.unknownBanks)} 个
            </Link>
          ) : null}
        </Alert>
      ) : null}
      <div className={classes.filters}>
        <TextInput
          className={classes.search}
          aria-label="查找单位"
          placeholder="名称、曾用名、拼音首字母、信用代码、单位编号"
          leftSection={<IconSearch size={16} aria-hidden />}
          value={text}
          maxLength={100}
          autoFocus
          onChange={(event) => {
            setText(event.currentTarget.value);
            setOffset(0);
          }}
          onKeyDown={onSearchKey}
        />
        <Select
          w={140}
          aria-label="单位类别"
          data={[
            { value: 'all', label: '全部类别' },
            ...organisationKinds.map((one) => ({ value: one, label: organisationKindLabels[one] })),
          ]}
          value={kind ?? 'all'}
          allowDeselect={false}
          onChange={(value) => {
            setKind(organisationKinds.find((one) => one === value) ?? null);
            setOffset(0);
          }}
        />
        <Select
          w={130}
          aria-label="在用还是已终止"
          data={[
            { value: 'all', label: '在用和终止' },
            { value: 'open', label: '只看在用' },
            { value: 'closed', label: '只看已终止' },
          ]}
          value={standing ?? 'all'}
          allowDeselect={false}
          onChange={(value) => {
            setStanding(value === 'open' || value === 'closed' ? value : null);
            setOffset(0);
          }}
        />
      </div>
      {found.error ? <ErrorNote error={found.error} onRetry={() => void found.refetch()} /> : null}
      {found.isPending ? <Skeleton height={240} /> : null}
      {found.data && rows.length === 0 ? (
        <p role="status">
          {isNarrowed
            ? '没有符合条件的单位。可以换一个写法：名称中的几个字、拼音首字母、曾用名、代码都能找。'
            : '还没有登记单位。可以逐个登记，可以从表格导入；导入花名册后，里面的单位名称可以成批登记。'}
        </p>
      ) : null}
      <div ref={table}>{rows.length > 0 ? <OrganisationTable rows={rows} /> : null}</div>
      {total > PAGE ? (
        <Group gap="sm">
          <Button.Group>
            <Button
              variant="default"
              size="xs"
              disabled={offset === 0}
              onClick={() => setOffset(Math.max(0, offset - PAGE))}
            >
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
          <span className={classes.aside}>
            第 {formatCount(offset + 1)}–{formatCount(Math.min(offset + PAGE, total))} 个
          </span>
        </Group>
      ) : null}
      {overview && overview.commands.length > 0 ? (
        <div>
          <h3 className={classes.sub}>可以撤销的操作</h3>
          <UndoList commands={overview.commands} hint={UNDO_HINT} />
        </div>
      ) : null}
    </section>
  );
}

export const UNDO_HINT = '这次操作改动的单位和名称会全部恢复原样，档案的关联也随之恢复；档案里写的文字不会变。';
