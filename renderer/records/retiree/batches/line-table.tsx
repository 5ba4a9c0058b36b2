import { Button, Checkbox } from '@mantine/core';
import { Link } from 'wouter';
import { StateBadge } from '#renderer/parts/state-badge.tsx';
import text from '#renderer/parts/text.module.css';
import { TickAll } from '#renderer/parts/tick-all.tsx';
import { Unbroken } from '#renderer/parts/unbroken.tsx';
import type { Batch, BatchLine } from '#shared/records/retiree/contract/batches.ts';
import { lineStates } from '#shared/records/retiree/rules/batch-words.ts';
import { formatCount } from '#shared/rules/counts.ts';
import { numberInWords } from '#shared/rules/person-number-words.ts';
import { arrivedLabels, lineTones } from './batch-words.ts';
import classes from './batches.module.css';

/** The people of a list, with what came of each. */
export function LineTable(props: {
  batch: Batch;
  ticked: ReadonlySet<number>;
  onTick: (ticked: ReadonlySet<number>) => void;
  onOpen: (line: BatchLine) => void;
}) {
  const { batch, ticked } = props;
  const tick = (some: readonly number[], isOn: boolean) => {
    const next = new Set(ticked);
    for (const id of some) {
      if (isOn) next.add(id);
      else next.delete(id);
    }
    props.onTick(next);
  };
  const ids = batch.lines.filter(({ takenOn }) => takenOn === null).map(({ id }) => id);
  return (
    <table className={classes.table} aria-label="清单">
      <colgroup>
        <col style={{ width: 34 }} />
        <col style={{ width: 44 }} />
        <col style={{ width: 120 }} />
        <col style={{ width: 176 }} />
        <col />
        <col style={{ width: 92 }} />
        <col style={{ width: 110 }} />
        <col style={{ width: 84 }} />
        <col style={{ width: 130 }} />
        <col style={{ width: 'calc(22ch + 14px)' }} />
        <col style={{ width: 92 }} />
      </colgroup>
      <thead>
        <tr>
          <th scope="col">
            <TickAll label="勾选全部" ids={ids} ticked={ticked} onTick={(isOn) => tick(ids, isOn)} />
          </th>
          {['序号', '姓名', '证件号码', '原单位', '退休时间', '社区', '卷', '份数/页数', '档号', '核对'].map(
            (title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ),
          )}
        </tr>
      </thead>
      <tbody>
        {batch.lines.map((line, index) => (
          <tr key={line.id}>
            <td>
              <Checkbox
                size="xs"
                aria-label={`勾选 ${line.name}`}
                checked={ticked.has(line.id)}
                disabled={line.takenOn !== null}
                onChange={(event) => tick([line.id], event.currentTarget.checked)}
              />
            </td>
            <td>{index + 1}</td>
            <td>
              <button type="button" className={classes.link} onClick={() => props.onOpen(line)}>
                {line.name}
              </button>
              {line.isSurplus ? <div className={classes.aside}>清单外多出</div> : null}
              {line.sealNumber === null ? null : <div className={classes.warn}>密封</div>}
            </td>
            <td className={text.unbroken}>{numberInWords(line.idNumber)}</td>
            <td>{line.employer ?? ''}</td>
            <td className={text.unbroken}>{line.retiredOn ?? ''}</td>
            <td>{line.communityName ?? '未分社区'}</td>
            <td>{volumes(line)}</td>
            <td>
              {line.sealNumber === null ? (
                <Button
                  component={Link}
                  href={`/batches/${batch.id}/directory/${line.id}`}
                  size="compact-sm"
                  variant="default"
                  aria-label={`${directoryWords(line)}：${line.name} 的卷内目录`}
                >
                  {directoryWords(line)}
                </Button>
              ) : (
                '不拆封'
              )}
            </td>
            <td>
              {line.recordId === null ? (
                <span className={classes.aside}>办结时建档</span>
              ) : (
                <Link href={`/records/${line.recordId}`} className={text.unbroken}>
                  {line.recordNumber}
                </Link>
              )}
            </td>
            <td>
              {line.takenOn === null ? (
                <StateBadge tone={lineTones[line.state]}>
                  {line.state === 'arrived' ? arrivedLabels[batch.direction] : lineStates[line.state]}
                </StateBadge>
              ) : (
                <span title={`办结日期 ${line.takenOn}`}>
                  <StateBadge tone="good">已办结</StateBadge>
                </span>
              )}
              {line.refusal === null ? null : (
                <div className={classes.warn}>
                  办结时不能办：<Unbroken>{line.refusal}</Unbroken>
                </div>
              )}
              {line.lacking === null ? null : <div className={classes.warn}>{line.lacking}</div>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function volumes({ originals, copies }: BatchLine): string {
  if (originals === null && copies === null) return '';
  return [originals === null ? '' : `正 ${originals}`, copies === null ? '' : `副 ${copies}`].filter(Boolean).join(' ');
}

function directoryWords({ papers, pages }: BatchLine): string {
  const known = [
    papers === null ? '' : `${formatCount(papers)} 份`,
    pages === null ? '' : `${formatCount(pages)} 页`,
  ].filter(Boolean);
  return known.length === 0 ? '卷内目录' : known.join('/');
}
