import { Group, Stack, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { StepTrail } from '#renderer/parts/step-trail.tsx';
import text from '#renderer/parts/text.module.css';

const STEPS = ['选择档案', '选择位置', '写入', '结论'] as const;

/** The frame all steps of a hand-over stand in. */
export function HandoverFrame({ title, step, children }: { title: string; step: number; children: ReactNode }) {
  return (
    <Stack gap="md">
      <Group justify="space-between" gap="md">
        <Title order={1} size="h3" className={text.breakable}>
          {title}
        </Title>
        <StepTrail steps={STEPS} current={step} />
      </Group>
      {children}
    </Stack>
  );
}
