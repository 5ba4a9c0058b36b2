import { Alert, Anchor, Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import { archiveCall, CallFailure, desktopCall } from '#renderer/api.ts';
import { useKeys } from '#renderer/app/keys.ts';
import { ErrorNote, errorText } from '#renderer/errors.tsx';
import { formatBytes } from '#renderer/parts/bytes.ts';
import { formatInstant } from '#renderer/parts/times.ts';
import { useArchive } from '#renderer/queries.ts';
import settings from '#renderer/settings/settings.module.css';
import type { Backup } from '#shared/contract/backups.ts';
import type { SessionUser } from '#shared/contract/session.ts';
import type { CallError } from '#shared/errors.ts';
import { hasRight } from '#shared/rules/rights.ts';
import { mayRunOffice } from '#shared/rules/scope.ts';
import classes from './backup.module.css';
import { PassphraseForm } from './passphrase-form.tsx';
import { RestorePanel } from './restore-panel.tsx';

/** 设置, 备份: where backups go, how the last ones went, one made now, and the way back. */
export function BackupPanel() {
  const standing = useArchive('backups.standing', {}, { isAlwaysFresh: true });
  const list = useArchive('backups.list', {});
  const user = useArchive('session.get', {}, { isAlwaysFresh: true }).data?.user ?? null;
  const mayBackUp = user !== null && hasRight(user.role, 'file');
  const mayChange = user !== null && mayRunOffice(user);
  const [failure, setFailure] = useState<unknown>(null);
  const run = (work: () => Promise<unknown>) => {
    setFailure(null);
    void work().catch(setFailure);
  };
  const choose = async () => {
    const { path } = await desktopCall('files.chooseFolder', { title: '备份放到哪个文件夹或移动盘' });
    if (path !== null) await archiveCall('backups.setPlace', { dir: path });
  };
  if (standing.error) return <ErrorNote error={standing.error} onRetry={() => void standing.refetch()} />;
  const { data } = standing;
  if (!data) return null;
  const { place, newest } = data;
  return (
    <section className={settings.panel} aria-label="备份">
      <h2>备份</h2>
      <p>程序每天自动备份一次数据库和材料，并核对；保留最近 7 天、4 周和 12 个月的备份。</p>
      {failure ? <ErrorNote error={failure} /> : null}
      <dl className={classes.facts}>
        <dt>最近一次</dt>
        <dd>{newest ? `${formatInstant(newest.at)}，${formatBytes(newest.bytes)}，核对通过` : '还没有'}</dd>
        <dt>备份位置</dt>
        <dd>
          {place.path}
          {place.isThere ? '' : '（现在找不到，请插好移动盘）'}
        </dd>
        <dt>加密</dt>
        <dd>{data.isEncrypted ? '已加密' : '不加密'}</dd>
      </dl>
      {data.last?.state === 'failed' ? (
        <Alert color="red" title="最近一次备份核对没有通过">
          {data.last.problem?.findings.map((finding) => (
            <div key={finding}>{finding}</div>
          ))}
          {mayChange ? <div>档案库损坏的，请在下面从较早的备份恢复；没有可用的备份，再抢救读得出的内容。</div> : null}
        </Alert>
      ) : null}
      {place.isSameDisk ? (
        <Alert color="orange">备份和档案库在同一个盘上，盘坏了会一起丢。请把备份位置换到另一个盘或移动盘。</Alert>
      ) : null}
      <Group gap="xs">
        {mayBackUp ? (
          <Button onClick={() => run(() => archiveCall('jobs.start', { kind: 'backup.make', reason: 'asked' }))}>
            立即备份
          </Button>
        ) : null}
        {mayChange ? (
          <Button variant="default" onClick={() => run(choose)}>
            更换位置…
          </Button>
        ) : null}
      </Group>
      {mayChange ? <PassphraseForm isEncrypted={data.isEncrypted} /> : null}
      <h3>备份记录</h3>
      {list.data?.items.length === 0 ? <Text size="sm">还没有备份过。</Text> : null}
      <ul className={classes.history} aria-label="备份记录">
        {(list.data?.items ?? []).map((backup) => (
          <li key={backup.id}>
            {formatInstant(backup.at)}　{outcomeWords(backup)}　{backup.path}
          </li>
        ))}
      </ul>
      {mayChange ? (
        <RestorePanel offersSalvage mayRemove />
      ) : (
        <Text size="sm">更换位置、加密和恢复由能查看全街道的系统管理员办理。</Text>
      )}
    </section>
  );
}

function outcomeWords({ state, problem, bytes, reason }: Backup): string {
  if (state === 'verified') return `${reason === 'daily' ? '自动备份' : '备份'}，${formatBytes(bytes)}，核对通过`;
  if (problem === null || problem.code === null) return `核对没有通过：${problem?.findings[0] ?? ''}`;
  const error = { code: problem.code, params: problem.params, ref: null } as CallError;
  return `没有做成：${errorText(new CallFailure(error)).sentence}`;
}

/**
 * At the top of every page when no backup is fresh, with one key to make one; whoever may choose another place or restore
 * is led there, since a backup that never comes about is mostly a place that is gone.
 */
export function BackupBand({ user }: { user: SessionUser }) {
  const { data } = useArchive('backups.standing', {}, { isAlwaysFresh: true });
  const [failure, setFailure] = useState<unknown>(null);
  const isStale = data != null && data.staleDays !== null && hasRight(user.role, 'file');
  const make = () =>
    void archiveCall('jobs.start', { kind: 'backup.make', reason: 'asked' }).catch((error: unknown) =>
      setFailure(error),
    );
  useKeys(isStale ? { 'Ctrl+B': make } : {});
  if (!isStale) return null;
  return (
    <div className={classes.band} role="status">
      <Text size="sm">已经 {data.staleDays} 天没有核对通过的备份。</Text>
      <Button size="compact-sm" variant="default" title="Ctrl+B" onClick={make}>
        立即备份（Ctrl+B）
      </Button>
      {mayRunOffice(user) ? (
        <Anchor component={Link} href="/settings/backup" size="sm">
          备份设置
        </Anchor>
      ) : null}
      {failure ? <ErrorNote error={failure} /> : null}
    </div>
  );
}
