import { useState } from 'react';
import { ErrorNote } from '#renderer/errors.tsx';
import { DayInput, tidyDay } from '#renderer/parts/day-input.tsx';
import { ListPages, PAGE_ROWS } from '#renderer/parts/list-pages.tsx';
import { today } from '#renderer/parts/today.ts';
import { FilterChip } from '#renderer/people/filter-chip.tsx';
import { useArchive } from '#renderer/queries.ts';
import { useOwnCommunities } from '#renderer/session/scope-words.ts';
import type { ServiceKind } from '#shared/contract/care.ts';
import { isDate } from '#shared/rules/calendar.ts';
import classes from './care.module.css';
import type { CareActions } from './care-page.tsx';
import { ServiceTable } from './service-table.tsx';
import { countWords, kindChoices } from './service-words.ts';

/** 记录: what was done in a time, newest first, with the person-times of it. */
export function ServiceTab({ open }: CareActions) {
  const [kind, setKind] = useState<ServiceKind | null>(null);
  const [communityId, setCommunityId] = useState<number | null>(null);
  const [days, setDays] = useState({ from: `${today().slice(0, 4)}-01-01`, to: today() });
  const [page, setPage] = useState(1);
  const communities = useArchive('communities.list', {}).data?.items ?? [];
  const own = useOwnCommunities();
  const read = (text: string) => (isDate(tidyDay(text)) ? tidyDay(text) : null);
  const wrong = (text: string) => text.trim() !== '' && read(text) === null;
  const found = useArchive(
    'care.list',
    {
      ...{ kind, communityId, from: read(days.from), to: read(days.to) },
      ...{ offset: (page - 1) * PAGE_ROWS, limit: PAGE_ROWS },
    },
    { keepsPrevious: true, isEnabled: !wrong(days.from) && !wrong(days.to) },
  );
  const show = (change: () => void) => {
    change();
    setPage(1);
  };
  const list = found.data;
  return (
    <section className={classes.panel} aria-label="服务记录">
      <div className={classes.filters}>
        <DayInput
          aria-label="从哪天起"
          w={124}
          value={days.from}
          error={wrong(days.from)}
          onChange={(from) => show(() => setDays((was) => ({ ...was, from })))}
        />
        <span>至</span>
        <DayInput
          aria-label="到哪天止"
          w={124}
          value={days.to}
          error={wrong(days.to)}
          onChange={(to) => show(() => setDays((was) => ({ ...was, to })))}
        />
        <FilterChip
          label="类别"
          options={kindChoices}
          value={kind}
          onChange={(value) => show(() => setKind(value as ServiceKind | null))}
        />
        <FilterChip
          label="社区"
          options={communities
            .filter(({ id }) => own === null || own.includes(id))
            .map(({ id, name }) => ({ value: String(id), label: name }))}
          value={communityId === null ? null : String(communityId)}
          onChange={(value) => show(() => setCommunityId(value === null ? null : Number(value)))}
        />
        <span className={classes.spacer} />
        <span className={classes.counts}>{list ? countWords(list.counts) : ''}</span>
      </div>
      {found.error ? <ErrorNote error={found.error} onRetry={() => void found.refetch()} /> : null}
      {list?.total === 0 ? (
        <p className={classes.empty}>
          这段时间还没有服务记录。走访、文体活动、慰问、帮扶都用“登记服务”登记（Alt+N），一次可以登记很多人。
        </p>
      ) : null}
      {list && list.items.length > 0 ? <ServiceTable items={list.items} withPeople onOpen={open} /> : null}
      {list ? <ListPages page={page} total={list.total} unit="条" onPage={setPage} /> : null}
    </section>
  );
}
