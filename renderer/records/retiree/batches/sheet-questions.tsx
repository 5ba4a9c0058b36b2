import { Text } from '@mantine/core';
import { useState } from 'react';
import { archiveCall } from '#renderer/api.ts';
import { IdentityPager } from '#renderer/import/identity-pager.tsx';
import { FormDialog } from '#renderer/parts/form-dialog.tsx';
import { showDone } from '#renderer/parts/last-act.tsx';
import { useAct } from '#renderer/parts/use-act.ts';
import type { ArchiveInput, ArchiveOutput } from '#shared/contract/archive.ts';
import type { IdentityAnswer, IdentityQuestion } from '#shared/contract/imports.ts';
import { formatCount } from '#shared/rules/counts.ts';
import { sheetTaken } from './batch-words.ts';

type Answers = NonNullable<ArchiveInput<'batches.importFile'>['answers']>;

/**
 * Rows of a sheet whose number is somebody's of another name: each is answered here, and then the sheet is taken in whole.
 * Closed before, nothing of it was written.
 */
export function SheetQuestions(props: {
  batchId: number;
  path: string;
  questions: readonly IdentityQuestion[];
  onDone: (taken: ArchiveOutput<'batches.importFile'>) => void;
  onClose: () => void;
}) {
  const [items, setItems] = useState(props.questions);
  const act = useAct();
  const open = items.filter(({ answer }) => answer === null).length;
  const say = (item: IdentityQuestion, answer: IdentityAnswer | null) => {
    const said = answer === null ? null : { answer, at: new Date().toISOString(), by: '' };
    setItems((all) => all.map((one) => (one.position === item.position ? { ...one, answer: said } : one)));
    return Promise.resolve(true);
  };
  const take = () =>
    act.run(async () => {
      const taken = await archiveCall('batches.importFile', {
        ...{ id: props.batchId, path: props.path },
        answers: items.flatMap(answered),
      });
      // The sheet or the register changed meanwhile: what was answered about other rows still holds.
      if (taken.questions.length > 0) {
        setItems([...items.filter(({ row }) => taken.questions.every((one) => one.row !== row)), ...taken.questions]);
        return null;
      }
      showDone(sheetTaken(taken), taken.commandId, `/batches/${props.batchId}`);
      props.onDone(taken);
      return null;
    });
  return (
    <FormDialog
      title="导入清单：号码是别人的"
      submitLabel={open > 0 ? `还有 ${formatCount(open)} 行没有核对` : '导入清单'}
      size={860}
      isBusy={act.isBusy}
      isDisabled={open > 0}
      failure={act.failure}
      fields={[]}
      onSubmit={() => (open > 0 ? undefined : void take())}
      onClose={props.onClose}
    >
      <Text size="sm">
        表里有的号码已登记给另一个姓名的人。逐行核对以后，整张清单一次导入；现在还没有写入，关闭就全部不导入。
      </Text>
      <IdentityPager
        items={items}
        where={({ row }) => `表里第 ${row} 行`}
        words={{ open: '核对完才能导入', wrong: '这一行不导入，核实号码后可以在清单上面登记。' }}
        leadsToCard={false}
        isBusy={act.isBusy}
        onSay={say}
      />
    </FormDialog>
  );
}

function answered({ row, answer, written, registered }: IdentityQuestion): Answers {
  const { personId, name } = registered;
  if (answer === null || personId === null) return [];
  return [{ row, personId, name, written: written.name, idNumber: written.idNumber, answer: answer.answer }];
}
