import { Combobox, TextInput, type TextInputProps, useCombobox } from '@mantine/core';
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';

// Names in Chinese are never Latin letters alone: those are initials, and the first that fits is meant.
const INITIALS = /^[a-z]{2,}$/i;

export interface Offer {
  id: number;
  /** What stands in the list. */
  shown: ReactNode;
}

interface SuggestProps extends Omit<TextInputProps, 'value' | 'onChange'> {
  text: string;
  onText: (text: string) => void;
  offers: readonly Offer[];
  /** Whether the offers are those for the text as it stands; until then none of them is taken. */
  isAnswered: boolean;
  onChoose: (id: number) => void;
  /** Whether the first offer is meant whatever was typed: where only a choice counts. */
  choosesFirst?: boolean;
  listLabel: string;
  /** What stands in the list when nothing fits; nothing: no list. */
  nothingFound?: string;
}

/**
 * A text with what fits below it, asked for elsewhere while it is typed. ↓ and Enter choose; after letters alone Enter
 * takes the first. What is typed and not chosen stays.
 */
export function SuggestInput(props: SuggestProps) {
  const { text, onText, offers, isAnswered, onChoose, choosesFirst, listLabel, nothingFound, readOnly, ...input } =
    props;
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const takesFirst = choosesFirst || INITIALS.test(text.trim());
  const ids = offers.map((offer) => offer.id).join(' ');
  const isShown = offers.length > 0 || (nothingFound !== undefined && text.trim() !== '');

  // The answer comes after the key: the first is marked when it is there, not when the letter was typed.
  const { dropdownOpened, selectFirstOption, resetSelectedOption } = combobox;
  useEffect(() => {
    if (dropdownOpened && takesFirst && isAnswered && ids !== '') selectFirstOption();
    else resetSelectedOption();
  }, [ids, takesFirst, isAnswered, dropdownOpened, selectFirstOption, resetSelectedOption]);

  // Enter came before the answer: what was typed is meant, not what the list still shows.
  const awaited = useRef<string | null>(null);
  const choose = useRef(onChoose);
  choose.current = onChoose;
  const first = offers[0]?.id;
  useEffect(() => {
    if (awaited.current === null || !isAnswered) return;
    if (awaited.current === text && first !== undefined) choose.current(first);
    awaited.current = null;
  }, [isAnswered, text, first]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || !takesFirst || !dropdownOpened) return;
    if (isAnswered && combobox.getSelectedOptionIndex() >= 0) return;
    // Where only a choice counts, Enter without one would send the form off with nobody chosen.
    if (choosesFirst) event.preventDefault();
    if (!isAnswered) awaited.current = text;
    // The answer is there, and its mark is not drawn yet.
    else if (first !== undefined) onChoose(first);
    combobox.closeDropdown();
  };

  return (
    <Combobox
      store={combobox}
      onOptionSubmit={(id) => {
        onChoose(Number(id));
        combobox.closeDropdown();
      }}
      readOnly={readOnly ?? false}
      shadow="md"
      position="bottom-start"
      transitionProps={{ duration: 0 }}
    >
      <Combobox.Target withExpandedAttribute autoComplete="off">
        <TextInput
          {...input}
          value={text}
          readOnly={readOnly ?? false}
          autoComplete="off"
          spellCheck={false}
          onKeyDown={onKeyDown}
          onChange={(event) => {
            onText(event.currentTarget.value);
            combobox.openDropdown();
          }}
          onBlur={(event) => {
            combobox.closeDropdown();
            input.onBlur?.(event);
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={!isShown || readOnly}>
        <Combobox.Options mah={320} style={{ overflowY: 'auto' }} aria-label={listLabel}>
          {offers.map((offer) => (
            <Combobox.Option key={offer.id} value={String(offer.id)}>
              {offer.shown}
            </Combobox.Option>
          ))}
          {offers.length === 0 ? <Combobox.Empty>{nothingFound}</Combobox.Empty> : null}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
