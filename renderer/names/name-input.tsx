import { ActionIcon, TextInput, type TextInputProps } from '@mantine/core';
import { IconPuzzle } from '@tabler/icons-react';
import { type KeyboardEvent, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { CharacterDialog } from './character-dialog.tsx';
import { codePointBefore, type Entered, putIn, replaceCodePoint } from './code-point-entry.ts';

const HINT = '打不出的字：按 Alt+Z 用部件或编码查找；或输入编码（如 2CEB0）再按 Alt+X';

interface NameInputProps extends Omit<TextInputProps, 'value' | 'onChange' | 'rightSection' | 'ref' | 'title'> {
  value: string;
  onText: (text: string) => void;
}

/** A field for a person's name, with the two ways to a character that no input method offers. */
export function NameInput({ value, onText, onKeyDown, ...others }: NameInputProps) {
  const input = useRef<HTMLInputElement>(null);
  /** Where the character will go, and what stands there that it takes the place of. */
  const [asking, setAsking] = useState<{ caret: number; code: string } | null>(null);
  const isReadOnly = others.readOnly === true;

  const goTo = (caret: number) =>
    requestAnimationFrame(() => {
      input.current?.focus();
      input.current?.setSelectionRange(caret, caret);
    });
  const take = (entered: Entered) => {
    onText(entered.text);
    goTo(entered.caret);
  };
  /** Before the next key is taken: what is typed on would stand at the end of the name. */
  const takeAtOnce = (entered: Entered) => {
    flushSync(() => onText(entered.text));
    input.current?.setSelectionRange(entered.caret, entered.caret);
  };
  const ask = (code = '') => setAsking({ caret: input.current?.selectionStart ?? value.length, code });
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    const isOurs = event.altKey && !event.ctrlKey && !isReadOnly && !event.nativeEvent.isComposing;
    const key = isOurs ? event.code : '';
    if (key !== 'KeyZ' && key !== 'KeyX') {
      onKeyDown?.(event);
      return;
    }
    event.preventDefault();
    const caret = event.currentTarget.selectionStart ?? value.length;
    const entered = key === 'KeyX' ? replaceCodePoint(value, caret) : null;
    if (entered) takeAtOnce(entered);
    // A code that cannot be taken is explained where characters are looked for.
    else ask(key === 'KeyX' ? codePointBefore(value, caret) : '');
  };

  return (
    <>
      <TextInput
        ref={input}
        value={value}
        onChange={(event) => onText(event.currentTarget.value)}
        onKeyDown={press}
        title={isReadOnly ? undefined : HINT}
        autoComplete="off"
        spellCheck={false}
        rightSection={
          isReadOnly ? undefined : (
            <ActionIcon
              variant="subtle"
              color="gray"
              size={26}
              tabIndex={-1}
              aria-label="查找打不出的字（Alt+Z）"
              title={HINT}
              onClick={() => ask()}
            >
              <IconPuzzle size={17} />
            </ActionIcon>
          )
        }
        {...others}
      />
      {asking ? (
        <CharacterDialog
          name={value}
          caret={asking.caret}
          code={asking.code}
          onClose={() => {
            setAsking(null);
            goTo(asking.caret);
          }}
          onPick={(character) => {
            setAsking(null);
            take(putIn(value, asking.caret, character, asking.code.length));
          }}
        />
      ) : null}
    </>
  );
}
