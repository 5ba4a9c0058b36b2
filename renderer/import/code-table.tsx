import { Box, Table, Text } from '@mantine/core';
import { useMemo } from 'react';
import { useCodes } from '#renderer/codes.ts';
import { TargetInput } from '#renderer/parts/controls/code-target.tsx';
import { StateBadge } from '#renderer/parts/state-badge.tsx';
import text from '#renderer/parts/text.module.css';
import { useMay } from '#renderer/session/use-may.ts';
import type { OwnMapping, RosterSource } from '#shared/codes/code-mapping.ts';
import { codeTables } from '#shared/codes/tables.ts';
import type { Import, ImportCode } from '#shared/contract/imports.ts';
import { kinds } from '#shared/records/index.ts';
import { codeMarkLabel } from '#shared/rules/code-sheet.ts';
import { formatCount } from '#shared/rules/counts.ts';
import { type CodeDraft, codeKey, inOrder, meaningsOf, readersOf, setTarget } from './code-draft.ts';
import classes from './import.module.css';

interface Props {
  plan: Import;
  sources: readonly RosterSource[];
  own: readonly OwnMapping[];
  draft: CodeDraft;
  /** null: nothing can be chosen now. */
  onChange: ((draft: CodeDraft) => void) | null;
}

/** Each code of each column: how often it stands there, what it means in which system, and what it becomes. */
export function CodeTable({ plan, sources, own, draft, onChange }: Props) {
  const codes = useCodes();
  // A mapping that exists holds for the whole office.
  const mayChangeAny = useMay('file', 'whole');
  const readers = useMemo(() => readersOf(sources, own, codes), [sources, own, codes]);
  return (
    // A region that scrolls must be reachable by keyboard: WCAG 2.1.1.
    <Box component="section" className={classes.columns} aria-label="代码和含义" tabIndex={0}>
      <Table verticalSpacing={4} stickyHeader>
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={150}>列</Table.Th>
            <Table.Th w={64}>代码</Table.Th>
            <Table.Th w={72} ta="right">
              次数
            </Table.Th>
            <Table.Th>{plan.source === null ? '在各系统里的含义' : '来源里的名称'}</Table.Th>
            <Table.Th w={260}>导入为</Table.Th>
            <Table.Th w={120}>依据</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {inOrder(plan.codes).map((one) => (
            <Table.Tr key={codeKey(one)}>
              <Table.Td className={text.breakable}>{headingOf(plan, one)}</Table.Td>
              <Table.Td className={text.numbers}>{one.code}</Table.Td>
              <Table.Td ta="right" className={text.numbers}>
                {formatCount(one.count)}
              </Table.Td>
              <Table.Td>
                {plan.source === null && one.state === 'undecided' ? (
                  <Meanings meanings={meaningsOf(one, readers, codes)} />
                ) : (
                  one.label || <Text c="gray.7">—</Text>
                )}
              </Table.Td>
              <Table.Td>
                {plan.source === null || plan.state !== 'planned' || (one.state !== 'undecided' && !mayChangeAny) ? (
                  <Text size="sm" {...(one.target === null ? { c: 'gray.7' } : {})}>
                    {one.target === null ? nothing(plan) : codes.label(one.table, one.target)}
                  </Text>
                ) : (
                  <TargetInput
                    label={`${codeTables[one.table].title}代码 ${one.code} 导入为`}
                    table={one.table}
                    value={draft.has(codeKey(one)) ? (draft.get(codeKey(one)) ?? null) : one.target}
                    isChosen={draft.has(codeKey(one)) || one.state !== 'undecided'}
                    isDisabled={onChange === null}
                    onChange={(target) => onChange?.(setTarget(draft, one, target))}
                  />
                )}
              </Table.Td>
              <Table.Td>
                <Standing one={one} isChanged={draft.has(codeKey(one))} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Box>
  );
}

function Meanings({ meanings }: { meanings: readonly { label: string; sources: string[] }[] }) {
  if (meanings.length === 0) return <Text c="gray.7">已知的系统里都没有</Text>;
  return (
    <ul className={classes.notes}>
      {meanings.map(({ label, sources }) => (
        <li key={label}>
          <Text span fw={600} size="sm">
            {label}
          </Text>{' '}
          <Text span size="sm" c="gray.7">
            {sources.join('、')}
          </Text>
        </li>
      ))}
    </ul>
  );
}

function Standing({ one, isChanged }: { one: ImportCode; isChanged: boolean }) {
  if (isChanged) return <StateBadge tone="active">已选，未记住</StateBadge>;
  if (one.state === 'undecided' || one.sure === null) return <StateBadge tone="warn">没有对照</StateBadge>;
  const tone = one.sure === 'local' ? 'active' : one.sure === 'source' ? 'good' : 'warn';
  return <StateBadge tone={tone}>{codeMarkLabel(one.sure)}</StateBadge>;
}

// Where a code becomes none of ours: nobody can say yet, or it was left out.
function nothing(plan: Import): string {
  return plan.source === null ? '先选来源' : '留空，原文保留';
}

function headingOf(plan: Import, one: ImportCode): string {
  const heading = plan.columns.find((column) => column.field === one.field)?.heading;
  return heading || (kinds[plan.kind].labels[one.field] ?? one.field);
}
