import { Button, Select, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { archiveCall } from '#renderer/api.ts';
import { fieldErrors } from '#renderer/errors.tsx';
import { ConfirmDialog } from '#renderer/parts/confirm-dialog.tsx';
import { TargetInput } from '#renderer/parts/controls/code-target.tsx';
import { useAct } from '#renderer/parts/use-act.ts';
import { bareCode, type RosterSource } from '#shared/codes/code-mapping.ts';
import { type CodeTableName, codeTables } from '#shared/codes/tables.ts';
import { kinds } from '#shared/records/index.ts';
import { recordKinds } from '#shared/records/kinds.ts';
import type { ShownLine } from './mapping-words.ts';

/** Says what a code of a source becomes here; of a line that is there the source, the table and the code stand fast. */
export function MappingDialog(props: {
  sources: readonly RosterSource[];
  source: string | null;
  shown: ShownLine | null;
  onClose: () => void;
}) {
  const { shown } = props;
  const line = shown?.line ?? null;
  const [source, setSource] = useState<string | null>(line?.source ?? props.source);
  const [table, setTable] = useState<CodeTableName | null>(line?.table ?? null);
  const [code, setCode] = useState(line?.code ?? '');
  const [label, setLabel] = useState(line?.label ?? '');
  const [target, setTarget] = useState<string | null>(line?.target ?? null);
  const [isChosen, setIsChosen] = useState(line !== null);
  const act = useAct();
  const errors = act.failure ? fieldErrors(act.failure) : {};
  const lacks = source === null || table === null || bareCode(code) === null || !isChosen;

  const save = async () => {
    if (source === null || table === null || lacks) return;
    const isDone = await act.run(async () => {
      const item = { table, code: bareCode(code) ?? '', label: label.trim() === '' ? null : label, target };
      const { decided } = await archiveCall('mappings.decide', { source, items: [item] });
      return decided === 0 ? '和现在的对照一样，没有改动' : '已记住对照';
    });
    if (isDone) props.onClose();
  };
  const forget = async () => {
    const id = line?.own?.id;
    if (id === undefined) return;
    const isDone = await act.run(async () => {
      await archiveCall('mappings.forget', { id });
      return '已去掉本单位的对照';
    });
    if (isDone) props.onClose();
  };

  return (
    <ConfirmDialog
      isOpened
      title={shown ? `${shown.sourceName}：${shown.tableTitle} ${shown.line.code}` : '添加对照'}
      confirmLabel={line?.own === null && line.sure !== 'source' && target === line.target ? '确认对照' : '记住对照'}
      isBusy={act.isBusy}
      error={Object.keys(errors).length > 0 ? null : act.failure}
      onConfirm={() => void save()}
      onClose={props.onClose}
    >
      {shown === null ? (
        <>
          <Select
            label="来源"
            data={props.sources.map(({ key, name }) => ({ value: key, label: name }))}
            value={source}
            onChange={setSource}
            allowDeselect={false}
            searchable
            selectFirstOptionOnChange
          />
          <Select
            label="代码表"
            data={rosterTables()}
            value={table}
            onChange={(next) => {
              setTable(next as CodeTableName | null);
              setTarget(null);
              setIsChosen(false);
            }}
            allowDeselect={false}
            searchable
            selectFirstOptionOnChange
            nothingFoundMessage="花名册没有这种代码"
          />
          <TextInput
            label="对方代码"
            description="来源系统写的数字，1 至 4 位"
            value={code}
            maxLength={4}
            error={
              errors['items.0.code'] ?? (code !== '' && bareCode(code) === null ? '请写 1 至 4 位数字' : undefined)
            }
            onChange={(event) => setCode(event.currentTarget.value)}
          />
        </>
      ) : null}
      <TextInput
        label="对方名称（可不填）"
        value={label}
        maxLength={40}
        error={errors['items.0.label']}
        onChange={(event) => setLabel(event.currentTarget.value)}
      />
      {table === null ? null : (
        <div>
          <Text size="sm" fw={500}>
            本系统代码
          </Text>
          <TargetInput
            label="本系统代码"
            table={table}
            value={target}
            isChosen={isChosen}
            onChange={(next) => {
              setTarget(next);
              setIsChosen(true);
            }}
          />
          {errors['items.0.target'] ? (
            <Text size="sm" c="red.9" role="alert">
              {errors['items.0.target']}
            </Text>
          ) : null}
        </div>
      )}
      {line?.own ? (
        <Text size="sm" c="gray.7">
          {line.own.by}于 {line.own.on} 定。
          {line.shipped ? '去掉以后按程序自带的对照。' : '去掉以后这个代码又没有对照。'}{' '}
          <Button variant="subtle" size="compact-sm" onClick={() => void forget()} loading={act.isBusy}>
            去掉本单位的对照
          </Button>
        </Text>
      ) : null}
      <Text size="sm" c="gray.7">
        只影响以后的导入，已经导入的档案不变。
      </Text>
    </ConfirmDialog>
  );
}

/** The tables that columns of rosters are read by. */
function rosterTables(): { value: string; label: string }[] {
  const tables = recordKinds.flatMap((kind) => kinds[kind].rosterColumns.flatMap((column) => column.codeTable ?? []));
  return Array.from(new Set(tables)).map((table) => ({ value: table, label: codeTables[table].title }));
}
