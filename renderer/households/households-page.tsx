import { Button, Group, Modal, TextInput } from '@mantine/core';
import { IconHistory, IconHome, IconHomeOff, IconPlus, IconSearch, IconSearchOff } from '@tabler/icons-react';
import { type KeyboardEvent, useCallback, useEffect, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { useKeys } from '#renderer/app/keys.ts';
import { markUsable } from '#renderer/app/usable.ts';
import { ErrorNote } from '#renderer/errors.tsx';
import { formatCount } from '#renderer/parts/bytes.ts';
import { UndoList } from '#renderer/parts/undo-list.tsx';
import { FilterChip } from '#renderer/people/filter-chip.tsx';
import page from '#renderer/people/people-page.module.css';
import { ToggleChip } from '#renderer/people/toggle-chip.tsx';
import { useArchive } from '#renderer/queries.ts';
import type { HouseholdRow } from '#shared/contract/households.ts';
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
  const facets = useArchive('households.facets', {}, { keepsPrevious: true }).data;
  const search = useRef<HTMLInputElement>(null);
  const focusGrid = useRef<() => void>(() => undefined);
  const onRange = useCallback((first: number, last: number) => setRange({ first, last }), []);
  const gridRef = useCallback((focus: () => void) => {
    focusGrid.current = focus;
  }, []);
  const open = useCallback((row: HouseholdRow) => navigate(`/households/${row.id}`), [navigate]);
  useEffect(markUsable, []);
  useKeys({ 'Alt+N': () => navigate('/households/new') });

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    const first = rows.rowAt(0);
    if (event.key === 'ArrowDown') focusGrid.current();
    else if (event.key === 'Enter' && first && !rows.isStale && query.text.trim() !== '') open(first);
    else if (event.key === 'Escape' && query.text !== '') ask({ text: '' });
    else return;
    event.preventDefault();
  };
  const isNew = facets !== undefined && facets.open + facets.closed === 0;

  return (
    <div className={page.page}>
      <div className={page.bar}>
        <h1 className={page.title}>
          家庭
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
            options={(facets?.communities ?? []).map((item) => ({
              value: String(item.id),
              label: item.name,
              count: item.count,
            }))}
            value={query.communityId === null ? null : String(query.communityId)}
            onChange={(value) => ask({ communityId: value === null ? null : Number(value) })}
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
          {isNew ? null : (
            <Button variant="default" leftSection={<IconHistory size={16} />} onClick={() => setIsRecent(true)}>
              最近办理
            </Button>
          )}
          <HouseholdFiles query={query} />
          <Button leftSection={<IconPlus size={18} />} title="Alt+N" onClick={() => navigate('/households/new')}>
            立户
          </Button>
        </div>
      </div>
      {rows.error ? (
        <div className={page.note}>
          <ErrorNote error={rows.error} onRetry={rows.retry} />
        </div>
      ) : null}
      {!rows.isLoading && rows.total === 0 && !rows.error ? (
        <EmptyHouseholds isNew={isNew} text={query.text.trim()} />
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

/** Nothing to show: either nothing is there yet, or nothing fits. Both say what to do next. */
function EmptyHouseholds({ isNew, text }: { isNew: boolean; text: string }) {
  const [, navigate] = useLocation();
  const Picture = isNew ? IconHome : IconSearchOff;
  return (
    <section className={page.empty} aria-label="没有家庭">
      <Picture size={40} stroke={1.4} className={page.emptyIcon} aria-hidden />
      <h2 className={page.emptyTitle}>
        {isNew ? '还没有登记家庭' : text === '' ? '没有符合筛选条件的家庭' : `没有找到“${text}”`}
      </h2>
      <p className={page.emptyText}>
        {isNew
          ? '共同生活的一家人登记为一户：先定户主，再加成员。已有家庭表的，先导出一份空表，照着填好再导入。'
          : '户主和成员的姓名、拼音首字母、证件号码、电话，以及住址、户号的一部分都能找；已销户的在“已销户”里。'}
      </p>
      <Group gap="xs" mt={4}>
        {isNew ? null : (
          <Button variant="default" onClick={() => ask(emptyQuery)}>
            清除查找和筛选
          </Button>
        )}
        <Button leftSection={<IconPlus size={18} />} onClick={() => navigate('/households/new')}>
          立户
        </Button>
      </Group>
    </section>
  );
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
