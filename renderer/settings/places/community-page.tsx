import { Button, Group, Skeleton, Text } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { archiveCall } from '#renderer/api.ts';
import { ErrorNote } from '#renderer/errors.tsx';
import { ConfirmDialog } from '#renderer/parts/confirm-dialog.tsx';
import { UndoList } from '#renderer/parts/undo-list.tsx';
import { useAct } from '#renderer/parts/use-act.ts';
import { useArchive } from '#renderer/queries.ts';
import type { CommunityRelation, CommunityVersion } from '#shared/contract/communities.ts';
import { placesOfKinds } from '../../registers/places.ts';
import settings from '../settings.module.css';
import classes from './places.module.css';
import { belongingWords, periodWords, relationWords } from './places-words.ts';
import { SplitForm } from './split-form.tsx';
import { VersionForm } from './version-form.tsx';
import { WaitingPanel } from './waiting-panel.tsx';

type Mode = 'rename' | 'correct' | 'split' | 'remove';

/** One community through time: its names, what it came from and went to, its groups, what can be done about it. */
export function CommunityPage({ id }: { id: number }) {
  const [mode, setMode] = useState<Mode | null>(null);
  const found = useArchive('communities.get', { id });
  const done = () => setMode(null);
  if (found.error) return <ErrorNote error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <Skeleton height={240} />;
  const { community, use, versions, predecessors, successors, commands } = found.data;
  const isEnded = community.endedOn !== null;
  const mayAssign = isEnded || successors.some((one) => one.kind === 'branch');
  return (
    <section className={settings.panel} aria-label={community.name}>
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
      <div className={settings.head}>
        <div>
          <h2>{community.name}</h2>
          <p>
            {isEnded ? `已于 ${community.endedOn} 截止` : `代码 ${community.code ?? '未填'}`}，{belongingWords(use)}
          </p>
        </div>
        {isEnded || mode ? null : (
          <div className={classes.actions}>
            <Button onClick={() => setMode('rename')}>更名或改代码</Button>
            <Button variant="default" onClick={() => setMode('correct')}>
              更正
            </Button>
            <Button variant="default" onClick={() => setMode('split')}>
              拆分或撤销…
            </Button>
            <Button variant="default" onClick={() => setMode('remove')}>
              移除…
            </Button>
          </div>
        )}
      </div>
      {mode === 'rename' || mode === 'correct' ? <VersionForm mode={mode} community={community} onDone={done} /> : null}
      {mode === 'split' ? <SplitForm community={community} onDone={done} /> : null}
      {mode === 'remove' ? <RemoveDialog id={id} name={community.name} onClose={done} /> : null}
      {mayAssign ? <WaitingPanel community={community} /> : null}
      <div>
        <h3 className={classes.sub}>各时期的名称和代码</h3>
        <VersionTable versions={versions} />
      </div>
      <Relations title="由来" relations={predecessors} towards="predecessor" />
      <Relations title="去向" relations={successors} towards="successor" />
      {placesOfKinds.map(({ name, OfCommunity }) => (
        <OfCommunity key={name} communityId={id} isEnded={isEnded} />
      ))}
      {commands.length > 0 ? (
        <div>
          <h3 className={classes.sub}>可以撤销的操作</h3>
          <UndoList commands={commands} hint="这次操作改动的社区、小组和档案归属会全部恢复原样。" />
        </div>
      ) : null}
    </section>
  );
}

function VersionTable({ versions }: { versions: readonly CommunityVersion[] }) {
  return (
    <table className={settings.table} aria-label="各时期的名称和代码">
      <colgroup>
        <col />
        <col style={{ width: 150 }} />
        <col style={{ width: 230 }} />
        <col style={{ width: '30%' }} />
      </colgroup>
      <thead>
        <tr>
          {['名称', '区划代码', '有效期', '批准文件'].map((title) => (
            <th key={title} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {versions.map((version) => (
          <tr key={version.id} className={version.validTo === null ? undefined : classes.past}>
            <td>{version.name}</td>
            <td>{version.code ?? '未填'}</td>
            <td>{periodWords(version)}</td>
            <td>{version.document}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Relations(props: {
  title: string;
  relations: readonly CommunityRelation[];
  towards: 'successor' | 'predecessor';
}) {
  if (props.relations.length === 0) return null;
  return (
    <div>
      <h3 className={classes.sub}>{props.title}</h3>
      {props.relations.map((relation) => (
        <Text key={`${relation.id} ${relation.effectiveOn}`} size="sm" className={classes.relation}>
          <Link className={classes.link} href={`/settings/communities/${relation.id}`}>
            {relation.name}
          </Link>
          {`　${relationWords(relation, props.towards)}，${relation.document}`}
        </Text>
      ))}
    </div>
  );
}

function RemoveDialog({ id, name, onClose }: { id: number; name: string; onClose: () => void }) {
  const [, navigate] = useLocation();
  const act = useAct();
  const remove = async () => {
    const isDone = await act.run(async () => {
      await archiveCall('communities.remove', { id });
      return '社区已移除，可以撤销';
    });
    if (isDone) navigate('/settings/communities');
  };
  return (
    <ConfirmDialog
      isOpened
      title="移除社区"
      confirmLabel="移除"
      isDangerous
      isBusy={act.isBusy}
      error={act.failure}
      onConfirm={() => void remove()}
      onClose={onClose}
    >
      <Text>{name}</Text>
      <Text size="sm" c="gray.7">
        只有登记错了、没有档案和小组的社区才能移除。社区不再存在的，请用合并、拆分或撤销。
      </Text>
    </ConfirmDialog>
  );
}
