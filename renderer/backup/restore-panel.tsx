import { Alert, Button, Checkbox, Group, PasswordInput, Progress, Stack, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { CallFailure, desktopCall } from '#renderer/api.ts';
import { ErrorNote } from '#renderer/errors.tsx';
import { formatBytes } from '#renderer/parts/bytes.ts';
import { formatInstant } from '#renderer/parts/times.ts';
import type { Restorable, RestoreLook, RestoreState, WaitingCopy } from '#shared/contract/restore.ts';
import type { CallError } from '#shared/errors.ts';
import { formatCount } from '#shared/rules/counts.ts';
import classes from './backup.module.css';
import { RemoveCopy, WaitingCopies } from './waiting-copies.tsx';

const LOOK_EVERY_MS = 500;
type Listed = { place: string | null; items: Restorable[] };

/**
 * Choosing a backup, restoring it beside the archive, looking at it, putting it in place; works without an archive.
 * `onReady`: told whether a copy can be put in place now. `mayRemove`: whether somebody is at work who can be written down for removing a copy that was not put in place.
 */
export function RestorePanel(props: {
  offersSalvage?: boolean;
  mayRemove?: boolean;
  onReady?: (isReady: boolean) => void;
}) {
  const { offersSalvage = false, mayRemove = false, onReady } = props;
  const [listed, setListed] = useState<Listed | null>(null);
  const [state, setState] = useState<RestoreState>({ state: 'none' });
  const [chosen, setChosen] = useState<Restorable | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const [waiting, setWaiting] = useState<WaitingCopy[]>([]);

  const run = async (work: () => Promise<void>) => {
    setFailure(null);
    await work().catch(setFailure);
  };
  const list = (dir: string | null) => run(async () => setListed(await desktopCall('restore.list', { dir })));
  const choose = () =>
    run(async () => {
      const { path } = await desktopCall('files.chooseFolder', { title: '选择存放备份的文件夹或移动盘' });
      if (path !== null) setListed(await desktopCall('restore.list', { dir: path }));
    });
  const start = (item: Restorable, passphrase: string | null) =>
    run(async () => setState(await desktopCall('restore.start', { id: item.id, passphrase })));
  const salvage = () => run(async () => setState(await desktopCall('restore.salvage', {})));
  const cancel = () => run(async () => setState(await desktopCall('restore.cancel', {})));
  const look = (id: string) => run(async () => setState(await desktopCall('restore.look', { id })));
  const remove = async (id: string) => {
    setState(await desktopCall('restore.remove', { id }));
    setWaiting((await desktopCall('restore.waiting', {})).items);
  };
  const commit = () => run(async () => void (await desktopCall('restore.commit', {})));

  // Somebody who left the page finds there again what waits to be put in place or given up.
  useEffect(() => {
    desktopCall('restore.state', {}).then(setState, () => undefined);
  }, []);
  const { state: standing } = state;
  // The list is read anew whenever a copy may have come to it or gone from it.
  useEffect(() => {
    if (standing === 'none' || standing === 'failed')
      desktopCall('restore.waiting', {}).then(({ items }) => setWaiting(items), setFailure);
  }, [standing]);
  useEffect(() => onReady?.(standing === 'ready'), [standing, onReady]);
  const title = state.state === 'ready' && state.salvaged !== null ? '从损坏的档案库抢救' : '从备份恢复';
  const isRunning = standing === 'running';
  useEffect(() => {
    if (!isRunning) return;
    const timer = setInterval(() => {
      desktopCall('restore.state', {}).then(setState, setFailure);
    }, LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [isRunning]);

  return (
    <section className={classes.restore} aria-label={title}>
      {standing === 'ready' || standing === 'running' ? null : (
        <WaitingCopies items={waiting} onLook={look} onRemove={mayRemove ? remove : null} />
      )}
      <h3>{title}</h3>
      {failure ? <ErrorNote error={failure} /> : null}
      {state.state === 'failed' ? <ErrorNote error={new CallFailure(state.error as CallError)} /> : null}
      {state.state === 'running' ? (
        <Stack gap="xs">
          <Text role="status">{state.progress?.phase || '正在准备'}</Text>
          <Progress value={(state.progress?.overall ?? 0) * 100} aria-label="恢复进度" />
          <Group>
            <Button variant="default" size="sm" onClick={() => void cancel()}>
              取消
            </Button>
          </Group>
        </Stack>
      ) : state.state === 'ready' ? (
        <Ready state={state} onCommit={commit} onLeave={cancel} onRemove={mayRemove ? () => remove(state.id) : null} />
      ) : (
        <Stack gap="xs">
          <Text size="sm">先恢复到一个新的文件夹，看过以后再换上；现在的档案库不会删除。</Text>
          <Group gap="xs">
            <Button variant="default" size="sm" onClick={() => void list(null)}>
              列出备份
            </Button>
            <Button variant="default" size="sm" onClick={() => void choose()}>
              到别的位置找…
            </Button>
          </Group>
          {offersSalvage ? (
            <>
              <h3>从损坏的档案库抢救</h3>
              <Text size="sm">
                核对查出损坏、又没有备份或备份太旧的，可以抢救读得出的内容，写进新的文件夹，看过以后再换上；现在的档案库不会改动。
              </Text>
              <Group>
                <Button variant="default" size="sm" onClick={() => void salvage()}>
                  抢救读得出的内容
                </Button>
              </Group>
            </>
          ) : null}
          {listed ? <SourceList listed={listed} chosen={chosen} onChoose={setChosen} /> : null}
          {chosen ? <StartForm key={chosen.id} item={chosen} onStart={start} /> : null}
        </Stack>
      )}
    </section>
  );
}

function SourceList(props: { listed: Listed; chosen: Restorable | null; onChoose: (item: Restorable) => void }) {
  const { place, items } = props.listed;
  if (items.length === 0)
    return <Text>{place ? `“${place}”里没有可以恢复的备份。` : '没有找到备份。请插好移动盘，再选择它。'}</Text>;
  return (
    <fieldset className={classes.sources} aria-label="备份">
      {items.map((item) => (
        <label key={item.id} className={classes.source}>
          <input
            type="radio"
            name="backup"
            checked={props.chosen?.id === item.id}
            onChange={() => props.onChoose(item)}
          />
          <span>
            {formatInstant(item.at)}　{item.kind === 'upgrade' ? '升级前副本' : '备份'}　{formatBytes(item.bytes)}
            {item.isEncrypted ? '　加密' : ''}
            {item.isVerified ? '' : '　核对未通过'}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

function StartForm(props: { item: Restorable; onStart: (item: Restorable, passphrase: string | null) => void }) {
  const [passphrase, setPassphrase] = useState('');
  const { item, onStart } = props;
  return (
    <form
      className={classes.line}
      onSubmit={(event) => {
        event.preventDefault();
        onStart(item, item.isEncrypted ? passphrase : null);
      }}
    >
      {item.isEncrypted ? (
        <PasswordInput
          className={classes.passphrase}
          label="备份口令"
          value={passphrase}
          onChange={(event) => setPassphrase(event.currentTarget.value)}
        />
      ) : null}
      <Button type="submit" size="sm" disabled={item.isEncrypted && passphrase === ''}>
        恢复到新文件夹
      </Button>
    </form>
  );
}

function Ready(props: {
  state: Extract<RestoreState, { state: 'ready' }>;
  onCommit: () => void;
  onLeave: () => void;
  /** Null: nobody may here. */
  onRemove: (() => Promise<void>) | null;
}) {
  const [isKnown, setIsKnown] = useState(false);
  const { look, findings, at, atOf, salvaged, folder } = props.state;
  return (
    <Stack gap="xs" aria-label="恢复的档案库" role="group">
      <dl className={classes.facts}>
        <dt>单位</dt>
        <dd>{look.office}</dd>
        {salvaged ? null : (
          <>
            <dt>档案、人员</dt>
            <dd>
              {formatCount(look.records)} 份，{formatCount(look.persons)} 人
            </dd>
          </>
        )}
        <dt>新文件夹</dt>
        <dd>{folder}</dd>
        <dt>{timeWords[atOf]}</dt>
        <dd>{formatInstant(at)}</dd>
        <dt>最后一条操作</dt>
        <dd>{look.lastEntryAt ? formatInstant(look.lastEntryAt) : '没有'}</dd>
        {salvaged && look.missing === null ? null : (
          <>
            <dt>比现在缺少</dt>
            <dd>{missingWords(look.missing)}</dd>
          </>
        )}
      </dl>
      {salvaged?.map((line) => (
        <Text key={line} size="sm">
          {line}
        </Text>
      ))}
      {salvaged ? (
        <Text size="sm">丢失和要核对的内容逐条写在新文件夹的“抢救报告.txt”里。换上以后，这份报告跟着档案库走。</Text>
      ) : null}
      {findings.length > 0 ? (
        <Alert color="red" title="核对没有通过">
          {findings.map((finding) => (
            <div key={finding}>{finding}</div>
          ))}
          <Checkbox
            mt="xs"
            label="已经看过，仍要使用"
            checked={isKnown}
            onChange={(event) => setIsKnown(event.currentTarget.checked)}
          />
        </Alert>
      ) : (
        <Text fw={600}>核对通过：数据库和材料完整。</Text>
      )}
      <Group gap="xs">
        <Button size="sm" disabled={findings.length > 0 && !isKnown} onClick={() => props.onCommit()}>
          换上恢复的档案库
        </Button>
        <Button variant="default" size="sm" onClick={() => props.onLeave()}>
          先不换，以后再说
        </Button>
        {props.onRemove ? <RemoveCopy folder={folder} onRemove={props.onRemove} /> : null}
      </Group>
    </Stack>
  );
}

const timeWords = { backup: '备份时间', restored: '恢复时间', salvaged: '抢救时间' } as const;

function missingWords(missing: RestoreLook['missing']): string {
  if (missing === null) return '现在的档案库读不出，不能比较';
  if (!missing.isSameArchive) return '与现在的档案库不是同一本，或操作日志不相接';
  if (missing.entries === 0 || missing.firstAt === null || missing.lastAt === null) return '没有';
  return `${formatCount(missing.entries)} 条操作（${formatInstant(missing.firstAt)} 至 ${formatInstant(missing.lastAt)}）`;
}
