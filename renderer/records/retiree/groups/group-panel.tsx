import { Anchor, Button, Group, Select, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { Link } from 'wouter';
import { archiveCall } from '#renderer/api.ts';
import { ErrorNote, fieldErrors } from '#renderer/errors.tsx';
import { type Leader, LeaderField, leaderLacking } from '#renderer/parts/leader-field.tsx';
import { useAct } from '#renderer/parts/use-act.ts';
import { useArchive } from '#renderer/queries.ts';
import classes from '#renderer/settings/places/places.module.css';
import { DAY_HINT, periodWords } from '#renderer/settings/places/places-words.ts';
import settings from '#renderer/settings/settings.module.css';
import type { CommunityGroup, GroupKind } from '#shared/records/retiree/contract/groups.ts';
import { readDay } from '#shared/rules/calendar.ts';
import { formatCount } from '#shared/rules/counts.ts';
import { ALWAYS } from '#shared/rules/places.ts';

const kindLabels: Record<GroupKind, string> = { residents: '居民小组', 'self-management': '退休人员自管小组' };

/** The groups below a community, of residents and of retirees. */
export function GroupPanel({ communityId, isEnded }: { communityId: number; isEnded: boolean }) {
  const [edited, setEdited] = useState<CommunityGroup | 'new' | null>(null);
  const found = useArchive('groups.list', { communityId, withEnded: true });
  const act = useAct();
  const items = found.data?.items ?? [];
  const remove = (group: CommunityGroup) =>
    void act.run(async () => {
      await archiveCall('groups.remove', { id: group.id });
      return '小组已移除，可以撤销';
    });
  return (
    <section aria-label="小组">
      <div className={settings.head}>
        <h3 className={classes.sub}>小组</h3>
        {isEnded ? null : (
          <Button size="xs" variant="default" leftSection={<IconPlus size={14} />} onClick={() => setEdited('new')}>
            登记小组
          </Button>
        )}
      </div>
      {edited ? (
        <GroupForm
          key={edited === 'new' ? 0 : edited.id}
          communityId={communityId}
          edited={edited}
          onDone={() => setEdited(null)}
        />
      ) : null}
      {found.error ? <ErrorNote error={found.error} onRetry={() => void found.refetch()} /> : null}
      {act.failure ? <ErrorNote error={act.failure} /> : null}
      {found.data && items.length === 0 ? (
        <p>还没有登记居民小组或自管小组。导入花名册时会登记其中的自管小组。</p>
      ) : null}
      {items.length > 0 ? (
        <table className={settings.table} aria-label="小组">
          <colgroup>
            <col />
            <col style={{ width: 150 }} />
            <col style={{ width: 110 }} />
            <col style={{ width: 200 }} />
            <col style={{ width: 90 }} />
            <col style={{ width: 120 }} />
          </colgroup>
          <thead>
            <tr>
              {['名称', '类别', '组长', '有效期', '档案（份）', '操作'].map((title) => (
                <th key={title} scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {items.map((group) => (
              <tr key={group.id} className={group.validTo === null ? undefined : classes.past}>
                <td>{group.name}</td>
                <td>{kindLabels[group.kind]}</td>
                <td>
                  <LeaderName group={group} />
                </td>
                <td>{periodWords(group)}</td>
                <td>{group.kind === 'residents' ? '' : formatCount(group.members)}</td>
                <td>
                  <Button
                    size="compact-sm"
                    variant="subtle"
                    aria-label={`修改 ${group.name}`}
                    onClick={() => setEdited(group)}
                  >
                    修改
                  </Button>
                  <Button
                    size="compact-sm"
                    variant="subtle"
                    aria-label={`移除 ${group.name}`}
                    onClick={() => remove(group)}
                  >
                    移除
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
    </section>
  );
}

function LeaderName({ group }: { group: CommunityGroup }) {
  if (group.leaderId === null || !group.mayOpenLeader) return group.leaderName;
  return (
    <Anchor component={Link} href={`/people/${group.leaderId}`} inherit underline="always">
      {group.leaderName}
    </Anchor>
  );
}

function leaderOf(group: CommunityGroup | null): Leader | null {
  if (group === null || group.leaderName === null) return null;
  return { id: group.leaderId, name: group.leaderName };
}

function GroupForm(props: { communityId: number; edited: CommunityGroup | 'new'; onDone: () => void }) {
  const known = props.edited === 'new' ? null : props.edited;
  const [draft, setDraft] = useState({
    kind: known?.kind ?? 'self-management',
    name: known?.name ?? '',
    leader: leaderOf(known),
    leaderText: '',
    from: known && known.validFrom !== ALWAYS ? known.validFrom : '',
    to: known?.validTo ?? '',
  });
  const [wrong, setWrong] = useState<Record<string, string>>({});
  const act = useAct();
  const errors = { ...wrong, ...(act.failure ? fieldErrors(act.failure) : {}) };
  const set = (change: Partial<typeof draft>) => {
    setDraft((was) => ({ ...was, ...change }));
    setWrong({});
    act.clear();
  };
  const save = async () => {
    const [validFrom, validTo] = [draft.from, draft.to].map((text) => (text.trim() === '' ? null : readDay(text)));
    const found = {
      ...(validFrom === null && draft.from.trim() !== '' ? { validFrom: DAY_HINT } : {}),
      ...leaderLacking(draft.leader, draft.leaderText),
      ...(validTo === null && draft.to.trim() !== '' ? { validTo: DAY_HINT } : {}),
    };
    setWrong(found);
    if (Object.keys(found).length > 0) return;
    const isDone = await act.run(async () => {
      await archiveCall('groups.save', {
        id: known?.id ?? null,
        communityId: props.communityId,
        kind: draft.kind,
        name: draft.name,
        leaderId: draft.leader?.id ?? null,
        leaderName: draft.leader?.name ?? null,
        validFrom: validFrom ?? null,
        validTo: validTo ?? null,
      });
      return '小组已保存';
    });
    if (isDone) props.onDone();
  };
  const field = (key: 'name' | 'from' | 'to', label: string, error: string | undefined, hint = '') => (
    <TextInput
      label={label}
      placeholder={hint}
      value={draft[key]}
      maxLength={key === 'name' ? 30 : 50}
      error={error}
      onChange={(event) => set({ [key]: event.currentTarget.value })}
      autoFocus={key === 'name'}
    />
  );
  return (
    <form
      className={classes.form}
      aria-label="登记小组"
      noValidate
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void save();
      }}
    >
      <div className={classes.fields}>
        {field('name', '小组名称', errors.name)}
        <Select
          label="类别"
          data={Object.entries(kindLabels).map(([value, label]) => ({ value, label }))}
          value={draft.kind}
          allowDeselect={false}
          onChange={(kind) => set({ kind: kind as GroupKind })}
        />
        <LeaderField
          value={draft.leader}
          error={errors.leaderId ?? errors.leaderName}
          onChange={(leader) => set({ leader, leaderText: '' })}
          onType={(leaderText) => set({ leaderText })}
        />
        {field('from', '成立日期（可不填）', errors.validFrom, '登记以前就有的请留空')}
        {field('to', '截止日期（可不填）', errors.validTo, '还在活动的请留空')}
      </div>
      {act.failure && Object.keys(fieldErrors(act.failure)).length === 0 ? <ErrorNote error={act.failure} /> : null}
      <Group gap="xs">
        <Button type="submit" loading={act.isBusy}>
          保存小组
        </Button>
        <Button variant="default" onClick={props.onDone}>
          取消
        </Button>
      </Group>
    </form>
  );
}
