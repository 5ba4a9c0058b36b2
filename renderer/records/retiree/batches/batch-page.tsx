import { Alert, Button, Menu, Skeleton, Text } from '@mantine/core';
import { IconChevronDown, IconPencil } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { archiveCall } from '#renderer/api.ts';
import { useKeys } from '#renderer/app/keys.ts';
import { ErrorNote } from '#renderer/errors.tsx';
import { ActList } from '#renderer/parts/act-list.tsx';
import { ConfirmDialog } from '#renderer/parts/confirm-dialog.tsx';
import { exportedWords } from '#renderer/parts/exported-words.ts';
import { showDone, takeBackLast } from '#renderer/parts/last-act.tsx';
import { StateBadge } from '#renderer/parts/state-badge.tsx';
import { TableFiles } from '#renderer/parts/table-files.tsx';
import { useAct } from '#renderer/parts/use-act.ts';
import { useArchive } from '#renderer/queries.ts';
import panels from '#renderer/records/panels.module.css';
import { SheetPreview } from '#renderer/sheets/preview-dialog.tsx';
import type { ArchiveOutput } from '#shared/contract/archive.ts';
import type { IdentityQuestion } from '#shared/contract/imports.ts';
import type { SheetRequest } from '#shared/contract/sheets.ts';
import type { Batch, BatchLine } from '#shared/records/retiree/contract/batches.ts';
import { batchContents, batchDirections, batchKinds, batchStates } from '#shared/records/retiree/rules/batch-words.ts';
import { formatCount } from '#shared/rules/counts.ts';
import { BatchDialog } from './batch-dialog.tsx';
import { arrivedLabels, closeLabels, countWords, sheetTaken, stateTones, unitLabels } from './batch-words.ts';
import classes from './batches.module.css';
import { CloseDialog } from './close-dialog.tsx';
import { FileEntry } from './file-entry.tsx';
import { LineDialog } from './line-dialog.tsx';
import { LineEntry } from './line-entry.tsx';
import { LineTable } from './line-table.tsx';
import { MissingDialog } from './missing-dialog.tsx';
import { SheetQuestions } from './sheet-questions.tsx';

type Asked =
  | 'letter'
  | 'close'
  | 'missing'
  | 'remove'
  | { line: BatchLine }
  | { path: string; questions: readonly IdentityQuestion[] };

/** One batch: its letter, its list, how each came, and the act that takes everybody over. */
export function BatchPage({ batchId }: { batchId: number }) {
  const found = useArchive('batches.get', { id: batchId }, { keepsPrevious: true, isAlwaysFresh: true });
  if (found.error) return <ErrorNote error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <Skeleton height={400} role="status" aria-label="正在读取" />;
  return <BatchView batch={found.data} />;
}

