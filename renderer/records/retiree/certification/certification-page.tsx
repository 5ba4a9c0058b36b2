import { Button, TextInput } from '@mantine/core';
import { IconDownload, IconFileSpreadsheet, IconHistory } from '@tabler/icons-react';
import { useState } from 'react';
import { useSearchParams } from 'wouter';
import { archiveCall, desktopCall } from '#renderer/api.ts';
import { useKeys } from '#renderer/app/keys.ts';
import { ErrorNote, showFailure } from '#renderer/errors.tsx';
import { exportedWords } from '#renderer/parts/exported-words.ts';
import { takeBackLast } from '#renderer/parts/last-act.tsx';
import { ListPages, PAGE_ROWS } from '#renderer/parts/list-pages.tsx';
import { today } from '#renderer/parts/today.ts';
import { useAct } from '#renderer/parts/use-act.ts';
import { FilterChip } from '#renderer/people/filter-chip.tsx';
import { useArchive } from '#renderer/queries.ts';
import { useMay } from '#renderer/session/use-may.ts';
import type { CertificationGroup } from '#shared/records/retiree/contract/certification.ts';
import { isMonth, monthOf } from '#shared/rules/calendar.ts';
import { formatCount } from '#shared/rules/counts.ts';
import classes from './certification.module.css';
import { CertificationTable } from './certification-table.tsx';
import { EntryPanel } from './entry-panel.tsx';
import { groupHints, groupLabels, hasMonth, isPausable } from './group-words.ts';
import { PassesDialog, type PassSource } from './passes-dialog.tsx';
import { PauseDialog } from './pause-dialog.tsx';
import { PrintMenu } from './print-menu.tsx';
import { RecentDialog } from './recent-dialog.tsx';
import { useEntries } from './use-entries.ts';

