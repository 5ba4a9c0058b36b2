import { Button, Group, Select, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { archiveCall } from '#renderer/api.ts';
import { ErrorNote, fieldErrors } from '#renderer/errors.tsx';
import { formatInstant } from '#renderer/parts/times.ts';
import { useAct } from '#renderer/parts/use-act.ts';
import type { PersonCard } from '#shared/contract/people.ts';
import { type HeldNumberKind, kindOfNumber, PERSON_NUMBER_KINDS } from '#shared/rules/person-number.ts';
import { idKindLabel, numberProblem } from '#shared/rules/person-number-words.ts';
import classes from './card.module.css';

const heldKinds = PERSON_NUMBER_KINDS.filter(({ kind }) => kind !== 'none').map(({ kind, label }) => ({
  value: kind,
  label,
}));

/** Numbers the person had before; papers that carry them still lead here. */
export function NumberPanel({ card }: { card: PersonCard }) {
  const [isAdding, setIsAdding] = useState(false);
  const act = useAct();
  const remove = (id: number, number: string) =>
    act.run(async () => {
      await archiveCall('people.removeFormerNumber', { id });
      return `已移除 ${number}，可在“可以撤销的操作”里撤销`;
    });
  return (
    <section className={classes.panel} aria-label="曾用号码">
      <div className={classes.panelHead}>
        <h2>曾用号码</h2>
        {isAdding ? null : (
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconPlus size={14} />}
            onClick={() => setIsAdding(true)}
          >
            登记号码
          </Button>
        )}
      </div>
      {act.failure ? <ErrorNote error={act.failure} /> : null}
      {isAdding ? <NumberForm personId={card.id} onDone={() => setIsAdding(false)} /> : null}
      {card.formerNumbers.length === 0 && !isAdding ? (
        <p className={classes.none}>更正证件号码时，原来的号码会自动留在这里。</p>
      ) : null}
      <ul className={classes.list}>
        {card.formerNumbers.map((one) => (
          <li key={one.id}>
            <span className={classes.main}>
              <strong>{one.number}</strong>
              {one.kind === 'citizen' ? '' : `　${idKindLabel(one.kind)}`}
              {one.note ? `　${one.note}` : ''}
            </span>
            <span className={classes.aside}>{formatInstant(one.addedAt).slice(0, 10)}</span>
            <Button
              size="compact-sm"
              variant="subtle"
              color="gray"
              aria-label={`移除 ${one.number}`}
              loading={act.isBusy}
              onClick={() => void remove(one.id, one.number)}
            >
              移除
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function NumberForm({ personId, onDone }: { personId: number; onDone: () => void }) {
  const [number, setNumber] = useState('');
  const [kind, setKind] = useState<HeldNumberKind>('citizen');
  const [note, setNote] = useState('');
  const act = useAct();
  const [isChecked, setIsChecked] = useState(false);
  const problem = numberProblem(kind, number);
  const errors = act.failure ? fieldErrors(act.failure) : {};
  const save = async (event: FormEvent) => {
    event.preventDefault();
    setIsChecked(true);
    if (problem) return;
    const isDone = await act.run(async () => {
      await archiveCall('people.addFormerNumber', { personId, kind, number, note });
      return '号码已登记';
    });
    if (isDone) onDone();
  };
  return (
    <form className={classes.adding} aria-label="登记曾用号码" onSubmit={(event) => void save(event)}>
      <TextInput
        label="号码（15 位的自动升为 18 位）"
        value={number}
        maxLength={30}
        error={errors.number ?? (isChecked ? problem : null)}
        onChange={(event) => {
          const typed = event.currentTarget.value;
          const looks = kindOfNumber(typed);
          setNumber(typed);
          if (looks !== null && looks !== 'none') setKind(looks);
        }}
        autoFocus
        required
      />
      <Select
        label="证件类型"
        data={heldKinds}
        value={kind}
        allowDeselect={false}
        onChange={(value) => setKind((value ?? 'citizen') as HeldNumberKind)}
      />
      <TextInput
        label="说明（可不填）"
        value={note}
        maxLength={100}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      {act.failure && !errors.number ? <ErrorNote error={act.failure} /> : null}
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
