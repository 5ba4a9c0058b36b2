import { Combobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useEffect } from 'react';
import { useArchive } from '#renderer/queries.ts';
import { formatCount } from '#shared/rules/counts.ts';
import { numberInWords } from '#shared/rules/person-number-words.ts';
import { useListView } from './list-store.ts';
import classes from './search-box.module.css';

const REST_MS = 120;
const MOST = 8;

/**
 * The first files found, below the search box, for a page that cannot be left without a question.
 * @param onReady called where the answer belongs to what is typed: Enter takes the first from then on
 */
export function SearchHits({ text, onReady }: { text: string; onReady: () => void }) {
  const [asked] = useDebouncedValue(text.trim(), REST_MS);
  const { kind } = useListView().query;
  const found = useArchive(
    'records.list',
    { filter: { kind, text: asked }, limit: MOST },
    { isEnabled: asked !== '', keepsPrevious: true },
  );
  const isCurrent = asked !== '' && asked === text.trim() && found.data !== undefined && !found.isFetching;
  const rows = found.data?.rows ?? [];
  useEffect(() => {
    if (isCurrent) onReady();
  }, [isCurrent, onReady]);
  return (
    <Combobox.Dropdown>
      <Combobox.Options aria-label="找到的档案">
        {rows.map((row) => (
          <Combobox.Option value={String(row.id)} key={row.id}>
            <span className={classes.hit}>
              <strong>{row.name}</strong>
              <span>{[numberInWords(row.idNumber), row.number, row.communityName].filter(Boolean).join('　')}</span>
            </span>
          </Combobox.Option>
        ))}
        {isCurrent && rows.length === 0 ? <Combobox.Empty>没有找到</Combobox.Empty> : null}
        {isCurrent && (found.data?.total ?? 0) > rows.length ? (
          <Combobox.Empty>共 {formatCount(found.data?.total ?? 0)} 份，按 Esc 清除，或再多打一两个字</Combobox.Empty>
        ) : null}
        {isCurrent ? null : <Combobox.Empty>正在查找…</Combobox.Empty>}
      </Combobox.Options>
      <Combobox.Footer className={classes.foot}>本页还有内容没有保存，打开前会先询问</Combobox.Footer>
    </Combobox.Dropdown>
  );
}
