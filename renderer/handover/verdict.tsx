import { Stack, Text } from '@mantine/core';
import { IconCircleCheckFilled, IconCircleXFilled } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './handover.module.css';

/** Green or red, said by colour, by sign and by words. */
export function Verdict({ isGood, title, children }: { isGood: boolean; title: string; children: ReactNode }) {
  const Icon = isGood ? IconCircleCheckFilled : IconCircleXFilled;
  return (
    <div
      className={classes.verdict}
      role={isGood ? 'status' : 'alert'}
      data-good={isGood || undefined}
      data-bad={!isGood || undefined}
    >
      <Icon size={36} aria-hidden style={{ flexShrink: 0 }} />
      <Stack gap={2}>
        <Text fz={18} fw={600} c="inherit">
          {title}
        </Text>
        <Text c="inherit">{children}</Text>
      </Stack>
    </div>
  );
}
