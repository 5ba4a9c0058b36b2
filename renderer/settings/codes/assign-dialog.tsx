import { Radio, Stack, Text, TextInput } from '@mantine/core';
import { type KeyboardEvent, useState } from 'react';
import { archiveCall } from '#renderer/api.ts';
import { useCodes } from '#renderer/codes.ts';
import { fieldErrors } from '#renderer/errors.tsx';
import { ConfirmDialog } from '#renderer/parts/confirm-dialog.tsx';
import { ChoiceInput } from '#renderer/parts/controls/choice.tsx';
import { codeChoices } from '#renderer/parts/controls/choices.ts';
import { useAct } from '#renderer/parts/use-act.ts';
import { codeTables } from '#shared/codes/tables.ts';
import type { OtherText } from '#shared/contract/codes.ts';
import { formatCount } from '#shared/rules/counts.ts';
import classes from './codes.module.css';
import { nextCode } from './codes-words.ts';

/** Makes a text a code of the office, or another word for one that is there; all its files go along. */
export function AssignDialog({ item, onClose }: { item: OtherText; onClose: () => void }) {
  const { table, text } = item;
  const codes = useCodes();
  const isFixed = codeTables[table].isFixed ?? false;
  const known = codes.find(table, text);
  const [way, setWay] = useState<'new' | 'known'>(isFixed || known !== null ? 'known' : 'new');
  const [code, setCode] = useState(() => nextCode(codes.items(table)));
  const [label, setLabel] = useState(Array.from(text).slice(0, 40).join(''));
  const [chosen, setChosen] = useState<string | null>(known);
  const [isAsked, setIsAsked] = useState(false);
  const act = useAct();
  const errors = act.failure ? fieldErrors(act.failure) : {};
  const count = item.typed + item.unread;
  const lacks = way === 'known' && chosen === null;
  const wrong = isAsked && lacks ? '请选择归入哪一项' : errors['target.code'];

  const save = async () => {
    setIsAsked(true);
    if (lacks) return;
    const target = way === 'new' ? ({ way, code, label } as const) : ({ way, code: chosen ?? '' } as const);
    const isDone = await act.run(async () => {
      const { records } = await archiveCall('codes.assign', { table, text, target });
      return `已整理，改动 ${formatCount(records)} 份档案`;
    });
    if (isDone) onClose();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) void save();
  };

  return (
    <ConfirmDialog
      isOpened
      title={`整理“${text}”`}
      confirmLabel={`整理 ${formatCount(count)} 份档案`}
      isBusy={act.isBusy}
      error={Object.keys(errors).length > 0 ? null : act.failure}
      onConfirm={() => void save()}
      onClose={onClose}
    >
      <Text>
        {codeTables[table].title}里没有“{text}”。
      </Text>
      <Radio.Group
        aria-label="怎样整理"
        value={way}
        onChange={(next) => {
          setWay(next as 'new' | 'known');
          act.clear();
        }}
      >
        <Stack gap="xs">
          <Radio
            value="new"
            label="登记为本单位的代码"
            disabled={isFixed}
            data-autofocus={way === 'new' || undefined}
          />
          <Radio value="known" label="归入已有的代码" data-autofocus={way === 'known' || undefined} />
        </Stack>
      </Radio.Group>
      {way === 'new' ? (
        <div className={classes.fields}>
          <TextInput
            label="代码"
            value={code}
            maxLength={8}
            error={errors['target.code']}
            onChange={(event) => setCode(event.currentTarget.value)}
            onKeyDown={onKeyDown}
          />
          <TextInput
            label="名称"
            value={label}
            maxLength={40}
            error={errors['target.label']}
            onChange={(event) => setLabel(event.currentTarget.value)}
            onKeyDown={onKeyDown}
          />
        </div>
      ) : (
        <div>
          <Text size="sm" fw={500}>
            归入
          </Text>
          <ChoiceInput
            label="归入"
            choices={codeChoices(codes, table)}
            value={chosen}
            onChange={setChosen}
            isInvalid={wrong !== undefined}
          />
          {wrong ? (
            <Text size="sm" c="red.9" role="alert">
              {wrong}
            </Text>
          ) : null}
        </div>
      )}
      <Text size="sm" c="gray.7">
        “{text}”以后导入时也按这一项认出。整理可以撤销。
      </Text>
    </ConfirmDialog>
  );
}
