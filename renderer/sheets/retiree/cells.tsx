import type { ReactNode } from 'react';
import { Fit } from '../fit.tsx';

/** A label and its value beside it. */
export function Pair(props: {
  label: string;
  value: string | number | null;
  span?: number;
  isLeft?: boolean;
  isNumber?: boolean;
}) {
  const classes = [props.isLeft ? 'sheet-left' : '', props.isNumber ? 'sheet-number' : '']
    .filter((name) => name !== '')
    .join(' ');
  return (
    <>
      <Label text={props.label} />
      <td colSpan={props.span ?? 1} className={classes}>
        <Fit>{props.value ?? ''}</Fit>
      </td>
    </>
  );
}

/** Label and value in one cell, for the parts of a field. */
export function Small({ label, value }: { label: string; value: number | null }): ReactNode {
  return (
    <Fit largestPt={9.5}>
      <span style={{ fontFamily: '"Archive Song"' }}>{label}　</span>
      {value ?? ''}
    </Fit>
  );
}

export function Ticks({ items }: { items: readonly (readonly [string, boolean])[] }) {
  return items.map(([label, isTicked]) => (
    <span key={label}>
      {isTicked ? '☑' : '□'}
      {label}
    </span>
  ));
}

/** The name of a field; `|` is where a long one is broken, and the longest line decides how large it can stand. */
export function Label({ text, span = 1 }: { text: string; span?: number }) {
  const lines = text.split('|');
  const longest = Math.max(...lines.map((line) => line.length));
  const size = longest >= 6 ? '7.3pt' : longest === 5 ? '8.6pt' : '9pt';
  return (
    <th colSpan={span} style={{ fontSize: span === 1 ? size : '9pt', whiteSpace: 'pre-line' }}>
      {lines.join('\n')}
    </th>
  );
}
