import type { ReactNode } from 'react';
import classes from './state-badge.module.css';

/** A state in one word, readable on its own ground (at least 4.5:1). */
export function StateBadge(props: { tone: 'good' | 'bad' | 'warn' | 'active' | 'calm'; children: ReactNode }) {
  return (
    <span className={classes.badge} data-tone={props.tone}>
      {props.children}
    </span>
  );
}
