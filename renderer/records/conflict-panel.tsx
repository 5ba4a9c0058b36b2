import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { formatInstant } from '#renderer/parts/times.ts';
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
  const { file, merge } = conflict;
  const words = useDraftWords(store.form);
  const label = (field: string) => labelOf(store.form.kind, field);
  const undecided = merge.contested.filter((field) => keepsMine[field] === undefined).length;

  return (
    <section className={classes.conflict} aria-label="与他人的修改合并" aria-live="polite">
      <h2>
        {file.updatedBy}在 {formatInstant(file.updatedAt)} 修改了这份档案
      </h2>
      <Text>
        您填的内容都还在。
        {merge.taken.length > 0 ? `只有对方改过的（${merge.taken.map(label).join('、')}）会自动采用。` : ''}
        {merge.contested.length > 0 ? '下面几项两边都改了，请逐项选择。' : ''}
      </Text>
      {merge.contested.length > 0 ? (
        <table>
          <thead>
            <tr>
              <th scope="col">项目</th>
              <th scope="col">原来</th>
              <th scope="col">对方改成</th>
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
                    {words.stored(field, storedIn(file.values, field))}
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
      ) : null}
      <Group justify="flex-end" mt="xs">
        <Button disabled={undecided > 0} onClick={() => void props.onResolve(keepsMine)}>
          {undecided > 0 ? `还有 ${formatCount(undecided)} 项要选` : '合并并保存'}
        </Button>
      </Group>
    </section>
  );
}
