import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { Link } from 'wouter';
import { Unbroken } from '#renderer/parts/unbroken.tsx';
import { formatCount } from '#shared/rules/counts.ts';
import { numberInWords } from '#shared/rules/person-number-words.ts';
import classes from './certification.module.css';
import type { Entries, Refused } from './use-entries.ts';

const SHOWN = 6;

/** Who was certified just now, the last on top: the clerk sees that the card was taken, and takes back a wrong one. */
export function EntryList({
  entries,
  onAgain,
  onChoose,
  onLeave,
}: {
  entries: Entries;
  /** Registers what was refused once more. */
  onAgain: (one: Refused) => void;
  /** Registers one of several who were found. */
  onChoose: (one: Refused, number: string) => void;
  onLeave: (one: Refused) => void;
}) {
  const { items, refused } = entries;
  const done = items.filter(({ isUndone }) => !isUndone).length;
  if (items.length === 0 && refused.length === 0) return null;
  return (
    <>
      {refused.length > 0 ? (
        <div role="alert">
          <ol className={classes.refused} aria-label="没有登记上的">
            {refused.map((one) => (
              <li key={one.order} data-several={one.choices.length > 0 || undefined}>
                <IconAlertTriangle size={18} aria-hidden />
                <span>
                  <Unbroken>
                    {one.choices.length > 0 ? one.sentence : `${one.typed} 没有登记：${one.sentence}`}
                  </Unbroken>
                </span>
                {one.choices.length > 0 ? (
                  <Choices of={one} onChoose={(number) => onChoose(one, number)} />
                ) : (
                  <Button
                    size="compact-sm"
                    variant="default"
                    aria-label={`重新登记 ${one.typed}`}
                    onClick={() => onAgain(one)}
                  >
                    重新登记
                  </Button>
                )}
                <Button
                  size="compact-sm"
                  variant="default"
                  aria-label={`知道了 ${one.typed}`}
                  onClick={() => onLeave(one)}
                >
                  知道了
                </Button>
              </li>
            ))}
          </ol>
        </div>
      ) : null}
      <p className={classes.told} role="status">
        本次已登记 {formatCount(done)} 人
      </p>
      <ol className={classes.entries} aria-label="刚登记的认证">
        {items.slice(0, SHOWN).map((entry) => (
          <li key={entry.order} data-undone={entry.isUndone || undefined}>
            <Link href={`/records/${entry.result.recordId}`} className={classes.name}>
              {entry.result.name}
            </Link>
            <span className={classes.aside}>{entry.result.number}</span>
            <span>{entry.isUndone ? '已撤销' : `认证通过，有效期至 ${entry.result.through}`}</span>
            <span className={classes.notes}>{entry.isUndone ? '' : entry.result.notes.join('；')}</span>
            {entry.isUndone || entry.result.commandId === null ? (
              <span />
            ) : (
              <Button
                size="compact-sm"
                variant="default"
                aria-label={`撤销 ${entry.result.name} 的认证`}
                onClick={() => void entries.undo(entry)}
              >
                撤销
              </Button>
            )}
          </li>
        ))}
      </ol>
    </>
  );
}

/** Who was found, a button each; the first has the keyboard, so that Enter takes it and Tab goes on. */
function Choices({ of, onChoose }: { of: Refused; onChoose: (number: string) => void }) {
  return (
    <fieldset className={classes.choices} aria-label={`选择 ${of.typed}`}>
      {of.choices.map(({ number, name, idNumber, communityName }, index) => (
        <Button
          key={number}
          size="compact-sm"
          variant="default"
          autoFocus={index === 0}
          onClick={() => onChoose(number)}
        >
          {[name, numberInWords(idNumber), communityName].filter(Boolean).join('　')}
        </Button>
      ))}
    </fieldset>
  );
}
