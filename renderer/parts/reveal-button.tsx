import { Button, type ButtonProps, Group, Text } from '@mantine/core';
import { IconFolderOpen } from '@tabler/icons-react';
import { useState } from 'react';
import { desktopCall } from '#renderer/api.ts';

/** Shows a file or folder in the system's own file manager; says so when it is not there any more. */
export function RevealButton({ path, label, size }: { path: string; label: string; size?: ButtonProps['size'] }) {
  const [isGone, setIsGone] = useState(false);
  const show = async () => {
    try {
      setIsGone(!(await desktopCall('files.reveal', { path })).shown);
    } catch {
      setIsGone(true);
    }
  };
  return (
    <Group gap="xs" wrap="nowrap">
      <Button
        variant="default"
        {...(size === undefined ? {} : { size })}
        leftSection={<IconFolderOpen size={16} />}
        onClick={() => void show()}
      >
        {label}
      </Button>
      {isGone ? (
        <Text size="sm" c="red.9" role="alert">
          原来的位置已经没有了，移动盘可能已经取下。
        </Text>
      ) : null}
    </Group>
  );
}
