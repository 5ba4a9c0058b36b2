import { Checkbox, Pagination } from '@mantine/core';
import { Link } from 'wouter';
import { formatCount } from '#renderer/parts/bytes.ts';
import { acceptLabel, ListedName } from '#renderer/parts/listed-name.tsx';
import { StateBadge } from '#renderer/parts/state-badge.tsx';
import type { JudgedLine, ListLevel } from '#shared/contract/judged-lists.ts';
import { listLevelWords } from '#shared/records/retiree/list-words.ts';
import classes from './judged-list.module.css';
import { type JudgedView, PAGE_LINES } from './use-judged-view.ts';

const levels = ['ready', 'note', 'ask', 'stop'] as const;
const tones = { ready: 'good', note: 'active', ask: 'warn', stop: 'bad' } as const satisfies Record<ListLevel, string>;

export interface JudgedColumn<L> {
  title: string;
  width: number;
  show: (line: L) => string;
}

export interface JudgedPage<L> {
  lines: readonly L[];
  total: number;
  counts: Record<ListLevel, number>;
}

/** The lines of a list with what is to be said about each; those that ask can be taken by a tick. */
export function JudgedList<L extends JudgedLine>(props: {
  label: string;
  seen: JudgedPage<L>;
  view: JudgedView;
  /** Between the community and the verdict. */
  columns: readonly JudgedColumn<L>[];
}) {
  const { seen, view, columns } = props;
  const all = levels.reduce((sum, level) => sum + seen.counts[level], 0);
  const accept = (row: number, isOn: boolean) => {
    const next = new Set(view.accepted);
    if (isOn) next.add(row);
    else next.delete(row);
    view.accept(next);
  };
  return (
    <>
      <fieldset className={classes.tabs} aria-label="核对结果">
        {([null, ...levels] as const).map((level) => (
          <button
            key={level ?? 'all'}
            type="button"
            className={classes.tab}
            aria-pressed={view.level === level}
            onClick={() => view.show(level)}
          >
            {level === null ? '全部' : listLevelWords[level]}
            <span className={classes.count}>{formatCount(level === null ? all : seen.counts[level])}</span>
          </button>
        ))}
      </fieldset>
      <div className={classes.scroll}>
        <table className={classes.table} aria-label={props.label}>
          <colgroup>
            <col style={{ width: 44 }} />
            <col style={{ width: 96 }} />
            <col style={{ width: 178 }} />
            <col style={{ width: 104 }} />
            {columns.map(({ title, width }) => (
              <col key={title} style={{ width }} />
            ))}
            <col />
          </colgroup>
          <thead>
            <tr>
              {['行', '姓名', '号码', '社区', ...columns.map(({ title }) => title), '核对'].map((title) => (
                <th key={title} scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {seen.lines.map((line) => (
              <tr key={line.row}>
                <td>{line.row}</td>
                <td>
                  {line.recordId === null ? (
                    line.nameText
                  ) : (
                    <ListedName line={line}>
                      <Link href={`/records/${line.recordId}`} className={classes.name}>
                        {line.name}
                      </Link>
                    </ListedName>
                  )}
                </td>
                <td>{line.numberText || line.recordNumber}</td>
                <td>{line.communityName ?? ''}</td>
                {columns.map(({ title, show }) => (
                  <td key={title}>{show(line)}</td>
                ))}
                <td>
                  <StateBadge tone={tones[line.level]}>{listLevelWords[line.level]}</StateBadge>
                  {line.level === 'ask' ? (
                    <Checkbox
                      size="xs"
                      mt={4}
                      label={acceptLabel(line).label}
                      aria-label={acceptLabel(line).spoken}
                      checked={view.accepted.has(line.row)}
                      onChange={(event) => accept(line.row, event.currentTarget.checked)}
                    />
                  ) : null}
                  {line.findings.map((sentence) => (
                    <span key={sentence} className={classes.said} data-stop={line.level === 'stop' || undefined}>
                      {sentence}
                    </span>
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        {seen.lines.length === 0 ? <p className={classes.empty}>没有这样的行。</p> : null}
      </div>
      {seen.total > PAGE_LINES ? (
        <div className={classes.pages}>
          <span>共 {formatCount(seen.total)} 行</span>
          <Pagination
            size="sm"
            total={Math.ceil(seen.total / PAGE_LINES)}
            value={view.page}
            onChange={view.turn}
            getControlProps={(control) => ({ 'aria-label': control === 'next' ? '下一页' : '上一页' })}
            getItemProps={(page) => ({ 'aria-label': `第 ${page} 页` })}
          />
        </div>
      ) : null}
    </>
  );
}
