import { Anchor, Button } from '@mantine/core';
import { IconArrowLeft, IconPlus } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { Link } from 'wouter';
import { ErrorNote } from '#renderer/errors.tsx';
import { FilterChip } from '#renderer/people/filter-chip.tsx';
import { useArchive } from '#renderer/queries.ts';
import { useOwnCommunities } from '#renderer/session/scope-words.ts';
import type { ArchiveOutput } from '#shared/contract/archive.ts';
import { formatCount } from '#shared/rules/counts.ts';
import { AssignButton } from './assign-button.tsx';
import classes from './care.module.css';
import type { CareActions } from './care-page.tsx';
import { EnterButton } from './enter-button.tsx';
import { GroupActivities } from './group-activities.tsx';
import { NewGroupDialog } from './new-group-dialog.tsx';
import { PeopleList } from './people-list.tsx';
import { PrintListButton } from './print-list-button.tsx';

type CommunityGroup = ArchiveOutput<'groups.list'>['items'][number];

/** 小组: the self-management groups, each with its leader, members and activities; and who is in none. */
export function GroupTab(actions: CareActions) {
  const [shown, setShown] = useState<number | 'none' | null>(null);
  const [communityId, setCommunityId] = useState<number | null>(null);
  const [isNew, setIsNew] = useState(false);
  const found = useArchive('groups.list', { kind: 'self-management' });
  const communities = useArchive('communities.list', {}).data?.items ?? [];
  const own = useOwnCommunities();
  const items = (found.data?.items ?? []).filter((one) => communityId === null || one.communityId === communityId);
  const group = found.data?.items.find(({ id }) => id === shown);
  if (group) return <GroupPage group={group} actions={actions} onBack={() => setShown(null)} />;
  if (shown === 'none')
    return (
      <>
        <Back title="没有编入小组的人员" onBack={() => setShown(null)} />
        <PeopleList
          filter={{ list: 'ungrouped', communityId }}
          title="未编组名单"
          filters={(list) => (
            <FilterChip
              label="社区"
              options={(list?.communities ?? []).map(({ id, name, count }) => ({
                value: String(id),
                label: name,
                count,
              }))}
              value={communityId === null ? null : String(communityId)}
              onChange={(value) => setCommunityId(value === null ? null : Number(value))}
            />
          )}
          actions={(ticked, clear) => (
            <AssignButton ticked={ticked} communityId={communityId} page={actions.page} onDone={clear} />
          )}
          empty="都已编入自管小组。"
        />
      </>
    );
  return (
    <section className={classes.panel} aria-label="自管小组">
      <div className={classes.filters}>
        <FilterChip
          label="社区"
          options={communities
            .filter(({ id }) => own === null || own.includes(id))
            .map(({ id, name }) => ({ value: String(id), label: name }))}
          value={communityId === null ? null : String(communityId)}
          onChange={(value) => setCommunityId(value === null ? null : Number(value))}
        />
        <span className={classes.spacer} />
        <span className={classes.counts}>{found.data ? `${formatCount(items.length)} 个小组` : ''}</span>
        <Button variant="default" onClick={() => setShown('none')}>
          没有编组的人员…
        </Button>
        <Button variant="default" leftSection={<IconPlus size={16} />} onClick={() => setIsNew(true)}>
          登记小组…
        </Button>
      </div>
      {found.error ? <ErrorNote error={found.error} onRetry={() => void found.refetch()} /> : null}
      {found.data && items.length === 0 ? (
        <p className={classes.empty}>还没有自管小组。登记小组以后，从“没有编组的人员”里勾选编入。</p>
      ) : null}
      {items.length > 0 ? (
        <table className={classes.table} aria-label="自管小组">
          <thead>
            <tr>
              {['小组', '社区', '组长', '组员（人）'].map((title) => (
                <th key={title} scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {items.map((one) => (
              <tr key={one.id}>
                <td>
                  <button type="button" className={classes.open} onClick={() => setShown(one.id)}>
                    {one.name}
                  </button>
                </td>
                <td>{one.communityName}</td>
                <td>
                  <Leader group={one} />
                </td>
                <td>{formatCount(one.members)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      {isNew ? <NewGroupDialog communityId={communityId} onClose={() => setIsNew(false)} /> : null}
    </section>
  );
}

function GroupPage(props: { group: CommunityGroup; actions: CareActions; onBack: () => void }) {
  const { group, actions } = props;
  return (
    <>
      <Back title={`${group.communityName} ${group.name}`} onBack={props.onBack}>
        <span className={classes.counts}>
          组长：
          <Leader group={group} />
        </span>
        <span className={classes.spacer} />
        <Button
          variant="default"
          leftSection={<IconPlus size={16} />}
          onClick={() => actions.enter({ people: [], kind: 'activity', groupId: group.id })}
        >
          登记小组活动…
        </Button>
      </Back>
      <PeopleList
        filter={{ list: 'group', groupId: group.id }}
        title={`${group.name}名单`}
        filters={() => <h2 className={classes.sub}>组员</h2>}
        actions={(ticked, clear) => (
          <>
            <EnterButton ticked={ticked} enter={actions.enter} groupId={group.id} onDone={clear} />
            <AssignButton ticked={ticked} communityId={group.communityId} page={actions.page} onDone={clear} isMember />
            <PrintListButton ticked={ticked} />
          </>
        )}
        empty="还没有组员。到“没有编组的人员”里勾选编入，或在档案的“自管小组”一栏填写。"
      />
      <GroupActivities groupId={group.id} onOpen={actions.open} />
    </>
  );
}

function Back(props: { title: string; onBack: () => void; children?: ReactNode }) {
  return (
    <div className={classes.filters}>
      <Button variant="subtle" leftSection={<IconArrowLeft size={16} />} onClick={props.onBack}>
        全部小组
      </Button>
      <h2 className={classes.sub}>{props.title}</h2>
      {props.children}
    </div>
  );
}

function Leader({ group }: { group: CommunityGroup }) {
  if (group.leaderId === null || !group.mayOpenLeader) return group.leaderName ?? '没有登记';
  return (
    <Anchor component={Link} href={`/people/${group.leaderId}`} inherit underline="always">
      {group.leaderName}
    </Anchor>
  );
}
