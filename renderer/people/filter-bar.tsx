import { Button } from '@mantine/core';
import { IconClockEdit, IconFileImport, IconFolderCheck, IconPlus, IconTrash } from '@tabler/icons-react';
import { useLocation } from 'wouter';
import { useCodes } from '#renderer/codes.ts';
import { DayChip } from '#renderer/parts/day-chip.tsx';
import { useArchive } from '#renderer/queries.ts';
import { kinds } from '#shared/records/index.ts';
import { recordKindLabels } from '#shared/records/kinds.ts';
import { kindLists } from '#shared/registers/lists.ts';
import { formatCount } from '#shared/rules/counts.ts';
import { FacetChip, FacetToggle } from './facet-chip.tsx';
import { FilterChip } from './filter-chip.tsx';
import { KindSwitch } from './kind-switch.tsx';
import { ask, hasFilters, type ListQuery, noFilters, showKind, sortBy } from './list-store.ts';
import classes from './people-page.module.css';
import { Segments } from './segments.tsx';
import { ToggleChip } from './toggle-chip.tsx';
import type { Rows } from './use-rows.ts';

/** Above the list: how many there are, what they are narrowed by, and the two ways new files come in. */
export function FilterBar({ query, rows }: { query: ListQuery; rows: Rows }) {
  const [, navigate] = useLocation();
  const codes = useCodes();
  const title = recordKindLabels[query.kind];
  const { labels, state } = kinds[query.kind];
  const facets = useArchive('records.facets', { kind: query.kind, onDate: query.onDate }, { keepsPrevious: true }).data;

  // A new archive has nothing to narrow, and the empty list says itself how files come in. A day past with nothing on it
  // is no new archive: the way back to today stays.
  const isNew =
    facets !== undefined && query.onDate === null && facets.total + facets.removed === 0 && query.text.trim() === '';

  return (
    <div className={classes.bar}>
      <KindSwitch value={query.kind} onChange={showKind} />
      <h1 className={classes.title}>
        {query.isRemoved ? '已作废' : query.onDate === null ? title : `${query.onDate} 的${title}`}
        <span className={classes.total} aria-live="polite">
          {rows.isLoading ? '' : totalWords(rows)}
        </span>
      </h1>
      <div className={classes.strip}>
        {facets && !isNew ? <Segments query={query} counts={facets.segments} total={facets.total} /> : null}
        <fieldset className={classes.filters} aria-label="筛选" hidden={isNew}>
          <FilterChip
            label="社区"
            options={(facets?.communities ?? []).map((item) => ({
              value: String(item.id),
              label: item.isEnded ? `${item.name}（未分配）` : item.name,
              count: item.count,
            }))}
            value={query.communityId === null ? null : String(query.communityId)}
            onChange={(value) => ask({ communityId: value === null ? null : Number(value) })}
          />
          <FilterChip
            label={labels[state.field] ?? ''}
            options={(facets?.states ?? []).map((item) => ({
              value: item.state,
              label: codes.label(state.codeTable, item.state),
              count: item.count,
            }))}
            value={query.states[0] ?? null}
            onChange={(one) => ask({ states: one === null ? [] : [one] })}
          />
          {kindLists[query.kind].facets.map((facet) => (
            <FacetChip key={facet.name} facet={facet} query={query} counts={facets?.facets[facet.name] ?? []} />
          ))}
          <DayChip
            value={query.onDate}
            hint="当天在册的档案和当时的社区；其余栏目是现在的内容。"
            onChange={(onDate) => ask({ onDate, isRemoved: false })}
          />
          <ToggleChip
            label="最近修改在前"
            icon={<IconClockEdit size={15} aria-hidden />}
            isOn={query.sort === 'updatedAt'}
            onChange={(isOn) => (isOn ? sortBy('updatedAt') : ask({ sort: 'number', descending: false }))}
          />
          {kindLists[query.kind].facets.map((facet) => (
            <FacetToggle key={facet.name} facet={facet} query={query} counts={facets?.facets[facet.name] ?? []} />
          ))}
          {facets && (facets.closed > 0 || query.isClosed !== null) ? (
            <ToggleChip
              label={`已结束 ${formatCount(facets.closed)}`}
              icon={<IconFolderCheck size={15} aria-hidden />}
              isOn={query.isClosed === true}
              onChange={(isOn) => ask({ isClosed: isOn ? true : null })}
            />
          ) : null}
          {facets && query.onDate === null && (facets.removed > 0 || query.isRemoved) ? (
            <ToggleChip
              label={`已作废 ${formatCount(facets.removed)}`}
              icon={<IconTrash size={15} aria-hidden />}
              isOn={query.isRemoved}
              onChange={(isRemoved) => ask({ isRemoved })}
            />
          ) : null}
          {hasFilters(query) ? (
            <Button variant="subtle" size="compact-sm" onClick={() => ask(noFilters)}>
              清除筛选
            </Button>
          ) : null}
        </fieldset>
      </div>
      <div className={classes.actions} hidden={isNew}>
        <Button
          variant="default"
          leftSection={<IconFileImport size={18} />}
          onClick={() => navigate('/import')}
          title="F3"
        >
          导入花名册
        </Button>
        <Button leftSection={<IconPlus size={18} />} onClick={() => navigate('/records/new')} title="Ctrl+N">
          新建档案
        </Button>
      </div>
    </div>
  );
}

function totalWords(rows: Rows): string {
  const count = formatCount(rows.total);
  if (rows.query.text.trim() === '') return `${count} 份`;
  return rows.isTotalExact ? `找到 ${count} 份` : `找到 ${count} 份以上`;
}
