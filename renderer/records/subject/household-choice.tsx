import { Button } from '@mantine/core';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { ErrorNote } from '#renderer/errors.tsx';
import { DayInput } from '#renderer/parts/day-input.tsx';
import { today } from '#renderer/parts/today.ts';
import { useArchive } from '#renderer/queries.ts';
import type { RecordKind } from '#shared/records/kinds.ts';
import { readDay } from '#shared/rules/calendar.ts';
import { formatCount } from '#shared/rules/counts.ts';
import { type Found, FoundPicker } from './found-picker.tsx';
import { StartPage } from './start-page.tsx';
import { useSubjectName } from './subject-name.tsx';

/** Which household a new file is of, and from which day on. @param householdId the one whose page it was begun on */
export function HouseholdChoice({ kind, householdId }: { kind: RecordKind; householdId: number | null }) {
  const named = useSubjectName(householdId === null ? null : { household: { id: householdId, fromOn: '' } });
  if (householdId !== null && named === null) return null;
  return <Choice kind={kind} householdId={householdId} name={named ?? ''} />;
}

function Choice(props: { kind: RecordKind; householdId: number | null; name: string }) {
  const [, navigate] = useLocation();
  const [chosen, setChosen] = useState(props.householdId);
  const [typed, setTyped] = useState(today());
  const household = useArchive('households.get', { id: chosen ?? 1 }, { isEnabled: chosen !== null });
  const day = readDay(typed);
  const wrong = dayProblem(day, chosen === null ? null : (household.data?.openedOn ?? null));
  return (
    <StartPage
      kind={props.kind}
      asks="哪一户"
      isReady={chosen !== null && wrong === null && household.data?.id === chosen}
      onGoOn={() =>
        navigate(`/records/new/${props.kind}?household=${chosen ?? ''}&from=${day ?? ''}`, { replace: true })
      }
      other={
        <Button component={Link} href="/households/new" variant="default">
          还没有立户，先去立户
        </Button>
      }
    >
      <FoundPicker
        label="家庭"
        placeholder="户主或成员的姓名、户号、住址"
        nothingFound="没有找到在册的户"
        taken={props.name}
        useFound={useHouseholds}
        onChange={setChosen}
      />
      <DayInput label="从哪一天起" value={typed} error={wrong} onChange={setTyped} />
      {household.error ? <ErrorNote error={household.error} onRetry={() => void household.refetch()} /> : null}
    </StartPage>
  );
}

function dayProblem(day: string | null, openedOn: string | null): string | null {
  if (day === null) return '请填写日期，例如 2026-07-01';
  if (day > today()) return '还没到这一天，请填写实际的日期';
  return openedOn !== null && day < openedOn ? `这一户 ${openedOn} 才立户，请填写这一天或以后的日期` : null;
}

/** Open households by head, member, 户号 or address. */
export function useHouseholds(text: string): Found {
  const found = useArchive('households.list', { filter: { text }, limit: 20 }, { keepsPrevious: true });
  return {
    offers: (found.data?.rows ?? []).map((row) => ({
      id: row.id,
      taken: `${row.headName}户（${row.number}）`,
      shown: (
        <span>
          <strong>{row.headName}户</strong>　{row.number}　{formatCount(row.members)} 人　{row.communityName}　
          {row.address}
          {row.matchedName ? `　成员 ${row.matchedName}` : ''}
        </span>
      ),
    })),
    isAnswered: found.data !== undefined && !found.isPlaceholderData,
  };
}
