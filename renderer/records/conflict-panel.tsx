import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { formatInstant } from '#renderer/parts/times.ts';
import { isPersonField } from '#shared/people/fields.ts';
import { fieldOfOther } from '#shared/records/parts.ts';
import { formatCount } from '#shared/rules/counts.ts';
import classes from './conflict-panel.module.css';
import { storedIn } from './draft.ts';
import { labelOf, useDraftWords } from './draft-words.ts';
import type { FormStore } from './form-store.ts';
import type { Conflict } from './use-saving.ts';

/** What the other changed, beside what the clerk has typed; the clerk decides field by field, nothing is lost. */
export function ConflictPanel(props: {
  store: FormStore;
  conflict: Conflict;
  onResolve: (keepsMine: Readonly<Record<string, boolean>>) => Promise<number | null>;
}) {
  const { store, conflict } = props;
  const [keepsMine, setKeepsMine] = useState<Record<string, boolean>>({});
  const { standing, merge } = conflict;
  const { id } = standing;
  const isPerson = merge.contested.every((field) => isPersonField(fieldOfOther(field) ?? field));
  const last = standing.last[isPerson ? 'person' : 'file'];
  const words = useDraftWords(store.form);
  const label = (field: string) => labelOf(store.form.kind, field);
  const undecided = merge.contested.filter((field) => keepsMine[field] === undefined).length;

  return (
    <section className={classes.conflict} aria-label="与他人的修改合并" aria-live="polite">
      <h2>
        {id === null
          ? `这个号码登记过：${standing.values.name}`
          : `${last.by}在 ${formatInstant(last.at)} 修改了${isPerson ? '这个人的信息' : '这份档案'}`}
      </h2>
      <Text>
        您填的内容都还在。
        {merge.taken.length > 0
          ? `${id === null ? '您没有填的' : '只有对方改过的'}（${merge.taken.map(label).join('、')}）会自动采用。`
          : ''}
        {id === null ? '下面几项与登记的不同，请逐项选择。' : '下面几项两边都改了，请逐项选择。'}
      </Text>
      <table>
        <thead>
          <tr>
            <th scope="col">项目</th>
            <th scope="col">原来</th>
            <th scope="col">{id === null ? '已登记的' : '对方改成'}</th>
            <th scope="col">您填的</th>
          </tr>
        </thead>
        <tbody>
          {merge.contested.map((field) => (
            <tr key={field}>
              <th scope="row">{label(field)}</th>
              <td>{words.typed(field, store.base()[field])}</td>
              <td>
                <label className={classes.choice}>
                  <input
                    type="radio"
                    name={`merge-${field}`}
                    checked={keepsMine[field] === false}
                    onChange={() => setKeepsMine((was) => ({ ...was, [field]: false }))}
                  />
                  {words.stored(field, storedIn(standing.values, field))}
                </label>
              </td>
              <td>
                <label className={classes.choice}>
                  <input
                    type="radio"
                    name={`merge-${field}`}
                    checked={keepsMine[field] === true}
                    onChange={() => setKeepsMine((was) => ({ ...was, [field]: true }))}
                  />
                  {words.typed(field, store.current()[field])}
                </label>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Group justify="flex-end" mt="xs">
        <Button disabled={undecided > 0} onClick={() => void props.onResolve(keepsMine)}>
          {undecided > 0 ? `还有 ${formatCount(undecided)} 项要选` : id === null ? '按选择填入' : '合并并保存'}
        </Button>
      </Group>
    </section>
  );
}
