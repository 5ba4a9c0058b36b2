import type { ListLevel } from '#shared/contract/judged-lists.ts';
import { formatCount } from '#shared/rules/counts.ts';
import classes from './level-tabs.module.css';

const levels = ['ready', 'note', 'ask', 'stop'] as const;

/** How many lines of a judged list stand how, in its own words; one of them, or all, is shown. */
export function LevelTabs(props: {
  counts: Record<ListLevel, number>;
  words: Record<ListLevel, string>;
  value: ListLevel | null;
  onChange: (value: ListLevel | null) => void;
}) {
  const { counts, words, value, onChange } = props;
  const all = levels.reduce((sum, level) => sum + counts[level], 0);
  return (
    <fieldset className={classes.tabs} aria-label="核对结果">
      {([null, ...levels] as const).map((level) => (
        <button
          key={level ?? 'all'}
          type="button"
          className={classes.tab}
          aria-pressed={value === level}
          onClick={() => onChange(level)}
        >
          {level === null ? '全部' : words[level]}
          <span className={classes.count}>{formatCount(level === null ? all : counts[level])}</span>
        </button>
      ))}
    </fieldset>
  );
}
