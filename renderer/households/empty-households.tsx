import { Button, Group } from '@mantine/core';
import { IconCalendarOff, IconHome, IconPlus, IconSearchOff } from '@tabler/icons-react';
import { useLocation } from 'wouter';
import page from '#renderer/people/people-page.module.css';
import { ask, emptyQuery, type HouseholdQuery, isNarrowed } from './list-state.ts';

/** Nothing to show: either nothing is there yet, or nothing fits, now or on that day. Each says what to do next. */
export function EmptyHouseholds({ isNew, query }: { isNew: boolean; query: HouseholdQuery }) {
  const [, navigate] = useLocation();
  const isPast = query.onDate !== null;
  const isNarrowedToday = isNarrowed({ ...query, onDate: null });
  const Picture = isNew ? IconHome : isPast && !isNarrowedToday ? IconCalendarOff : IconSearchOff;
  return (
    <section className={page.empty} aria-label="没有家庭">
      <Picture size={40} stroke={1.4} className={page.emptyIcon} aria-hidden />
      <h2 className={page.emptyTitle}>{isNew ? '还没有登记家庭' : titleWords(query, isNarrowedToday)}</h2>
      <p className={page.emptyText}>{isNew ? NEW_WORDS : isPast ? PAST_WORDS : NOW_WORDS}</p>
      <Group gap="xs" mt={4}>
        {isPast ? (
          <Button variant="default" onClick={() => ask({ onDate: null })}>
            回到今天的名单
          </Button>
        ) : null}
        {isNew || !isNarrowedToday ? null : (
          <Button variant="default" onClick={() => ask({ ...emptyQuery, onDate: query.onDate })}>
            清除查找和筛选
          </Button>
        )}
        {isPast ? null : (
          <Button leftSection={<IconPlus size={18} />} onClick={() => navigate('/households/new')}>
            立户
          </Button>
        )}
      </Group>
    </section>
  );
}

const NEW_WORDS = '共同生活的一家人登记为一户：先定户主，再加成员。已有家庭表的，先导出一份空表，照着填好再导入。';
const NOW_WORDS = '户主和成员的姓名、拼音首字母、证件号码、电话，以及住址、户号的一部分都能找；已销户的在“已销户”里。';
const PAST_WORDS = '名单里是立户日期不晚于这一天、到这一天还没有销户的家庭；成员和社区也按这一天算。';

function titleWords({ text, onDate, state }: HouseholdQuery, isNarrowedToday: boolean): string {
  const day = onDate === null ? '' : `${onDate} 的名单里`;
  if (text.trim() !== '') return `${day}没有找到“${text.trim()}”`;
  if (onDate !== null && !isNarrowedToday) return `${onDate} 还没有在户的家庭`;
  if (onDate !== null && state === 'closed') return `到 ${onDate} 没有已销户的家庭`;
  return `${day}没有符合筛选条件的家庭`;
}
