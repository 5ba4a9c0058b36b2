import { Autocomplete, Button, Group, Paper, Stack, Text, TextInput } from '@mantine/core';
import type { FormEvent } from 'react';
import { ErrorNote } from '#renderer/errors.tsx';
import type { OwnJob } from '#renderer/jobs/use-own-job.ts';
import { formatBytes } from '#renderer/parts/bytes.ts';
import { useArchive } from '#renderer/queries.ts';
import { formatCount } from '#shared/rules/counts.ts';
import { type HandoverDraft, selectionOf } from './draft.ts';
import { listDayWords, targetProblem } from './handover-words.ts';
import { TargetChoice } from './target-choice.tsx';
import { useTarget } from './use-target.ts';

interface Props {
  draft: HandoverDraft;
  onChange: (change: Partial<HandoverDraft>) => void;
  writing: OwnJob;
}

/** Step 2: where the package goes, and for whom; what would not work is said before the start. */
export function TargetStep({ draft, onChange, writing }: Props) {
  const selection = selectionOf(draft);
  const measured = useArchive('handovers.measure', { selection });
  const earlier = useArchive('handovers.list', { limit: 50 });
  const target = useTarget(draft.target);
  const needBytes = measured.data?.needBytes ?? 0;
  const problem = target.place ? targetProblem(target.place, needBytes, formatBytes) : null;
  const mayStart = target.place !== null && problem === null && measured.data !== undefined;
  const recipients = Array.from(new Set((earlier.data?.items ?? []).map((one) => one.recipient))).filter(Boolean);
  const recipient = draft.recipient ?? recipients[0] ?? '';

  const goBack = () => onChange({ step: 'choose' });
  const start = (event: FormEvent) => {
    event.preventDefault();
    if (!mayStart || target.place === null) return;
    void writing.start({
      kind: 'handover.write',
      selection,
      targetDir: target.place.path,
      recipient: recipient.trim(),
      remark: draft.remark.trim(),
    });
  };

  return (
    <Paper withBorder p="lg" component="form" onSubmit={start}>
      <Stack gap="lg">
        {measured.error ? <ErrorNote error={measured.error} onRetry={() => void measured.refetch()} /> : null}
        {measured.data ? (
          <Text>
            {listDayWords(selection.onDate ?? null)}移交 {formatCount(measured.data.records)} 份档案、
            {formatCount(measured.data.attachments)} 件材料，约需 {formatBytes(needBytes)}。
          </Text>
        ) : null}
        <TargetChoice draft={draft} target={target} problem={problem} needBytes={needBytes} onChange={onChange} />
        <Group gap="md" align="flex-start" grow>
          <Autocomplete
            label="接收单位"
            description="印在移交清单上；留空可以手写"
            data={recipients}
            value={recipient}
            onChange={(value) => onChange({ recipient: value })}
            maxLength={60}
          />
          <TextInput
            label="备注"
            description="写进移交包的说明"
            value={draft.remark}
            onChange={(event) => onChange({ remark: event.currentTarget.value })}
            maxLength={200}
          />
        </Group>
        {writing.startError ? <ErrorNote error={writing.startError} /> : null}
        <Group gap="sm">
          <Button type="submit" disabled={!mayStart} loading={writing.isStarting}>
            开始移交
          </Button>
          <Button variant="default" onClick={goBack}>
            上一步
          </Button>
          {target.place === null ? (
            <Text size="sm" c="gray.7">
              请先选择写到哪里。
            </Text>
          ) : null}
        </Group>
      </Stack>
    </Paper>
  );
}
