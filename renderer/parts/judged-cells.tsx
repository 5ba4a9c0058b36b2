import { Checkbox } from '@mantine/core';
import { Link } from 'wouter';
import type { JudgedLine, ListLevel } from '#shared/contract/judged-lists.ts';
import classes from './judged-cells.module.css';
import { acceptLabel, ListedName } from './listed-name.tsx';
import { StateBadge } from './state-badge.tsx';

const tones = { ready: 'good', note: 'active', ask: 'warn', stop: 'bad' } as const satisfies Record<ListLevel, string>;

/** Whom a line means: the registered name, leading to `href`, or what the list calls somebody who was not found. */
export function JudgedName({ line, href }: { line: JudgedLine; href: (recordId: number) => string }) {
  if (line.recordId === null) return line.nameText;
  return (
    <ListedName line={line}>
      <Link href={href(line.recordId)} className={classes.name}>
        {line.name}
      </Link>
    </ListedName>
  );
}

/** How a line stands, in the list's own words, with all that is said about it; one that asks can be taken by a tick. */
export function JudgedVerdict(props: {
  line: JudgedLine;
  words: Record<ListLevel, string>;
  accepted: ReadonlySet<number>;
  onAccept: (accepted: ReadonlySet<number>) => void;
}) {
  const { line, words, accepted } = props;
  return (
    <>
      <StateBadge tone={tones[line.level]}>{words[line.level]}</StateBadge>
      {line.level === 'ask' ? <AcceptTick line={line} accepted={accepted} onAccept={props.onAccept} /> : null}
      {line.findings.map((sentence) => (
        <span key={sentence} className={classes.said} data-stop={line.level === 'stop' || undefined}>
          {sentence}
        </span>
      ))}
    </>
  );
}

/** The tick that takes a line that asks. */
export function AcceptTick(props: {
  line: Pick<JudgedLine, 'row' | 'nameText' | 'name'>;
  accepted: ReadonlySet<number>;
  onAccept: (accepted: ReadonlySet<number>) => void;
}) {
  const { line, accepted } = props;
  const { label, spoken } = acceptLabel(line);
  const accept = (isOn: boolean) => {
    const next = new Set(accepted);
    if (isOn) next.add(line.row);
    else next.delete(line.row);
    props.onAccept(next);
  };
  return (
    <Checkbox
      size="xs"
      mt={4}
      label={label}
      aria-label={spoken}
      checked={accepted.has(line.row)}
      onChange={(event) => accept(event.currentTarget.checked)}
    />
  );
}
