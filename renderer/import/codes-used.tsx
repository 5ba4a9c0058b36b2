import { Anchor, Collapse, Group, Paper, Text, UnstyledButton } from '@mantine/core';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { Link } from 'wouter';
import type { Import } from '#shared/contract/imports.ts';
import { formatCount } from '#shared/rules/counts.ts';
import { CodeTable } from './code-table.tsx';

/** By which source the codes of an import were read and what each became, as it was then. */
export function CodesUsed({ plan }: { plan: Import }) {
  const [isOpened, setIsOpened] = useState(false);
  const bodyId = useId();
  if (plan.source === null || plan.codes.length === 0) return null;
  const Chevron = isOpened ? IconChevronDown : IconChevronRight;
  return (
    <Paper withBorder component="section" aria-label="代码对照">
      <Group justify="space-between" px="md" py="xs" gap="md">
        <UnstyledButton
          onClick={() => setIsOpened((was) => !was)}
          aria-expanded={isOpened}
          aria-controls={bodyId}
          py={4}
        >
          <Group gap="xs" wrap="nowrap">
            <Chevron size={16} aria-hidden />
            <Text fw={600}>代码对照</Text>
            <Text size="sm" c="gray.7">
              按“{plan.sourceName ?? ''}”，{formatCount(plan.codes.length)} 种值
            </Text>
          </Group>
        </UnstyledButton>
        <Anchor component={Link} href="/settings/mappings" size="sm">
          查看全部对照
        </Anchor>
      </Group>
      <Collapse expanded={isOpened} id={bodyId} transitionDuration={0} keepMounted={false}>
        <CodeTable plan={plan} sources={[]} own={[]} draft={new Map()} onChange={null} />
      </Collapse>
    </Paper>
  );
}
