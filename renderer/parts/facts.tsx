import { Group, Stack, Text } from '@mantine/core';
import text from './text.module.css';

/** A few figures side by side, each under its name. */
export function Facts({ facts }: { facts: readonly { label: string; value: string }[] }) {
  return (
    <Group gap={40} align="flex-start">
      {facts.map((fact) => (
        <Stack key={fact.label} gap={0}>
          <Text size="sm" c="gray.7">
            {fact.label}
          </Text>
          <Text fz={18} fw={600} className={text.numbers}>
            {fact.value}
          </Text>
        </Stack>
      ))}
    </Group>
  );
}
