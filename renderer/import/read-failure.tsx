import { Button, Group, NumberInput, Paper, Stack, Text, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { ErrorNote } from '#renderer/errors.tsx';
import { jobFailure } from '#renderer/jobs/use-jobs.ts';
import type { ArchiveInput } from '#shared/contract/archive.ts';
import type { Job } from '#shared/contract/jobs.ts';
import type { RecordKind } from '#shared/records/kinds.ts';
import { jobSource } from './source-files.ts';

type ReadInput = Omit<Extract<ArchiveInput<'jobs.start'>, { kind: 'roster.read' }>, 'kind'>;

/** A roster that could not be read: why, what to do, and where no table was found, a way to say where it is. */
export function ReadFailure(props: { kind: RecordKind | null; job: Job; onRead: (input: ReadInput) => Promise<void> }) {
  const { kind, job, onRead } = props;
  const failure = jobFailure(job);
  const path = jobSource(job.id);
  if (!failure) return null;
  const code = failure.error.code;
  const mayPoint = code === 'roster.noHeading' || code === 'roster.sheetAbsent';
  const again = path === null ? undefined : () => void onRead({ recordKind: kind, path });
  return (
    <Stack gap="sm">
      <ErrorNote error={failure} {...(again ? { onRetry: again } : {})} />
      {mayPoint && path !== null ? (
        <PointToTable onPoint={(at) => void onRead({ recordKind: kind, path, ...at })} />
      ) : null}
    </Stack>
  );
}

function PointToTable({ onPoint }: { onPoint: (at: { sheets: string[] | null; headerRow: number | null }) => void }) {
  const [sheet, setSheet] = useState('');
  const [headerRow, setHeaderRow] = useState<number | null>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onPoint({ sheets: sheet.trim() === '' ? null : [sheet.trim()], headerRow });
  };
  return (
    <Paper withBorder p="md" component="form" onSubmit={submit}>
      <Stack gap="sm">
        <Text fw={600}>手工指定表头的位置</Text>
        <Group align="flex-end" gap="md">
          <TextInput
            label="工作表名称"
            description="只有一张工作表时可以不填"
            value={sheet}
            onChange={(event) => setSheet(event.currentTarget.value)}
            w={240}
          />
          <NumberInput
            label="表头在第几行"
            description="“姓名”“证件号码”所在的行"
            min={1}
            max={1000}
            allowDecimal={false}
            value={headerRow ?? ''}
            onChange={(value) => setHeaderRow(typeof value === 'number' ? value : null)}
            w={240}
          />
          <Button type="submit" disabled={headerRow === null && sheet.trim() === ''}>
            按此重新检查
          </Button>
        </Group>
      </Stack>
    </Paper>
  );
}
