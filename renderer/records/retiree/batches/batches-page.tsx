import { Button, Pagination, TextInput } from '@mantine/core';
import { IconDownload, IconPlus, IconSearch } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { archiveCall, desktopCall } from '#renderer/api.ts';
import { useKeys } from '#renderer/app/keys.ts';
import { ErrorNote, showFailure } from '#renderer/errors.tsx';
import { exportedWords } from '#renderer/parts/exported-words.ts';
import { StateBadge } from '#renderer/parts/state-badge.tsx';
import { useAct } from '#renderer/parts/use-act.ts';
import { FilterChip } from '#renderer/people/filter-chip.tsx';
import { useArchive } from '#renderer/queries.ts';
import type { BatchFilter, BatchRow } from '#shared/records/retiree/contract/batches.ts';
import {
  type BatchDirection,
  type BatchState,
  batchDirections,
  batchKinds,
  batchStates,
} from '#shared/records/retiree/rules/batch-words.ts';
import { formatCount } from '#shared/rules/counts.ts';
import { BatchDialog } from './batch-dialog.tsx';
import { stateTones } from './batch-words.ts';
import classes from './batches.module.css';

const PAGE = 50;

/** 接收: the batches of files that were taken over and sent away, and where new ones begin. */
export function BatchesPage() {
  const [, navigate] = useLocation();
  const [filter, setFilter] = useState<BatchFilter>({ direction: null, state: null, year: null, text: '' });
  const [page, setPage] = useState(1);
  const [asked, setAsked] = useState<BatchDirection | null>(null);
  const search = useRef<HTMLInputElement>(null);
  const act = useAct();
  const found = useArchive('batches.list', { filter, offset: (page - 1) * PAGE, limit: PAGE }, { keepsPrevious: true });
  const list = found.data;
  const narrow = (change: Partial<BatchFilter>) => {
    setFilter((old) => ({ ...old, ...change }));
    setPage(1);
  };
  useKeys({
    'Alt+N': () => setAsked('in'),
    'Alt+O': () => setAsked('out'),
    'Alt+K': () => search.current?.select(),
  });
  const save = async () => {
    const direction = filter.direction ?? 'in';
    const title = `${batchDirections[direction]}台账`;
    const { path } = await desktopCall('files.chooseSave', {
      title: `导出${title}`,
      name: `${title}.xlsx`,
      kind: 'xlsx',
    });
    if (path === null) return;
    await act.run(async () => {
      const { rows } = await archiveCall('batches.exportLedger', { filter: { ...filter, direction }, path });
      return exportedWords(path, `${title} ${formatCount(rows)} 人`);
    });
  };
  const isNarrowed = filter.direction !== null || filter.state !== null || filter.year !== null || filter.text !== '';

  return (
    <div className={classes.page}>
      <div className={classes.head}>
        <h1>接收和转出</h1>
        <span className={classes.spacer} />
        <Button
          variant="default"
          leftSection={<IconDownload size={16} />}
          disabled={act.isBusy}
          onClick={() => void save().catch(showFailure)}
        >
          导出台账…
        </Button>
        <Button variant="default" leftSection={<IconPlus size={16} />} title="Alt+O" onClick={() => setAsked('out')}>
          新建转出批次
        </Button>
        <Button leftSection={<IconPlus size={16} />} title="Alt+N" onClick={() => setAsked('in')}>
          新建接收批次
        </Button>
      </div>
      <section className={classes.panel} aria-label="批次">
        <div className={classes.bar}>
          <TextInput
            ref={search}
            autoFocus
            w={300}
            aria-label="查找批次"
            placeholder="单位、字号、姓名、证件号码（Alt+K）"
            maxLength={60}
            value={filter.text}
            leftSection={<IconSearch size={16} aria-hidden />}
            onChange={(event) => narrow({ text: event.currentTarget.value })}
          />
          <FilterChip
            label="方向"
            options={Object.entries(batchDirections).map(([value, label]) => ({ value, label }))}
            value={filter.direction}
            onChange={(value) => narrow({ direction: value as BatchDirection | null })}
          />
          <FilterChip
            label="进度"
            options={Object.entries(batchStates).map(([value, label]) => ({
              value,
              label,
              count: list?.counts[value as BatchState] ?? 0,
            }))}
            value={filter.state}
            onChange={(value) => narrow({ state: value as BatchState | null })}
          />
          <FilterChip
            label="年份"
            options={(list?.years ?? []).map(({ year, count }) => ({
              value: String(year),
              label: `${year} 年`,
              count,
            }))}
            value={filter.year === null ? null : String(filter.year)}
            onChange={(value) => narrow({ year: value === null ? null : Number(value) })}
          />
        </div>
        {found.error ? <ErrorNote error={found.error} onRetry={() => void found.refetch()} /> : null}
        {act.failure ? <ErrorNote error={act.failure} /> : null}
        {list?.total === 0 ? (
          <p className={classes.empty}>
            {isNarrowed
              ? '没有符合条件的批次。'
              : '还没有批次。从企业、其他街道或经办机构接收退休人员，按 Alt+N 新建接收批次；把档案转出去，按 Alt+O。'}
          </p>
        ) : (
          <BatchTable rows={list?.rows ?? []} />
        )}
        {list && list.total > PAGE ? (
          <Pagination
            size="sm"
            total={Math.ceil(list.total / PAGE)}
            value={page}
            onChange={setPage}
            getControlProps={(control) => ({ 'aria-label': control === 'next' ? '下一页' : '上一页' })}
            getItemProps={(of) => ({ 'aria-label': `第 ${of} 页` })}
          />
        ) : null}
      </section>
      {asked ? (
        <BatchDialog
          batch={null}
          direction={asked}
          onClose={(id) => {
            setAsked(null);
            if (id !== null) navigate(`/batches/${id}`);
          }}
        />
      ) : null}
    </div>
  );
}

function BatchTable({ rows }: { rows: readonly BatchRow[] }) {
  return (
    <table className={classes.table} aria-label="批次">
      <colgroup>
        <col style={{ width: 64 }} />
        <col style={{ width: 104 }} />
        <col />
        <col style={{ width: 190 }} />
        <col style={{ width: 120 }} />
        {['人数', '到齐', '缺档', '多出', '已办结'].map((title) => (
          <col key={title} style={{ width: 66 }} />
        ))}
        <col style={{ width: 104 }} />
      </colgroup>
      <thead>
        <tr>
          {['方向', '移交日期', '对方单位', '字号', '单位类别'].map((title) => (
            <th key={title} scope="col">
              {title}
            </th>
          ))}
          {['人数', '到齐', '缺档', '多出', '已办结'].map((title) => (
            <th key={title} scope="col" data-figure>
              {title}
            </th>
          ))}
          <th scope="col">进度</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <td>{batchDirections[row.direction]}</td>
            <td>{row.onDate}</td>
            <td>
              <Link href={`/batches/${row.id}`} className={classes.name}>
                {row.unitName}
              </Link>
            </td>
            <td>{row.number ?? ''}</td>
            <td>{batchKinds[row.kind]}</td>
            {[row.lines, row.arrived, row.missing, row.surplus, row.taken].map((count, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: columns stand where they stand
              <td key={index} data-figure>
                {count}
              </td>
            ))}
            <td>
              <StateBadge tone={stateTones[row.state]}>{batchStates[row.state]}</StateBadge>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
