import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { useState } from 'react';
import { DayInput, tidyDay } from '#renderer/parts/day-input.tsx';
import { today } from '#renderer/parts/today.ts';
import type { AgeBand } from '#shared/contract/care.ts';
import { isDate, monthOf } from '#shared/rules/calendar.ts';
import { formatCount } from '#shared/rules/counts.ts';
import classes from './care.module.css';
import type { CareActions } from './care-page.tsx';
import { EnterButton } from './enter-button.tsx';
import { type Whose, WhoseFilter } from './list-filters.tsx';
import { PeopleList } from './people-list.tsx';
import { PrintListButton } from './print-list-button.tsx';

/** 高龄: who has completed so many years on a day, or completes them within a month or a year. */
export function AgedTab({ enter }: CareActions) {
  const [way, setWay] = useState<'aged' | 'turning'>('aged');
  const [on, setOn] = useState(today());
  const [age, setAge] = useState('80');
  const [belowAge, setBelowAge] = useState<number | null>(null);
  const [during, setDuring] = useState(monthOf(today()));
  const [whose, setWhose] = useState<Whose>({ communityId: null, groupId: null });
  const years = /^\d{1,3}$/.test(age.trim()) && Number(age) >= 1 && Number(age) <= 150 ? Number(age) : null;
  const day = isDate(tidyDay(on)) ? tidyDay(on) : null;
  const isTime = /^\d{4}(-(0[1-9]|1[0-2]))?$/.test(during.trim());
  const isWhole = years !== null && (way === 'aged' ? day !== null : isTime);
  const filter =
    way === 'aged'
      ? { list: 'aged' as const, on: day, fromAge: years ?? 80, belowAge, ...whose }
      : { list: 'turning' as const, age: years ?? 80, during: isTime ? during.trim() : monthOf(today()), ...whose };
  const title = way === 'aged' ? `高龄名单（${age} 周岁以上，${day ?? ''}）` : `满 ${age} 周岁名单（${during.trim()}）`;
  return (
    <PeopleList
      filter={filter}
      title={title}
      isWhole={isWhole}
      filters={(list) => (
        <>
          <SegmentedControl
            data={[
              { value: 'aged', label: '已满周岁' },
              { value: 'turning', label: '将满周岁' },
            ]}
            value={way}
            onChange={(value) => setWay(value as 'aged' | 'turning')}
            aria-label="名单"
          />
          <TextInput
            aria-label="周岁"
            w={64}
            maxLength={3}
            value={age}
            error={years === null}
            rightSection={<span className={classes.unit}>岁</span>}
            onChange={(event) => {
              setAge(event.currentTarget.value);
              setBelowAge(null);
            }}
          />
          {way === 'aged' ? (
            <DayInput aria-label="截止日期" w={124} value={on} error={day === null} onChange={setOn} />
          ) : (
            <TextInput
              aria-label="年份或月份"
              w={104}
              maxLength={7}
              placeholder="2026-10"
              title="填月份（2026-10）或整年（2026）"
              value={during}
              error={!isTime}
              onChange={(event) => setDuring(event.currentTarget.value)}
            />
          )}
          <WhoseFilter communities={list?.communities ?? []} value={whose} onChange={setWhose} />
          {way === 'aged' && list && list.bands.length > 0 ? (
            <Bands
              bands={list.bands}
              chosen={{ fromAge: years, belowAge }}
              onChoose={(band) => {
                setAge(String(band.fromAge));
                setBelowAge(band.belowAge);
              }}
            />
          ) : null}
          {list && list.withoutBirth > 0 ? (
            <p className={classes.note}>
              另有 {formatCount(list.withoutBirth)} 人没有完整的出生日期，不在名单里，请在档案里补填。
            </p>
          ) : null}
        </>
      )}
      actions={(ticked, clear) => (
        <>
          <EnterButton ticked={ticked} enter={enter} onDone={clear} />
          <PrintListButton ticked={ticked} />
        </>
      )}
      empty="没有符合条件的人员。死亡和转出的人员不在名单里。"
    />
  );
}

function Bands(props: {
  bands: readonly AgeBand[];
  chosen: { fromAge: number | null; belowAge: number | null };
  onChoose: (band: AgeBand) => void;
}) {
  const { bands, chosen } = props;
  const isUnsure = bands.some(({ isSure }) => !isSure);
  return (
    <div className={classes.bands}>
      {bands.map((band) => (
        <Button
          key={band.fromAge}
          size="compact-sm"
          variant={band.fromAge === chosen.fromAge && band.belowAge === chosen.belowAge ? 'light' : 'default'}
          aria-pressed={band.fromAge === chosen.fromAge && band.belowAge === chosen.belowAge}
          onClick={() => props.onChoose(band)}
        >
          {`${band.belowAge === null ? `${band.fromAge} 岁以上` : `${band.fromAge} 至 ${band.belowAge - 1} 岁`}　${formatCount(band.count)} 人`}
        </Button>
      ))}
      {isUnsure ? <span className={classes.note}>年龄档待本单位确认（设置—政策数值）</span> : null}
    </div>
  );
}
