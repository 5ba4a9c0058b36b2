import { codePointOf } from '#renderer/sheets/lacking.ts';
import type { FoundCharacter } from '#shared/contract/characters.ts';
import classes from './names.module.css';
import { useLacking } from './use-lacking.ts';

export const COLUMNS = 8;
export const PER_PAGE = COLUMNS * 3;

// How the parts stand to each other is seen in the character itself.
const OPERATORS = /[\u2ff0-\u2fff]/g;

interface CandidatesProps {
  id: string;
  items: readonly FoundCharacter[];
  active: number;
  onPick: (character: string) => void;
  onActive: (index: number) => void;
}

/** The characters to choose from, large, each with its code point, how it is composed and how it is read. */
export function Candidates({ id, items, active, onPick, onActive }: CandidatesProps) {
  const lacking = useLacking(items.map(({ character }) => character).join(''));
  return (
    <div id={id} role="listbox" aria-label="候选字" className={classes.candidates}>
      {items.map((item, index) => (
        // The keyboard stays in the field above, which moves through the list (aria-activedescendant).
        <div
          key={item.character}
          id={`${id}-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === active}
          className={classes.candidate}
          data-lacking={lacking.has(item.character) || undefined}
          title={describe(item)}
          // Moved, not entered: a list that opens under a resting mouse must not take the choice from the keyboard.
          onMouseMove={(event) => {
            if (event.movementX !== 0 || event.movementY !== 0) onActive(index);
          }}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onPick(item.character)}
          onKeyDown={() => undefined}
        >
          <span className={classes.glyph}>{item.character}</span>
          <span className={classes.small}>{item.structure ? item.structure.replace(OPERATORS, '') : item.block}</span>
          <span className={classes.small}>{codePointOf(item.character)}</span>
          <span className={classes.small}>{item.readings.slice(0, 2).join(' ') || '读音未收'}</span>
        </div>
      ))}
    </div>
  );
}

function describe(item: FoundCharacter): string {
  const readings = item.readings.length > 0 ? `，读 ${item.readings.join('、')}` : '';
  return `${item.character} ${codePointOf(item.character)}，${item.block}，${item.strokes} 画${readings}`;
}
