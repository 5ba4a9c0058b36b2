import { AboutPanel } from './about-panel.tsx';
import { CommunityPanel } from './community-panel.tsx';
import { OfficePanel } from './office-panel.tsx';
import classes from './settings.module.css';

/** 设置: the office, its communities, the program itself. */
export function SettingsPage() {
  return (
    <div className={classes.page}>
      <h1>设置</h1>
      <OfficePanel />
      <CommunityPanel />
      <AboutPanel />
    </div>
  );
}
