import { today } from '#renderer/parts/today.ts';
import type { MonthDay } from '#shared/contract/calendar.ts';
import classes from './calendar.module.css';
import { dayMark, dayWords, weekdayHeads, weeksOf } from './calendar-words.ts';

/** One month: days off in red, days a notice changed with 休 or 班 and the name of the holiday. */
export function MonthGrid({ days }: { days: readonly MonthDay[] }) {
  return (
    <table className={classes.grid} aria-label="本月工作日和休息日">
      <thead>
        <tr>
          {weekdayHeads.map((head) => (
            <th key={head} scope="col" aria-label={`星期${head}`}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(days).map((week) => (
          <tr key={week.find((day) => day !== null)?.date}>
            {weekdayHeads.map((head, index) => {
              const day = week[index] ?? null;
              return day === null ? <td key={head} /> : <Day key={head} day={day} />;
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Day({ day }: { day: MonthDay }) {
  const mark = dayMark(day);
  return (
    <td
      data-off={day.isWorkday ? undefined : true}
      data-today={day.date === today() ? true : undefined}
      title={day.source === '' ? undefined : day.source}
    >
      <span className={classes.spoken}>{dayWords(day)}</span>
      <span aria-hidden>
        <span className={classes.number}>{Number(day.date.slice(8))}</span>
        {mark ? (
          <span className={classes.mark} data-mark={mark}>
            {mark}
          </span>
        ) : null}
        <span className={classes.name}>{day.name}</span>
      </span>
    </td>
  );
}
