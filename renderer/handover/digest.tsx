import { Group } from '@mantine/core';
import { CopyButton } from '#renderer/parts/copy-button.tsx';
import classes from './handover.module.css';
import { digestGroups } from './handover-words.ts';

/** The digest that also stands on the printed list, in groups of four; copied without the gaps. */
export function Digest({ hex }: { hex: string }) {
  return (
    <Group gap="md" align="flex-start">
      <span className={classes.digest}>
        {digestGroups(hex).map((group) => (
          <span key={group.at}>{group.text}</span>
        ))}
      </span>
      <CopyButton text={hex} label="复制摘要" />
    </Group>
  );
}
