import { Alert, Button, Skeleton } from '@mantine/core';
import { useState } from 'react';
import { ErrorNote } from '#renderer/errors.tsx';
import { ActList } from '#renderer/parts/act-list.tsx';
import { useArchive } from '#renderer/queries.ts';
import { isOpenFile } from '#renderer/records/is-open.ts';
import panels from '#renderer/records/panels.module.css';
import { HandOverDialog } from '#renderer/records/retiree/payments/hand-over-dialog.tsx';
import { FilePayments } from '#renderer/records/retiree/payments/payment-panel.tsx';
import type { RecordFile } from '#shared/contract/records.ts';
import type { OwedAfterEnd } from '#shared/records/retiree/contract/payments.ts';
import { AccountDialog } from './account-dialog.tsx';
import { AccountPanel } from './account-panel.tsx';
import { AmountDialog } from './amount-dialog.tsx';
import { AmountPanel } from './amount-panel.tsx';
import { DeathPanel } from './death-panel.tsx';
import classes from './pension.module.css';
import { owedWords } from './pension-words.ts';

/** 发放: what is paid, from when and into which account; and what a pause or a death makes of it. */
export function PensionTab(props: { file: RecordFile | null; isDirty: boolean; onSave: () => Promise<boolean> }) {
  if (!props.file)
    return (
      <div className={panels.panel}>
        <div className={panels.empty}>
          <p>建档以后，在这里登记养老金从哪个月起是多少、发到哪个账号；以前的金额和账号都会留着。</p>
        </div>
      </div>
    );
  return <Pension {...props} file={props.file} />;
}

function Pension({ file, isDirty, onSave }: { file: RecordFile; isDirty: boolean; onSave: () => Promise<boolean> }) {
  const [paidThrough, setPaidThrough] = useState<string | null>(null);
  const [handing, setHanding] = useState<OwedAfterEnd | null>(null);
  const [dialog, setDialog] = useState<'amount' | 'account' | null>(null);
  const found = useArchive('pension.get', { recordId: file.id, paidThrough }, { keepsPrevious: true });
  const pension = found.data;
  if (found.error) return <ErrorNote error={found.error} onRetry={() => void found.refetch()} />;
  if (!pension) return <Skeleton height={240} role="status" aria-label="正在读取" />;
  const isOpen = isOpenFile(file) && !isDirty;
  const close = () => setDialog(null);
  return (
    <div className={classes.page}>
      {isDirty ? (
        <Alert color="yellow" variant="light" p="sm">
          <div className={classes.unsaved}>
            登记信息里有填写的内容还没有保存，保存以后再登记金额和账号。
            <Button size="compact-sm" variant="default" onClick={() => void onSave()}>
              保存登记信息
            </Button>
          </div>
        </Alert>
      ) : null}
      {pension.death ? (
        <DeathPanel recordId={file.id} death={pension.death} paidThrough={paidThrough} onPaidThrough={setPaidThrough} />
      ) : null}
      {pension.paused ? (
        <section className={panels.panel} aria-label="暂停期间">
          <h2>暂停期间</h2>
          <p className={classes.line}>{owedWords('恢复发放时应补发', pension.paused)}</p>
        </section>
      ) : null}
      <div className={classes.columns}>
        <AmountPanel
          currentFen={pension.currentFen}
          amounts={pension.amounts}
          onAdd={isOpen ? () => setDialog('amount') : null}
        />
        <AccountPanel
          account={pension.account}
          note={pension.accountNote}
          past={pension.pastAccounts}
          onChange={isOpen && pension.death === null ? () => setDialog('account') : null}
        />
      </div>
      <FilePayments recordId={file.id} onHandOver={isOpen ? (owed) => setHanding(owed) : null} />
      <div className={panels.acts}>
        <ActList
          noun="record"
          nounId={file.id}
          only={['pension.setAmount', 'pension.setAccount', 'payments.handOver']}
          hint="金额、账号或未发的钱恢复到这次登记以前；之后又登记过的，请先撤销后登记的。"
        />
      </div>
      {handing ? (
        <HandOverDialog file={file} version={pension.version} owed={handing} onClose={() => setHanding(null)} />
      ) : null}
      {dialog === 'amount' ? <AmountDialog file={file} version={pension.version} onClose={close} /> : null}
      {dialog === 'account' ? (
        <AccountDialog file={file} version={pension.version} account={pension.account} onClose={close} />
      ) : null}
    </div>
  );
}
