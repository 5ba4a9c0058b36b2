import { Alert, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ArchiveOutput } from '#shared/contract/archive.ts';
import { livingWords } from '#shared/life/living.ts';
import type { LifeScreen } from './screen.ts';

interface ContradictionNoteProps {
  facts: ArchiveOutput<'life.get'>['contradictions'];
  diedOn: string | null;
}

/** Says what stands against the death that is registered: one of the two is wrong, and the clerk finds out which. */
export function ContradictionNote({ facts, diedOn }: ContradictionNoteProps) {
  if (facts.length === 0) return null;
  return (
    <Alert role="alert" color="red" variant="light" p="sm" icon={<IconAlertTriangle size={20} aria-hidden />}>
      <Text fw={600}>
        已登记死亡（{diedOn}），但这以后还登记有：{livingWords(facts)}
      </Text>
      <Text>两边必有一边不对，请核实后撤销登记错的那一项。</Text>
    </Alert>
  );
}

/** Says which steps bear a month that cannot be: entered before its limits were asked, and paid by since. */
export function WrongMonthsNote(props: {
  months: ArchiveOutput<'life.get'>['wrongMonths'];
  words: LifeScreen['wrongMonths'];
}) {
  const { months, words } = props;
  if (months.length === 0) return null;
  return (
    <Alert role="alert" color="red" variant="light" p="sm" icon={<IconAlertTriangle size={20} aria-hidden />}>
      <Text fw={600}>办理时填写的月份不对，{words.done}：</Text>
      {months.map(({ eventId, sentence }) => (
        <Text key={eventId}>{sentence}</Text>
      ))}
      <Text>请与依据核对，撤销那一步重新办理；不能撤销的，请用“更正状态”写明，{words.remedy}。</Text>
    </Alert>
  );
}
