import { formatCount } from '#renderer/parts/bytes.ts';
import type { AdjustmentLevel } from '#shared/contract/adjustments.ts';
import { adjustmentLevelWords } from '#shared/records/retiree/payment-words.ts';
import classes from './payments.module.css';

const levels = ['ready', 'note', 'ask', 'stop'] as const;

/** How many lines stand how; one of them, or all, is shown. */
export function LevelTabs(props: {
  counts: Record<AdjustmentLevel, number>;
  value: AdjustmentLevel | null;
  onChange: (value: AdjustmentLevel | null) => void;
}) {
  const { counts, value, onChange } = props;
  const all = levels.reduce((sum, level) => sum + counts[level], 0);
  return (
    <fieldset className={classes.levels} aria-label="核对结果" style={{ border: 0, margin: 0, padding: 0 }}>
      <button type="button" className={classes.tab} aria-pressed={value === null} onClick={() => onChange(null)}>
        全部<span className={classes.count}>{formatCount(all)}</span>
      </button>
      {levels.map((level) => (
        <button
          key={level}
          type="button"
          className={classes.tab}
          aria-pressed={value === level}
          onClick={() => onChange(level)}
        >
          {adjustmentLevelWords[level]}
          <span className={classes.count}>{formatCount(counts[level])}</span>
        </button>
      ))}
    </fieldset>
  );
}
