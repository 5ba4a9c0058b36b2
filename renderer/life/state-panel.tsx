import { Button } from '@mantine/core';
import { useCodes } from '#renderer/codes.ts';
import { StateBadge } from '#renderer/parts/state-badge.tsx';
import { lifeScreens } from '#renderer/registers/life.ts';
import type { States } from '#shared/life/step.ts';
import type { RecordKind } from '#shared/records/kinds.ts';
import { lifeOf } from '#shared/registers/life.ts';
import classes from './life.module.css';

/** Where the file stands, in its states side by side. `onCorrect` null: the file is out of use. */
export function StatePanel(props: { kind: RecordKind; states: States; onCorrect: (() => void) | null }) {
  const { kind, states, onCorrect } = props;
  const codes = useCodes();
  const life = lifeOf(kind);
  const { tones } = lifeScreens[kind];
  return (
    <section className={classes.states} aria-label="现在的状态">
      <dl className={classes.stateList}>
        {Object.entries(life.stateTables).map(([field, table]) => {
          const code = states[field] ?? '';
          const stateless = life.stateless(field, states);
          return (
            <div key={field}>
              <dt>{life.stateLabels[field]}</dt>
              <dd>
                {stateless === null ? (
                  <StateBadge tone={tones[field]?.[code] ?? 'calm'}>{codes.label(table, code)}</StateBadge>
                ) : (
                  <StateBadge tone="calm">{stateless}</StateBadge>
                )}
              </dd>
            </div>
          );
        })}
      </dl>
      {onCorrect ? (
        <Button size="compact-sm" variant="default" title="改登记错的状态" onClick={onCorrect}>
          更正状态…
        </Button>
      ) : null}
    </section>
  );
}
