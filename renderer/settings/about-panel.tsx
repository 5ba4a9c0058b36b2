import { Button, Group } from '@mantine/core';
import { IconFileText } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { desktopCall } from '#renderer/api.ts';
import { showFailure } from '#renderer/errors.tsx';
import { RevealButton } from '#renderer/parts/reveal-button.tsx';
import classes from './settings.module.css';

/** Which program this is and where its data lie. */
export function AboutPanel() {
  const { data } = useQuery({ queryKey: ['app.info'], queryFn: () => desktopCall('app.info', {}) });
  if (!data) return null;
  return (
    <section className={classes.panel} aria-label="关于">
      <h2>关于</h2>
      <dl className={classes.about}>
        <dt>程序版本</dt>
        <dd>{data.version}</dd>
        <dt>运行环境</dt>
        <dd>
          Electron {data.electron}，Chrome {data.chrome}，Node {data.node}
        </dd>
        <dt>档案库位置</dt>
        <dd>{data.archiveDir}</dd>
      </dl>
      <Group gap="xs">
        <RevealButton path={data.archiveDir} label="打开文件夹" />
        <Button
          variant="default"
          leftSection={<IconFileText size={16} />}
          onClick={() => void desktopCall('app.showLog', {}).catch(showFailure)}
        >
          查看日志
        </Button>
      </Group>
    </section>
  );
}
