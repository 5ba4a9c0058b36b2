import { formatInstant } from '#renderer/parts/times.ts';
import { actionWords, noteWords } from '#renderer/records/change-words.ts';
import type { PersonCard } from '#shared/contract/people.ts';
import classes from './card.module.css';

/** What happened around the person, newest first. */
export function EventPanel({ card }: { card: PersonCard }) {
  return (
    <section className={classes.panel} aria-label="经过">
      <h2>经过</h2>
      {card.events.length === 0 ? <p className={classes.none}>还没有记录。</p> : null}
      <ul className={classes.list}>
        {card.events.map((event) => (
          <li key={event.id}>
            <span className={classes.aside}>{formatInstant(event.at)}</span>
            <span className={classes.main}>
              <strong>{actionWords[event.action]}</strong>
              {event.note ? `　${noteWords(event)}` : ''}
            </span>
            <span className={classes.aside}>{event.number ?? ''}</span>
            <span className={classes.aside}>{event.by}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
