import { Anchor, Button, Skeleton, Stack, Table, Text, Title, VisuallyHidden } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'wouter';
import { ErrorNote } from '#renderer/errors.tsx';
import { formatBytes } from '#renderer/parts/bytes.ts';
import { PagerButtons, usePager } from '#renderer/parts/pager.tsx';
import { StateBadge } from '#renderer/parts/state-badge.tsx';
import text from '#renderer/parts/text.module.css';
import { formatInstant } from '#renderer/parts/times.ts';
import { useArchive } from '#renderer/queries.ts';
import { SheetPreview } from '#renderer/sheets/preview-dialog.tsx';
import type { Handover } from '#shared/contract/handovers.ts';
import { formatCount } from '#shared/rules/counts.ts';
import { handoverStateLabels, listDayWords } from './handover-words.ts';

const PAGE = 20;
const tones = {
  writing: 'active',
  done: 'good',
  failed: 'bad',
  cancelled: 'calm',
  interrupted: 'bad',
} as const satisfies Record<Handover['state'], string>;

/** The hand-overs so far, newest first, each with the way to print its list again. */
export function HandoverList() {
  const pager = usePager();
  const [printed, setPrinted] = useState<number | null>(null);
  const list = useArchive('handovers.list', { before: pager.before, limit: PAGE }, { keepsPrevious: true });

  return (
    <Stack gap="sm" component="section" aria-labelledby="handovers-so-far">
      <Title order={2} size="h5" id="handovers-so-far">
        历次移交
      </Title>
      {list.error ? <ErrorNote error={list.error} onRetry={() => void list.refetch()} /> : null}
      {list.isPending ? <Skeleton height={120} /> : null}
      {list.data?.items.length === 0 ? <Text c="gray.7">还没有移交过档案。</Text> : null}
      {list.data && list.data.items.length > 0 ? <HandoverTable items={list.data.items} onPrint={setPrinted} /> : null}
      <PagerButtons pager={pager} next={list.data?.next ?? null} />
      {printed === null ? null : (
        <SheetPreview request={{ form: 'handover-list', handoverId: printed }} onClose={() => setPrinted(null)} />
      )}
    </Stack>
  );
}

function HandoverTable({ items, onPrint }: { items: readonly Handover[]; onPrint: (id: number) => void }) {
  return (
    <Table.ScrollContainer minWidth={860} type="native">
      <Table highlightOnHover verticalSpacing={6} className={text.numbers} withTableBorder bg="white">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>移交包</Table.Th>
            <Table.Th>状态</Table.Th>
            <Table.Th>接收单位</Table.Th>
            <Table.Th ta="right">档案</Table.Th>
            <Table.Th ta="right">大小</Table.Th>
            <Table.Th>时间</Table.Th>
            <Table.Th>经办人</Table.Th>
            <Table.Th>
              <VisuallyHidden>操作</VisuallyHidden>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {items.map((one) => (
            <Table.Tr key={one.id}>
              <Table.Td maw={320}>
                <Anchor component={Link} href={`/handover/${one.id}`} className={text.breakable}>
                  {one.name}
                </Anchor>
                {one.onDate === null ? null : (
                  <Text size="sm" c="gray.7">
                    {listDayWords(one.onDate)}
                  </Text>
                )}
              </Table.Td>
              <Table.Td>
                <StateBadge tone={tones[one.state]}>{handoverStateLabels[one.state]}</StateBadge>
              </Table.Td>
              <Table.Td maw={220} className={text.breakable}>
                {one.recipient}
              </Table.Td>
              <Table.Td ta="right">{formatCount(one.records)}</Table.Td>
              <Table.Td ta="right" style={{ whiteSpace: 'nowrap' }}>
                {one.bytes > 0 ? formatBytes(one.bytes) : ''}
              </Table.Td>
              <Table.Td style={{ whiteSpace: 'nowrap' }}>{formatInstant(one.finishedAt ?? one.startedAt)}</Table.Td>
              <Table.Td>{one.startedBy}</Table.Td>
              <Table.Td ta="right">
                {one.state === 'done' ? (
                  <Button
                    variant="default"
                    size="compact-sm"
                    leftSection={<IconPrinter size={14} />}
                    aria-label={`打印清单 ${one.name}`}
                    onClick={() => onPrint(one.id)}
                  >
                    打印清单
                  </Button>
                ) : null}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
