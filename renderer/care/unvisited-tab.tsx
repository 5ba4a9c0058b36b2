import { TextInput } from '@mantine/core';
import { useState } from 'react';
import classes from './care.module.css';
import type { CareActions } from './care-page.tsx';
import { EnterButton } from './enter-button.tsx';
import { type Whose, WhoseFilter } from './list-filters.tsx';
import { PeopleList } from './people-list.tsx';
import { PrintListButton } from './print-list-button.tsx';

/** 久未走访: who was not visited for so many months, as many as the office decided unless others are asked for. */
export function UnvisitedTab({ enter }: CareActions) {
  const [text, setText] = useState('');
  const [whose, setWhose] = useState<Whose>({ communityId: null, groupId: null });
  const isNumber = /^\d{1,3}$/.test(text.trim()) && Number(text) >= 1 && Number(text) <= 120;
  const isWrong = text.trim() !== '' && !isNumber;
  return (
    <PeopleList
      filter={{ list: 'unvisited', months: isNumber ? Number(text) : null, ...whose }}
      title="久未走访名单"
      isWhole={!isWrong}
      filters={(list) => (
        <>
          <TextInput
            aria-label="几个月没有走访"
            w={104}
            maxLength={3}
            value={text}
            placeholder={String(list?.months ?? '')}
            error={isWrong}
            rightSection={<span className={classes.unit}>个月</span>}
            rightSectionWidth={44}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <span>没有走访或慰问过</span>
          <WhoseFilter communities={list?.communities ?? []} value={whose} onChange={setWhose} />
          {list && text.trim() === '' && !list.isMonthsSure ? (
            <span className={classes.note}>{list.months} 个月待本单位确认（设置—政策数值）</span>
          ) : null}
        </>
      )}
      actions={(ticked, clear) => (
        <>
          <EnterButton ticked={ticked} enter={enter} onDone={clear} />
          <PrintListButton ticked={ticked} />
        </>
      )}
      empty="都走访过了，没有久未走访的人员。"
    />
  );
}
