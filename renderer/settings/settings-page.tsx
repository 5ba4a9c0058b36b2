import { Stack, Title } from '@mantine/core';
import { AboutPanel } from './about-panel.tsx';
import { CommunityPanel } from './community-panel.tsx';
import { OfficePanel } from './office-panel.tsx';

/** 设置: the office, its communities, the program itself. */
export function SettingsPage() {
  return (
    <Stack gap="md" maw={860}>
      <Title order={1} size="h3">
        设置
      </Title>
      <OfficePanel />
      <CommunityPanel />
      <AboutPanel />
    </Stack>
  );
}
