import { Skeleton, Text } from '@mantine/core';
import { type ReactNode, useRef, useState } from 'react';
import { FileServices } from '#renderer/care/service-panel.tsx';
import { ErrorNote } from '#renderer/errors.tsx';
import { ActList } from '#renderer/parts/act-list.tsx';
import { ConfirmDialog } from '#renderer/parts/confirm-dialog.tsx';
import { today } from '#renderer/parts/today.ts';
import { useArchive } from '#renderer/queries.ts';
import { isOpenFile } from '#renderer/records/is-open.ts';
import panels from '#renderer/records/panels.module.css';
import { lifeScreens } from '#renderer/registers/life.ts';
import type { RecordFile } from '#shared/contract/records.ts';
import type { RecordKind } from '#shared/records/kinds.ts';
import { lifeOf } from '#shared/registers/life.ts';
import { ContradictionNote, WrongMonthsNote } from './contradiction-note.tsx';
import { CorrectDialog } from './correct-dialog.tsx';
import { FormsPanel } from './forms-panel.tsx';
import classes from './life.module.css';
import type { LifeDialogProps } from './screen.ts';
import { SettleDialog } from './settle-dialog.tsx';
import { StatePanel } from './state-panel.tsx';
import { StepDialog } from './step-dialog.tsx';
import { StepPanel } from './step-panel.tsx';
import { type SettledOf, StoryPanel } from './story-panel.tsx';
import { useOpener } from './use-opener.ts';

type Asked =
  | { step: string }
  | { settled: SettledOf }
  | { own: (props: LifeDialogProps) => ReactNode }
  | { correct: number | null };

/** 办理: where a file stands, what can be done with it from here, and what was done, as a story. */
export function LifeTab(props: {
  kind: RecordKind;
  file: RecordFile | null;
  isDirty: boolean;
  onSave: () => Promise<boolean>;
}) {
  if (!props.file)
    return (
      <div className={panels.panel}>
        <div className={panels.empty}>
          <p>建档以后，在这里办理：{lifeScreens[props.kind].toCome}，每一步都记下日期和依据。</p>
        </div>
      </div>
    );
  return <Life {...props} file={props.file} />;
}

function Life({ file, isDirty, onSave }: { file: RecordFile; isDirty: boolean; onSave: () => Promise<boolean> }) {
  const found = useArchive('life.get', { recordId: file.id });
  const [asked, setAsked] = useState<Asked | null>(null);
  const [isSaving, setIsSaving] = useState(false);
  const page = useRef<HTMLDivElement>(null);
  const opener = useOpener(page);
  const ask = (one: Asked) => {
    opener.keep();
    setAsked(one);
  };
  const close = () => {
    setAsked(null);
    opener.giveBack();
  };
  // A step makes a new version of the file: what is typed in the form would clash with the clerk's own step.
  const savesFirst = (isDirty || isSaving) && asked !== null && !('settled' in asked);
  const save = async () => {
    setIsSaving(true);
    const isSaved = await onSave();
    // The dialog opens on the version that was just saved.
    if (isSaved) await found.refetch();
    setIsSaving(false);
    // What stands in the way is in the form, which is shown now.
    if (!isSaved) setAsked(null);
  };

  const life = found.data;
  if (found.error) return <ErrorNote error={found.error} onRetry={() => void found.refetch()} />;
  if (!life) return <Skeleton height={320} role="status" aria-label="正在读取" />;
  const isOpen = isOpenFile(file);
  const dialog = { file, life, onRefresh: () => found.refetch(), onDone: close, onClose: close };
  const shown = savesFirst ? null : asked;
  const cycle = lifeOf(file.kind);
  const { Beside, forms, acts, wrongMonths } = lifeScreens[file.kind];
  return (
    <div className={classes.page} ref={page} tabIndex={-1}>
      <ContradictionNote facts={life.contradictions} diedOn={file.diedOn} />
      <WrongMonthsNote months={life.wrongMonths} words={wrongMonths} />
      <StatePanel kind={file.kind} states={life.states} onCorrect={isOpen ? () => ask({ correct: null }) : null} />
      <div className={classes.columns}>
        <div className={classes.column}>
          {isOpen ? (
            <StepPanel life={cycle} steps={life.steps} onStep={(step) => ask({ step })} />
          ) : (
            <section className={classes.panel} aria-label="可以办的">
              <h2>可以办的</h2>
              <p className={classes.none}>
                {file.removedAt === null
                  ? '这份档案已结束，不能再办理；确需办理的，请先重新打开它。'
                  : '这份档案已作废，不能再办理；确需办理的，请先恢复它。'}
              </p>
            </section>
          )}
          {Beside ? <Beside recordId={file.id} onAsk={isOpen ? (own) => ask({ own }) : null} /> : null}
          <FormsPanel offers={forms(file, life.states, today())} />
        </div>
        <div className={classes.column}>
          <StoryPanel
            kind={file.kind}
            story={life.story}
            parts={life.parts}
            onSettle={isOpen ? (settled) => ask({ settled }) : null}
            onCorrect={isOpen ? (partId) => ask({ correct: partId }) : null}
          />
          {file.subject === 'person' ? (
            <FileServices
              recordId={file.id}
              person={isOpen ? { recordId: file.id, name: file.subjectName, aside: file.number } : null}
            />
          ) : null}
          <div className={panels.acts}>
            <ActList
              noun="record"
              nounId={file.id}
              only={['life.take', 'life.correct', 'life.settle', ...acts]}
              hint="状态、经过和待办会全部恢复到这一步之前；之后又办理过的，请先撤销后办的。"
            />
          </div>
        </div>
      </div>
      <ConfirmDialog
        isOpened={savesFirst}
        title="先保存登记信息"
        confirmLabel="保存并继续办理"
        isBusy={isSaving}
        onConfirm={() => void save()}
        onClose={close}
      >
        <Text>登记信息里有填写的内容还没有保存。先保存，再办理，免得两边的修改撞在一起。</Text>
      </ConfirmDialog>
      {shown !== null && 'correct' in shown ? <CorrectDialog {...dialog} partId={shown.correct} /> : null}
      {shown !== null && 'step' in shown ? <StepDialog {...dialog} step={shown.step} /> : null}
      {shown !== null && 'own' in shown ? shown.own(dialog) : null}
      {shown !== null && 'settled' in shown ? (
        <SettleDialog
          {...dialog}
          page={`/records/${file.id}`}
          due={{ ...shown.settled, recordId: file.id, name: file.subjectName }}
        />
      ) : null}
    </div>
  );
}
