import { Group, TextInput } from '@mantine/core';
import { DayInput } from '#renderer/parts/day-input.tsx';
import type { ReportHead } from '#shared/contract/reports.ts';

const rows: [keyof ReportHead, string][][] = [
  [
    ['unit', '填报单位'],
    ['reportedOn', '报出日期'],
  ],
  [
    ['leader', '单位负责人'],
    ['statistician', '统计负责人'],
  ],
  [
    ['filler', '填表人'],
    ['phone', '电话'],
  ],
];

/** What every report carries beside its figures. */
export function HeadFields(props: { head: ReportHead; onChange: (head: ReportHead) => void }) {
  const { head, onChange } = props;
  return (
    <>
      {rows.map((row) => (
        <Group key={row[0]?.[0]} gap="sm" grow align="start">
          {row.map(([key, label]) =>
            key === 'reportedOn' ? (
              <DayInput
                key={key}
                label={label}
                value={head[key] ?? ''}
                onChange={(value) => onChange({ ...head, [key]: value })}
              />
            ) : (
              <TextInput
                key={key}
                label={label}
                value={head[key] ?? ''}
                maxLength={30}
                data-autofocus={key === 'unit' || undefined}
                onChange={(event) => onChange({ ...head, [key]: event.currentTarget.value })}
              />
            ),
          )}
        </Group>
      ))}
    </>
  );
}
