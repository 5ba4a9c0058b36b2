import { Button, PasswordInput } from '@mantine/core';
import { type FormEvent, useRef } from 'react';
import { flushSync } from 'react-dom';
import { archiveCall } from '#renderer/api.ts';
import { ErrorNote, fieldErrors } from '#renderer/errors.tsx';
import { focusWrong, useFocusOfWrong } from '#renderer/parts/focus-of-wrong.ts';
import { useDraft } from '#renderer/parts/use-draft.ts';
import classes from './backup.module.css';

const empty = { passphrase: '', again: '' };

/** The passphrase of further backups, typed twice: with a slip in it nobody could open them. */
export function PassphraseForm({ isEncrypted }: { isEncrypted: boolean }) {
  const { draft, set, errors, act, isLacking } = useDraft(empty);
  const form = useRef<HTMLFormElement>(null);
  useFocusOfWrong(form, act.failure);
  const save = (passphrase: string | null) =>
    act.run(async () => {
      await archiveCall('backups.setPassphrase', { passphrase });
      set(empty);
      return passphrase === null ? '以后的备份不再加密' : '以后的备份都加密。口令请写下来，收在别处';
    });
  const submit = () => {
    if (isLacking(draft.passphrase === draft.again ? {} : { again: '两次输入的口令不一样' })) return;
    void save(draft.passphrase);
  };
  const isShown = act.failure && Object.keys(fieldErrors(act.failure)).length === 0;
  return (
    <form
      ref={form}
      className={classes.line}
      aria-label="加密备份"
      noValidate
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        flushSync(submit);
        focusWrong(form.current);
      }}
    >
      <PasswordInput
        className={classes.passphrase}
        label={isEncrypted ? '换一个备份口令' : '备份口令'}
        description="至少 12 个字符。程序不保存口令，忘了就打不开加密的备份。"
        value={draft.passphrase}
        error={errors.passphrase}
        onChange={(event) => set({ passphrase: event.currentTarget.value })}
      />
      <PasswordInput
        className={classes.passphrase}
        label="再输一次"
        value={draft.again}
        error={errors.again}
        onChange={(event) => set({ again: event.currentTarget.value })}
      />
      <Button type="submit" variant="default" loading={act.isBusy} disabled={draft.passphrase === ''}>
        以后的备份都加密
      </Button>
      {isEncrypted ? (
        <Button variant="default" onClick={() => void save(null)}>
          不再加密
        </Button>
      ) : null}
      {isShown ? <ErrorNote error={act.failure} /> : null}
    </form>
  );
}
