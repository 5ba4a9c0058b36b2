import { Anchor, Button, Skeleton, Stack, Table, Text, Title, VisuallyHidden } from '@mantine/core';
import { Link } from 'wouter';
import { ErrorNote } from '#renderer/errors.tsx';
import { PagerButtons, usePager } from '#renderer/parts/pager.tsx';
import { StateBadge } from '#renderer/parts/state-badge.tsx';
import text from '#renderer/parts/text.module.css';
import { formatInstant } from '#renderer/parts/times.ts';
import { useArchive } from '#renderer/queries.ts';
import type { Import } from '#shared/contract/imports.ts';
import { formatCount } from '#shared/rules/counts.ts';
import { importStateLabels } from './import-words.ts';
import { UndoButton } from './undo-button.tsx';

const PAGE = 20;

/** The imports so far, newest first, each with what became of it and the way to undo it. */
export function ImportList() {
  const pager = usePager();
  const list = useArchive('imports.list', { before: pager.before, limit: PAGE }, { keepsPrevious: true });

  return (
    <Stack gap="sm" component="section" aria-labelledby="imports-so-far">
      <Title order={2} size="h5" id="imports-so-far">
        历次导入
      </Title>
      {list.error ? <ErrorNote error={list.error} onRetry={() => void list.refetch()} /> : null}
      {list.isPending ? <Skeleton height={120} /> : null}
      {list.data?.items.length === 0 ? <Text c="gray.7">还没有导入过花名册。从上面选择第一个文件开始。</Text> : null}
      {list.data && list.data.items.length > 0 ? <ImportTable items={list.data.items} /> : null}
      <PagerButtons pager={pager} next={list.data?.next ?? null} />
    </Stack>
  );
}

function ImportTable({ items }: { items: readonly Import[] }) {
  return (
    <Table.ScrollContainer minWidth={860} type="native">
      <Table highlightOnHover verticalSpacing={6} className={text.numbers} withTableBorder bg="white">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>文件</Table.Th>
            <Table.Th>状态</Table.Th>
            <Table.Th ta="right">新建</Table.Th>
            <Table.Th ta="right">变更</Table.Th>
            <Table.Th ta="right">未通过</Table.Th>
            <Table.Th>时间</Table.Th>
            <Table.Th>经办人</Table.Th>
            <Table.Th>
              <VisuallyHidden>操作</VisuallyHidden>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {items.map((one) => (
            <ImportLine key={one.id} one={one} />
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

const tones: Partial<Record<Import['state'], 'good' | 'active'>> = {
  applied: 'good',
  planned: 'active',
  applying: 'active',
};

function ImportLine({ one }: { one: Import }) {
  return (
    <Table.Tr>
      <Table.Td maw={320}>
        <Anchor component={Link} href={`/import/${one.id}`} className={text.breakable}>
          {one.fileName}
        </Anchor>
        {one.sourceName === null ? null : (
          <Text size="xs" c="gray.7">
            代码按{one.sourceName}
          </Text>
        )}
      </Table.Td>
      <Table.Td>
        <StateBadge tone={tones[one.state] ?? 'calm'}>{importStateLabels[one.state]}</StateBadge>
      </Table.Td>
      <Table.Td ta="right">{formatCount(one.counts.created)}</Table.Td>
      <Table.Td ta="right">{formatCount(one.counts.updated)}</Table.Td>
      <Table.Td ta="right">{formatCount(one.counts.rejected)}</Table.Td>
      <Table.Td style={{ whiteSpace: 'nowrap' }}>{formatInstant(one.appliedAt ?? one.startedAt)}</Table.Td>
      <Table.Td>{one.startedBy}</Table.Td>
      <Table.Td ta="right">
        {one.state === 'applied' ? <UndoButton plan={one} isCompact /> : null}
        {one.state === 'planned' ? (
          <Button component={Link} href={`/import/${one.id}`} variant="default" size="compact-sm">
            继续核对
          </Button>
        ) : null}
      </Table.Td>
    </Table.Tr>
  );
}
