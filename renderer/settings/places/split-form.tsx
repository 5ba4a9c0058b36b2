import { Button, Group, Radio, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { archiveCall } from '#renderer/api.ts';
import { ErrorNote, fieldErrors } from '#renderer/errors.tsx';
import { parseCommunities } from '#renderer/first-run/parse-communities.ts';
import { useAct } from '#renderer/parts/use-act.ts';
import { useArchive } from '#renderer/queries.ts';
import type { Community } from '#shared/contract/communities.ts';
import { readDay } from '#shared/rules/calendar.ts';
import { formatCount } from '#shared/rules/counts.ts';
import { ChangeFields, ChangePreview } from './change-fields.tsx';
import classes from './places.module.css';
import { changeErrors } from './places-words.ts';

/** A community is split, loses a part, or is abolished; its files are assigned afterwards. */
export function SplitForm({ community, onDone }: { community: Community; onDone: () => void }) {
  const [draft, setDraft] = useState({ way: 'split', names: '', effectiveOn: '', document: '' });
  const [shown, setShown] = useState<Record<string, string>>({});
  const standing = useArchive('communities.list', {}).data?.items ?? [];
  const act = useAct();
  const errors = { ...shown, ...(act.failure ? fieldErrors(act.failure) : {}) };
  const targets = parseCommunities(draft.names).map(({ name, code }) => {
    const known = standing.find((one) => one.name === name);
    return known ? { id: known.id } : { name, code: code === '' ? null : code };
  });
  const set = (change: Partial<typeof draft>) => {
    setDraft((was) => ({ ...was, ...change }));
    setShown({});
    act.clear();
  };

  const save = async () => {
    const { way, effectiveOn, document } = draft;
    const wrong: Record<string, string> = {
      ...changeErrors(effectiveOn, document),
      ...(way !== 'abolish' && targets.length === 0 ? { targets: '请填写分出的社区，一行一个' } : {}),
    };
    setShown(wrong);
    if (Object.keys(wrong).length > 0) return;
    const on = readDay(effectiveOn) ?? '';
    const isDone = await act.run(async () => {
      if (way === 'abolish') {
        const { waiting } = await archiveCall('communities.abolish', { id: community.id, effectiveOn: on, document });
        return `已撤销${community.name}，${formatCount(waiting)} 份档案等待分配`;
      }
      const sourceStays = way === 'branch';
      const input = { sourceId: community.id, targets, sourceStays, effectiveOn: on, document };
      const { waiting } = await archiveCall('communities.split', input);
      return sourceStays ? '已登记，请分配迁出的档案' : `已拆分，${formatCount(waiting)} 份档案等待分配`;
    });
    if (isDone) onDone();
  };

  return (
    <form
      className={classes.form}
      aria-label="拆分或撤销"
      noValidate
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void save();
      }}
    >
      <Radio.Group label="怎样变动" value={draft.way} onChange={(way) => set({ way })}>
        <Group gap="lg" mt={4}>
          <Radio value="split" label="拆分，原社区不再存在" autoFocus />
          <Radio value="branch" label="分出一部分，原社区继续" />
          <Radio value="abolish" label="撤销，没有后继社区" />
        </Group>
      </Radio.Group>
      <div className={classes.fields}>
        {draft.way === 'abolish' ? null : (
          <Textarea
            className={classes.wide}
            label="分出的社区"
            placeholder={'一行一个，可带 12 位代码；写现有社区的名称就是划给它'}
            value={draft.names}
            rows={3}
            error={errors.targets ?? errors['targets.0.code']}
            onChange={(event) => set({ names: event.currentTarget.value })}
          />
        )}
        <ChangeFields effectiveOn={draft.effectiveOn} document={draft.document} errors={errors} onChange={set} />
      </div>
      <ChangePreview
        ids={[community.id]}
        effectiveOn={draft.effectiveOn}
        outcome={
          draft.way === 'branch'
            ? '没有分配出去的档案仍属原社区，'
            : '这些档案先留在“未分配”里，随后按路名、门牌或逐份分配，'
        }
      />
      {act.failure && Object.keys(fieldErrors(act.failure)).length === 0 ? <ErrorNote error={act.failure} /> : null}
      <Group gap="xs">
        <Button type="submit" loading={act.isBusy}>
          保存变动
        </Button>
        <Button variant="default" onClick={onDone}>
          取消
        </Button>
      </Group>
    </form>
  );
}
