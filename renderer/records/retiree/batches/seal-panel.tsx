import { Button } from '@mantine/core';
import { useState } from 'react';
import { ErrorNote } from '#renderer/errors.tsx';
import { StateBadge } from '#renderer/parts/state-badge.tsx';
import { useArchive } from '#renderer/queries.ts';
import { isOpenFile } from '#renderer/records/is-open.ts';
import { PrintButton } from '#renderer/sheets/print-button.tsx';
import type { RecordFile } from '#shared/contract/records.ts';
import type { Seal, SealHand, SealHandKind } from '#shared/contract/seals.ts';
import classes from './batches.module.css';
import { KeepSealDialog, PassSealDialog } from './seal-dialogs.tsx';
import { passLabels, sealStates, sealTones } from './seal-words.ts';

type Asked = 'keep' | { seal: Seal; kind: Exclude<SealHandKind, 'receive'> };

/** 密封档案: what is kept under which seal, until when, and through whose hands it went. */
export function SealPanel({ file, isDirty }: { file: RecordFile; isDirty: boolean }) {
  const [asked, setAsked] = useState<Asked | null>(null);
  const found = useArchive('seals.get', { recordId: file.id });
  // A custody act makes a new version of the file: what is typed in the form would clash with it.
  const isOpen = isOpenFile(file) && !isDirty;
  const items = found.data?.items ?? [];
  const isKept = items.some(({ state }) => state === 'kept');
  if (found.error) return <ErrorNote error={found.error} onRetry={() => void found.refetch()} />;
  return (
    <section className={classes.panel} aria-label="密封档案">
      <div className={classes.bar}>
        <h2>密封档案</h2>
        <span className={classes.aside}>
          {items.length === 0
            ? '没有。密封寄来的档案原封保管，不拆封、不借阅，按期转递；封条照片加在上面的材料里。'
            : '原封保管，不拆封、不借阅；封条照片加在上面的材料里。'}
        </span>
        <span className={classes.spacer} />
        {isOpen && !isKept ? (
          <Button size="xs" variant="default" onClick={() => setAsked('keep')}>
            登记密封档案…
          </Button>
        ) : null}
      </div>
      {items.map((seal) => (
        <div key={seal.id}>
          <div className={classes.bar}>
            <strong>封条 {seal.sealNumber}</strong>
            <StateBadge tone={sealTones[seal.state]}>{sealStates[seal.state]}</StateBadge>
            <span className={classes.aside}>
              {[
                seal.receiptNumber === null ? null : `收据 ${seal.receiptNumber}`,
                seal.state !== 'kept'
                  ? null
                  : seal.forwardOn === null
                    ? '没有规定转递日期'
                    : `${seal.forwardOn} 前转递${seal.forwardTo === null ? '' : `给 ${seal.forwardTo}`}`,
              ]
                .filter(Boolean)
                .join('，')}
            </span>
            <span className={classes.spacer} />
            <PrintButton
              label="打印交接单…"
              size="xs"
              request={{ form: 'seal-chain', recordId: file.id, sealId: seal.id }}
            />
            {isOpen && seal.state === 'kept'
              ? (Object.keys(passLabels) as (keyof typeof passLabels)[]).map((kind) => (
                  <Button key={kind} size="xs" variant="default" onClick={() => setAsked({ seal, kind })}>
                    {passLabels[kind]}…
                  </Button>
                ))
              : null}
          </div>
          <ol className={classes.chain} aria-label={`封条 ${seal.sealNumber} 的交接`}>
            {seal.hands.map((hand) => (
              <Hand key={hand.id} hand={hand} />
            ))}
          </ol>
        </div>
      ))}
      {asked === 'keep' ? <KeepSealDialog file={file} onClose={() => setAsked(null)} /> : null}
      {asked !== null && asked !== 'keep' ? (
        <PassSealDialog file={file} seal={asked.seal} kind={asked.kind} onClose={() => setAsked(null)} />
      ) : null}
    </section>
  );
}

function Hand({ hand }: { hand: SealHand }) {
  const word = hand.kind === 'receive' ? '收到' : passLabels[hand.kind];
  return (
    <li>
      <span>{hand.on}</span>
      <strong className={hand.kind === 'incident' ? classes.warn : undefined}>{word}</strong>
      <span>
        {hand.from} → {hand.to}
      </span>
      <span className={classes.aside}>
        {[hand.paper === null ? null : `凭据 ${hand.paper}`, hand.note].filter(Boolean).join('；')}
      </span>
    </li>
  );
}
