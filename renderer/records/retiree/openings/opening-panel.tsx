import { Button } from '@mantine/core';
import { useCodes } from '#renderer/codes.ts';
import { ErrorNote } from '#renderer/errors.tsx';
import classes from '#renderer/life/life.module.css';
import { formatInstant } from '#renderer/parts/times.ts';
import { useArchive } from '#renderer/queries.ts';
import type { KeptOpening } from '#shared/records/retiree/contract/openings.ts';
import { openingWords } from '#shared/records/retiree/rules/opening-state.ts';

/** What was taken over from the old system, and from where; `onEnter` null: the file is out of use. */
export function OpeningPanel(props: { recordId: number; onEnter: ((kept: KeptOpening | null) => void) | null }) {
  const found = useArchive('openings.get', { recordId: props.recordId });
  const codes = useCodes();
  if (found.error) return <ErrorNote error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return null;
  const { opening, refusal } = found.data;
  const { onEnter } = props;
  // Who died or went away before the office began has nothing to be taken over, and nobody is asked for it.
  if (opening === null && (refusal !== null || onEnter === null)) return null;
  return (
    <section className={classes.panel} aria-label="期初">
      <h2>期初（自原系统接转）</h2>
      {opening === null ? (
        <p className={classes.none}>启用本程序以前的认证有效期、金额起始月、发放状态，可以在这里登记一次。</p>
      ) : (
        <p>
          {openingWords(opening, (code) => codes.label('certificationWay', code)) || '没有内容'}
          <span className={classes.none}>
            （{opening.source}，{formatInstant(opening.at)} {opening.by.name}
            {opening.reason === null ? '' : `，更正：${opening.reason}`}）
          </span>
        </p>
      )}
      {onEnter === null ? null : (
        <div className={classes.buttons}>
          <Button size="compact-sm" variant="default" onClick={() => onEnter(opening)}>
            {opening === null ? '期初登记…' : '更正期初…'}
          </Button>
        </div>
      )}
    </section>
  );
}