function BatchView({ batch }: { batch: Batch }) {
  const path = `/batches/${batch.id}`;
  const [, navigate] = useLocation();
  const [asked, setAsked] = useState<Asked | null>(null);
  const [ticked, setTicked] = useState<ReadonlySet<number>>(new Set());
  const [printed, setPrinted] = useState<SheetRequest | null>(null);
  const [closed, setClosed] = useState<ArchiveOutput<'batches.close'> | null>(null);
  const list = useRef<HTMLElement>(null);
  const act = useAct();
  const open = batch.lines.filter(({ takenOn }) => takenOn === null);
  const chosen = open.filter(({ id }) => ticked.has(id)).map(({ id }) => id);
  const close = () => setAsked(null);
  const arrive = async () => {
    const isDone = await act.run(async () => {
      const { changed, commandId } = await archiveCall('batches.check', { lineIds: chosen, state: 'arrived' });
      showDone(`${formatCount(changed)} 人标为“${arrivedLabels[batch.direction]}”`, commandId, path);
      return null;
    });
    if (isDone) setTicked(new Set());
  };
  const remove = async () => {
    const isDone = await act.run(async () => {
      const { commandId } = await archiveCall('batches.remove', { id: batch.id, version: batch.version });
      showDone('批次已作废', commandId, '/batches');
      return null;
    });
    if (isDone) navigate('/batches');
  };
  const tickAll = () => setTicked(new Set(open.filter(({ state }) => state !== 'arrived').map(({ id }) => id)));
  useKeys({
    'Ctrl+Z': () => takeBackLast(path),
    'Alt+A': tickAll,
    'Alt+G': () => chosen.length > 0 && void arrive(),
    'Alt+M': () => (chosen.length > 0 ? setAsked('missing') : false),
    'Alt+J': () => (open.length > 0 ? setAsked('close') : false),
    Escape: () => navigate('/batches'),
  });
  const canClose = open.some(({ state }) => state === 'arrived');

  return (
    <div className={classes.page}>
      <div className={classes.head}>
        <h1>
          {batchDirections[batch.direction]}：{batch.unitName}
        </h1>
        <StateBadge tone={stateTones[batch.state]}>{batchStates[batch.state]}</StateBadge>
        <span className={classes.spacer} />
        <TableFiles
          takes={
            batch.closedOn === null
              ? {
                  label: '导入清单…',
                  hint: '表格要有“姓名”“公民身份号码”两列，其余各列照“导出清单”的格式；有一行不对就整表不导入',
                  run: async (file) => {
                    const taken = await archiveCall('batches.importFile', { id: batch.id, path: file });
                    if (taken.questions.length === 0) return sheetTaken(taken);
                    setAsked({ path: file, questions: taken.questions });
                    return null;
                  },
                }
              : null
          }
          saves={{
            label: '导出清单…',
            fileName: `${batchDirections[batch.direction]}清单（${batch.unitName}）.xlsx`,
            run: async (file) => {
              const { rows } = await archiveCall('batches.exportList', { id: batch.id, path: file });
              return exportedWords(file, `${formatCount(rows)} 人`);
            },
          }}
        />
        <Menu position="bottom-end">
          <Menu.Target>
            <Button variant="default" rightSection={<IconChevronDown size={16} />}>
              打印和更多
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item
              disabled={batch.lines.length === 0}
              onClick={() => setPrinted({ form: 'batch-list', batchId: batch.id })}
            >
              打印移交（接收）清单…
            </Menu.Item>
            <Menu.Item
              disabled={batch.lines.length === 0}
              onClick={() =>
                setPrinted({ form: 'batch-letter', batchId: batch.id, lineIds: ticked.size > 0 ? [...ticked] : null })
              }
            >
              打印介绍信和回执{ticked.size > 0 ? `（${formatCount(ticked.size)} 人）` : ''}…
            </Menu.Item>
            <Menu.Item disabled={batch.closedOn !== null} onClick={() => setAsked('remove')}>
              作废批次…
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
        <Button disabled={!canClose} title="Alt+J" onClick={() => setAsked('close')}>
          {closeLabels[batch.direction]}…
        </Button>
      </div>
      <Letter batch={batch} onEdit={batch.closedOn === null ? () => setAsked('letter') : null} />
      {closed && closed.leftOut.length > 0 ? (
        <Alert
          color="yellow"
          variant="light"
          p="sm"
          withCloseButton
          closeButtonLabel="关闭"
          onClose={() => setClosed(null)}
        >
          已办结 {formatCount(closed.done)} 人，还有 {formatCount(closed.leftOut.length)} 人没有办结：
          <ul className={classes.reasons}>
            {closed.leftOut.map(({ lineId, name, why }) => (
              <li key={lineId}>
                {name}：{why}
              </li>
            ))}
          </ul>
        </Alert>
      ) : null}
      {batch.direction === 'in' ? <LineEntry batch={batch} /> : <FileEntry batch={batch} />}
      <section className={classes.panel} aria-label="清单" ref={list}>
        <div className={classes.bar}>
          <h2>清单</h2>
          <Text size="sm" c="gray.7" role="status">
            {countWords(batch.lines)}
          </Text>
          <span className={classes.spacer} />
          <Button variant="default" title="Alt+A" disabled={open.length === 0} onClick={tickAll}>
            勾选没清点的
          </Button>
          <Button
            variant="default"
            title="Alt+G"
            disabled={chosen.length === 0}
            loading={act.isBusy}
            onClick={() => void arrive()}
          >
            {arrivedLabels[batch.direction]}
            {chosen.length > 0 ? ` ${formatCount(chosen.length)} 人` : ''}
          </Button>
          <Button variant="default" title="Alt+M" disabled={chosen.length === 0} onClick={() => setAsked('missing')}>
            缺档{chosen.length > 0 ? ` ${formatCount(chosen.length)} 人` : ''}…
          </Button>
        </div>
        {act.failure && asked === null ? <ErrorNote error={act.failure} /> : null}
        {batch.lines.length === 0 ? (
          <p className={classes.empty}>
            {batch.direction === 'in'
              ? '清单还是空的：在上面输入姓名和证件号码，按回车登记一人；或用“导入清单”。'
              : '清单还是空的：在上面查找档案，按回车加进来。'}
          </p>
        ) : (
          <LineTable batch={batch} ticked={ticked} onTick={setTicked} onOpen={(line) => setAsked({ line })} />
        )}
      </section>
      <div className={panels.acts}>
        <ActList
          noun="batch"
          nounId={batch.id}
          hint="这次操作改动的内容会全部恢复原样，包括办结时建立的档案和办理的步骤；之后又改过的，请先撤销后做的。"
        />
      </div>
      {printed ? <SheetPreview request={printed} onClose={() => setPrinted(null)} /> : null}
      {asked === 'letter' ? <BatchDialog batch={batch} direction={batch.direction} onClose={close} /> : null}
      {asked === 'close' ? (
        <CloseDialog
          batch={batch}
          onDone={(result) => {
            setClosed(result);
            setTicked(new Set());
          }}
          onClose={close}
        />
      ) : null}
      {asked === 'missing' ? (
        <MissingDialog
          batch={batch}
          lineIds={chosen}
          onClose={(isDone) => {
            close();
            if (isDone) setTicked(new Set());
          }}
        />
      ) : null}
      <ConfirmDialog
        isOpened={asked === 'remove'}
        title="作废批次"
        confirmLabel="作废"
        isDangerous
        isBusy={act.isBusy}
        error={act.failure}
        onConfirm={() => void remove()}
        onClose={close}
      >
        <Text>作废这个批次和它的清单。还没有人办结，已有的档案不受影响；可以撤销。</Text>
      </ConfirmDialog>
      {asked !== null && typeof asked === 'object' && 'questions' in asked ? (
        <SheetQuestions batchId={batch.id} {...asked} onDone={close} onClose={close} />
      ) : null}
      {asked !== null && typeof asked === 'object' && 'line' in asked ? (
        <LineDialog batch={batch} line={asked.line} onClose={close} />
      ) : null}
    </div>
  );
}

