import { Button, Checkbox } from '@mantine/core';
import { Link } from 'wouter';
import { useCodes } from '#renderer/codes.ts';
import { NoNumber } from '#renderer/parts/no-number.tsx';
import { StateBadge } from '#renderer/parts/state-badge.tsx';
import { TickAll } from '#renderer/parts/tick-all.tsx';
import type { CertificationRow } from '#shared/records/retiree/contract/certification.ts';
import classes from './certification.module.css';

const tones = { V0: 'calm', V1: 'good', V2: 'warn', V3: 'bad', V4: 'warn' } as const;

/** The people of one list. */
export function CertificationTable(props: {
  rows: readonly CertificationRow[];
  ticked: ReadonlySet<number>;
  isBusy: boolean;
  onTick: (ticked: ReadonlySet<number>) => void;
  onEnter: (row: CertificationRow) => void;
}) {
  const { rows, ticked } = props;
  const codes = useCodes();
  const ids = rows.map(({ recordId }) => recordId);
  const tick = (some: readonly number[], isOn: boolean) => {
    const next = new Set(ticked);
    for (const id of some) {
      if (isOn) next.add(id);
      else next.delete(id);
    }
    props.onTick(next);
  };
  return (
    <table className={classes.table} aria-label="人员">
      <colgroup>
        <col style={{ width: 34 }} />
        <col style={{ width: 120 }} />
        <col style={{ width: 180 }} />
        <col style={{ width: 120 }} />
        <col />
        <col style={{ width: 130 }} />
        <col style={{ width: 104 }} />
        <col style={{ width: 104 }} />
        <col style={{ width: 150 }} />
        <col style={{ width: 76 }} />
      </colgroup>
      <thead>
        <tr>
          <th scope="col">
            <TickAll label="勾选本页全部" ids={ids} ticked={ticked} onTick={(isOn) => tick(ids, isOn)} />
          </th>
          {['姓名', '证件号码', '电话', '居住地址', '社区', '上次认证', '有效期至', '状态', '操作'].map((title) => (
            <th key={title} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.recordId}>
            <td>
              <Checkbox
                size="xs"
                aria-label={`勾选 ${row.name}`}
                checked={ticked.has(row.recordId)}
                onChange={(event) => tick([row.recordId], event.currentTarget.checked)}
              />
            </td>
            <td>
              <Link href={`/records/${row.recordId}`} className={classes.name}>
                {row.name}
              </Link>
            </td>
            <td>{row.idNumber ?? <NoNumber />}</td>
            <td>{row.phone ?? ''}</td>
            <td>{row.address ?? ''}</td>
            <td>{row.communityName ?? '未分社区'}</td>
            <td>{row.certifiedOn ?? ''}</td>
            <td>{row.through ?? ''}</td>
            <td>
              <StateBadge tone={tones[row.certificationState as keyof typeof tones] ?? 'calm'}>
                {codes.label('certificationState', row.certificationState)}
              </StateBadge>
              {row.benefitState === 'B2' ? <span className={classes.paused}>发放已暂停</span> : null}
            </td>
            <td>
              <Button
                size="compact-sm"
                variant="default"
                disabled={props.isBusy}
                aria-label={`登记 ${row.name} 的认证`}
                title="按上面选的日期和方式登记"
                onClick={() => props.onEnter(row)}
              >
                登记
              </Button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
