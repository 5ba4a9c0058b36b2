import type { ReactNode } from 'react';
import classes from '#renderer/parts/filter-chip.module.css';

/** A filter that is on or off. */
export function ToggleChip(props: {
  label: string;
  icon: ReactNode;
  isOn: boolean;
  onChange: (isOn: boolean) => void;
}) {
  return (
    <span className={classes.chip} data-set={props.isOn || undefined}>
      <button
        type="button"
        className={classes.button}
        aria-pressed={props.isOn}
        onClick={() => props.onChange(!props.isOn)}
      >
        {props.icon}
        {props.label}
      </button>
    </span>
  );
}
