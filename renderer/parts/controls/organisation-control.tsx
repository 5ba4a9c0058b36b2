import { useDebouncedValue } from '@mantine/hooks';
import { SuggestInput } from '#renderer/parts/suggest-input.tsx';
import { useArchive } from '#renderer/queries.ts';
import type { Suggestion } from '#shared/contract/organisations.ts';
import { formatCount } from '#shared/rules/counts.ts';
import { useField } from '../../records/form-store.ts';
import type { ControlProps } from './control-props.ts';
import classes from './controls.module.css';

/**
 * A text that names an organisation. What fits in the register is offered by name, former name, initials or number;
 * choosing fills the fields that go with it. What is typed and not chosen stays as it is written on the paper.
 */
export function OrganisationControl({
  store,
  field,
  id,
  describedBy,
  isInvalid,
  isReadOnly,
  placeholder,
}: ControlProps) {
  const { value } = useField(store, field.field);
  const text = typeof value === 'string' ? value : '';
  const [asked] = useDebouncedValue(text, 80);
  const { register } = field;
  const chosenBank = useField(store, register?.fills.bankCode ?? '').value;
  const bankCode = typeof chosenBank === 'string' && chosenBank !== '' ? chosenBank : null;
  const isAsking = !isReadOnly && register !== undefined && (asked.trim() !== '' || bankCode !== null);
  const found = useArchive(
    'organisations.suggest',
    { field: register?.field ?? 'employer', text: asked.slice(0, 120), bankCode },
    { isEnabled: isAsking, keepsPrevious: true },
  );
  const items = isAsking ? (found.data?.items ?? []) : [];

  const choose = (chosen: number) => {
    const item = items.find((one) => one.id === chosen);
    if (!item || !register) return;
    for (const [part, name] of Object.entries(register.fills) as [keyof typeof register.fills, string][]) {
      const known = item[part];
      // What the register does not know takes nothing away.
      if (known !== null) store.set(name, known);
    }
  };

  return (
    <SuggestInput
      id={id}
      text={text}
      onText={(typed) => store.set(field.field, typed)}
      offers={items.map((item) => ({ id: item.id, shown: <Shown item={item} /> }))}
      isAnswered={asked === text && found.data !== undefined && !found.isPlaceholderData}
      onChoose={choose}
      listLabel="单位库"
      onBlur={() => store.leave(field.field, field.type)}
      error={isInvalid}
      readOnly={isReadOnly}
      aria-describedby={describedBy}
      aria-invalid={isInvalid || undefined}
      placeholder={placeholder}
      title={isReadOnly ? undefined : '可输名称、曾用名、拼音首字母或编号，用 ↓ 选择'}
      maxLength={120}
      data-wanted={placeholder !== undefined || undefined}
    />
  );
}

function Shown({ item }: { item: Suggestion }) {
  const aside = [
    item.matched === null || item.matched === item.unitNumber ? '' : item.matched,
    item.unitNumber ? `编号 ${item.unitNumber}` : '',
    item.validTo ? '已终止' : '',
    item.files > 0 ? `${formatCount(item.files)} 份` : '',
  ].filter((words) => words !== '');
  return (
    <span className={classes.offer}>
      <span className={classes.offerName}>{item.name}</span>
      {aside.length > 0 ? <span className={classes.offerAside}>{aside.join('　')}</span> : null}
    </span>
  );
}
