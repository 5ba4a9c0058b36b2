import { ActionIcon, Button, Menu, Skeleton, Tooltip } from '@mantine/core';
import { IconArrowLeft, IconDots, IconHomeOff, IconMapPin, IconUserPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useLocation, useSearchParams } from 'wouter';
import { useKeys } from '#renderer/app/keys.ts';
import { ErrorNote } from '#renderer/errors.tsx';
import { StateBadge } from '#renderer/parts/state-badge.tsx';
import { UndoList } from '#renderer/parts/undo-list.tsx';
import card from '#renderer/people-card/card.module.css';
import { useArchive } from '#renderer/queries.ts';
import { closeReasonLabels, HEAD } from '#shared/codes/household-words.ts';
import type { Household } from '#shared/contract/households.ts';
import { isDate } from '#shared/rules/calendar.ts';
import { formatCount } from '#shared/rules/counts.ts';
import { AddMemberDialog } from './add-member-dialog.tsx';
import { ChainPanel } from './chain-panel.tsx';
import { CloseDialog } from './close-dialog.tsx';
import { HeadDialog } from './head-dialog.tsx';
import classes from './household.module.css';
import { UNDO_HINT } from './households-page.tsx';
import { FormerPanel, MemberPanel } from './member-panel.tsx';
import { NewFilesOfHousehold } from './new-files.tsx';
import { PlaceDialog } from './place-dialog.tsx';
import { SplitDialog } from './split-dialog.tsx';

type Dialog = 'add' | 'head' | 'split' | 'place' | 'close';

/** One household on one page: who lives there, where, since when, what it came out of, what was done. */
export function HouseholdPage({ householdId }: { householdId: number }) {
  // From the list of a day past one comes to the members of that day.
  const [params] = useSearchParams();
  const [onDate, setOnDate] = useState<string | null>(dayIn(params.get('day')));
  const found = useArchive('households.get', { id: householdId, onDate }, { keepsPrevious: true });
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const [, navigate] = useLocation();
  const back = () => navigate('/households');
  // Acts are done to those who live here now.
  const isOpen = found.data?.closedOn === null && onDate === null;
  useKeys({ Escape: back, 'Alt+A': () => isOpen && setDialog('add'), 'Alt+H': () => isOpen && setDialog('head') });
  if (found.error) return <ErrorNote error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <Skeleton height={320} role="status" aria-label="正在读取家庭" />;
  const household = found.data;
  const goTo = (id: number) => navigate(`/households/${id}`);
  const done = () => setDialog(null);
  return (
    <div className={card.page}>
      <header className={card.head}>
        <Tooltip label="返回列表（Esc）">
          <ActionIcon variant="subtle" color="gray" size="lg" aria-label="返回列表" onClick={back}>
            <IconArrowLeft size={22} />
          </ActionIcon>
        </Tooltip>
        <Title household={household} />
        <span className={card.spacer} />
        {isOpen ? (
          <div className={classes.actions}>
            <Button leftSection={<IconUserPlus size={17} />} title="Alt+A" onClick={() => setDialog('add')}>
              增加成员…
            </Button>
            <Button
              variant="default"
              title="Alt+H"
              disabled={household.members.length < 2}
              onClick={() => setDialog('head')}
            >
              变更户主…
            </Button>
            <Button variant="default" disabled={household.members.length < 2} onClick={() => setDialog('split')}>
              分户…
            </Button>
            <NewFilesOfHousehold householdId={householdId} />
            <Menu position="bottom-end" withinPortal={false}>
              <Menu.Target>
                <ActionIcon variant="default" size={32} aria-label="更多办理">
                  <IconDots size={18} />
                </ActionIcon>
              </Menu.Target>
              <Menu.Dropdown>
                <Menu.Item leftSection={<IconMapPin size={16} />} onClick={() => setDialog('place')}>
                  修改住址…
                </Menu.Item>
                <Menu.Item leftSection={<IconHomeOff size={16} />} onClick={() => setDialog('close')}>
                  销户…
                </Menu.Item>
              </Menu.Dropdown>
            </Menu>
          </div>
        ) : null}
      </header>
      <MemberPanel household={household} onDate={onDate} onAsk={setOnDate} />
      <div className={classes.columns}>
        <div className={card.column}>
          <FormerPanel household={household} />
          <section className={card.panel} aria-label="办理记录">
            <h2>办理记录</h2>
            <UndoList commands={household.commands} hint={UNDO_HINT} />
          </section>
        </div>
        <div className={card.column}>
          <ChainPanel household={household} />
          <PaperPanel household={household} />
        </div>
      </div>
      {dialog === 'add' ? <AddMemberDialog household={household} onClose={done} /> : null}
      {dialog === 'head' ? <HeadDialog household={household} onClose={done} onDone={goTo} /> : null}
      {dialog === 'split' ? <SplitDialog household={household} onClose={done} onDone={goTo} /> : null}
      {dialog === 'place' ? <PlaceDialog household={household} onClose={done} /> : null}
      {dialog === 'close' ? <CloseDialog household={household} onClose={done} /> : null}
    </div>
  );
}

function dayIn(text: string | null): string | null {
  return text !== null && isDate(text) ? text : null;
}

function Title({ household }: { household: Household }) {
  const head = household.members.find((member) => member.relation === HEAD);
  return (
    <div style={{ minWidth: 0 }}>
      <h1>{head ? `${head.name}户` : household.number}</h1>
      <div className={card.facts}>
        <span>{household.number}</span>
        <span>{household.communityName}</span>
        <span>{household.address || '没有填写住址'}</span>
        <span>{formatCount(household.members.length)} 人</span>
        {household.closedOn === null ? null : (
          <StateBadge tone="calm">
            {household.closedOn} 销户：{household.closeReason ? closeReasonLabels[household.closeReason] : ''}
          </StateBadge>
        )}
      </div>
    </div>
  );
}

function PaperPanel({ household }: { household: Household }) {
  const words: [string, string][] = [
    ['立户日期', household.openedOn],
    ['立户依据', household.document],
    ['销户日期', household.closedOn ?? ''],
    ['销户依据', household.closeDocument],
    ['登记', household.registeredBy],
  ];
  return (
    <section className={card.panel} aria-label="立户和销户">
      <h2>立户和销户</h2>
      <dl className={card.words}>
        {words
          .filter(([, value]) => value !== '')
          .map(([label, value]) => (
            <div key={label} style={{ display: 'contents' }}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
    </section>
  );
}
