import { Button, Checkbox, Group, Select } from '@mantine/core';
import { useState } from 'react';
import { archiveCall } from '#renderer/api.ts';
import { ErrorNote } from '#renderer/errors.tsx';
import { useAct } from '#renderer/parts/use-act.ts';
import { useArchive } from '#renderer/queries.ts';
import type { Community, WaitingGroup } from '#shared/contract/communities.ts';
import { formatCount } from '#shared/rules/counts.ts';
import classes from './places.module.css';
import { addressWords, waitingWords } from './places-words.ts';

interface Picked {
  addresses: { road: string; house: string | null }[];
  recordIds: number[];
  groupIds: number[];
}

const nothing: Picked = { addresses: [], recordIds: [], groupIds: [] };

/** The worklist after a split or an abolition: files by road, by house number, one by one. */
export function WaitingPanel({ community }: { community: Community }) {
  const [picked, setPicked] = useState<Picked>(nothing);
  const [target, setTarget] = useState<string | null>(null);
  const found = useArchive('communities.waiting', { sourceId: community.id, limit: 200 });
  const act = useAct();
  const count = picked.addresses.length + picked.recordIds.length + picked.groupIds.length;
  const assign = async () => {
    const isDone = await act.run(async () => {
      const input = { sourceId: community.id, targetId: Number(target), ...picked };
      const { moved, waiting } = await archiveCall('communities.assign', input);
      return `已分配 ${formatCount(moved)} 份，还有 ${formatCount(waiting)} 份`;
    });
    if (isDone) setPicked(nothing);
  };
  if (found.error) return <ErrorNote error={found.error} onRetry={() => void found.refetch()} />;
  const data = found.data;
  if (!data || data.total + data.households + data.outlets + data.waitingGroups.length === 0) return null;
  const isEnded = community.endedOn !== null;
  return (
    <section className={classes.waiting} aria-label="分配档案">
      <h3 className={classes.sub}>
        {isEnded ? '未分配' : '可以划出'}：{formatCount(data.total)} 份档案
        {data.households > 0 ? `，${formatCount(data.households)} 户` : ''}
        {data.outlets > 0 ? `，${formatCount(data.outlets)} 个网点` : ''}
      </h3>
      <p>
        {isEnded
          ? '社区已不存在，这些档案还没有归到新的社区。勾选路名、门牌或逐份，选好社区后分配，同一户一起走；归属从变动生效那天算起。'
          : '没有划出的档案仍属本社区。'}
      </p>
      <div className={classes.rows}>
        {data.waitingGroups.map((group) => (
          <div key={group.id} className={classes.row}>
            <Checkbox
              label={`小组：${group.name}`}
              checked={picked.groupIds.includes(group.id)}
              onChange={() => setPicked((was) => ({ ...was, groupIds: flipped(was.groupIds, group.id) }))}
            />
          </div>
        ))}
        {data.groups.map((group) => (
          <AddressRow key={group.road} sourceId={community.id} group={group} picked={picked} onPick={setPicked} />
        ))}
      </div>
      {act.failure ? <ErrorNote error={act.failure} /> : null}
      <Group gap="xs" align="end">
        <Select
          label="分配到"
          placeholder="请选择社区"
          data={data.targets.map((one) => ({ value: String(one.id), label: one.name }))}
          value={target}
          onChange={setTarget}
          searchable
          nothingFoundMessage="没有这个社区"
          comboboxProps={{ shadow: 'md', transitionProps: { duration: 0 } }}
        />
        <Button disabled={target === null || count === 0} loading={act.isBusy} onClick={() => void assign()}>
          分配所选 {formatCount(count)} 项
        </Button>
      </Group>
    </section>
  );
}

function AddressRow(props: {
  sourceId: number;
  group: WaitingGroup;
  picked: Picked;
  onPick: (change: (was: Picked) => Picked) => void;
}) {
  const { sourceId, group, picked, onPick } = props;
  const [isOpened, setIsOpened] = useState(false);
  const { road, house } = group;
  const isRoad = house === null;
  const houses = useArchive(
    'communities.waiting',
    { sourceId, road, limit: 200 },
    { isEnabled: isOpened && isRoad && road !== '' },
  );
  const showsFiles = !isRoad || road === '';
  const files = useArchive(
    'communities.waitingFiles',
    { sourceId, road, house, limit: 200 },
    { isEnabled: isOpened && showsFiles },
  );
  const isPicked = picked.addresses.some((one) => one.road === road && one.house === house);
  const flip = () =>
    onPick((was) => ({
      ...was,
      addresses: isPicked
        ? was.addresses.filter((one) => one.road !== road || one.house !== house)
        : [...was.addresses, { road, house }],
    }));
  const words = addressWords(group);
  const action = isOpened ? '收起' : showsFiles ? '逐份' : '按门牌';
  return (
    <div className={classes.row}>
      <Checkbox label={`${words}（${waitingWords(group)}）`} checked={isPicked} onChange={flip} />
      <Button
        size="compact-sm"
        variant="subtle"
        aria-expanded={isOpened}
        aria-label={`${action} ${words}`}
        onClick={() => setIsOpened(!isOpened)}
      >
        {action}
      </Button>
      {isOpened ? (
        <div className={classes.files}>
          {(houses.data?.groups ?? []).map((one) => (
            <AddressRow key={one.house} sourceId={sourceId} group={one} picked={picked} onPick={onPick} />
          ))}
          {(files.data?.items ?? []).map((file) => (
            <Checkbox
              key={file.id}
              py={3}
              label={`${file.name}　${file.number}　${file.address ?? '没有住址'}`}
              checked={picked.recordIds.includes(file.id)}
              onChange={() => onPick((was) => ({ ...was, recordIds: flipped(was.recordIds, file.id) }))}
            />
          ))}
        </div>
      ) : null}
    </div>
  );
}

function flipped(ids: readonly number[], id: number): number[] {
  return ids.includes(id) ? ids.filter((one) => one !== id) : [...ids, id];
}
