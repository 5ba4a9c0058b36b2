import { Button, Checkbox, Select, TextInput } from '@mantine/core';
import { type FormEvent, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { archiveCall } from '#renderer/api.ts';
import { useKeys } from '#renderer/app/keys.ts';
import { ErrorNote, fieldErrors } from '#renderer/errors.tsx';
import { NameInput } from '#renderer/names/name-input.tsx';
import { useFocusOfWrong } from '#renderer/parts/focus-of-wrong.ts';
import { showDone } from '#renderer/parts/last-act.tsx';
import { useAct } from '#renderer/parts/use-act.ts';
import { useArchive } from '#renderer/queries.ts';
import { IdentityPanel, nameDiffers } from '#renderer/records/identity-panel.tsx';
import type { Batch } from '#shared/records/retiree/contract/batches.ts';
import { readDate } from '#shared/rules/calendar.ts';
import { emptyLine } from './batch-words.ts';
import classes from './batches.module.css';

const SHOWN = new Set(['values.name', 'values.idNumber', 'values.retiredOn', 'values.communityId']);

/** The line the list is filled by: name, number, Enter, and the next person. */
export function LineEntry({ batch }: { batch: Batch }) {
  const [name, setName] = useState('');
  const [idNumber, setIdNumber] = useState('');
  const [retiredOn, setRetiredOn] = useState('');
  const [communityId, setCommunityId] = useState<string | null>(null);
  const [originals, setOriginals] = useState('1');
  const [isSurplus, setIsSurplus] = useState(batch.closedOn !== null);
  const [told, setTold] = useState<string | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const act = useAct();
  const communities = useArchive('communities.list', {}).data?.items;
  const choices = useMemo(
    () => (communities ?? []).map((one) => ({ value: String(one.id), label: one.name })),
    [communities],
  );
  const first = () => form.current?.querySelector('input')?.focus();
  useKeys({ 'Alt+K': first });
  const submit = async (isSamePerson = false) => {
    setTold(null);
    const isDone = await act.run(async () => {
      const result = await archiveCall('batches.addLine', {
        batchId: batch.id,
        ...{ isSurplus, isSamePerson },
        values: {
          ...emptyLine,
          name,
          idNumber,
          retiredOn: tidyMonthOrDay(retiredOn),
          communityId: communityId === null ? null : Number(communityId),
          // Of most people of one employer it is the employer itself.
          employer: batch.kind === 'employer' ? batch.unitName : null,
          originals: /^\d{1,2}$/.test(originals.trim()) ? Number(originals) : null,
        },
      });
      const file = result.recordNumber === null ? '新人员，办结时建档' : `已有档案 ${result.recordNumber}`;
      setTold([`${name.trim()}：${file}`, ...result.notes].join('；'));
      showDone(`已登记 ${name.trim()}`, result.commandId, `/batches/${batch.id}`);
      return null;
    });
    if (!isDone) return;
    // Empty before the next key is taken: the next name would be wiped out with the last one.
    flushSync(() => {
      setName('');
      setIdNumber('');
      setRetiredOn('');
      setIsSurplus(batch.closedOn !== null);
    });
    first();
  };
  useFocusOfWrong(form, act.failure);
  const errors = act.failure ? fieldErrors(act.failure) : {};
  const differs = nameDiffers(act.failure);
  const toNumber = () => {
    act.clear();
    form.current?.querySelector<HTMLInputElement>(`input[name='idNumber']`)?.select();
  };
  // The question is about what was typed then: an answer may not count for another name or number.
  const typed = (change: () => void) => {
    change();
    if (differs) act.clear();
  };
  const isElsewhere =
    act.failure !== null && differs === null && !Object.keys(errors).some((field) => SHOWN.has(field));
  return (
    <section className={classes.panel} aria-label="登记人员">
      <form
        ref={form}
        className={classes.entry}
        noValidate
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          void submit();
        }}
      >
        <NameInput
          label="姓名（Alt+K）"
          w={150}
          value={name}
          maxLength={50}
          error={errors['values.name']}
          autoFocus
          autoComplete="off"
          onText={(text) => typed(() => setName(text))}
        />
        <TextInput
          name="idNumber"
          label="证件号码"
          w={200}
          value={idNumber}
          maxLength={30}
          autoComplete="off"
          error={errors['values.idNumber']}
          onChange={(event) => {
            const text = event.currentTarget.value;
            typed(() => setIdNumber(text));
          }}
        />
        <TextInput
          label="退休时间"
          w={110}
          placeholder="2012-01"
          value={retiredOn}
          maxLength={20}
          autoComplete="off"
          error={errors['values.retiredOn']}
          onChange={(event) => setRetiredOn(event.currentTarget.value)}
        />
        <Select
          label="社区"
          w={150}
          searchable
          clearable
          clearButtonProps={{ 'aria-label': '清除社区' }}
          data={choices}
          value={communityId}
          error={errors['values.communityId']}
          onChange={setCommunityId}
        />
        <TextInput
          label="正本（卷）"
          w={90}
          value={originals}
          maxLength={2}
          autoComplete="off"
          onChange={(event) => setOriginals(event.currentTarget.value)}
        />
        <Checkbox
          mt={34}
          label="清单外多出"
          checked={isSurplus}
          onChange={(event) => setIsSurplus(event.currentTarget.checked)}
        />
        <Button type="submit" loading={act.isBusy}>
          登记
        </Button>
      </form>
      {differs ? (
        <IdentityPanel differs={differs} isBusy={act.isBusy} onSame={() => void submit(true)} onWrong={toNumber} />
      ) : null}
      {isElsewhere ? <ErrorNote error={act.failure} /> : null}
      {told === null ? (
        <p className={classes.hint}>
          已有档案的按证件号码认出来；其余各项回车登记后，点姓名补填。社区和正本保留上一个人的。
        </p>
      ) : (
        <p className={classes.told} role="status">
          {told}
        </p>
      )}
    </section>
  );
}

/** A month or a day in its one form; a text that is none stays for the archive to refuse; nothing where nothing stands. */
export function tidyMonthOrDay(text: string): string | null {
  if (text.trim() === '') return null;
  const read = readDate(text);
  return read.ok ? read.value : text.trim();
}
