import { Group, Paper, Stack } from '@mantine/core';
import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';

/** The first step of a piece of work: a picture of what is wanted, what happens with it, and the button that begins. */
export function StartCard({ icon: Picture, children }: { icon: Icon; children: ReactNode }) {
  return (
    <Paper withBorder p="lg">
      <Group wrap="nowrap" align="flex-start" gap="lg">
        <Picture
          size={40}
          stroke={1.4}
          color="var(--mantine-primary-color-filled)"
          aria-hidden
          style={{ flexShrink: 0 }}
        />
        <Stack gap="sm">{children}</Stack>
      </Group>
    </Paper>
  );
}
