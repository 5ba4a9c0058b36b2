import { IconArrowRight } from '@tabler/icons-react';
import { useCodes } from '#renderer/codes.ts';
import text from '#renderer/parts/text.module.css';
import { formatInstant } from '#renderer/parts/times.ts';
import { today } from '#renderer/parts/today.ts';
import { Unbroken } from '#renderer/parts/unbroken.tsx';
import type { FilePartLine, LifeEvent } from '#shared/contract/life.ts';
import type { RecordKind } from '#shared/records/kinds.ts';
import { lifeOf } from '#shared/registers/life.ts';
import { formatDate } from '#shared/rules/calendar.ts';
import { DeadlineLine } from './deadline-line.tsx';
import classes from './life.module.css';
import { PartGroup } from './part-group.tsx';
import type { Settled } from './settle-dialog.tsx';
import { eventWords, movedStates } from './story-words.ts';

/** What is settled: one of the deadlines of a step; `deadlineId` null: its first. */
export type SettledOf = Pick<Settled, 'eventId' | 'deadlineId' | 'label' | 'on'>;

function deadlinesOf({ deadline, furtherDeadlines }: LifeEvent) {
  return [...(deadline ? [{ id: null, ...deadline }] : []), ...furtherDeadlines];
}

interface StoryProps {
  kind: RecordKind;
  story: readonly LifeEvent[];
  onSettle: ((settled: SettledOf) => void) | null;
}

/**
 * The life of a file as a story, oldest first; what belongs to a numbered part of it stands under that part. `onSettle` and
 * `onCorrect` null: the file is out of use.
 */
export function StoryPanel(
  props: StoryProps & { parts: readonly FilePartLine[]; onCorrect: ((partId: number) => void) | null },
) {
  const { kind, story, parts, onSettle, onCorrect } = props;
  const ofFile = story.filter(({ partId }) => partId === null);
  return (
    <section className={classes.panel} aria-label="经过">
      <h2>经过</h2>
      {story.length === 0 ? (
        <p className={classes.none}>还没有办理过。每办一步，日期、依据、谁登记的、还要做什么，都按先后记在这里。</p>
      ) : null}
      {parts.map((part) => (
        <PartGroup key={part.id} kind={kind} part={part} onCorrect={onCorrect ? () => onCorrect(part.id) : null}>
          <Story kind={kind} story={story.filter(({ partId }) => partId === part.id)} onSettle={onSettle} />
        </PartGroup>
      ))}
      {parts.length > 0 && ofFile.length > 0 ? <h3 className={classes.partHead}>整份档案</h3> : null}
      <Story kind={kind} story={ofFile} onSettle={onSettle} />
    </section>
  );
}

function Story({ kind, story, onSettle }: StoryProps) {
  const day = today();
  return (
    <ol className={classes.story}>
      {story.map((event) => (
        <StoryEvent key={event.id} kind={kind} event={event} today={day} onSettle={onSettle} />
      ))}
    </ol>
  );
}

function StoryEvent(props: {
  kind: RecordKind;
  event: LifeEvent;
  today: string;
  onSettle: ((settled: SettledOf) => void) | null;
}) {
  const { kind, event, onSettle } = props;
  const codes = useCodes();
  return (
    <li className={classes.event}>
      <time dateTime={event.on} className={text.unbroken}>
        {formatDate(event.on, 'han')}
      </time>
      <div className={classes.told}>
        <p>
          <Unbroken>{eventWords(kind, event, codes)}</Unbroken>
        </p>
        {event.note === null ? null : <p className={classes.note}>{event.note}</p>}
        <p className={classes.moved}>
          {movedStates(kind, event, codes).map(({ label, before, after }) => (
            <span key={label}>
              {label}：{before}
              <IconArrowRight size={14} aria-label="改为" role="img" />
              {after}
            </span>
          ))}
          <span>
            {event.by.name} <span className={text.unbroken}>{formatInstant(event.at)}</span> 登记
          </span>
        </p>
        {deadlinesOf(event).map((deadline) => (
          <DeadlineLine
            key={deadline.id}
            life={lifeOf(kind)}
            deadline={deadline}
            step={event.step}
            today={props.today}
            onSettle={
              onSettle
                ? () => onSettle({ eventId: event.id, deadlineId: deadline.id, label: deadline.label, on: deadline.on })
                : null
            }
          />
        ))}
      </div>
    </li>
  );
}
