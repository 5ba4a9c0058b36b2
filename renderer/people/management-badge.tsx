import { useCodes } from '#renderer/codes.ts';
import classes from './management-badge.module.css';

// Who is looked after here, who is still to come, who has left: three tones, never colour alone.
const tones: Record<string, string> = { M0: 'amber', M1: 'blue', M2: 'blue', M3: 'grey', M4: 'grey', M5: 'dark' };

/** The managing relation (管理状态) in one small word. */
export function ManagementBadge({ state }: { state: string }) {
  const label = useCodes().label('management', state);
  return (
    <span className={classes.badge} data-tone={tones[state] ?? 'grey'} title={label}>
      {label}
    </span>
  );
}
