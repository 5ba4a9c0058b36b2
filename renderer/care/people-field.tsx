import { Button } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconUsersGroup, IconX } from '@tabler/icons-react';
import { type KeyboardEvent, useState } from 'react';
import { archiveCall } from '#renderer/api.ts';
import { showFailure } from '#renderer/errors.tsx';
import { SuggestInput } from '#renderer/parts/suggest-input.tsx';
import { today } from '#renderer/parts/today.ts';
import { useListView } from '#renderer/people/list-store.ts';
import { useArchive } from '#renderer/queries.ts';
import { useKindOfPeople } from '#renderer/session/use-kinds.ts';
import type { RecordRow } from '#shared/contract/records.ts';
import { ageOn, isDate } from '#shared/rules/calendar.ts';
import { formatCount } from '#shared/rules/counts.ts';
import classes from './care.module.css';
import type { Chosen } from './service-draft.ts';

const REST_MS = 120;
const OFFERS = 8;
const GROUP_MOST = 500;

/** For whom: found by name, initials, number or phone one after the other, or a whole self-management group. */
export function PeopleField(props: {
  people: readonly Chosen[];
  groupId: number | null;
  error: string | undefined;
  isFirst: boolean;
  onChange: (people: readonly Chosen[]) => void;
}) {
  const { people, groupId, error, isFirst, onChange } = props;
  const [text, setText] = useState('');
  const [asked] = useDebouncedValue(text.trim(), REST_MS);
  const kind = useKindOfPeople(useListView().query.kind);
  const input = { filter: { kind, text: asked }, limit: OFFERS };
  const found = useArchive('records.list', input, { isEnabled: asked !== '', keepsPrevious: true });
  const isAnswered = asked !== '' && asked === text.trim() && found.data !== undefined && !found.isFetching;
  const rows = text.trim() === '' ? [] : (found.data?.rows ?? []);
  // Enter answers the search, also before it has answered: it never sends the form off without who is being looked for.
  const keepEnter = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.key === 'Enter' && event.target instanceof HTMLInputElement && text.trim() !== '') event.preventDefault();
  };
  const add = (some: readonly Chosen[]) => {
    const known = new Set(people.map(({ recordId }) => recordId));
    onChange([...people, ...some.filter(({ recordId }) => !known.has(recordId))]);
  };
  const choose = (id: number) => {
    const row = rows.find((one) => one.id === id);
    if (row) add([chosenFrom(row)]);
    setText('');
  };
  const addGroup = async (id: number) => {
    const members = await archiveCall('care.people', { filter: { list: 'group', groupId: id }, limit: GROUP_MOST });
    add(members.rows.map(({ recordId, name, birthOn }) => ({ recordId, name, aside: ageWords(birthOn) })));
  };
  return (
    <section className={classes.people} aria-label="服务对象">
      <div className={classes.find} onKeyDown={keepEnter} role="none">
        <SuggestInput
          label={`服务对象${people.length > 0 ? `（${formatCount(people.length)} 人）` : ''}`}
          placeholder="姓名、拼音首字母、证件号码、电话、档号"
          text={text}
          onText={setText}
          offers={rows.map((row) => ({ id: row.id, shown: <Offer row={row} /> }))}
          isAnswered={isAnswered}
          onChoose={choose}
          choosesFirst
          listLabel="找到的人"
          nothingFound={isAnswered ? '没有找到' : '正在查找…'}
          maxLength={60}
          error={error}
          data-autofocus={isFirst || undefined}
        />
        <Button
          variant="default"
          leftSection={<IconUsersGroup size={16} />}
          disabled={groupId === null}
          title={groupId === null ? '先在下面选自管小组' : undefined}
          onClick={() => groupId !== null && void addGroup(groupId).catch(showFailure)}
        >
          加入整个小组
        </Button>
      </div>
      {people.length > 0 ? (
        <ul className={classes.chosen} aria-label="已选的服务对象">
          {people.map(({ recordId, name, aside }) => (
            <li key={recordId}>
              {name}
              <span>{aside}</span>
              <button
                type="button"
                aria-label={`不选 ${name}`}
                onClick={() => onChange(people.filter((one) => one.recordId !== recordId))}
              >
                <IconX size={14} aria-hidden />
              </button>
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}

function Offer({ row }: { row: RecordRow }) {
  return (
    <span className={classes.offer}>
      <strong>{row.name}</strong>
      <span>{[ageWords(row.birthOn), row.idNumber, row.communityName].filter(Boolean).join('　')}</span>
    </span>
  );
}

function chosenFrom({ id, name, birthOn }: RecordRow): Chosen {
  return { recordId: id, name, aside: ageWords(birthOn) };
}

/** 81 岁; nothing where no day of birth is known. */
export function ageWords(birthOn: string | null): string {
  return birthOn !== null && isDate(birthOn) ? `${ageOn(birthOn, today())} 岁` : '';
}
