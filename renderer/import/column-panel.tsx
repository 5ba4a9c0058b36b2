import { Alert, Button, Collapse, Group, NumberInput, Paper, Stack, Text, UnstyledButton } from '@mantine/core';
import { IconAlertTriangle, IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useId, useState } from 'react';
import type { Import } from '#shared/contract/imports.ts';
import { columnLetter } from '#shared/rules/roster-columns.ts';
import { ColumnTable } from './column-table.tsx';
import { draftOf, fieldOf, isChanged, isMoved, type MappingDraft, type MappingProblems, moveTable } from './mapping.ts';
import { SheetChoice } from './sheet-choice.tsx';

interface Props {
  plan: Import;
  draft: MappingDraft;
  problems: MappingProblems;
  isBusy: boolean;
  onChange: (draft: MappingDraft) => void;
  onReread: () => void;
}

/** Where the table stands in the file and where its columns go. Folded away while there is nothing to correct. */
export function ColumnPanel(props: Props) {
  const { plan, draft, problems, onChange } = props;
  const [isOpened, setIsOpened] = useState(problems.missing.length > 0 || problems.twice.length > 0);
  const bodyId = useId();
  const used = plan.columns.filter((column) => fieldOf(column, draft) !== null).length;
  const Chevron = isOpened ? IconChevronDown : IconChevronRight;

  return (
    <Paper withBorder>
      <Group justify="space-between" px="md" py="xs" gap="md">
        <UnstyledButton
          onClick={() => setIsOpened((was) => !was)}
          aria-expanded={isOpened}
          aria-controls={bodyId}
          py={4}
        >
          <Group gap="xs" wrap="nowrap">
            <Chevron size={16} aria-hidden />
            <Text fw={600}>列的对应关系</Text>
            <Text size="sm" c="gray.7">
              {plan.columns.length} 列中 {used} 列导入，{plan.columns.length - used} 列不导入
            </Text>
          </Group>
        </UnstyledButton>
        <TablePlace plan={plan} draft={draft} onChange={onChange} />
      </Group>
      <Stack gap="xs" px="md" pb={isOpened || isChanged(plan, draft) || problems.missing.length > 0 ? 'md' : 0}>
        <Problems problems={problems} />
        {isChanged(plan, draft) ? <Dirty {...props} /> : null}
        <Collapse expanded={isOpened} id={bodyId} transitionDuration={0} keepMounted={false}>
          <ColumnTable plan={plan} draft={draft} problems={problems} onChange={onChange} />
        </Collapse>
      </Stack>
    </Paper>
  );
}

function TablePlace({ plan, draft, onChange }: Pick<Props, 'plan' | 'draft' | 'onChange'>) {
  return (
    <Group gap="md" wrap="nowrap">
      <Group gap="xs" wrap="nowrap">
        <Text size="sm">工作表</Text>
        {plan.sheetsRead.length > 1 ? (
          <SheetChoice plan={plan} draft={draft} onChange={onChange} />
        ) : (
          <Text size="sm" fw={600}>
            {plan.sheet}
          </Text>
        )}
      </Group>
      <Group gap="xs" wrap="nowrap">
        <Text size="sm" id="header-row-label">
          表头在第几行
        </Text>
        <NumberInput
          aria-labelledby="header-row-label"
          value={draft.headerRow}
          onChange={(row) => typeof row === 'number' && row >= 1 && onChange(moveTable(draft, { headerRow: row }))}
          min={1}
          max={1000}
          allowDecimal={false}
          size="xs"
          w={76}
        />
      </Group>
      <Text size="sm" c="gray.7" style={{ whiteSpace: 'nowrap' }}>
        {plan.format}
        {plan.encoding ? ` · ${plan.encoding.toUpperCase()}` : ''}
      </Text>
    </Group>
  );
}

function Problems({ problems }: { problems: MappingProblems }) {
  if (problems.missing.length === 0 && problems.twice.length === 0) return null;
  return (
    <Alert color="red" variant="light" icon={<IconAlertTriangle size={18} />} p="xs">
      {problems.missing.length > 0 ? (
        <Text size="sm">还缺必须有的列：{problems.missing.join('、')}。请在下面为它选一列。</Text>
      ) : null}
      {problems.twice.map((one) => (
        <Text size="sm" key={one.field}>
          “{one.title}”选了 {one.columns.length} 列（
          {one.columns.map((index) => `${columnLetter(index)} 列`).join('、')}
          ），只能留一列，其余请选“不导入”。
        </Text>
      ))}
    </Alert>
  );
}

function Dirty({ plan, draft, problems, isBusy, onChange, onReread }: Props) {
  const words = isMoved(plan, draft)
    ? '表头位置改过，重新核对时会再认一次各列。'
    : draft.fields.size > 0
      ? `改动了 ${draft.fields.size} 列，重新核对后才能导入。`
      : '选择改过，重新核对后才能导入。';
  const isRefused = !isMoved(plan, draft) && (problems.twice.length > 0 || problems.missing.length > 0);
  return (
    <Group justify="space-between" bg="yellow.0" px="sm" py={6} gap="md">
      <Text size="sm">{words}</Text>
      <Group gap="xs">
        <Button variant="default" size="xs" onClick={() => onChange(draftOf(plan))}>
          还原
        </Button>
        <Button size="xs" onClick={onReread} loading={isBusy} disabled={isRefused}>
          重新核对
        </Button>
      </Group>
    </Group>
  );
}
