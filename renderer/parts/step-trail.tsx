import { Box } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import classes from './step-trail.module.css';

/** Where the clerk stands in a task of several steps. `current` counts from 0; past the last step all are done. */
export function StepTrail({ steps, current }: { steps: readonly string[]; current: number }) {
  return (
    <Box component="nav" aria-label="步骤">
      <ol className={classes.trail}>
        {steps.map((step, index) => (
          <li
            key={step}
            className={classes.step}
            data-state={index < current ? 'done' : index === current ? 'current' : 'ahead'}
            aria-current={index === current ? 'step' : undefined}
          >
            <span className={classes.mark} aria-hidden>
              {index < current ? <IconCheck size={12} stroke={3} /> : index + 1}
            </span>
            {step}
          </li>
        ))}
      </ol>
    </Box>
  );
}
