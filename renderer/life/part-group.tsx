import { Button } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import { useCodes } from '#renderer/codes.ts';
import { StateBadge } from '#renderer/parts/state-badge.tsx';
import text from '#renderer/parts/text.module.css';
import { today } from '#renderer/parts/today.ts';
import { lifeScreens } from '#renderer/registers/life.ts';
import type { FilePartLine } from '#shared/contract/life.ts';
import { partName, partTypeIn } from '#shared/life/parts.ts';
import type { RecordKind } from '#shared/records/kinds.ts';
import { lifeOf } from '#shared/registers/life.ts';
import classes from './life.module.css';
import { partDays } from './part-words.ts';

/** A numbered part of a file with its states, its days and what was done in it. `onCorrect` null: the file is out of use. */
export function PartGroup(props: {
  kind: RecordKind;
  part: FilePartLine;
  onCorrect: (() => void) | null;
  children: ReactNode;
}) {
  const { kind, part, onCorrect } = props;
  const codes = useCodes();
  const id = useId();
  const life = lifeOf(kind);
  const { tones } = lifeScreens[kind];
  const name = partName(life, part);
  return (
    <section className={classes.part} aria-labelledby={id}>
      <div className={classes.partHead}>
        <h3 id={id}>{name}</h3>
        {Object.entries(partTypeIn(life, part.type).stateTables).map(([field, table]) => {
          const code = part.states[field] ?? '';
          return (
            <StateBadge key={field} tone={tones[field]?.[code] ?? 'calm'}>
              {codes.label(table, code)}
            </StateBadge>
          );
        })}
        <span className={text.unbroken}>{partDays(part, today())}</span>
        {onCorrect ? (
          <Button size="compact-sm" variant="default" aria-label={`更正${name}的状态`} onClick={onCorrect}>
            更正状态…
          </Button>
        ) : null}
      </div>
      {props.children}
    </section>
  );
}
