import type { KeyboardEvent } from 'react';
import type { RecordFile } from '#shared/contract/records.ts';
import classes from './record.module.css';

export interface TabTitle {
  name: string;
  label: string;
}

/** The sides every file has, with those of its kind in their place. */
export function tabsWith(own: readonly TabTitle[]): readonly TabTitle[] {
  return [
    { name: 'form', label: '登记信息' },
    { name: 'life', label: '办理' },
    ...own.map(({ name, label }) => ({ name, label })),
    { name: 'attachments', label: '材料' },
    { name: 'history', label: '修改记录' },
  ];
}

interface RecordTabsProps {
  tabs: readonly TabTitle[];
  tab: string;
  file: RecordFile | null;
  onChange: (tab: string) => void;
}

/** The sides of a file; Alt with a digit goes to each. */
export function RecordTabs(props: RecordTabsProps) {
  const names = props.tabs.map(({ name }) => name);
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    const next = names[(names.indexOf(props.tab) + step + names.length) % names.length];
    if (!next) return;
    props.onChange(next);
    document.getElementById(`tab-${next}`)?.focus();
  };
  return (
    <div className={classes.tabs} role="tablist" aria-label="档案内容" onKeyDown={onKeyDown} tabIndex={-1}>
      {props.tabs.map(({ name, label }, index) => (
        <button
          key={name}
          type="button"
          role="tab"
          id={`tab-${name}`}
          className={classes.tab}
          aria-selected={name === props.tab}
          tabIndex={name === props.tab ? 0 : -1}
          title={`Alt+${index + 1}`}
          onClick={() => props.onChange(name)}
        >
          {label}
          {name === 'attachments' && props.file && props.file.attachments.length > 0 ? (
            <span className={classes.tabCount}>{props.file.attachments.length}</span>
          ) : null}
        </button>
      ))}
    </div>
  );
}
