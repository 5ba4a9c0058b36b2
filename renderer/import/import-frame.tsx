import { Group, Stack, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { StepTrail } from '#renderer/parts/step-trail.tsx';
import text from '#renderer/parts/text.module.css';
import classes from './import.module.css';

const STEPS = ['选择文件', '核对', '写入', '结果'] as const;

/** The frame all steps of an import stand in. */
export function ImportFrame({ title, step, children }: { title: string; step: number; children: ReactNode }) {
  return (
    <Stack gap="md" className={classes.frame}>
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
