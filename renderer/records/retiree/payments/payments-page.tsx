import { useRef } from 'react';
import { Link } from 'wouter';
import { useKeys } from '#renderer/app/keys.ts';
import { takeBackLast } from '#renderer/parts/last-act.tsx';
import { AdjustTab } from './adjust-tab.tsx';
import { ChangesTab } from './changes-tab.tsx';
import classes from './payments.module.css';
import { RollTab } from './roll-tab.tsx';

const tabs = [
  { id: 'adjust', label: '养老金调整' },
  { id: 'roll', label: '发放花名册' },
  { id: 'changes', label: '增减及发放信息' },
] as const;

/** 发放: yearly adjustments, the roll of each month, and what changed against the month before. */
export function PaymentsPage({ tab }: { tab: string | null }) {
  const shown = tabs.find(({ id }) => id === tab)?.id ?? 'roll';
  const page = useRef<HTMLDivElement>(null);
  useKeys({ 'Ctrl+Z': () => takeBackLast('/payments') });
  return (
    <div className={classes.page} ref={page} tabIndex={-1}>
      <div className={classes.head}>
        <h1>发放</h1>
        <nav className={classes.tabs} aria-label="发放的各项">
          {tabs.map(({ id, label }) => (
            <Link
              key={id}
              href={`/payments/${id}`}
              className={classes.tab}
              aria-current={id === shown ? 'page' : undefined}
            >
              {label}
            </Link>
          ))}
        </nav>
      </div>
      {shown === 'adjust' ? <AdjustTab /> : shown === 'roll' ? <RollTab /> : <ChangesTab />}
    </div>
  );
}
