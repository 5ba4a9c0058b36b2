import { Button, Combobox, TextInput, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconUserPlus, IconX } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { archiveCall } from '#renderer/api.ts';
import { useCodes } from '#renderer/codes.ts';
import { showFailure } from '#renderer/errors.tsx';
import { reasonWords } from '#renderer/likeness/likeness-words.ts';
import { today } from '#renderer/parts/today.ts';
import { useArchive } from '#renderer/queries.ts';
import type { FoundPerson } from '#shared/contract/households.ts';
import { ageOn } from '#shared/rules/calendar.ts';
import { numberInWords } from '#shared/rules/person-number-words.ts';
import classes from './person-picker.module.css';
import { newFrom, type Picked } from './picked.ts';

const REST_MS = 120;
const NEW = 'new';

interface PersonPickerProps {
  /** 户主, 成员 2: whom the field asks for. */
  label: string;
  value: Picked | null;
  onChange: (picked: Picked | null) => void;
  errors: Readonly<Record<string, string>>;
  isFirst?: boolean;
}

/** Finds somebody in the register by name, pinyin, number or phone, or takes a new person's name and number. */
export function PersonPicker(props: PersonPickerProps) {
  const { value, onChange, label } = props;
  if (value === null) return <Search {...props} />;
  if (value.kind === 'new') return <NewPerson {...props} value={value} />;
  return (
    <section className={classes.known} aria-label={label}>
      <KnownLine person={value.person} />
      <Button
        variant="subtle"
        color="gray"
        size="compact-sm"
        aria-label={`${label}另选`}
        leftSection={<IconX size={14} aria-hidden />}
        onClick={() => onChange(null)}
      >
        另选
      </Button>
    </section>
  );
}

function Search({ label, onChange, isFirst, errors }: PersonPickerProps) {
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
  // Enter takes the first answer, but never one to an earlier text, nor a new person before the register has answered.
  const { selectFirstOption } = combobox;
  useEffect(() => {
    if (isCurrent) selectFirstOption();
  }, [isCurrent, selectFirstOption]);
  const take = (option: string) => {
    const person = items.find((item) => String(item.personId) === option);
    onChange(option === NEW ? newFrom(text.trim()) : person ? { kind: 'known', person } : null);
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
          error={errors.person}
          data-autofocus={isFirst || undefined}
          autoFocus={isFirst ?? false}
          onChange={(event) => {
            setText(event.currentTarget.value);
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
              <KnownLine person={person} />
            </Combobox.Option>
          ))}
          {isCurrent && !found.data?.isWhole ? <Combobox.Empty>还有更多，请再多打一两个字</Combobox.Empty> : null}
          {isCurrent ? (
            <Combobox.Option value={NEW}>
              <span className={classes.new}>
                <IconUserPlus size={16} aria-hidden />
                {items.length === 0 ? `没有登记过“${text.trim()}”，登记为新人员` : `登记新人员“${text.trim()}”`}
              </span>
            </Combobox.Option>
          ) : (
            <Combobox.Empty>正在查找…</Combobox.Empty>
          )}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}

function KnownLine({ person }: { person: FoundPerson }) {
  const codes = useCodes();
  const facts = [
    person.gender ? codes.label('gender', person.gender) : null,
    person.birthOn ? `${ageOn(person.birthOn, today())} 岁` : null,
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

function NewPerson({
  label,
  value,
  onChange,
  errors,
}: PersonPickerProps & { value: Extract<Picked, { kind: 'new' }> }) {
  const change = (part: Partial<typeof value>) => onChange({ ...value, ...part });
  return (
    <fieldset className={classes.adding} aria-label={`${label}：新人员`}>
      <div className={classes.fields}>
        <TextInput
          label={`${label} 姓名`}
          value={value.name}
          maxLength={50}
          autoComplete="off"
          error={errors.name}
          autoFocus={value.name === ''}
          onChange={(event) => change({ name: event.currentTarget.value })}
        />
        <TextInput
          label="证件号码（还没有的留空）"
          value={value.idNumber}
          maxLength={30}
          autoComplete="off"
          error={errors.idNumber}
          autoFocus={value.name !== ''}
          onChange={(event) => change({ idNumber: event.currentTarget.value })}
        />
        <TextInput
          label="手机（可不填）"
          value={value.mobile}
          maxLength={20}
          autoComplete="off"
          error={errors.mobile}
          onChange={(event) => change({ mobile: event.currentTarget.value })}
        />
        <Button variant="subtle" color="gray" aria-label={`${label}另选`} onClick={() => onChange(null)}>
          另选
        </Button>
      </div>
      <LookAlikes value={value} onTake={(person) => onChange({ kind: 'known', person })} />
    </fieldset>
  );
}

/** Who in the register could be this person already, and why; taken instead with one key. */
function LookAlikes(props: { value: Extract<Picked, { kind: 'new' }>; onTake: (person: FoundPerson) => void }) {
  const { name, idNumber, mobile } = props.value;
  const typed = { name: name.trim().slice(0, 50), idNumber: idNumber.trim() || null, mobile: mobile.trim() || null };
  const [asked] = useDebouncedValue(JSON.stringify(typed), 250);
  const found = useArchive('likeness.similar', JSON.parse(asked) as typeof typed, {
    isEnabled: typed.name !== '' || typed.idNumber !== null,
  });
  const take = async (text: string, personId: number) => {
    try {
      const { items } = await archiveCall('people.search', { text, limit: 50 });
      const person = items.find((item) => item.personId === personId);
      if (person) props.onTake(person);
    } catch (error) {
      showFailure(error);
    }
  };
  const items = found.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <section className={classes.alike} role="status" aria-label="可能已经登记过">
      <strong>像是已经登记过的人，请先核对：</strong>
      <ul>
        {items.map((one) => (
          <li key={one.personId}>
            <span>
              {one.name}　{numberInWords(one.idNumber)}　
              {one.reasons
                .map(reasonWords)
                .filter(({ speaksFor }) => speaksFor === 'one')
                .map((words) => words.text)
                .join('，')}
            </span>
            <Button
              size="compact-sm"
              variant="default"
              aria-label={`就是${one.name}`}
              onClick={() => void take(one.idNumber ?? one.name, one.personId)}
            >
              就是此人
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
