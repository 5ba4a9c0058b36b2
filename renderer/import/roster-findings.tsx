import { Button, Checkbox, Group, Paper, SegmentedControl, Select, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import text from '#renderer/parts/text.module.css';
import type { Import } from '#shared/contract/imports.ts';
import { kinds } from '#shared/records/kinds.ts';
import { rosterKeys } from '#shared/records/roster.ts';
import { formatCount } from '#shared/rules/counts.ts';
import { columnWords, type DoubledChoice, findingsOf } from './findings.ts';
import { type MappingDraft, setField } from './mapping.ts';

/** "都不导入" as an entry of the list; a column's index is a number. */
const NONE = '-';

interface Props {
  plan: Import;
  draft: MappingDraft;
  onChange: (draft: MappingDraft) => void;
}

/** What of the file stays out or might not be meant, each with its choice. Not there where there is nothing to tell. */
export function RosterFindings({ plan, draft, onChange }: Props) {
  const found = findingsOf(plan, draft);
  const keys = rosterKeys(kinds[plan.kind].rosterIdentity);
  const lines: ReactNode[] = [];
  if (found.sheetsLeftOut.length > 0)
    lines.push(
      <Finding key="sheets">
        没有导入的工作表：{found.sheetsLeftOut.map(({ words }) => words).join('、')}。要导入的，请在“工作表”里选。
      </Finding>,
    );
  if (found.communities.length + found.withoutCommunity.length > 0)
    lines.push(<SheetNames key="names" plan={plan} draft={draft} onChange={onChange} found={found} />);
  if (found.hiddenRows > 0)
    lines.push(
      <Finding
        key="rows"
        choice={
          <SegmentedControl
            size="xs"
            aria-label="隐藏的行"
            data={[
              { value: 'take', label: '一起导入' },
              { value: 'skip', label: '不导入' },
            ]}
            value={draft.hiddenRows}
            onChange={(way) => onChange({ ...draft, hiddenRows: way === 'skip' ? 'skip' : 'take' })}
          />
        }
      >
        有 {formatCount(found.hiddenRows)} 人所在的行在表格里是隐藏的（筛选、折叠或手工隐藏）。
      </Finding>,
    );
  if (found.hiddenColumns.length > 0)
    lines.push(
      <Finding
        key="columns"
        choice={
          <Button
            variant="default"
            size="xs"
            onClick={() =>
              onChange(
                found.hiddenColumns
                  .filter(({ field }) => field !== keys.name && field !== keys.number)
                  .reduce((next, { index }) => setField(plan, next, index, null), draft),
              )
            }
          >
            不导入这些列
          </Button>
        }
      >
        隐藏的列也会导入：{found.hiddenColumns.map(columnWords).join('、')}。
      </Finding>,
    );
  for (const doubled of found.doubled)
    lines.push(<Doubled key={doubled.field} plan={plan} draft={draft} onChange={onChange} doubled={doubled} />);
  if (found.cut.length > 0)
    lines.push(
      <Finding key="cut">
        工作表{found.cut.map((name) => `“${name}”`).join('、')}第 200 列以后还有内容，没有读取。
      </Finding>,
    );
  if (lines.length === 0) return null;
  return (
    <Paper withBorder component="section" aria-label="请留意" px="md" py="xs">
      <Stack gap={6}>{lines}</Stack>
    </Paper>
  );
}

function Finding({ children, choice }: { children: ReactNode; choice?: ReactNode }) {
  return (
    <Group justify="space-between" gap="md" wrap="nowrap">
      <Text size="sm" className={text.breakable}>
        {children}
      </Text>
      {choice}
    </Group>
  );
}

function SheetNames({ draft, onChange, found }: Props & { found: ReturnType<typeof findingsOf> }) {
  const isUsed = draft.communityFromSheet ?? found.communities.length > 0;
  return (
    <Finding
      choice={
        <Checkbox
          size="xs"
          style={{ flex: 'none' }}
          label="工作表名作为社区"
          checked={isUsed}
          onChange={(event) => onChange({ ...draft, communityFromSheet: event.currentTarget.checked })}
        />
      }
    >
      没有社区这一列。
      {found.communities.length > 0 ? `按工作表名登记社区：${found.communities.join('、')}。` : ''}
      {found.withoutCommunity.length > 0 ? `${found.withoutCommunity.join('、')} 里的人没有社区。` : ''}
    </Finding>
  );
}

function Doubled({ plan, draft, onChange, doubled }: Props & { doubled: DoubledChoice }) {
  const { field, title, columns, taken } = doubled;
  const choose = (value: string | null) =>
    onChange(
      columns.reduce((next, column) => {
        if (String(column.index) === value) return setField(plan, next, column.index, field);
        return column.field === field || next.fields.get(column.index) === field
          ? setField(plan, next, column.index, null)
          : next;
      }, draft),
    );
  return (
    <Finding
      choice={
        <Select
          aria-label={`“${title}”导入哪一列`}
          size="xs"
          w={320}
          style={{ flex: 'none' }}
          allowDeselect={false}
          searchable
          selectFirstOptionOnChange
          nothingFoundMessage="没有这一列"
          data={[
            ...columns.map((column) => ({ value: String(column.index), label: columnWords(column) })),
            { value: NONE, label: '都不导入' },
          ]}
          value={taken === null ? NONE : String(taken.index)}
          onChange={choose}
        />
      }
    >
      有 {columns.length} 列都是“{title}”，只能导入一列。
    </Finding>
  );
}
