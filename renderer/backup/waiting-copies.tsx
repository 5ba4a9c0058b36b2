import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import { formatBytes } from '#renderer/parts/bytes.ts';
import { ConfirmDialog } from '#renderer/parts/confirm-dialog.tsx';
import { formatInstant } from '#renderer/parts/times.ts';
import { Unbroken } from '#renderer/parts/unbroken.tsx';
import type { WaitingCopy } from '#shared/contract/restore.ts';
import { formatCount } from '#shared/rules/counts.ts';
import classes from './backup.module.css';

const kinds = { restored: '从备份恢复', salvaged: '从损坏的档案库抢救' } as const;

/** Copies that were restored or salvaged and never put in place: what they hold, and what can be done with them. */
export function WaitingCopies(props: {
  items: readonly WaitingCopy[];
  onLook: (id: string) => void;
  /** Null: nobody may here. */
  onRemove: ((id: string) => Promise<void>) | null;
}) {
  const { items, onLook, onRemove } = props;
  if (items.length === 0) return null;
  return (
    <section aria-label="没有换上的副本">
      <h3>没有换上的副本</h3>
      <Text size="sm">恢复或抢救出来以后还没有换上。查看以后可以换上。</Text>
      <ul className={classes.waiting}>
        {items.map((copy) => (
          <li key={copy.id} aria-label={copy.id}>
            <div>
              {formatInstant(copy.at)}　{kinds[copy.kind]}　{formatBytes(copy.bytes)}
              <Text size="sm" c="gray.7" className={classes.held}>
                <Unbroken>{heldWords(copy.holds)}</Unbroken>
                <br />
                {copy.folder}
              </Text>
            </div>
            <div className={classes.doings}>
              <Button variant="default" size="compact-sm" onClick={() => onLook(copy.id)}>
                查看…
              </Button>
              {onRemove ? <RemoveCopy folder={copy.folder} onRemove={() => onRemove(copy.id)} isCompact /> : null}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Removes a copy after it was asked. */
export function RemoveCopy(props: { folder: string; onRemove: () => Promise<void>; isCompact?: boolean }) {
  const { folder, onRemove, isCompact = false } = props;
  const [isAsked, setIsAsked] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const close = () => {
    if (isBusy) return;
    setIsAsked(false);
    setFailure(null);
  };
  const remove = async () => {
    setFailure(null);
    setIsBusy(true);
    // Removed, the copy takes this dialog off the page with it.
    await onRemove().catch((error: unknown) => {
      setFailure(error);
      setIsBusy(false);
    });
  };
  return (
    <>
      <Button variant="default" size={isCompact ? 'compact-sm' : 'sm'} onClick={() => setIsAsked(true)}>
        删除…
      </Button>
      <ConfirmDialog
        isOpened={isAsked}
        title="删除没有换上的副本"
        confirmLabel="删除"
        isDangerous
        isBusy={isBusy}
        error={failure}
        onConfirm={() => void remove()}
        onClose={close}
      >
        <Text className={classes.held}>{folder}</Text>
        <Text>删除以后不能撤销，会记入操作日志。现在的档案库和备份不受影响。</Text>
      </ConfirmDialog>
    </>
  );
}

function heldWords(holds: WaitingCopy['holds']): string {
  if (holds === null) return '由较早版本的程序做的，查看时先升级，再告知内容';
  const { office, records, persons, lastEntryAt } = holds;
  const last = lastEntryAt === null ? '' : `，最后一条操作 ${formatInstant(lastEntryAt)}`;
  return `${office}，档案 ${formatCount(records)} 份，人员 ${formatCount(persons)} 人${last}`;
}
