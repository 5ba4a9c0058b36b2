import { Button, Group, Select, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { archiveCall } from '#renderer/api.ts';
import { ErrorNote, fieldErrors } from '#renderer/errors.tsx';
import { NameInput } from '#renderer/names/name-input.tsx';
import { NamePrint } from '#renderer/names/name-print.tsx';
import { useAct } from '#renderer/parts/use-act.ts';
import type { AliasKind, PersonCard } from '#shared/contract/people.ts';
import classes from './card.module.css';

const kindLabels: Record<AliasKind, string> = {
  former: '曾用名',
  written: '其他系统的写法',
  'known-as': '别名',
};

/** Further names of a person: each of them is searched. */
export function AliasPanel({ card }: { card: PersonCard }) {
  const [isAdding, setIsAdding] = useState(false);
  const act = useAct();
  const remove = (id: number, name: string) =>
    act.run(async () => {
      await archiveCall('people.removeAlias', { id });
      return `已移除“${name}”，可在“可以撤销的操作”里撤销`;
    });
  return (
    <section className={classes.panel} aria-label="其他姓名">
      <div className={classes.panelHead}>
        <h2>其他姓名</h2>
        {isAdding ? null : (
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconPlus size={14} />}
            onClick={() => setIsAdding(true)}
          >
            登记姓名
          </Button>
        )}
      </div>
      {act.failure ? <ErrorNote error={act.failure} /> : null}
      {isAdding ? <AliasForm personId={card.id} onDone={() => setIsAdding(false)} /> : null}
      {card.aliases.length === 0 && !isAdding ? (
        <p className={classes.none}>旧系统写法不同、改过名或另有称呼的，登记后按哪个名字都能找到。</p>
      ) : null}
      <ul className={classes.list}>
        {card.aliases.map((alias) => (
          <li key={alias.id}>
            <span className={classes.main}>
              <strong>{alias.name}</strong>　{kindLabels[alias.kind]}
              {alias.note ? `（${alias.note}）` : ''}
            </span>
            <Button
              size="compact-sm"
              variant="subtle"
              color="gray"
              aria-label={`移除 ${alias.name}`}
              loading={act.isBusy}
              onClick={() => void remove(alias.id, alias.name)}
            >
              移除
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function AliasForm({ personId, onDone }: { personId: number; onDone: () => void }) {
  const [name, setName] = useState('');
  const [kind, setKind] = useState<AliasKind>('written');
  const [note, setNote] = useState('');
  const act = useAct();
  const errors = act.failure ? fieldErrors(act.failure) : {};
  const save = async (event: FormEvent) => {
    event.preventDefault();
    const isDone = await act.run(async () => {
      await archiveCall('people.addAlias', { personId, kind, name, note });
      return `已登记“${name.trim()}”`;
    });
    if (isDone) onDone();
  };
  return (
    <form className={classes.adding} aria-label="登记姓名" onSubmit={(event) => void save(event)}>
      <div>
        <NameInput label="姓名" value={name} maxLength={50} error={errors.name} onText={setName} autoFocus required />
        <NamePrint name={name} />
      </div>
      <Select
        label="是什么姓名"
        data={Object.entries(kindLabels).map(([value, label]) => ({ value, label }))}
        value={kind}
        allowDeselect={false}
        onChange={(value) => setKind((value ?? 'written') as AliasKind)}
      />
      <TextInput
        label="说明（可不填）"
        value={note}
        maxLength={100}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      {act.failure && !errors.name ? <ErrorNote error={act.failure} /> : null}
      <Group gap="xs">
        <Button type="submit" loading={act.isBusy}>
          登记
        </Button>
        <Button variant="default" onClick={onDone}>
          取消
        </Button>
      </Group>
    </form>
  );
}
