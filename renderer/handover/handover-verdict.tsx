import { Button, Group, Paper, Stack, Text } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useLocation } from 'wouter';
import { ErrorNote } from '#renderer/errors.tsx';
import { useOwnJob } from '#renderer/jobs/use-own-job.ts';
import { formatBytes } from '#renderer/parts/bytes.ts';
import { RevealButton } from '#renderer/parts/reveal-button.tsx';
import text from '#renderer/parts/text.module.css';
import { formatInstant } from '#renderer/parts/times.ts';
import { Verdict } from '#renderer/parts/verdict.tsx';
import { SheetPreview } from '#renderer/sheets/preview-dialog.tsx';
import { placeName } from '#shared/contract/file-tokens.ts';
import type { Handover } from '#shared/contract/handovers.ts';
import { formatCount } from '#shared/rules/counts.ts';
import { Digest } from './digest.tsx';
import classes from './handover.module.css';
import { handoverStateLabels, listDayWords } from './handover-words.ts';

/** What became of a hand-over. Green only where the package was written, flushed, read again and compared. */
export function HandoverVerdict({ handover }: { handover: Handover }) {
  const isDone = handover.state === 'done';
  if (handover.state === 'writing') return null;
  return (
    <Stack gap="md">
      {isDone ? (
        <Verdict tone="good" title="移交包已写好，读回核对一致，可以交出">
          共 {formatCount(handover.records)} 份档案，{formatCount(handover.files)} 个文件，{formatBytes(handover.bytes)}
          。
        </Verdict>
      ) : (
        <Verdict tone="bad" title={`没有生成可以交出的移交包（${handoverStateLabels[handover.state]}）`}>
          档案没有改动。盘上如有标着“未完成”的文件夹，不能使用，可以删除。请重新移交。
        </Verdict>
      )}
      {isDone ? <Actions handover={handover} /> : null}
      <Paper withBorder p="lg">
        <Details handover={handover} />
      </Paper>
      {isDone ? (
        <Text size="sm" c="gray.7">
          写在移动盘上的：请先在任务栏点“安全删除硬件并弹出媒体”，看到“可以安全移除”再取下。清单打印两份，双方签字盖章后各留一份。
        </Text>
      ) : null}
    </Stack>
  );
}

function Actions({ handover }: { handover: Handover }) {
  const [isPrinting, setIsPrinting] = useState(false);
  const [, navigate] = useLocation();
  const verifying = useOwnJob('verify', 'package.verify', false);

  const verifyAgain = async () => {
    const jobId = await verifying.start({
      kind: 'package.verify',
      path: handover.path,
      digest: handover.manifestSha256,
    });
    if (jobId !== null) navigate(`/verify?job=${jobId}`);
  };

  return (
    <Stack gap="sm">
      <Group gap="sm">
        <Button leftSection={<IconPrinter size={18} />} onClick={() => setIsPrinting(true)} autoFocus>
          打印移交清单
        </Button>
        <RevealButton path={handover.path} label="打开文件夹" />
        <Button variant="default" onClick={() => void verifyAgain()} loading={verifying.isStarting}>
          再核对一次
        </Button>
      </Group>
      {verifying.startError ? <ErrorNote error={verifying.startError} /> : null}
      {isPrinting ? (
        <SheetPreview
          request={{ form: 'handover-list', handoverId: handover.id }}
          onClose={() => setIsPrinting(false)}
        />
      ) : null}
    </Stack>
  );
}

function Details({ handover }: { handover: Handover }) {
  const lines: [string, ReactNode][] = [
    ['移交包', handover.name],
    ['位置', placeName(handover.path)],
    ...(handover.onDate === null ? [] : ([['名单', listDayWords(handover.onDate)]] satisfies [string, ReactNode][])),
    ['接收单位', handover.recipient || '（未填，清单上手写）'],
    ['备注', handover.remark || '（无）'],
    ['经办', `${handover.startedBy}　${formatInstant(handover.finishedAt ?? handover.startedAt)}`],
  ];
  if (handover.manifestSha256)
    lines.push(['清单摘要（SHA-256）', <Digest key="digest" hex={handover.manifestSha256} />]);
  return (
    <dl className={classes.details}>
      {lines.map(([label, value]) => (
        <DetailLine key={label} label={label}>
          {value}
        </DetailLine>
      ))}
    </dl>
  );
}

export function DetailLine({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt>{label}</dt>
      <dd className={text.selectable}>{children}</dd>
    </>
  );
}
