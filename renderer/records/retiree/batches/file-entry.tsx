import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { archiveCall } from '#renderer/api.ts';
import { ErrorNote } from '#renderer/errors.tsx';
import { showDone } from '#renderer/parts/last-act.tsx';
import { SuggestInput } from '#renderer/parts/suggest-input.tsx';
import { useAct } from '#renderer/parts/use-act.ts';
import { useArchive } from '#renderer/queries.ts';
import type { Batch } from '#shared/records/retiree/contract/batches.ts';
import { numberInWords } from '#shared/rules/person-number-words.ts';
import classes from './batches.module.css';

/** The line files are picked by for sending: some letters of the name, Enter, and the next. */
export function FileEntry({ batch }: { batch: Batch }) {
  const [text, setText] = useState('');
  const [asked] = useDebouncedValue(text.trim(), 120);
  const act = useAct();
  const found = useArchive(
    'records.list',
    { filter: { kind: 'retiree', text: asked }, limit: 8 },
    { isEnabled: asked !== '', keepsPrevious: true },
  );
  const rows = text.trim() === '' ? [] : (found.data?.rows ?? []);
  const add = async (recordId: number) => {
    const isDone = await act.run(async () => {
      const { commandId } = await archiveCall('batches.addRecords', { batchId: batch.id, recordIds: [recordId] });
      const name = rows.find(({ id }) => id === recordId)?.name ?? '';
      showDone(`已登记 ${name}`, commandId, `/batches/${batch.id}`);
      return null;
    });
    if (isDone) setText('');
  };
  return (
    <section className={classes.panel} aria-label="登记档案">
      <SuggestInput
        label="查找要转出的档案"
        placeholder="姓名、拼音首字母、证件号码、档号"
        w={420}
        autoFocus
        text={text}
        maxLength={60}
        offers={rows.map((row) => ({
          id: row.id,
          shown: (
            <span>
              <strong>{row.name}</strong>　{numberInWords(row.idNumber)}　
              <span className={classes.aside}>{row.number}</span>
            </span>
          ),
        }))}
        isAnswered={asked === text.trim() && !found.isFetching}
        choosesFirst
        listLabel="找到的档案"
        nothingFound="没有找到档案"
        onText={setText}
        onChoose={(id) => void add(id)}
      />
      {act.failure ? <ErrorNote error={act.failure} /> : null}
    </section>
  );
}