/** 资格认证: who is confirmed, one card after the other; and who still has to be. */
export function CertificationPage() {
  // The desk leads to the group it counts.
  const [params] = useSearchParams();
  const [group, setGroup] = useState<CertificationGroup>(groupIn(params.get('group')));
  const [month, setMonth] = useState(monthOf(today()));
  const [communityId, setCommunityId] = useState<number | null>(null);
  const [page, setPage] = useState(1);
  const [ticked, setTicked] = useState<ReadonlySet<number>>(new Set());
  const [dialog, setDialog] = useState<'pause' | 'recent' | null>(null);
  const [passes, setPasses] = useState<PassSource | null>(null);
  // What was entered for many is the whole office's list.
  const seesAll = useMay('look', 'whole');
  const entries = useEntries();
  useKeys({ 'Ctrl+Z': () => takeBackLast('/certification') });
  const act = useAct();
  const isWrong = hasMonth(group) && !isMonth(month);
  const filter = { group, communityId, month: hasMonth(group) && !isWrong ? month : null };
  const asked = { filter, offset: (page - 1) * PAGE_ROWS, limit: PAGE_ROWS };
  const found = useArchive('certification.list', asked, { keepsPrevious: true, isEnabled: !isWrong });
  const list = found.data;

  // Ticks belong to what is seen: another list begins with none.
  const show = (change: () => void) => {
    change();
    setPage(1);
    setTicked(new Set());
  };
  const save = async () => {
    const name = `资格认证名单（${groupLabels[group]}）.xlsx`;
    const { path } = await desktopCall('files.chooseSave', { title: '导出名单', name, kind: 'xlsx' });
    if (path === null) return;
    await act.run(async () => {
      const { rows } = await archiveCall('certification.export', { filter, path });
      return exportedWords(path, `${formatCount(rows)} 人`);
    });
  };

  const chooseList = async () => {
    const { paths } = await desktopCall('files.choose', { title: '选择通过名单', kind: 'table' });
    if (paths[0] !== undefined) setPasses({ kind: 'list', path: paths[0] });
  };

  return (
    <div className={classes.page}>
      <div className={classes.head}>
        <h1>资格认证</h1>
        <span className={classes.spacer} />
        {seesAll ? (
          <Button variant="default" leftSection={<IconHistory size={16} />} onClick={() => setDialog('recent')}>
            最近批量登记
          </Button>
        ) : null}
        <Button
          variant="default"
          leftSection={<IconFileSpreadsheet size={16} />}
          onClick={() => void chooseList().catch(showFailure)}
        >
          导入通过名单…
        </Button>
        <Button
          variant="default"
          leftSection={<IconDownload size={16} />}
          disabled={act.isBusy || (list?.total ?? 0) === 0}
          onClick={() => void save().catch(showFailure)}
        >
          导出名单…
        </Button>
      </div>
      <EntryPanel entries={entries} />
      <section className={classes.panel} aria-label="认证名单">
        <div className={classes.groups}>
          <div className={classes.tabs} role="tablist" aria-label="名单">
            {(Object.keys(groupLabels) as CertificationGroup[]).map((one) => (
              <button
                key={one}
                type="button"
                role="tab"
                aria-selected={one === group}
                className={classes.group}
                title={groupHints[one]}
                onClick={() => show(() => setGroup(one))}
              >
                {groupLabels[one]}
                <span className={classes.count}>{list ? formatCount(list.counts[one] ?? 0) : ''}</span>
              </button>
            ))}
          </div>
          <span className={classes.spacer} />
          {hasMonth(group) ? (
            <TextInput
              aria-label="月份"
              w={110}
              value={month}
              maxLength={7}
              placeholder="2026-07"
              error={isWrong}
              onChange={(event) => {
                const text = event.currentTarget.value.trim();
                show(() => setMonth(text));
              }}
            />
          ) : null}
          <FilterChip
            label="社区"
            options={(list?.communities ?? []).map(({ id, name, count }) => ({
              value: String(id),
              label: name,
              count,
            }))}
            value={communityId === null ? null : String(communityId)}
            onChange={(value) => show(() => setCommunityId(value === null ? null : Number(value)))}
          />
          <PrintMenu group={group} recordIds={Array.from(ticked)} />
          <Button
            variant="default"
            disabled={ticked.size === 0}
            onClick={() => setPasses({ kind: 'ticked', recordIds: Array.from(ticked) })}
          >
            认证通过{ticked.size > 0 ? ` ${formatCount(ticked.size)} 人` : ''}…
          </Button>
          {isPausable(group) ? (
            <Button variant="default" disabled={ticked.size === 0} onClick={() => setDialog('pause')}>
              暂停发放{ticked.size > 0 ? ` ${formatCount(ticked.size)} 人` : ''}…
            </Button>
          ) : null}
        </div>
        {found.error ? <ErrorNote error={found.error} onRetry={() => void found.refetch()} /> : null}
        {act.failure ? <ErrorNote error={act.failure} /> : null}
        {list?.total === 0 ? (
          <p className={classes.empty}>{groupHints[group]}现在没有人。</p>
        ) : (
          <CertificationTable
            rows={list?.rows ?? []}
            ticked={ticked}
            isBusy={entries.isBusy}
            onTick={setTicked}
            onEnter={(row) => void entries.enter(row.number)}
          />
        )}
        {list ? (
          <ListPages
            page={page}
            total={list.total}
            unit="人"
            onPage={(to) => {
              setPage(to);
              setTicked(new Set());
            }}
          />
        ) : null}
      </section>
      {dialog === 'pause' ? (
        <PauseDialog
          recordIds={Array.from(ticked)}
          onClose={(isDone) => {
            setDialog(null);
            if (isDone) setTicked(new Set());
          }}
        />
      ) : null}
      {passes ? (
        <PassesDialog
          source={passes}
          onClose={(isDone) => {
            setPasses(null);
            if (isDone) setTicked(new Set());
          }}
        />
      ) : null}
      {dialog === 'recent' ? <RecentDialog onClose={() => setDialog(null)} /> : null}
    </div>
  );
}

function groupIn(name: string | null): CertificationGroup {
  return (Object.keys(groupLabels) as CertificationGroup[]).find((group) => group === name) ?? 'overdue';
}
