import { Skeleton } from '@mantine/core';
import { ErrorNote } from '#renderer/errors.tsx';
import { useArchive } from '#renderer/queries.ts';
import { recordKindLabels } from '#shared/records/kinds.ts';
import { formatCount } from '#shared/rules/counts.ts';
import classes from './life.module.css';

/** What a death registered in this file leads to in the other open files of the person; nothing where there are none. */
export function DeathReach({ recordId }: { recordId: number }) {
  const { data, error, refetch } = useArchive('life.deathReach', { recordId });
  if (error) return <ErrorNote error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton height={20} role="status" aria-label="正在查看这个人的其他档案" />;
  const { files, parts, elsewhere } = data;
  if (files.length === 0 && parts.length === 0 && elsewhere === 0) return null;
  return (
    <section className={classes.effect} aria-label="这个人的其他档案">
      <p>死亡是这个人的事，一次登记，其他档案同时办理；撤销也一并撤销：</p>
      <ul>
        {parts.map((told) => (
          <li key={told}>本档案{told}</li>
        ))}
        {files.map(({ recordId: id, kind, number, told, isReached }) => (
          <li key={id}>
            {recordKindLabels[kind]} {number}：{isReached ? told : `不变（${told}）`}
          </li>
        ))}
        {elsewhere === 0 ? null : <li>另有 {formatCount(elsewhere)} 份您不能查看的档案，也同时登记</li>}
      </ul>
    </section>
  );
}