function Letter({ batch, onEdit }: { batch: Batch; onEdit: (() => void) | null }) {
  const facts: [string, string | null][] = [
    ['字号', batch.number],
    ['移交日期', batch.onDate],
    ['移交内容', batch.contents.map((one) => batchContents[one]).join('、')],
    ['单位类别', batchKinds[batch.kind]],
    ['原因', batch.reason],
    ['报到截止', batch.reportBy],
    ['移交人', batch.handedBy],
    ['监交人', batch.supervisedBy],
    ['接收人', batch.receivedBy],
    ['办结日期', batch.closedOn],
    ['备注', batch.remark],
  ];
  return (
    <section className={classes.panel} aria-label="介绍信">
      <div className={classes.bar}>
        <h2>介绍信</h2>
        {batch.organisation ? (
          <span className={classes.aside}>
            单位库：
            <Link href={`/settings/organisations/${batch.organisation.id}`} className={classes.name}>
              {batch.organisation.name}
            </Link>
          </span>
        ) : (
          <span className={classes.aside}>{unitLabels[batch.direction]}不在单位库，按名称登记</span>
        )}
        <span className={classes.spacer} />
        {onEdit ? (
          <Button size="xs" variant="default" leftSection={<IconPencil size={14} />} onClick={onEdit}>
            修改介绍信…
          </Button>
        ) : null}
      </div>
      <dl className={classes.facts}>
        {facts
          .filter(([, value]) => value !== null)
          .map(([label, value]) => (
            <Fact key={label} label={label} value={value ?? ''} />
          ))}
      </dl>
    </section>
  );
}

function Fact({ label, value }: { label: string; value: string }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </>
  );
}
