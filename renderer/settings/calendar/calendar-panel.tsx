import { useState } from 'react';
import { ErrorNote } from '#renderer/errors.tsx';
import { ActList } from '#renderer/parts/act-list.tsx';
import { StateBadge } from '#renderer/parts/state-badge.tsx';
import { today } from '#renderer/parts/today.ts';
import { useArchive } from '#renderer/queries.ts';
import settings from '../settings.module.css';
import classes from './calendar.module.css';
import { CalendarFiles } from './calendar-files.tsx';
import { knownYearsWords, originLabels } from './calendar-words.ts';
import { DeadlineForm } from './deadline-form.tsx';
import { MonthGrid } from './month-grid.tsx';
import { MonthSwitch } from './month-switch.tsx';

/** 工作日历: which days the office works on, and the deadlines that follow from it. */
export function CalendarPanel() {
  const [shown, setShown] = useState(() => ({
    year: Number(today().slice(0, 4)),
    month: Number(today().slice(5, 7)),
  }));
  const years = useArchive('calendar.years', {});
  const month = useArchive('calendar.month', shown, { keepsPrevious: true });
  const year = years.data?.years.find((one) => one.year === shown.year);

  return (
    <section className={settings.panel} aria-label="工作日历">
      <div className={settings.head}>
        <h2>工作日历</h2>
        <CalendarFiles year={shown.year} />
      </div>
      {years.error ? <ErrorNote error={years.error} onRetry={() => void years.refetch()} /> : null}
      {years.data ? (
        <p>
          已有放假安排的年份：{knownYearsWords(years.data.years)}。程序里“几个工作日内”“几天内”的期限都按这份日历推算。
        </p>
      ) : null}
      <div className={classes.columns}>
        <div className={classes.month}>
          <MonthSwitch shown={shown} years={years.data?.years ?? []} onChange={setShown} />
          <div className={classes.origin} role="status">
            <StateBadge tone={year && year.origin !== 'none' ? 'good' : 'warn'}>
              {shown.year} 年　{originLabels[year?.origin ?? 'none']}
            </StateBadge>
            {year && year.origin !== 'none' ? (
              <span>
                工作日放假 {year.daysOff} 天，周末上班 {year.makeUpDays} 天
              </span>
            ) : (
              <span>只按周一至周五算工作日。放假通知公布后请导入。</span>
            )}
          </div>
          {month.error ? <ErrorNote error={month.error} onRetry={() => void month.refetch()} /> : null}
          {month.data ? <MonthGrid days={month.data.days} /> : null}
        </div>
        <DeadlineForm />
      </div>
      <ActList
        noun="calendar"
        nounId={null}
        hint="这次导入改动的年份会全部恢复原样；之后又导入过同一年的，请先撤销后来的。"
      />
    </section>
  );
}
