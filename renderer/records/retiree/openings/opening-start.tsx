import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { desktopCall } from '#renderer/api.ts';
import { useKeys } from '#renderer/app/keys.ts';
import { showFailure } from '#renderer/errors.tsx';
import { ActList } from '#renderer/parts/act-list.tsx';
import { takeBackLast } from '#renderer/parts/last-act.tsx';
import { OpeningListDialog } from './opening-list-dialog.tsx';

/** When an office goes live: the list of what the old system knew, beside the rosters. */
export function OpeningStart() {
  const [path, setPath] = useState<string | null>(null);
  useKeys({ 'Ctrl+Z': () => takeBackLast('/import') });
  const choose = async () => {
    const { paths } = await desktopCall('files.choose', { title: '选择期初名单', kind: 'table' });
    if (paths[0] !== undefined) setPath(paths[0]);
  };
  return (
    <section aria-label="期初名单">
      <Group gap="sm" align="center">
        <Button variant="default" onClick={() => void choose().catch(showFailure)}>
          期初名单…
        </Button>
        <Text size="sm" c="gray.7">
          启用本程序时，把原系统的认证有效期、金额起始月和发放状态按名单一次登记。
        </Text>
      </Group>
      {path === null ? null : <OpeningListDialog path={path} onClose={() => setPath(null)} />}
      <ActList
        noun="opening"
        nounId={null}
        hint="名单上的人全部恢复到登记以前；其中有人之后又办理过的，不能整批撤销。"
      />
    </section>
  );
}
