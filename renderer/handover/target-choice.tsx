import { Alert, Button, Group, Progress, Radio, SimpleGrid, Skeleton, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconDeviceUsb, IconFolder, IconRefresh, IconServer } from '@tabler/icons-react';
import { useState } from 'react';
import { desktopCall } from '#renderer/api.ts';
import { ErrorNote } from '#renderer/errors.tsx';
import { formatBytes } from '#renderer/parts/bytes.ts';
import text from '#renderer/parts/text.module.css';
import { placeName } from '#shared/contract/file-tokens.ts';
import type { HandoverDraft } from './draft.ts';
import classes from './handover.module.css';
import type { Place, Target } from './use-target.ts';

interface Props {
  draft: HandoverDraft;
  target: Target;
  problem: string | null;
  needBytes: number;
  onChange: (change: Partial<HandoverDraft>) => void;
}

/** The drives as cards, removable ones first, and any folder. */
export function TargetChoice({ draft, target, problem, needBytes, onChange }: Props) {
  const [error, setError] = useState<unknown>(null);
  const chooseFolder = async () => {
    setError(null);
    try {
      const { path } = await desktopCall('files.chooseFolder', { title: '移交包写到哪个文件夹' });
      if (path !== null) onChange({ target: { path, isFolder: true } });
    } catch (failure) {
      setError(failure);
    }
  };
  const shown = target.folder ? [...target.drives, target.folder] : target.drives;

  return (
    <Stack gap="sm">
      <Group justify="space-between" align="flex-end">
        <Text fw={600} id="target-label">
          写到哪里
        </Text>
        <Group gap="xs">
          <Button variant="subtle" size="compact-sm" leftSection={<IconRefresh size={16} />} onClick={target.refresh}>
            刷新
          </Button>
          <Button
            variant="default"
            size="compact-sm"
            leftSection={<IconFolder size={16} />}
            onClick={() => void chooseFolder()}
          >
            选择文件夹…
          </Button>
        </Group>
      </Group>
      {target.isPending ? <Skeleton height={96} /> : null}
      {target.isPending || target.drives.some((drive) => drive.isRemovable) ? null : (
        <Text size="sm">没有找到移动盘。请插入 U 盘，几秒钟后会自动出现；也可以选择一个文件夹。</Text>
      )}
      <Radio.Group
        value={draft.target?.path ?? null}
        onChange={(path) => onChange({ target: { path, isFolder: path === target.folder?.path } })}
        aria-labelledby="target-label"
      >
        <SimpleGrid cols={{ base: 2, lg: 3 }} spacing="sm">
          {shown.map((place) => (
            <PlaceCard
              key={place.path}
              place={place}
              isFolder={place === target.folder}
              isChosen={place === target.place}
              needBytes={needBytes}
            />
          ))}
        </SimpleGrid>
      </Radio.Group>
      {target.isPulled ? (
        <Note>所选的盘已经取下。请重新插入，或另选一个位置。</Note>
      ) : problem ? (
        <Note>{problem}</Note>
      ) : null}
      {target.error ? <ErrorNote error={target.error} onRetry={target.refresh} /> : null}
      {error ? <ErrorNote error={error} /> : null}
    </Stack>
  );
}

function Note({ children }: { children: string }) {
  return (
    <Alert color="red" variant="light" icon={<IconAlertTriangle size={18} />} p="xs" role="alert">
      {children}
    </Alert>
  );
}

function PlaceCard(props: { place: Place; isFolder: boolean; isChosen: boolean; needBytes: number }) {
  const { place, isFolder, needBytes } = props;
  const used = place.totalBytes > 0 ? ((place.totalBytes - place.freeBytes) / place.totalBytes) * 100 : 0;
  const isShort = place.freeBytes < needBytes;
  const Icon = isFolder ? IconFolder : place.isRemovable ? IconDeviceUsb : IconServer;
  const name = isFolder ? '选择的文件夹' : place.label || (place.isRemovable ? '移动盘' : '本机磁盘');
  const marks = [place.isRemovable ? '' : isFolder ? '' : '本机', place.fileSystem, place.isReadOnly ? '只读' : ''];
  return (
    <Radio.Card
      value={place.path}
      className={classes.place}
      aria-label={`${name} ${placeName(place.path)}，剩余 ${formatBytes(place.freeBytes)}，共 ${formatBytes(place.totalBytes)}${place.isReadOnly ? '，只读' : ''}`}
    >
      <Group wrap="nowrap" gap="sm" align="flex-start">
        <Radio.Indicator mt={2} />
        <Stack gap={4} flex={1} miw={0}>
          <Group gap={6} wrap="nowrap" justify="space-between">
            <Group gap={6} wrap="nowrap" miw={0}>
              <Icon size={18} stroke={1.6} aria-hidden style={{ flexShrink: 0 }} />
              <Text fw={600} truncate>
                {name}
              </Text>
            </Group>
            <Text size="xs" c={place.isReadOnly ? 'red.9' : 'gray.7'} style={{ whiteSpace: 'nowrap' }}>
              {marks.filter((mark) => mark !== '').join(' · ')}
            </Text>
          </Group>
          <Text size="sm" c="gray.7" className={text.breakable} lineClamp={2}>
            {placeName(place.path)}
          </Text>
          <Progress value={used} size="sm" color={isShort ? 'red' : 'blue'} aria-hidden />
          <Text size="sm" className={text.numbers} c={isShort ? 'red.9' : undefined}>
            剩余 {formatBytes(place.freeBytes)}，共 {formatBytes(place.totalBytes)}
          </Text>
        </Stack>
      </Group>
    </Radio.Card>
  );
}
