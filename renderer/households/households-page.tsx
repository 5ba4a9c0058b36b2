import { Button, Modal, TextInput } from '@mantine/core';
import { IconHistory, IconHomeOff, IconPlus, IconSearch } from '@tabler/icons-react';
import { type KeyboardEvent, useCallback, useEffect, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { useKeys } from '#renderer/app/keys.ts';
import { markUsable } from '#renderer/app/usable.ts';
import { ErrorNote } from '#renderer/errors.tsx';
import { DayChip } from '#renderer/parts/day-chip.tsx';
import { UndoList } from '#renderer/parts/undo-list.tsx';
import { FilterChip } from '#renderer/people/filter-chip.tsx';
import page from '#renderer/people/people-page.module.css';
import { ToggleChip } from '#renderer/people/toggle-chip.tsx';
import { useArchive } from '#renderer/queries.ts';
import { useMay } from '#renderer/session/use-may.ts';
import type { HouseholdRow } from '#shared/contract/households.ts';
import { formatCount } from '#shared/rules/counts.ts';
import { useCommunityOptions } from './community-options.ts';
import { EmptyHouseholds } from './empty-households.tsx';
import { HouseholdFiles } from './household-files.tsx';
import { HouseholdTable } from './household-table.tsx';
import { ask, emptyQuery, isNarrowed, useView } from './list-state.ts';
import { type HouseholdRows, useHouseholdRows } from './use-household-rows.ts';

const UNDO_HINT = '这次办理改动的内容会全部恢复原样；之后又办理过的，请先撤销后办的。为它新登记的人员仍留在人员库里。';

/** 家庭: the list of households with its search, and the ways new ones come in. */
export function HouseholdsPage() {
  const { query } = useView();
  const [, navigate] = useLocation();
  const [range, setRange] = useState({ first: 0, last: 0 });
  const [isRecent, setIsRecent] = useState(false);
  const rows = useHouseholdRows(query, range.first, range.last);
  const facets = useArchive('households.facets', { onDate: query.onDate }, { keepsPrevious: true }).data;
  const options = useCommunityOptions(facets?.communities ?? [], query.communityId);
  const search = useRef<HTMLInputElement>(null);
  const focusGrid = useRef<() => void>(() => undefined);
  const onRange = useCallback((first: number, last: number) => setRange({ first, last }), []);
  const gridRef = useCallback((focus: () => void) => {
    focusGrid.current = focus;
  }, []);
  // A household that had ended by that day has no members on it: it is shown as it ended.
  const open = useCallback(
    (row: HouseholdRow) => {
      const day = query.onDate !== null && row.closedOn === null ? `?day=${query.onDate}` : '';
      navigate(`/households/${row.id}${day}`);
    },
    [navigate, query.onDate],
  );
  useEffect(markUsable, []);

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    const first = rows.rowAt(0);
    if (event.key === 'ArrowDown') focusGrid.current();
    else if (event.key === 'Enter' && first && !rows.isStale && query.text.trim() !== '') open(first);
    else if (event.key === 'Escape' && query.text !== '') ask({ text: '' });
    else return;
    event.preventDefault();
  };
  // A day past is looked at and written out; what changes something is done from the list of now.
  const isPast = query.onDate !== null;
  const seesAll = useMay('look', 'whole');
  useKeys(isPast ? {} : { 'Alt+N': () => navigate('/households/new') });
  const isNew = facets !== undefined && !isPast && facets.open + facets.closed === 0;

  return (
    <div className={page.page}>
      <div className={page.bar}>
        <h1 className={page.title}>
          {isPast ? `${query.onDate} 的家庭` : '家庭'}
          <span className={page.total} aria-live="polite">
            {rows.isLoading ? '' : totalWords(rows, query.text)}
          </span>
        </h1>
        <fieldset className={page.filters} aria-label="查找和筛选" hidden={isNew}>
          <TextInput
            ref={search}
            autoFocus
            w={290}
            aria-label="查找家庭"
            placeholder="户主、成员、证件号码、住址、户号"
            value={query.text}
            maxLength={100}
            leftSection={<IconSearch size={16} aria-hidden />}
            onChange={(event) => ask({ text: event.currentTarget.value })}
            onKeyDown={onKeyDown}
          />
          <FilterChip
            label="社区"
            options={options}
            value={query.communityId === null ? null : String(query.communityId)}
            onChange={(value) => ask({ communityId: value === null ? null : Number(value) })}
          />
          <DayChip
            value={query.onDate}
            hint="当天在户的家庭、当时的成员和社区；姓名、住址是现在的内容。"
            onChange={(onDate) => ask({ onDate })}
          />
          <ToggleChip
            label={`已销户 ${formatCount(facets?.closed ?? 0)}`}
            icon={<IconHomeOff size={15} aria-hidden />}
            isOn={query.state === 'closed'}
            onChange={(isOn) => ask({ state: isOn ? 'closed' : 'open' })}
          />
          {isNarrowed(query) ? (
            <Button variant="subtle" size="compact-sm" onClick={() => ask(emptyQuery)}>
              清除
            </Button>
          ) : null}
        </fieldset>
        {isNew ? <span className={page.spacer} /> : null}
        <div className={page.actions}>
          {isNew || isPast || !seesAll ? null : (
            <Button variant="default" leftSection={<IconHistory size={16} />} onClick={() => setIsRecent(true)}>
              最近办理
            </Button>
          )}
          <HouseholdFiles query={query} />
          {isPast ? null : (
            <Button leftSection={<IconPlus size={18} />} title="Alt+N" onClick={() => navigate('/households/new')}>
              立户
            </Button>
          )}
        </div>
      </div>
      {rows.error ? (
        <div className={page.note}>
          <ErrorNote error={rows.error} onRetry={rows.retry} />
        </div>
      ) : null}
      {!rows.isLoading && rows.total === 0 && !rows.error ? (
        <EmptyHouseholds isNew={isNew} query={query} />
      ) : (
        <HouseholdTable
          rows={rows}
          onRange={onRange}
          onOpen={open}
          gridRef={gridRef}
          onLeave={() => search.current?.select()}
        />
      )}
      {isRecent ? <RecentDialog onClose={() => setIsRecent(false)} /> : null}
    </div>
  );
}

function totalWords(rows: HouseholdRows, text: string): string {
  const count = formatCount(rows.total);
  if (text.trim() === '') return `${count} 户`;
  return rows.isTotalExact ? `找到 ${count} 户` : `找到 ${count} 户以上`;
}

/** What was done to any household lately; an import can be taken back only here. */
function RecentDialog({ onClose }: { onClose: () => void }) {
  const found = useArchive('commands.list', { noun: 'household', nounId: null, limit: 50 }, { isAlwaysFresh: true });
  return (
    <Modal opened onClose={onClose} title="最近办理" size={720} closeButtonProps={{ 'aria-label': '关闭' }} centered>
      {found.error ? <ErrorNote error={found.error} /> : null}
      {found.data?.items.length === 0 ? <p>还没有办理过。</p> : null}
      <UndoList commands={found.data?.items ?? []} hint={UNDO_HINT} />
    </Modal>
  );
}

export { UNDO_HINT };
