import { Button, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { type FormEvent, useState } from 'react';
import { archiveCall } from '#renderer/api.ts';
import { ErrorNote, fieldErrors } from '#renderer/errors.tsx';
import type { Community } from '#shared/contract/communities.ts';
import classes from './settings.module.css';

/** One community, new or known. */
export function CommunityForm({ edited, onDone }: { edited: Community | 'new'; onDone: () => void }) {
  const [name, setName] = useState(edited === 'new' ? '' : edited.name);
  const [code, setCode] = useState(edited === 'new' ? '' : (edited.code ?? ''));
  const [failure, setFailure] = useState<unknown>(null);
  const errors = failure ? fieldErrors(failure) : {};

  const save = async (event: FormEvent) => {
    event.preventDefault();
    setFailure(null);
    try {
      await archiveCall('communities.save', {
        id: edited === 'new' ? null : edited.id,
        name,
        code: code.trim() === '' ? null : code.trim(),
      });
      notifications.show({ message: '社区已保存', color: 'green', withCloseButton: false });
      onDone();
    } catch (error) {
      setFailure(error);
    }
  };

  return (
    <>
      <form className={classes.editing} aria-label="社区资料" onSubmit={(event) => void save(event)}>
        <TextInput
          label="社区名称"
          value={name}
          maxLength={40}
          error={errors.name}
          onChange={(event) => setName(event.currentTarget.value)}
          autoFocus
        />
        <TextInput
          label="区划代码（可不填）"
          value={code}
          maxLength={12}
          error={errors.code}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        <Button type="submit">保存社区</Button>
        <Button variant="default" onClick={onDone}>
          取消
        </Button>
      </form>
      {failure && Object.keys(errors).length === 0 ? <ErrorNote error={failure} /> : null}
    </>
  );
}
