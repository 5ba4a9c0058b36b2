import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useCodes } from '#renderer/codes.ts';
import { NameInput } from '#renderer/names/name-input.tsx';
import { NamePrint } from '#renderer/names/name-print.tsx';
import { kinds } from '#shared/records/index.ts';
import { tidy } from '../../records/draft.ts';
import { useField } from '../../records/form-store.ts';
import type { FieldType, TypedPerson } from '../../records/layout.ts';
import { ChoiceInput } from './choice.tsx';
import { codeChoices } from './choices.ts';
import type { ControlProps } from './control-props.ts';
import classes from './controls.module.css';

// The paper form has three lines.
const lines = ['first', 'second', 'third'] as const;
const blank: TypedPerson = { name: '', relation: null, birthOn: '', idNumber: '' };

/** The lines of 供养直系亲属: name, relation, birth, number. */
export function PeopleControl({ store, field, id, describedBy, isReadOnly }: ControlProps) {
  const { value } = useField(store, field.field);
  const people = (Array.isArray(value) ? value : []) as TypedPerson[];
  const codes = useCodes();
  const stored = ((store.base()[field.field] ?? []) as TypedPerson[]).map((person) => person.relation ?? '');

  const change = (index: number, part: Partial<TypedPerson>) =>
    store.set(
      field.field,
      people.map((person, at) => (at === index ? { ...person, ...part } : person)),
    );
  const text = (person: TypedPerson, index: number, part: 'birthOn' | 'idNumber', title: string, type: FieldType) => (
    <TextInput
      aria-label={`第 ${index + 1} 位亲属${title}`}
      value={person[part]}
      readOnly={isReadOnly}
      maxLength={50}
      autoComplete="off"
      onChange={(event) => change(index, { [part]: event.currentTarget.value })}
      onBlur={() => {
        const tidied = tidy(type, person[part]);
        if (tidied !== person[part]) change(index, { [part]: tidied });
      }}
    />
  );

  return (
    <fieldset id={id} tabIndex={-1} className={classes.people} aria-label={kinds[store.form.kind].labels[field.field]}>
      {people.length > 0 ? (
        <table className={classes.peopleTable} aria-describedby={describedBy}>
          <thead>
            <tr>
              <th scope="col">姓名</th>
              <th scope="col">与本人关系</th>
              <th scope="col">出生日期</th>
              <th scope="col">证件号码</th>
              <th scope="col">
                <span className={classes.hidden}>操作</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {people.map((person, index) => (
              <tr key={lines[index]}>
                <td>
                  <NameInput
                    aria-label={`第 ${index + 1} 位亲属姓名`}
                    value={person.name}
                    readOnly={isReadOnly}
                    maxLength={50}
                    onText={(name) => change(index, { name })}
                    onBlur={() => {
                      const name = tidy('name', person.name);
                      if (name !== person.name) change(index, { name });
                    }}
                  />
                  <NamePrint name={person.name} />
                </td>
                <td>
                  <ChoiceInput
                    label={`第 ${index + 1} 位亲属与本人关系`}
                    choices={codeChoices(codes, 'familyRelation', [...stored, person.relation ?? ''])}
                    value={person.relation}
                    onChange={(relation) => change(index, { relation })}
                    isReadOnly={isReadOnly}
                  />
                </td>
                <td>{text(person, index, 'birthOn', '出生日期', 'dayOrMonth')}</td>
                <td>{text(person, index, 'idNumber', '证件号码', 'idNumber')}</td>
                <td>
                  {isReadOnly ? null : (
                    <ActionIcon
                      variant="subtle"
                      color="gray"
                      aria-label={`删去第 ${index + 1} 位亲属`}
                      onClick={() =>
                        store.set(
                          field.field,
                          people.filter((_, at) => at !== index),
                        )
                      }
                    >
                      <IconTrash size={17} />
                    </ActionIcon>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      {isReadOnly ? (
        people.length === 0 ? (
          <span className={classes.none}>无</span>
        ) : null
      ) : people.length < lines.length ? (
        <Button
          variant="default"
          size="compact-md"
          leftSection={<IconPlus size={16} />}
          onClick={() => store.set(field.field, [...people, blank])}
        >
          添加亲属
        </Button>
      ) : (
        <span className={classes.none}>登记表只有三行</span>
      )}
    </fieldset>
  );
}
