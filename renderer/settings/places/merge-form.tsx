import { Button, Group, MultiSelect, Select, TextInput } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { archiveCall } from '#renderer/api.ts';
import { ErrorNote, fieldErrors } from '#renderer/errors.tsx';
import { useAct } from '#renderer/parts/use-act.ts';
import { useArchive } from '#renderer/queries.ts';
import { readDay } from '#shared/rules/calendar.ts';
import { formatCount } from '#shared/rules/counts.ts';
import settings from '../settings.module.css';
import { ChangeFields, ChangePreview } from './change-fields.tsx';
import classes from './places.module.css';
import { changeErrors } from './places-words.ts';

const NEW = 'new';
const empty = {
  sources: [] as string[],
  target: null as string | null,
  name: '',
  code: '',
  effectiveOn: '',
  document: '',
};

/** Several communities become one, with the day and the paper of the decision. */
export function MergeForm() {
  const [draft, setDraft] = useState(empty);
  const [shown, setShown] = useState<Record<string, string>>({});
  const [, navigate] = useLocation();
  const items = useArchive('communities.list', {}).data?.items ?? [];
  const act = useAct();
  const errors = { ...shown, ...(act.failure ? fieldErrors(act.failure) : {}) };
  const choices = items.map((one) => ({ value: String(one.id), label: one.name }));
  const set = (change: Partial<typeof draft>) => {
    setDraft((was) => ({ ...was, ...change }));
    setShown({});
    act.clear();
  };

  const save = async () => {
    const { sources, target, name, code, effectiveOn, document } = draft;
    const wrong: Record<string, string> = {
      ...changeErrors(effectiveOn, document),
      ...(sources.length === 0 ? { sources: '请选择被并的社区' } : {}),
      ...(target === null ? { target: '请选择并入哪个社区' } : {}),
      ...(target === NEW && name.trim() === '' ? { name: '请填写新社区的名称' } : {}),
    };
    setShown(wrong);
    if (Object.keys(wrong).length > 0) return;
    const isDone = await act.run(async () => {
      const { moved } = await archiveCall('communities.merge', {
        sourceIds: sources.map(Number),
        target: target === NEW ? { name, code: code.trim() === '' ? null : code.trim() } : { id: Number(target) },
        effectiveOn: readDay(effectiveOn) ?? '',
        document,
      });
      return `已合并，${formatCount(moved)} 份档案改归新的社区`;
    });
    if (isDone) navigate('/settings/communities');
  };

  return (
    <section className={settings.panel} aria-label="合并社区">
      <Group gap="xs">
        <Button
          component={Link}
          href="/settings/communities"
          variant="subtle"
          size="compact-sm"
          leftSection={<IconArrowLeft size={16} />}
        >
          社区
        </Button>
      </Group>
      <h2>合并社区</h2>
      <p>
        被并社区的档案和小组从生效日期起归并入的社区。居委会的撤销和规模调整由区政府批准（居民委员会组织法第六条）。
      </p>
      <form
        className={classes.form}
        aria-label="合并社区"
        noValidate
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          void save();
        }}
      >
        <div className={classes.fields}>
          <MultiSelect
            className={classes.wide}
            label="被并的社区"
            placeholder={draft.sources.length === 0 ? '可选几个' : ''}
            data={choices.filter((one) => one.value !== draft.target)}
            value={draft.sources}
            error={errors.sources ?? errors.sourceIds}
            onChange={(sources) => set({ sources })}
            searchable
            hidePickedOptions
            openOnFocus={false}
            nothingFoundMessage="没有这个社区"
            comboboxProps={{ shadow: 'md', transitionProps: { duration: 0 } }}
            autoFocus
          />
          <Select
            label="并入"
            placeholder="请选择"
            data={[
              ...choices.filter((one) => !draft.sources.includes(one.value)),
              { value: NEW, label: '新设一个社区' },
            ]}
            value={draft.target}
            error={errors.target}
            onChange={(target) => set({ target })}
            searchable
            openOnFocus={false}
            nothingFoundMessage="没有这个社区"
            comboboxProps={{ shadow: 'md', transitionProps: { duration: 0 } }}
          />
          {draft.target === NEW ? (
            <>
              <TextInput
                className={classes.wide}
                label="新社区名称"
                value={draft.name}
                maxLength={40}
                error={errors.name}
                onChange={(event) => set({ name: event.currentTarget.value })}
              />
              <TextInput
                label="新社区代码（可不填）"
                value={draft.code}
                maxLength={12}
                error={errors.code}
                onChange={(event) => set({ code: event.currentTarget.value })}
              />
            </>
          ) : null}
          <ChangeFields effectiveOn={draft.effectiveOn} document={draft.document} errors={errors} onChange={set} />
        </div>
        <ChangePreview
          ids={draft.sources.map(Number)}
          effectiveOn={draft.effectiveOn}
          outcome="这些档案和小组会全部改归并入的社区，"
        />
        {act.failure && Object.keys(fieldErrors(act.failure)).length === 0 ? <ErrorNote error={act.failure} /> : null}
        <Group gap="xs">
          <Button type="submit" loading={act.isBusy}>
            合并
          </Button>
          <Button component={Link} href="/settings/communities" variant="default">
            取消
          </Button>
        </Group>
      </form>
    </section>
  );
}
