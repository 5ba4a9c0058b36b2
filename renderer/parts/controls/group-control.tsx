import { Autocomplete, Button } from '@mantine/core';
import { archiveCall } from '#renderer/api.ts';
import { ErrorNote } from '#renderer/errors.tsx';
import { useAct } from '#renderer/parts/use-act.ts';
import { useArchive } from '#renderer/queries.ts';
import { useField } from '../../records/form-store.ts';
import type { ControlProps } from './control-props.ts';

/** A self-management group of the file's community; a name that is none yet can be registered at once. */
export function GroupControl({ store, field, id, describedBy, isInvalid, isReadOnly, placeholder }: ControlProps) {
  const { value } = useField(store, field.field);
  const communityId = useField(store, 'communityId').value;
  const of = typeof communityId === 'number' ? communityId : null;
  const groups = useArchive('groups.list', { communityId: of, kind: 'self-management' }, { isEnabled: of !== null });
  const act = useAct();
  const text = typeof value === 'string' ? value : '';
  const names = (groups.data?.items ?? []).map((group) => group.name);
  const isNew = of !== null && groups.data !== undefined && text.trim() !== '' && !names.includes(text.trim());
  const register = () =>
    void act.run(async () => {
      await archiveCall('groups.save', { id: null, communityId: of ?? 0, kind: 'self-management', name: text.trim() });
      return `已登记自管小组“${text.trim()}”`;
    });
  return (
    <>
      <Autocomplete
        id={id}
        data={Array.from(new Set(names))}
        value={text}
        onChange={(name) => store.set(field.field, name)}
        onBlur={() => store.leave(field.field, field.type)}
        error={isInvalid}
        readOnly={isReadOnly}
        aria-describedby={describedBy}
        aria-invalid={isInvalid || undefined}
        placeholder={placeholder}
        maxLength={30}
        autoComplete="off"
        spellCheck={false}
        comboboxProps={{ shadow: 'md', transitionProps: { duration: 0 } }}
        data-wanted={placeholder !== undefined || undefined}
      />
      {isNew && !isReadOnly ? (
        <Button size="compact-sm" variant="subtle" loading={act.isBusy} onClick={register}>
          登记为本社区的自管小组
        </Button>
      ) : null}
      {act.failure ? <ErrorNote error={act.failure} /> : null}
    </>
  );
}
