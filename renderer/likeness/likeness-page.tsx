import { Button, Skeleton, Text } from '@mantine/core';
import { IconRefresh, IconUsersGroup } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'wouter';
import { ErrorNote } from '#renderer/errors.tsx';
import { JobProgressCard } from '#renderer/jobs/job-progress.tsx';
import { useOwnJob } from '#renderer/jobs/use-own-job.ts';
import { NoNumber } from '#renderer/parts/no-number.tsx';
import { StartCard } from '#renderer/parts/start-card.tsx';
import { useArchive } from '#renderer/queries.ts';
import type { LikenessSide } from '#shared/contract/likeness.ts';
import { formatCount } from '#shared/rules/counts.ts';
import classes from './likeness.module.css';
import { scoreWords } from './likeness-words.ts';
import { Marked } from './marked.tsx';
import { Reasons } from './reasons.tsx';

const PAGE = 20;

/** 查重: people who look like one person entered twice, the likeliest first; each is decided once. */
export function LikenessPage() {
  const [shown, setShown] = useState(PAGE);
  const list = useArchive('likeness.list', { limit: Math.min(shown, 100) }, { keepsPrevious: true });
  const scan = useOwnJob('likeness-scan', 'likeness.scan', false);
  const isScanning = scan.job?.state === 'running';
  return (
    <div className={classes.page}>
      <div className={classes.head}>
        <h1>疑似重复的人员</h1>
        {list.data ? <Text c="gray.7">{formatCount(list.data.total)} 对待确认</Text> : null}
        <span className={classes.spacer} />
        {isScanning ? null : (
          <Button
            variant="default"
            leftSection={<IconRefresh size={18} />}
            loading={scan.isStarting}
            onClick={() => void scan.start({ kind: 'likeness.scan' })}
          >
            全部重新查找
          </Button>
        )}
      </div>
      {isScanning && scan.job ? (
        <JobProgressCard job={scan.job} hint="可以离开此页，查找会继续。" cancelLabel="停止查找" />
      ) : null}
      {list.error ? <ErrorNote error={list.error} onRetry={() => void list.refetch()} /> : null}
      {list.isPending ? <Skeleton height={200} /> : null}
      {list.data?.total === 0 ? (
        <StartCard icon={IconUsersGroup}>
          <Text fw={600}>没有待确认的疑似重复</Text>
          <Text size="sm" c="gray.7" maw={760}>
            建档、修改和导入花名册时，程序会自动比对证件号码、姓名（同音、形近、异体字）、出生日期和手机。像是同一个人登记了两次的会列在这里，确认过的不会再问。
          </Text>
        </StartCard>
      ) : null}
      <ul className={classes.pairs}>
        {list.data?.items.map(({ first, second, score, reasons }) => (
          <li key={`${first.personId}-${second.personId}`} className={classes.pair}>
            <Side side={first} other={second} />
            <Side side={second} other={first} />
            <Button
              component={Link}
              href={`/likeness/${first.personId}/${second.personId}`}
              aria-label={`比对 ${first.name} 和 ${second.name}`}
            >
              比对
            </Button>
            <div className={classes.reasons}>
              <strong>{scoreWords(score)}是同一人</strong>
              <Reasons reasons={reasons} />
            </div>
          </li>
        ))}
      </ul>
      {list.data && list.data.total > list.data.items.length && shown < 100 ? (
        <Button variant="default" onClick={() => setShown((old) => old + PAGE)}>
          再看一些
        </Button>
      ) : null}
    </div>
  );
}

function Side({ side, other }: { side: LikenessSide; other: LikenessSide }) {
  return (
    <div className={classes.side}>
      <strong>
        <Marked text={side.name} other={other.name} />
      </strong>
      {'　'}

      {side.idNumber === null ? <NoNumber /> : <Marked text={side.idNumber} other={other.idNumber ?? ''} />}
      <p>
        {side.number ?? '没有在用的档案'}
        {side.mobile ? (
          <>
            {'　'}
            <Marked text={side.mobile} other={other.mobile ?? ''} />
          </>
        ) : null}
        {side.residenceAddress ? `　${side.residenceAddress}` : ''}
      </p>
    </div>
  );
}
