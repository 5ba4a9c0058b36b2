import { ActionIcon, Button, Menu, Tooltip } from '@mantine/core';
import {
  IconArrowLeft,
  IconDeviceFloppy,
  IconDots,
  IconFolderCheck,
  IconFolderOpen,
  IconId,
  IconPrinter,
  IconRestore,
  IconTrash,
} from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'wouter';
import { OutletDialog } from '#renderer/outlets/outlet-dialog.tsx';
import { formatInstant } from '#renderer/parts/times.ts';
import { today } from '#renderer/parts/today.ts';
import { FileStateBadge } from '#renderer/people/file-state-badge.tsx';
import type { RecordFile } from '#shared/contract/records.ts';
import { kinds } from '#shared/records/kinds.ts';
import { mainForms } from '#shared/registers/main-forms.ts';
import { ageWords } from '#shared/rules/age-words.ts';
import { isDate } from '#shared/rules/calendar.ts';
import { formatCount } from '#shared/rules/counts.ts';
import type { AboutSent } from './about.ts';
import { ClosedFacts } from './closed-facts.tsx';
import { type FormStore, useDirty, useField, useLacking } from './form-store.ts';
import classes from './record.module.css';
import { SubjectName } from './subject/subject-name.tsx';

interface RecordHeaderProps {
  store: FormStore;
  file: RecordFile | null;
  /** Of a new file of no person: what it is about. */
  about: AboutSent | null;
  isSaving: boolean;
  onSave: () => void;
  onPrint: () => void;
  onRemove: () => void;
  onRestore: () => void;
  onCloseFile: () => void;
  onReopen: () => void;
  onLacking: () => void;
  onClose: () => void;
}

/** The state that lists show of a file. */
function stateOf({ kind, values }: RecordFile): string {
  const stored: Readonly<Record<string, unknown>> = values;
  return String(stored[kinds[kind].state.field]);
}

/** Whose file this is, how it stands, and what can be done with it. */
export function RecordHeader(props: RecordHeaderProps) {
  const { store, file } = props;
  const name = String(useField(store, 'name').value ?? '').trim();
  const birthOn = String(useField(store, 'birthOn').value ?? '');
  const lacking = useLacking(store);
  const isDirty = useDirty(store);
  const isRemoved = file?.removedAt != null;
  const isClosed = file?.closedOn != null;
  const [isOutletShown, setIsOutletShown] = useState(false);

  return (
    <header className={classes.header}>
      <Tooltip label="返回列表（Esc）">
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label="返回列表" onClick={props.onClose}>
          <IconArrowLeft size={22} />
        </ActionIcon>
      </Tooltip>
      <div className={classes.who}>
        <h1 className={classes.name}>
          {name || (file ? file.subjectName || '（未填姓名）' : `新建${store.form.title}`)}
        </h1>
        <div className={classes.facts}>
          {file ? <span className={classes.number}>{file.number}</span> : <span>保存后自动编档号</span>}
          {file ? null : <SubjectName about={props.about} />}
          {isDate(birthOn) ? <span>{ageWords(birthOn, file?.diedOn ?? null, today())}</span> : null}
          {file?.communityName ? <span className={classes.community}>{file.communityName}</span> : null}
          {isRemoved ? (
            <span className={classes.removed}>
              已作废：{file.removedReason}（{formatInstant(file.removedAt ?? '')}）
            </span>
          ) : file ? (
            <FileStateBadge kind={file.kind} state={stateOf(file)} />
          ) : null}
          {file ? <ClosedFacts file={file} /> : null}
          {isDirty ? <span className={classes.unsaved}>有未保存的修改</span> : null}
        </div>
      </div>
      <div className={classes.actions}>
        {lacking > 0 && !isRemoved && !isClosed ? (
          <button type="button" className={classes.lacking} onClick={props.onLacking} title="跳到下一项待补（F8）">
            待补 {formatCount(lacking)} 项<kbd>F8</kbd>
          </button>
        ) : null}
        {file?.subject === 'person' ? (
          <Button
            component={Link}
            href={`/people/${file.personId}`}
            variant="default"
            leftSection={<IconId size={18} />}
            title="这个人的全部档案、材料和经过"
          >
            人员卡片
          </Button>
        ) : null}
        {file?.subject === 'household' ? (
          <Button component={Link} href={`/households/${file.householdId}`} variant="default">
            这一户
          </Button>
        ) : null}
        {file?.subject === 'outlet' ? (
          <Button variant="default" onClick={() => setIsOutletShown(true)}>
            网点信息…
          </Button>
        ) : null}
        {file ? (
          <Button variant="default" leftSection={<IconPrinter size={18} />} onClick={props.onPrint} title="F9">
            打印{mainForms[file.kind].label}
          </Button>
        ) : null}
        {isRemoved ? (
          <Button variant="default" leftSection={<IconRestore size={18} />} onClick={props.onRestore}>
            恢复
          </Button>
        ) : isClosed ? (
          <Button variant="default" leftSection={<IconFolderOpen size={18} />} onClick={props.onReopen}>
            重新打开
          </Button>
        ) : (
          <Button
            leftSection={<IconDeviceFloppy size={18} />}
            loading={props.isSaving}
            onClick={props.onSave}
            title="Ctrl+S；Ctrl+Enter 保存并返回列表"
          >
            {file ? '保存' : '建档'}
          </Button>
        )}
        {file && !isRemoved ? (
          <Menu position="bottom-end" shadow="md" withinPortal>
            <Menu.Target>
              <ActionIcon variant="default" size={32} aria-label="更多操作">
                <IconDots size={18} />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              {isClosed ? null : (
                <Menu.Item leftSection={<IconFolderCheck size={16} />} disabled={isDirty} onClick={props.onCloseFile}>
                  结束这份档案{isDirty ? '（请先保存）' : '…'}
                </Menu.Item>
              )}
              <Menu.Item
                leftSection={<IconTrash size={16} />}
                color="red.8"
                disabled={isDirty}
                onClick={props.onRemove}
              >
                作废这份档案{isDirty ? '（请先保存）' : '…'}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        ) : null}
      </div>
      {file?.subject === 'outlet' && isOutletShown ? (
        <OutletDialog outletId={file.outletId} page={`/records/${file.id}`} onClose={() => setIsOutletShown(false)} />
      ) : null}
    </header>
  );
}
