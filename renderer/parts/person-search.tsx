import { Combobox, TextInput, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { type ReactNode, useEffect, useState } from 'react';
import { useCodes } from '#renderer/codes.ts';
import { useArchive } from '#renderer/queries.ts';
import type { FoundPerson } from '#shared/contract/households.ts';
import { ageWords } from '#shared/rules/age-words.ts';
import { numberInWords } from '#shared/rules/person-number-words.ts';
import classes from './person-search.module.css';
import { today } from './today.ts';

const REST_MS = 120;
const OTHER = 'other';

interface PersonSearchProps {
  /** 户主, 组长: whom the field asks for. */
  label: string;
  error?: string | undefined;
  isFirst?: boolean;
  onTake: (person: FoundPerson) => void;
  /** What else the typed text can become, offered below the people found; null: nothing. */
  other: (text: string, isNobodyFound: boolean) => { words: ReactNode; take: () => void } | null;
  onType?: (text: string) => void;
}

/** Finds somebody in the register by name, pinyin, number or phone. */
export function PersonSearch({ label, error, isFirst, onTake, other, onType }: PersonSearchProps) {
  const [text, setText] = useState('');
  const [asked] = useDebouncedValue(text.trim(), REST_MS);
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const found = useArchive(
    'people.search',
    { text: asked },
    { isEnabled: asked !== '', keepsPrevious: true, isAlwaysFresh: true },
  );
  const items = text.trim() === '' ? [] : (found.data?.items ?? []);
  // Nor is an answer from before somebody was registered: what is kept of it is asked anew.
  const isCurrent = asked !== '' && asked === text.trim() && found.data !== undefined && !found.isFetching;
  // Enter takes the first answer, but never one to an earlier text, nor anything else before the register has answered.
  const { selectFirstOption } = combobox;
  useEffect(() => {
    if (isCurrent) selectFirstOption();
  }, [isCurrent, selectFirstOption]);
  const otherwise = isCurrent ? other(text.trim(), items.length === 0) : null;
  const take = (option: string) => {
    if (option === OTHER) return otherwise?.take();
    const person = items.find((item) => String(item.personId) === option);
    if (person) onTake(person);
  };
  return (
    <Combobox
      store={combobox}
      onOptionSubmit={take}
      position="bottom-start"
      shadow="md"
      transitionProps={{ duration: 0 }}
    >
      <Combobox.Target>
        <TextInput
          label={label}
          placeholder="姓名、拼音首字母、证件号码、电话"
          value={text}
          maxLength={100}
          autoComplete="off"
          error={error}
          data-autofocus={isFirst || undefined}
          autoFocus={isFirst ?? false}
          onChange={(event) => {
            setText(event.currentTarget.value);
            onType?.(event.currentTarget.value);
            combobox.openDropdown();
            combobox.resetSelectedOption();
          }}
          onKeyDown={(event) => {
            // Enter without a choice would send the form off with nobody in it.
            if (event.key === 'Enter' && !event.nativeEvent.isComposing && combobox.getSelectedOptionIndex() < 0)
              event.preventDefault();
          }}
          onBlur={() => combobox.closeDropdown()}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={text.trim() === ''}>
        <Combobox.Options mah={300} style={{ overflowY: 'auto' }} aria-label={`${label}：找到的人`}>
          {items.map((person) => (
            <Combobox.Option value={String(person.personId)} key={person.personId}>
              <PersonLine person={person} />
            </Combobox.Option>
          ))}
          {isCurrent && !found.data?.isWhole ? <Combobox.Empty>还有更多，请再多打一两个字</Combobox.Empty> : null}
          {otherwise ? (
            <Combobox.Option value={OTHER}>
              <span className={classes.other}>{otherwise.words}</span>
            </Combobox.Option>
          ) : null}
          {isCurrent && items.length === 0 && !otherwise ? <Combobox.Empty>没有登记过</Combobox.Empty> : null}
          {isCurrent ? null : <Combobox.Empty>正在查找…</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}

/** Who it is, in the words that tell two of one name apart. */
export function PersonLine({ person }: { person: FoundPerson }) {
  const codes = useCodes();
  const facts = [
    person.gender ? codes.label('gender', person.gender) : null,
    ageWords(person.birthOn, person.diedOn, today()),
    numberInWords(person.idNumber),
  ];
  return (
    <span className={classes.line}>
      <strong>{person.name}</strong>
      <span>{facts.filter(Boolean).join('　')}</span>
      {person.household ? (
        <span className={classes.elsewhere}>
          现在{person.household.headName}户（{person.household.number}）
        </span>
      ) : null}
    </span>
  );
}
