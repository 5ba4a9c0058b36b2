import { Button } from '@mantine/core';
import { useCodes } from '#renderer/codes.ts';
import { StateBadge } from '#renderer/parts/state-badge.tsx';
import { retireeLabels } from '#shared/records/retiree/fields.ts';
import {
  isCertifiable,
  NO_CERTIFICATION,
  type RetireeStates,
  stateFields,
} from '#shared/records/retiree/life-cycle/states.ts';
import classes from './life.module.css';
import { toneOf } from './state-tones.ts';

/** Where the file stands, in its four states. `onCorrect` null: the file is out of use. */
export function StatePanel({ states, onCorrect }: { states: RetireeStates; onCorrect: (() => void) | null }) {
  const codes = useCodes();
  return (
    <section className={classes.states} aria-label="现在的状态">
      <dl className={classes.stateList}>
        {stateFields.map((field) => (
          <div key={field}>
            <dt>{retireeLabels[field]}</dt>
            <dd>
              {field === 'certificationState' && !isCertifiable(states) ? (
                <StateBadge tone="calm">{NO_CERTIFICATION}</StateBadge>
              ) : (
                <StateBadge tone={toneOf(field, states[field])}>{codes.label(field, states[field])}</StateBadge>
              )}
            </dd>
          </div>
        ))}
      </dl>
      {onCorrect ? (
        <Button size="compact-sm" variant="default" title="改登记错的状态" onClick={onCorrect}>
          更正状态…
        </Button>
      ) : null}
    </section>
  );
}
