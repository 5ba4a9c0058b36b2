import { ActionIcon, Anchor, Button, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'wouter';
import { useCodes } from '#renderer/codes.ts';
import { DayInput, tidyDay } from '#renderer/parts/day-input.tsx';
import { today } from '#renderer/parts/today.ts';
import card from '#renderer/people-card/card.module.css';
import { HEAD, leaveReasonLabels } from '#shared/codes/household-words.ts';
import type { Household, HouseholdMember } from '#shared/contract/households.ts';
import { ageWords } from '#shared/rules/age-words.ts';
import { isDate } from '#shared/rules/calendar.ts';
import { numberInWords } from '#shared/rules/person-number-words.ts';
import classes from './household.module.css';
import { LeaveDialog } from './leave-dialog.tsx';
import { RelationDialog } from './relation-dialog.tsx';

/** Who lives here: now, at the end of a closed household, or on a day that is asked for. */
export function MemberPanel(props: {
  household: Household;
  onDate: string | null;
  onAsk: (day: string | null) => void;
}) {
  const codes = useCodes();
  const { household, onDate, onAsk } = props;
  const [day, setDay] = useState(onDate ?? '');
  const [chosen, setChosen] = useState<{ member: HouseholdMember; act: 'leave' | 'relation' } | null>(null);
  const isOpen = household.closedOn === null && onDate === null;
  const askFor = (text: string) => {
    const tidied = tidyDay(text);
    onAsk(isDate(tidied) ? tidied : null);
  };
  return (
    <section className={card.panel} aria-label="成员">
      <div className={card.panelHead}>
        <h2>{onDate ? `${onDate} 的成员` : household.closedOn === null ? '成员' : '销户时的成员'}</h2>
        <form
          className={classes.onDay}
          aria-label="查看某一天的成员"
          onSubmit={(event) => {
            event.preventDefault();
            askFor(day);
          }}
        >
          <DayInput aria-label="哪一天的成员" size="xs" w={126} value={day} onChange={setDay} />
          <Button type="submit" variant="default" size="compact-md">
            看这一天
          </Button>
          {onDate ? (
            <Button
              variant="subtle"
              size="compact-md"
              onClick={() => {
                setDay('');
                onAsk(null);
              }}
            >
              回到现在
            </Button>
          ) : null}
        </form>
      </div>
      {household.members.length === 0 ? <p className={card.none}>这一天没有成员。</p> : null}
      {household.members.length > 0 ? (
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">姓名</th>
              <th scope="col">与户主关系</th>
              <th scope="col">性别</th>
              <th scope="col" data-figure>
                年龄
              </th>
              <th scope="col">证件号码</th>
              <th scope="col">电话</th>
              <th scope="col">档案</th>
              <th scope="col">加入日期</th>
              <th scope="col">
                <span style={{ position: 'absolute', clip: 'rect(0 0 0 0)' }}>办理</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {household.members.map((member) => (
              <tr key={member.id}>
                <td>
                  <Anchor component={Link} href={`/people/${member.personId}`} inherit fw={600} underline="always">
                    {member.name}
                  </Anchor>
                </td>
                <td>{codes.label('familyRelation', member.relation)}</td>
                <td>{member.gender ? codes.label('gender', member.gender) : ''}</td>
                <td data-figure>{ageWords(member.birthOn, member.diedOn, onDate ?? household.closedOn ?? today())}</td>
                <td className={classes.number}>{numberInWords(member.idNumber)}</td>
                <td className={classes.number}>{member.mobile ?? ''}</td>
                <td className={classes.number}>
                  {member.files.map((file) => (
                    <Anchor key={file.id} component={Link} href={`/records/${file.id}`} inherit underline="always">
                      {file.number}
                    </Anchor>
                  ))}
                </td>
                <td className={classes.number}>{member.joinedOn}</td>
                <td className={classes.act}>
                  {isOpen ? (
                    <MemberMenu
                      member={member}
                      isAlone={household.members.length === 1}
                      onChoose={(act) => setChosen({ member, act })}
                    />
                  ) : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      {chosen?.act === 'leave' ? <LeaveDialog member={chosen.member} onClose={() => setChosen(null)} /> : null}
      {chosen?.act === 'relation' ? <RelationDialog member={chosen.member} onClose={() => setChosen(null)} /> : null}
    </section>
  );
}

function MemberMenu(props: {
  member: HouseholdMember;
  isAlone: boolean;
  onChoose: (act: 'leave' | 'relation') => void;
}) {
  const { member, isAlone, onChoose } = props;
  const isHead = member.relation === HEAD;
  // The head of others leaves by 变更户主, alone by 销户.
  if (isHead) return null;
  return (
    <Menu position="bottom-end" withinPortal={false}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={`办理 ${member.name}`}>
          <IconDots size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => onChoose('leave')}>减少成员…</Menu.Item>
        <Menu.Item disabled={isAlone} onClick={() => onChoose('relation')}>
          更正与户主关系…
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/** Who was a member before, and why they left. */
export function FormerPanel({ household }: { household: Household }) {
  const codes = useCodes();
  if (household.former.length === 0) return null;
  return (
    <section className={card.panel} aria-label="以前的成员">
      <h2>以前的成员</h2>
      <ul className={card.list}>
        {household.former.map((member) => (
          <li key={member.id}>
            <span className={card.main}>
              <Anchor component={Link} href={`/people/${member.personId}`} inherit underline="always">
                {member.name}
              </Anchor>
              {'　'}
              {codes.label('familyRelation', member.relation)}
            </span>
            <span className={card.aside}>
              {member.joinedOn} 至 {member.leftOn}　{member.leaveReason ? leaveReasonLabels[member.leaveReason] : ''}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
