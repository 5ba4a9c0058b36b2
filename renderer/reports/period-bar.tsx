import { ActionIcon, SegmentedControl } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { DayInput } from '#renderer/parts/day-input.tsx';
import { FilterChip } from '#renderer/people/filter-chip.tsx';
import { useArchive } from '#renderer/queries.ts';
import { useOwnCommunities } from '#renderer/session/scope-words.ts';
import { periodWords } from '#shared/reports/names.ts';
import { choose, type ReportChoice } from './choice.ts';
import { daysOf, moved, type Span, spanLabels, withSpan } from './period.ts';
import classes from './reports.module.css';

/** Which days and which community: for reports and ledgers alike. */
export function PeriodBar({ choice }: { choice: ReportChoice }) {
  const { period, communityId } = choice;
  const communities = useArchive('communities.list', {}).data?.items ?? [];
  const own = useOwnCommunities();
  const days = daysOf(period);
  const isTyped = period.span === 'days';
  const set = (change: Partial<typeof period>) => choose({ period: { ...period, ...change } });
  return (
    <div className={classes.bar}>
      <SegmentedControl
        data={Object.entries(spanLabels).map(([value, label]) => ({ value, label }))}
        value={period.span}
        onChange={(span) => choose({ period: withSpan(period, span as Span) })}
        aria-label="报告期"
      />
      {isTyped ? (
        <div className={classes.days}>
          <DayInput aria-label="起日" w={124} value={period.from} onChange={(from) => set({ from })} />
          <span>至</span>
          <DayInput aria-label="止日" w={124} value={period.to} error={days === null} onChange={(to) => set({ to })} />
        </div>
      ) : (
        <div className={classes.days}>
          <ActionIcon
            variant="default"
            size={32}
            aria-label="前一期"
            onClick={() => choose({ period: moved(period, -1) })}
          >
            <IconChevronLeft size={18} />
          </ActionIcon>
          <strong className={classes.period} aria-live="polite">
            {days ? periodWords(days.from, days.to) : ''}
          </strong>
          <ActionIcon
            variant="default"
            size={32}
            aria-label="后一期"
            onClick={() => choose({ period: moved(period, 1) })}
          >
            <IconChevronRight size={18} />
          </ActionIcon>
        </div>
      )}
      <FilterChip
        label="社区"
        options={communities
          .filter(({ id }) => own === null || own.includes(id))
          .map(({ id, name }) => ({ value: String(id), label: name }))}
        value={communityId === null ? null : String(communityId)}
        onChange={(value) => choose({ communityId: value === null ? null : Number(value) })}
      />
    </div>
  );
}
