import { Alert, Button, Collapse, Group, Paper, Select, Stack, Text, UnstyledButton } from '@mantine/core';
import { IconAlertTriangle, IconChevronDown, IconChevronRight, IconPlus } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { archiveCall } from '#renderer/api.ts';
import { ErrorNote } from '#renderer/errors.tsx';
import { useAct } from '#renderer/parts/use-act.ts';
import { useArchive } from '#renderer/queries.ts';
import type { Import } from '#shared/contract/imports.ts';
import { formatCount } from '#shared/rules/counts.ts';
import { type CodeDraft, decisionsOf, openCount, undecidedCodes } from './code-draft.ts';
import { CodeTable } from './code-table.tsx';
import { NewSourceDialog } from './new-source-dialog.tsx';

interface Props {
  plan: Import;
  /** Whether something else of the plan waits to be checked again first. */
  isHeld: boolean;
  isBusy: boolean;
  /** Reads the roster again by a source. */
  onRead: (source: string | null) => void;
}

/**
 * 代码对照: which system the roster comes from, and what each of its codes becomes. Not there where a roster has none;
 * folded away where all that stand in it mean the same everywhere or are decided.
 */
export function CodePanel({ plan, isHeld, isBusy, onRead }: Props) {
  const isAsked = undecidedCodes(plan).length > 0;
  const [isOpened, setIsOpened] = useState(isAsked || plan.source !== null);
  const [isAdding, setIsAdding] = useState(false);
  const [draft, setDraft] = useState<CodeDraft>(new Map());
  const list = useArchive('mappings.list', {});
  const bodyId = useId();
  const act = useAct();
  if (plan.codes.length === 0) return null;

  const columns = new Set(plan.codes.map((one) => one.field)).size;
  const open = openCount(plan, draft);
  const Chevron = isOpened ? IconChevronDown : IconChevronRight;
  const keep = async () => {
    const isDone = await act.run(async () => {
      const { decided } = await archiveCall('mappings.decide', {
        source: plan.source ?? '',
        items: decisionsOf(plan, draft),
      });
      return `已记住 ${formatCount(decided)} 个对照，以后“${plan.sourceName ?? ''}”的花名册照此导入`;
    });
    if (isDone) onRead(plan.source);
  };

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
              {columns} 列写的是代码，{formatCount(plan.codes.length)} 种值
              {isAsked ? '' : plan.source === null ? '，各系统的含义相同' : '，都有对照'}
            </Text>
          </Group>
        </UnstyledButton>
        <Group gap="xs" wrap="nowrap">
          <Text size="sm" id={`${bodyId}-source`}>
            花名册来自
          </Text>
          <Select
            aria-labelledby={`${bodyId}-source`}
            data={(list.data?.sources ?? []).map(({ key, name }) => ({ value: key, label: name }))}
            value={plan.source}
            onChange={(source) => source !== null && source !== plan.source && onRead(source)}
            placeholder="请选择系统"
            allowDeselect={false}
            searchable
            selectFirstOptionOnChange
            nothingFoundMessage="没有这个来源，可以添加"
            disabled={isHeld || isBusy}
            error={isAsked && plan.source === null}
            size="xs"
            w={270}
          />
          <Button
            variant="default"
            size="xs"
            leftSection={<IconPlus size={14} />}
            disabled={isHeld || isBusy}
            onClick={() => setIsAdding(true)}
          >
            其他来源…
          </Button>
        </Group>
      </Group>
      <Stack gap="xs" px="md" pb={isOpened || isAsked ? 'md' : 0}>
        {isAsked && (plan.source === null || open > 0) ? <Asked plan={plan} open={open} /> : null}
        {draft.size > 0 ? (
          <Group justify="space-between" bg="yellow.0" px="sm" py={6} gap="md">
            <Text size="sm">
              选了 {formatCount(draft.size)} 个，{open > 0 ? `还有 ${formatCount(open)} 个没有对照` : '都已选定'}
              。记住以后，这个来源的花名册都照此导入。
            </Text>
            <Group gap="xs">
              <Button variant="default" size="xs" onClick={() => setDraft(new Map())}>
                还原
              </Button>
              <Button size="xs" onClick={() => void keep()} loading={act.isBusy || isBusy} disabled={isHeld}>
                记住对照并重新核对
              </Button>
            </Group>
          </Group>
        ) : null}
        {act.failure ? <ErrorNote error={act.failure} /> : null}
        {list.error ? <ErrorNote error={list.error} onRetry={() => void list.refetch()} /> : null}
        <Collapse expanded={isOpened} id={bodyId} transitionDuration={0} keepMounted={false}>
          <CodeTable
            plan={plan}
            sources={list.data?.sources ?? []}
            own={list.data?.items ?? []}
            draft={draft}
            onChange={isHeld ? null : setDraft}
          />
        </Collapse>
      </Stack>
      {isAdding ? <NewSourceDialog onAdded={onRead} onClose={() => setIsAdding(false)} /> : null}
    </Paper>
  );
}

function Asked({ plan, open }: { plan: Import; open: number }) {
  return (
    <Alert color="orange" variant="light" icon={<IconAlertTriangle size={18} />} p="xs">
      <Text size="sm">
        {plan.source === null
          ? '同一个代码在不同系统里意思不同，程序不猜。请先选择花名册来自哪个系统；都不是的，点“其他来源”。'
          : `“${plan.sourceName ?? ''}”里还有 ${formatCount(open)} 个代码没有对照。请逐个选定；没有对应的选“留空”，原文会保留在档案里。`}
      </Text>
    </Alert>
  );
}
