import { Select, Table, Text } from '@mantine/core';
import { StateBadge } from '#renderer/parts/state-badge.tsx';
import text from '#renderer/parts/text.module.css';
import type { Import, ImportColumn } from '#shared/contract/imports.ts';
import { kinds } from '#shared/records/index.ts';
import { columnLetter } from '#shared/rules/roster-columns.ts';
import classes from './import.module.css';
import { columnSourceLabels } from './import-words.ts';
import { fieldOf, isMoved, type MappingDraft, type MappingProblems, setField } from './mapping.ts';

/** "不导入" as an entry of the list; a field key is never empty. */
const LEFT_OUT = '-';

interface Props {
  plan: Import;
  draft: MappingDraft;
  problems: MappingProblems;
  onChange: (draft: MappingDraft) => void;
}

/** Each column of the roster with three of its values and the field it goes to. */
export function ColumnTable({ plan, draft, problems, onChange }: Props) {
  const choices = [
    { value: LEFT_OUT, label: '不导入' },
    ...kinds[plan.kind].rosterColumns.map((column) => ({
      value: column.field,
      label: column.isRequired ? `${column.title}（必须有）` : column.title,
    })),
  ];
  const twice = new Set(problems.twice.flatMap((one) => one.columns));
  const isDisabled = isMoved(plan, draft);

  return (
    <section className={classes.columns} aria-label="列的对应关系">
      <Table verticalSpacing={4} stickyHeader>
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={56}>列</Table.Th>
            <Table.Th>花名册的表头</Table.Th>
            <Table.Th>前几个值</Table.Th>
            <Table.Th w={240}>导入到</Table.Th>
            <Table.Th w={80}>来源</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {plan.columns.map((column) => {
            const heading = column.heading || '（没有表头）';
            const field = fieldOf(column, draft);
            return (
              <Table.Tr key={column.index}>
                <Table.Td c="gray.7">{columnLetter(column.index)}</Table.Td>
                <Table.Td className={text.breakable}>
                  {heading} {column.isHidden ? <StateBadge tone="warn">隐藏的列</StateBadge> : null}
                </Table.Td>
                <Table.Td maw={340}>
                  <Text size="sm" c="gray.7" truncate className={text.numbers}>
                    {column.samples.filter((sample) => sample !== '').join('　') || '（空）'}
                  </Text>
                </Table.Td>
                <Table.Td>
                  <Select
                    aria-label={`“${heading}”导入到`}
                    data={choices}
                    value={field ?? LEFT_OUT}
                    onChange={(value) =>
                      onChange(setField(plan, draft, column.index, value === LEFT_OUT ? null : value))
                    }
                    allowDeselect={false}
                    searchable
                    nothingFoundMessage="没有这个项目"
                    disabled={isDisabled}
                    error={twice.has(column.index) ? '这个项目选了两次' : undefined}
                    size="xs"
                  />
                </Table.Td>
                <Table.Td>
                  <SourceBadge column={column} isChanged={draft.fields.has(column.index)} />
                </Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </section>
  );
}

function SourceBadge({ column, isChanged }: { column: ImportColumn; isChanged: boolean }) {
  const source = isChanged ? 'clerk' : column.source;
  const tone = source === 'none' ? 'calm' : source === 'clerk' ? 'good' : 'active';
  return <StateBadge tone={tone}>{isChanged ? '已改' : columnSourceLabels[source]}</StateBadge>;
}
