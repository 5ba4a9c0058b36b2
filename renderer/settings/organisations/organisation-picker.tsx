import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { SuggestInput } from '#renderer/parts/suggest-input.tsx';
import { useArchive } from '#renderer/queries.ts';
import { kindWords } from './organisation-words.ts';
import classes from './organisations.module.css';

/** Chooses an organisation of the register by name, former name, initials or number. */
export function OrganisationPicker(props: {
  label: string;
  chosen: { id: number; name: string } | null;
  onChange: (id: number | null) => void;
  /** Not to be chosen: the organisation the page is about. */
  withoutId?: number;
  error?: string | undefined;
  hasFocus?: boolean;
}) {
  const [text, setText] = useState(props.chosen?.name ?? '');
  const [asked] = useDebouncedValue(text, 80);
  const found = useArchive('organisations.list', { text: asked.slice(0, 100), limit: 20 }, { keepsPrevious: true });
  const rows = (found.data?.rows ?? []).filter((row) => row.id !== props.withoutId);
  return (
    <SuggestInput
      label={props.label}
      placeholder="名称、曾用名、拼音首字母或编号"
      text={text}
      onText={(typed) => {
        setText(typed);
        props.onChange(null);
      }}
      offers={rows.map((row) => ({
        id: row.id,
        shown: (
          <span>
            {row.name}
            <span className={classes.aside}>
              　{kindWords(row.kinds)}
              {row.matched ? `　${row.matched}` : ''}
            </span>
          </span>
        ),
      }))}
      isAnswered={asked === text && found.data !== undefined && !found.isPlaceholderData}
      onChoose={(id) => {
        setText(rows.find((row) => row.id === id)?.name ?? '');
        props.onChange(id);
      }}
      choosesFirst
      listLabel="单位库"
      nothingFound="单位库里没有"
      error={props.error}
      maxLength={100}
      data-autofocus={props.hasFocus || undefined}
    />
  );
}
