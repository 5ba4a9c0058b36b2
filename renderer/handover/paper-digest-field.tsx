import { TextInput } from '@mantine/core';
import { isWholeDigest, readPaperDigest } from '#shared/rules/paper-digest.ts';

/** The digest of the paper list, typed as it is printed: groups, capitals and blanks do not matter. */
export function PaperDigestField({ value, onChange }: { value: string; onChange: (typed: string) => void }) {
  const { length } = readPaperDigest(value);
  const isOff = length > 0 && !isWholeDigest(value);
  return (
    <TextInput
      label="纸质移交清单上的摘要"
      description="印在移交清单上的 64 位数字和字母，照样输入，空格和大小写不限。对照一致，才证明是双方签字的那个包；也可以先核对，再来输入。"
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      error={isOff ? `应为 64 位 0 到 9、a 到 f，现在是 ${length} 位。` : null}
      maxLength={200}
      maw={760}
      autoComplete="off"
      styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
    />
  );
}
