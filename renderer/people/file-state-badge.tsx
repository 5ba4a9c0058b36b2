import { useCodes } from '#renderer/codes.ts';
import { lifeScreens } from '#renderer/registers/life.ts';
import { kinds, type RecordKind } from '#shared/records/kinds.ts';
import classes from './file-state-badge.module.css';

/** The state in a file's envelope (of a retiree 管理状态) in one small word, never by colour alone. */
export function FileStateBadge({ kind, state }: { kind: RecordKind; state: string }) {
  const { field, codeTable } = kinds[kind].state;
  const label = useCodes().label(codeTable, state);
  return (
    <span className={classes.badge} data-tone={lifeScreens[kind].tones[field]?.[state] ?? 'calm'} title={label}>
      {label}
    </span>
  );
}
