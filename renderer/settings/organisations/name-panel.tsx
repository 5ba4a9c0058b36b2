import { Button, Group, Select, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { archiveCall } from '#renderer/api.ts';
import { ErrorNote, fieldErrors } from '#renderer/errors.tsx';
import { useAct } from '#renderer/parts/use-act.ts';
import type { Organisation } from '#shared/contract/organisations.ts';
import { formatCount } from '#shared/rules/counts.ts';
import { nameKindLabels } from './organisation-words.ts';
import classes from './organisations.module.css';

/** All names that lead to the organisation, with the files that write them. */
export function NamePanel({ one }: { one: Organisation }) {
  const [isAdding, setIsAdding] = useState(false);
  const act = useAct();
  const remove = (nameId: number, name: string) =>
    act.run(async () => {
      await archiveCall('organisations.removeName', { nameId });
      return `已移除“${name}”，可在“办理记录”里撤销`;
    });
  return (
    <section aria-label="名称和写法">
      <Group justify="space-between" mt="sm">
        <h3 className={classes.sub}>名称和写法</h3>
        {isAdding ? null : (
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconPlus size={14} />}
            onClick={() => setIsAdding(true)}
          >
            登记名称
          </Button>
        )}
      </Group>
      {act.failure ? <ErrorNote error={act.failure} /> : null}
      {isAdding ? <NameForm id={one.id} onDone={() => setIsAdding(false)} /> : null}
      <ul className={classes.list}>
        {one.names.map((name) => (
          <li key={name.id}>
            <span className={classes.main}>
              {name.name}
              <span className={classes.aside}>　{nameKindLabels[name.kind]}</span>
            </span>
            <span className={classes.aside}>{name.files > 0 ? `${formatCount(name.files)} 份` : ''}</span>
            {name.kind === 'former' || name.kind === 'spelling' ? (
              <Button
                size="compact-sm"
                variant="subtle"
                color="gray"
                aria-label={`移除 ${name.name}`}
                title={name.files > 0 ? '写着它的档案会回到未登记的单位名称里' : undefined}
                loading={act.isBusy}
                onClick={() => void remove(name.id, name.name)}
              >
                移除
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

function NameForm({ id, onDone }: { id: number; onDone: () => void }) {
  const [name, setName] = useState('');
  const [kind, setKind] = useState<'former' | 'spelling'>('former');
  const act = useAct();
  const errors = act.failure ? fieldErrors(act.failure) : {};
  const save = async (event: FormEvent) => {
    event.preventDefault();
    const isDone = await act.run(async () => {
      const { linked } = await archiveCall('organisations.addName', { id, kind, name });
      return `已登记“${name.trim()}”${linked > 0 ? `，${formatCount(linked)} 份档案已关联` : ''}`;
    });
    if (isDone) onDone();
  };
  return (
    <form className={classes.adding} aria-label="登记名称" onSubmit={(event) => void save(event)}>
      <TextInput
        label="名称（按档案上的写法）"
        value={name}
        maxLength={100}
        error={errors.name}
        onChange={(event) => setName(event.currentTarget.value)}
        autoFocus
        required
      />
      <Select
        label="是什么名称"
        data={(['former', 'spelling'] as const).map((value) => ({ value, label: nameKindLabels[value] }))}
        value={kind}
        allowDeselect={false}
        onChange={(value) => setKind(value === 'spelling' ? 'spelling' : 'former')}
      />
      <Group gap="xs">
        <Button type="submit" loading={act.isBusy}>
          登记
        </Button>
        <Button variant="default" onClick={onDone}>
          取消
        </Button>
      </Group>
      {act.failure && !errors.name ? <ErrorNote error={act.failure} /> : null}
    </form>
  );
}
