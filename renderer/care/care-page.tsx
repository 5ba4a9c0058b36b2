import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { type KeyboardEvent, useRef, useState } from 'react';
import { Redirect, useLocation } from 'wouter';
import { useKeys } from '#renderer/app/keys.ts';
import { useOpener } from '#renderer/life/use-opener.ts';
import { takeBackLast } from '#renderer/parts/last-act.tsx';
import type { ServiceKind } from '#shared/contract/care.ts';
import { AgedTab } from './aged-tab.tsx';
import classes from './care.module.css';
import { GroupTab } from './group-tab.tsx';
import { ServiceDialog } from './service-dialog.tsx';
import type { Chosen } from './service-draft.ts';
import { ServiceTab } from './service-tab.tsx';
import { ServiceView } from './service-view.tsx';
import { UnvisitedTab } from './unvisited-tab.tsx';

const parts = { services: '记录', groups: '小组', aged: '高龄', unvisited: '久未走访' } as const;
type Part = keyof typeof parts;

/** What an act is begun with: for whom, what, held by which group. */
export interface Begun {
  people: readonly Chosen[];
  kind?: ServiceKind;
  groupId?: number | null;
}

/** What every part of the page can do: enter an act, and look at one. */
export interface CareActions {
  page: string;
  enter: (begun: Begun) => void;
  open: (id: number) => void;
}

// Ctrl+Z takes the last act back on any of its tabs.
const PAGE = '/care';

/** 服务: visits, activities, condolences and help; groups; lists by age and by the last visit. */
export function CarePage({ part }: { part: string | null }) {
  const [, navigate] = useLocation();
  const [begun, setBegun] = useState<Begun | null>(null);
  const [opened, setOpened] = useState<number | null>(null);
  const around = useRef<HTMLDivElement>(null);
  const opener = useOpener(around);
  const enter = (one: Begun) => {
    opener.keep();
    setBegun(one);
  };
  const close = () => {
    setBegun(null);
    setOpened(null);
    opener.giveBack();
  };
  useKeys({ 'Alt+N': () => enter({ people: [] }), 'Ctrl+Z': () => takeBackLast(PAGE) });
  const shown = part ?? 'services';
  if (!isPart(shown)) return <Redirect to="/care" replace />;
  const go = (to: Part) => navigate(to === 'services' ? '/care' : `/care/${to}`);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const names = Object.keys(parts) as Part[];
    const next = names[(names.indexOf(shown) + step + names.length) % names.length];
    if (step === 0 || !next) return;
    go(next);
    document.getElementById(`care-${next}`)?.focus();
  };
  const actions: CareActions = {
    page: PAGE,
    enter,
    open: (id) => {
      opener.keep();
      setOpened(id);
    },
  };
  return (
    <div className={classes.page} ref={around} tabIndex={-1}>
      <div className={classes.head}>
        <h1>服务</h1>
        <div className={classes.tabs} role="tablist" aria-label="服务" onKeyDown={onKeyDown} tabIndex={-1}>
          {(Object.keys(parts) as Part[]).map((one) => (
            <button
              key={one}
              type="button"
              role="tab"
              id={`care-${one}`}
              aria-selected={one === shown}
              tabIndex={one === shown ? 0 : -1}
              className={classes.tab}
              onClick={() => go(one)}
            >
              {parts[one]}
            </button>
          ))}
        </div>
        <span className={classes.spacer} />
        <Button leftSection={<IconPlus size={16} />} title="Alt+N" onClick={() => enter({ people: [] })}>
          登记服务…
        </Button>
      </div>
      {shown === 'services' ? <ServiceTab {...actions} /> : null}
      {shown === 'groups' ? <GroupTab {...actions} /> : null}
      {shown === 'aged' ? <AgedTab {...actions} /> : null}
      {shown === 'unvisited' ? <UnvisitedTab {...actions} /> : null}
      {begun ? <ServiceDialog service={null} {...begun} page={PAGE} onClose={close} /> : null}
      {opened !== null ? <ServiceView id={opened} page={PAGE} onClose={close} /> : null}
    </div>
  );
}

function isPart(text: string): text is Part {
  return Object.hasOwn(parts, text);
}
