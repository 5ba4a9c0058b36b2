import { Button } from '@mantine/core';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import { Unbroken } from '#renderer/parts/unbroken.tsx';
import { type LifeCycle, stepIn } from '#shared/life/life-cycle.ts';
import classes from './life.module.css';
import { groupedSteps, type StepOffer } from './step-groups.ts';

/** What can be taken from here as buttons; behind a switch what cannot, each with its reason. */
export function StepPanel(props: { life: LifeCycle; steps: readonly StepOffer[]; onStep: (step: string) => void }) {
  const { life, steps, onStep } = props;
  const [isShown, setIsShown] = useState(false);
  const offered = steps.filter(({ refusal }) => refusal === null);
  const refused = steps.filter(({ refusal }) => refusal !== null);
  const Chevron = isShown ? IconChevronDown : IconChevronRight;
  return (
    <section className={classes.panel} aria-label="可以办的">
      <h2>可以办的</h2>
      {offered.length === 0 ? <p className={classes.none}>从现在的状态出发，没有可以办的步骤。</p> : null}
      <dl className={classes.groups}>
        {groupedSteps(life, offered).map((group) => (
          <div key={group.title}>
            <dt>{group.title}</dt>
            <dd className={classes.buttons}>
              {group.steps.map(({ name }) => (
                <Button key={name} variant="default" onClick={() => onStep(name)}>
                  {stepIn(life, name).label}…
                </Button>
              ))}
            </dd>
          </div>
        ))}
      </dl>
      {refused.length === 0 ? null : (
        <>
          <button
            type="button"
            className={classes.switch}
            aria-expanded={isShown}
            aria-controls="refused-steps"
            onClick={() => setIsShown(!isShown)}
          >
            <Chevron size={16} aria-hidden />
            现在不能办的（{refused.length}）
          </button>
          <dl id="refused-steps" className={classes.refused} hidden={!isShown}>
            {groupedSteps(life, refused).flatMap((group) =>
              group.steps.map(({ name, refusal }) => (
                <div key={name}>
                  <dt>{stepIn(life, name).label}</dt>
                  <dd>
                    <Unbroken>{refusal ?? ''}</Unbroken>
                  </dd>
                </div>
              )),
            )}
          </dl>
        </>
      )}
    </section>
  );
}
