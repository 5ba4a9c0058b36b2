import { Tooltip } from '@mantine/core';
import {
  IconFileImport,
  IconFolders,
  IconHistory,
  IconHome,
  IconPackageExport,
  IconSettings,
  IconShieldCheck,
  IconUserCheck,
  IconUsersGroup,
  type TablerIcon,
} from '@tabler/icons-react';
import { Link } from 'wouter';
import classes from './rail.module.css';

interface Place {
  href: string;
  label: string;
  hint: string;
  icon: TablerIcon;
  owns: (path: string) => boolean;
}

const places: readonly Place[] = [
  {
    href: '/',
    label: '档案',
    hint: '档案列表（F2）',
    icon: IconFolders,
    owns: (path) => path === '/' || path.startsWith('/records') || path.startsWith('/people'),
  },
  {
    href: '/certification',
    label: '认证',
    hint: '资格认证（Alt+R）',
    icon: IconUserCheck,
    owns: (path) => path.startsWith('/certification'),
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
  return (
    <nav className={classes.rail} aria-label="主导航">
      {places.map((place) => (
        <RailLink key={place.href} place={place} isActive={place.owns(path)} />
      ))}
      <span className={classes.gap} />
      <RailLink place={book} isActive={book.owns(path)} />
      <RailLink place={settings} isActive={settings.owns(path)} />
    </nav>
  );
}

function RailLink({ place, isActive }: { place: Place; isActive: boolean }) {
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
      </Link>
    </Tooltip>
  );
}
