import { Button } from '@mantine/core';
import { IconClockExclamation } from '@tabler/icons-react';
import { archiveCall } from '#renderer/api.ts';
import { errorText } from '#renderer/errors.tsx';
import { useAct } from '#renderer/parts/use-act.ts';
import { useArchive } from '#renderer/queries.ts';
import type { SessionUser } from '#shared/contract/session.ts';
import { localMinute } from '#shared/rules/older-copy.ts';
import { hasRight } from '#shared/rules/rights.ts';
import classes from './archive-band.module.css';

/** At the top of every page while the computer's clock does not fit what the archive knows. */
export function ClockBand({ user }: { user: SessionUser }) {
  const asked = useArchive('start.questions', {});
  const { isBusy, failure, run } = useAct();
  const clock = asked.data?.clock;
  if (!clock) return null;
  const confirm = () =>
    run(async () => {
      await archiveCall('start.confirmClock', {});
      return '已确认电脑的日期。';
    });
  return (
    <div className={classes.band} data-problem role="alert">
      <IconClockExclamation size={18} aria-hidden />
      <span className={classes.words}>
        <strong>
          电脑的时间是 {localMinute(clock.now)}，档案库最近一次记录在 {localMinute(clock.last)}，电脑的日期可能不对。
        </strong>{' '}
        确认以前不编号、不结账、不定稿。{failure ? errorText(failure).sentence : ''}
      </span>
      <Button size="compact-sm" variant="default" loading={asked.isFetching} onClick={() => void asked.refetch()}>
        已调准
      </Button>
      {hasRight(user.role, 'file') ? (
        <Button size="compact-sm" variant="default" loading={isBusy} onClick={() => void confirm()}>
          日期是对的
        </Button>
      ) : null}
    </div>
  );
}
