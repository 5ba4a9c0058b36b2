import type { KeyboardEvent } from 'react';
import type { RecordFile } from '#shared/contract/records.ts';
import classes from './record.module.css';

export const tabNames = ['form', 'life', 'pension', 'attachments', 'history'] as const;
export type TabName = (typeof tabNames)[number];

const labels: Record<TabName, string> = {
  form: '登记信息',
  life: '办理',
  pension: '发放',
  attachments: '材料',
  history: '修改记录',
};

/** The five sides of a file; Alt with a digit goes to each. */
export function RecordTabs(props: { tab: TabName; file: RecordFile | null; onChange: (tab: TabName) => void }) {
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    const next = tabNames[(tabNames.indexOf(props.tab) + step + tabNames.length) % tabNames.length];
    if (!next) return;
    props.onChange(next);
    document.getElementById(`tab-${next}`)?.focus();
  };
  return (
    <div className={classes.tabs} role="tablist" aria-label="档案内容" onKeyDown={onKeyDown} tabIndex={-1}>
      {tabNames.map((name, index) => (
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
          {labels[name]}
          {name === 'attachments' && props.file && props.file.attachments.length > 0 ? (
            <span className={classes.tabCount}>{props.file.attachments.length}</span>
          ) : null}
        </button>
      ))}
    </div>
  );
}
