import { Button, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconUserPlus, IconX } from '@tabler/icons-react';
import { archiveCall } from '#renderer/api.ts';
import { showFailure } from '#renderer/errors.tsx';
import { reasonWords } from '#renderer/likeness/likeness-words.ts';
import { PersonLine, PersonSearch } from '#renderer/parts/person-search.tsx';
import { useArchive } from '#renderer/queries.ts';
import type { FoundPerson } from '#shared/contract/households.ts';
import { numberInWords } from '#shared/rules/person-number-words.ts';
import classes from './person-picker.module.css';
import { newFrom, type Picked } from './picked.ts';

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
      <PersonLine person={value.person} />
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
  return (
    <PersonSearch
      label={label}
      error={errors.person}
      isFirst={isFirst ?? false}
      onTake={(person) => onChange({ kind: 'known', person })}
      other={(text, isNobodyFound) => ({
        words: (
          <>
            <IconUserPlus size={16} aria-hidden />
            {isNobodyFound ? `没有登记过“${text}”，登记为新人员` : `登记新人员“${text}”`}
          </>
        ),
        take: () => onChange(newFrom(text)),
      })}
    />
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
