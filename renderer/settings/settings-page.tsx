import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { BackupPanel } from '#renderer/backup/backup-panel.tsx';
import { useMay } from '#renderer/session/use-may.ts';
import { UserPanel } from '#renderer/session/user-panel.tsx';
import { AboutPanel } from './about-panel.tsx';
import { CalendarPanel } from './calendar/calendar-panel.tsx';
import { CodesPart } from './codes/codes-part.tsx';
import { MappingsPanel } from './mappings/mappings-panel.tsx';
import { OfficePanel } from './office-panel.tsx';
import { Organisations } from './organisations/organisations.tsx';
import { CommunitiesPanel } from './places/communities-panel.tsx';
import { CommunityPage } from './places/community-page.tsx';
import { MergeForm } from './places/merge-form.tsx';
import { KeyPage } from './policy/key-page.tsx';
import { PolicyPanel } from './policy/policy-panel.tsx';
import classes from './settings.module.css';

interface Part {
  /** As in the address. */
  id: string;
  label: string;
  show: (item: string | null) => ReactNode;
}

const parts: readonly [Part, ...Part[]] = [
  { id: 'office', label: '本单位', show: () => <OfficePanel /> },
  { id: 'communities', label: '社区', show: (item) => <Places item={item} /> },
  { id: 'organisations', label: '单位', show: (item) => <Organisations item={item} /> },
  {
    id: 'policy',
    label: '政策数值',
    show: (item) => (item === null ? <PolicyPanel /> : <KeyPage key={item} policyKey={item} />),
  },
  { id: 'codes', label: '代码表', show: (item) => <CodesPart item={item} /> },
  { id: 'mappings', label: '代码对照', show: () => <MappingsPanel /> },
  { id: 'calendar', label: '工作日历', show: () => <CalendarPanel /> },
  { id: 'users', label: '用户', show: () => <UserPanel /> },
  { id: 'backup', label: '备份', show: () => <BackupPanel /> },
  { id: 'about', label: '关于', show: () => <AboutPanel /> },
];

/** A community's page counts the files of the whole office: who sees a part has the list. */
function Places({ item }: { item: string | null }) {
  const seesAll = useMay('look', 'whole');
  if (item === null || !seesAll) return <CommunitiesPanel />;
  return item === 'merge' ? <MergeForm /> : <CommunityPage key={item} id={Number(item)} />;
}

/** 设置: what the office is, what it counts with, and the program itself; one part at a time. */
export function SettingsPage({ part, item }: { part: string | null; item: string | null }) {
  const maySetUsers = useMay('users', 'whole');
  const offered = parts.filter(({ id }) => id !== 'users' || maySetUsers);
  const shown = offered.find((one) => one.id === part) ?? parts[0];
  return (
    <div className={classes.page}>
      <h1>设置</h1>
      <div className={classes.parts}>
        <nav className={classes.side} aria-label="设置项目">
          {offered.map((one) => (
            <Link
              key={one.id}
              href={`/settings/${one.id}`}
              className={classes.sideLink}
              data-active={one === shown || undefined}
              aria-current={one === shown ? 'page' : undefined}
            >
              {one.label}
            </Link>
          ))}
        </nav>
        <div className={classes.shown}>{shown.show(item)}</div>
      </div>
    </div>
  );
}
