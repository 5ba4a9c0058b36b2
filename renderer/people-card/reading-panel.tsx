import { Button, Group, TextInput } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { archiveCall } from '#renderer/api.ts';
import { ErrorNote, fieldErrors } from '#renderer/errors.tsx';
import { spelled, unreadWords } from '#renderer/names/name-words.ts';
import { useAct } from '#renderer/parts/use-act.ts';
import { useArchive } from '#renderer/queries.ts';
import type { PersonCard } from '#shared/contract/people.ts';
import classes from './card.module.css';

/** How the name is read: as a clerk gave it, else as the tables have it. Search and order of lists go by it. */
export function ReadingPanel({ card }: { card: PersonCard }) {
  const [isChanging, setIsChanging] = useState(false);
  const pieces = useArchive('characters.spell', { name: card.name.slice(0, 60) }).data?.pieces ?? [];
  const lacking = card.reading === null ? unreadWords(pieces) : null;
  return (
    <section className={classes.panel} aria-label="读音">
      <div className={classes.panelHead}>
        <h2>读音</h2>
        {isChanging ? null : (
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconPencil size={14} />}
            onClick={() => setIsChanging(true)}
          >
            {card.reading === null ? '登记读音' : '更改读音'}
          </Button>
        )}
      </div>
      {isChanging ? (
        <ReadingForm card={card} fromTables={spelled(pieces)} onDone={() => setIsChanging(false)} />
      ) : (
        <p className={card.reading === null ? classes.none : classes.reading}>
          {card.reading ?? (lacking ? `${spelled(pieces)}　${lacking}` : `${spelled(pieces)}（按字典）`)}
        </p>
      )}
    </section>
  );
}

function ReadingForm({ card, fromTables, onDone }: { card: PersonCard; fromTables: string; onDone: () => void }) {
  const [reading, setReading] = useState(card.reading ?? '');
  const act = useAct();
  const errors = act.failure ? fieldErrors(act.failure) : {};
  const save = async (event: FormEvent) => {
    event.preventDefault();
    const isDone = await act.run(async () => {
      const saved = await archiveCall('people.setReading', { personId: card.id, reading: reading.trim() || null });
      return saved.reading === null ? '已改回按字典' : `读音已登记为 ${saved.reading}`;
    });
    if (isDone) onDone();
  };
  return (
    <form className={classes.adding} aria-label="登记读音" onSubmit={(event) => void save(event)}>
      <TextInput
        label="读音（每个字一个音节，留空则按字典）"
        placeholder={fromTables}
        value={reading}
        maxLength={200}
        error={errors.reading}
        onChange={(event) => setReading(event.currentTarget.value)}
        autoComplete="off"
        spellCheck={false}
        autoFocus
      />
      {act.failure && !errors.reading ? <ErrorNote error={act.failure} /> : null}
      <Group gap="xs">
        <Button type="submit" loading={act.isBusy}>
          保存
        </Button>
        <Button variant="default" onClick={onDone}>
          取消
        </Button>
      </Group>
    </form>
  );
}
