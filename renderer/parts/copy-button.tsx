import { Button, type ButtonProps } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconCheck, IconCopy } from '@tabler/icons-react';

/** Copies a text and says that it did, or that the system refused. */
export function CopyButton({
  text,
  label,
  size = 'compact-sm',
}: {
  text: string;
  label: string;
  size?: ButtonProps['size'];
}) {
  const clipboard = useClipboard();
  const words = clipboard.error ? '没能复制，请手工选中' : clipboard.copied ? '已复制' : label;
  return (
    <Button
      variant="default"
      size={size}
      leftSection={clipboard.copied ? <IconCheck size={16} /> : <IconCopy size={16} />}
      onClick={() => clipboard.copy(text)}
    >
      {words}
    </Button>
  );
}
