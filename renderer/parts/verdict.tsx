import { Stack, Text } from '@mantine/core';
import { IconCircleCheckFilled, IconCircleXFilled, IconInfoCircleFilled } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './verdict.module.css';

const icons = { good: IconCircleCheckFilled, bad: IconCircleXFilled, neutral: IconInfoCircleFilled };

/** How something ended, said by colour, by sign and by words. */
export function Verdict(props: { tone: keyof typeof icons; title: string; children: ReactNode }) {
  const Icon = icons[props.tone];
  return (
    <div
      className={classes.verdict}
      role={props.tone === 'bad' ? 'alert' : 'status'}
      {...{ [`data-${props.tone}`]: true }}
    >
      <Icon size={32} aria-hidden style={{ flexShrink: 0 }} />
      <Stack gap={2}>
        <Text fz={17} fw={600} c="inherit">
          {props.title}
        </Text>
        <Text c="inherit">{props.children}</Text>
      </Stack>
    </div>
  );
}
