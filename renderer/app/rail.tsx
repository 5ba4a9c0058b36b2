import { Tooltip } from '@mantine/core';
import {
  IconCalendarDue,
  IconFileImport,
  IconFolders,
  IconHeartHandshake,
  IconHistory,
  IconHome,
  IconPackageExport,
  IconReportAnalytics,
  IconSettings,
  IconShieldCheck,
  IconUsersGroup,
} from '@tabler/icons-react';
import { Link } from 'wouter';
import { today } from '#renderer/parts/today.ts';
import { useArchive } from '#renderer/queries.ts';
import { useKinds } from '#renderer/session/use-kinds.ts';
import { useMay } from '#renderer/session/use-may.ts';
import type { RecordKind } from '#shared/records/kinds.ts';
import { formatCount } from '#shared/rules/counts.ts';
import { dayBefore } from '#shared/rules/dated-values.ts';
import { kindPages } from '../registers/pages.ts';
import type { Place } from './place.ts';
import classes from './rail.module.css';

const placesOf = (kinds: readonly RecordKind[]): readonly Place[] => [
  {
    href: '/',
    label: '档案',
    hint: '档案列表（F2）',
    icon: IconFolders,
    owns: (path) => path === '/' || path.startsWith('/records') || path.startsWith('/people'),
  },
  {
    href: '/due',
    label: '待办',
    hint: '要办的事项和期限（F10）',
    icon: IconCalendarDue,
    owns: (path) => path.startsWith('/due'),
  },
  ...kinds.flatMap((kind) => kindPages[kind].places),
  {
    href: '/care',
    label: '服务',
    hint: '走访、活动、慰问和高龄名单（Alt+V）',
    icon: IconHeartHandshake,
    owns: (path) => path.startsWith('/care'),
  },
  {
    href: '/reports',
    label: '报表',
    hint: '报表和台账（Alt+T）',
    icon: IconReportAnalytics,
    owns: (path) => path.startsWith('/reports'),
  },
  {
    href: '/households',
    label: '家庭',
    hint: '家庭列表（F5）',
    icon: IconHome,
    owns: (path) => path.startsWith('/households'),
  },
  {
    href: '/likeness',
    label: '查重',
    hint: '疑似重复的人员（F7）',
    icon: IconUsersGroup,
    owns: (path) => path.startsWith('/likeness'),
  },
  {
    href: '/import',
    label: '导入',
    hint: '花名册导入（F3）',
    icon: IconFileImport,
    owns: (path) => path.startsWith('/import'),
  },
  {
    href: '/handover',
    label: '移交',
    hint: '移交档案（F4）',
    icon: IconPackageExport,
    owns: (path) => path.startsWith('/handover'),
  },
  {
    href: '/verify',
    label: '核对',
    hint: '核对移交包（F6）',
    icon: IconShieldCheck,
    owns: (path) => path.startsWith('/verify'),
  },
];

const book: Place = {
  href: '/log',
  label: '日志',
  hint: '谁在什么时候看了、改了、打印了什么',
  icon: IconHistory,
  owns: (path) => path.startsWith('/log'),
};

const settings: Place = {
  href: '/settings',
  label: '设置',
  hint: '单位、社区、政策数值、工作日历',
  icon: IconSettings,
  owns: (path) => path.startsWith('/settings'),
};

/** The places a clerk goes, at the left of every page. */
export function Rail({ path }: { path: string }) {
  // Only what is past its day is read: the open deadlines of the whole street are many, the late ones few.
  const late = useArchive('life.due', { through: dayBefore(today()), limit: 1 }, { keepsPrevious: true }).data?.overdue;
  const mayReadBook = useMay('log');
  const kinds = useKinds();
  return (
    <nav className={classes.rail} aria-label="主导航">
      {placesOf(kinds).map((place) => (
        <RailLink
          key={place.href}
          place={place}
          isActive={place.owns(path)}
          {...(place.href === '/due' && late ? { late } : {})}
        />
      ))}
      <span className={classes.gap} />
      {mayReadBook ? <RailLink place={book} isActive={book.owns(path)} /> : null}
      <RailLink place={settings} isActive={settings.owns(path)} />
    </nav>
  );
}

function RailLink({ place, isActive, late }: { place: Place; isActive: boolean; late?: number }) {
  return (
    <Tooltip label={place.hint} position="right">
      <Link
        href={place.href}
        className={classes.link}
        data-active={isActive || undefined}
        aria-current={isActive ? 'page' : undefined}
      >
        <place.icon size={22} stroke={1.6} aria-hidden />
        {place.label}
        {late === undefined ? null : (
          <span className={classes.late} role="img" aria-label={`逾期 ${formatCount(late)} 件`}>
            {late > 99 ? '99+' : late}
          </span>
        )}
      </Link>
    </Tooltip>
  );
}
