import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { type Offer, SuggestInput } from '#renderer/parts/suggest-input.tsx';

/** What was found for a text: the offers, each with what the field shows once it is taken. */
export interface Found {
  offers: readonly (Offer & { taken: string })[];
  isAnswered: boolean;
}

/** Finds one thing by what is typed: ↓ and Enter choose; typing on takes the choice back. */
export function FoundPicker(props: {
  label: string;
  placeholder: string;
  nothingFound: string;
  /** What stands in the field at first. */
  taken: string;
  useFound: (text: string) => Found;
  onChange: (id: number | null) => void;
  onType?: (text: string) => void;
}) {
  const [text, setText] = useState(props.taken);
  const [asked] = useDebouncedValue(text, 80);
  const { offers, isAnswered } = props.useFound(asked.trim().slice(0, 100));
  return (
    <SuggestInput
      label={props.label}
      placeholder={props.placeholder}
      text={text}
      onText={(typed) => {
        setText(typed);
        props.onType?.(typed);
        props.onChange(null);
      }}
      offers={offers}
      isAnswered={asked === text && isAnswered}
      onChoose={(id) => {
        setText(offers.find((offer) => offer.id === id)?.taken ?? '');
        props.onChange(id);
      }}
      choosesFirst
      listLabel={`${props.label}：找到的`}
      nothingFound={props.nothingFound}
      maxLength={100}
      autoFocus
    />
  );
}
