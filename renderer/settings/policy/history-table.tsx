import { Button } from '@mantine/core';
import { useState } from 'react';
import { StateBadge } from '#renderer/parts/state-badge.tsx';
import { formatInstant } from '#renderer/parts/times.ts';
import { today } from '#renderer/parts/today.ts';
import { datedValueWords } from '#shared/codes/policy-words.ts';
import type { DatedRow } from '#shared/contract/policy.ts';
import { CloseDialog } from './close-dialog.tsx';
import classes from './policy.module.css';
import { periodWords, phaseOf, standingOf } from './policy-words.ts';
import { RemoveDialog } from './remove-dialog.tsx';
import { useAreaWords } from './use-areas.ts';

const phaseLabels = { past: '已过', now: '现行', coming: '未到' } as const;

/** Every period of a value, with what can be done about it. */
export function HistoryTable({ rows }: { rows: readonly DatedRow[] }) {
  const [closing, setClosing] = useState<DatedRow | null>(null);
  const [removing, setRemoving] = useState<DatedRow | null>(null);
  const areaWords = useAreaWords();
  if (rows.length === 0) return <p>还没有登记过取值。</p>;
  return (
    <>
      <table className={classes.table} aria-label="各时期的取值">
        <colgroup>
          <col style={{ width: 56 }} />
          <col style={{ width: 100 }} />
          <col style={{ width: '15%' }} />
          <col style={{ width: '19%' }} />
          <col />
          <col style={{ width: 112 }} />
          <col style={{ width: 128 }} />
          <col style={{ width: 150 }} />
        </colgroup>
        <thead>
          <tr>
            {['时期', '地区', '取值', '有效期', '依据文件', '依据情况', '登记', '操作'].map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const phase = phaseOf(row, today());
            const standing = standingOf(row);
            const name = `${datedValueWords(row)}（${periodWords(row)}）`;
            return (
              <tr key={`${row.areaCode} ${row.validFrom}`} data-phase={phase}>
                <td>{phaseLabels[phase]}</td>
                <td>{areaWords(row.areaCode)}</td>
                <td>
                  <strong>{datedValueWords(row)}</strong>
                </td>
                <td>{periodWords(row)}</td>
                <td>{row.document}</td>
                <td title={standing.why}>
                  <StateBadge tone={standing.tone}>{standing.label}</StateBadge>
                </td>
                <td>
                  {row.addedAt ? (
                    <>
                      {row.addedBy}
                      <p>{formatInstant(row.addedAt)}</p>
                    </>
                  ) : (
                    '程序自带'
                  )}
                </td>
                <td>
                  <div className={classes.actions}>
                    <Button
                      size="compact-sm"
                      variant="subtle"
                      aria-label={`改截止日期 ${name}`}
                      onClick={() => setClosing(row)}
                    >
                      改截止日期
                    </Button>
                    {row.id === null ? null : (
                      <Button
                        size="compact-sm"
                        variant="subtle"
                        aria-label={`移除 ${name}`}
                        onClick={() => setRemoving(row)}
                      >
                        移除
                      </Button>
                    )}
                  </div>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {closing ? <CloseDialog row={closing} onClose={() => setClosing(null)} /> : null}
      {removing ? <RemoveDialog row={removing} onClose={() => setRemoving(null)} /> : null}
    </>
  );
}
