import type { JudgedLine, ListLevel } from '#shared/contract/judged-lists.ts';
import { listLevelWords } from '#shared/rules/judged-list-words.ts';
import { JudgedName, JudgedVerdict } from './judged-cells.tsx';
import classes from './judged-list.module.css';
import { LevelTabs } from './level-tabs.tsx';
import { ListPages } from './list-pages.tsx';
import type { JudgedView } from './use-judged-view.ts';

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
  return (
    <>
      <LevelTabs counts={seen.counts} words={listLevelWords} value={view.level} onChange={view.show} />
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
              {['行', '姓名', '证件号码', '社区', ...columns.map(({ title }) => title), '核对'].map((title) => (
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
                  <JudgedName line={line} href={(id) => `/records/${id}`} />
                </td>
                <td>{line.numberText || line.recordNumber}</td>
                <td>{line.communityName ?? ''}</td>
                {columns.map(({ title, show }) => (
                  <td key={title}>{show(line)}</td>
                ))}
                <td>
                  <JudgedVerdict line={line} words={listLevelWords} accepted={view.accepted} onAccept={view.accept} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        {seen.lines.length === 0 ? <p className={classes.empty}>没有这样的行。</p> : null}
      </div>
      <ListPages total={seen.total} page={view.page} unit="行" onPage={view.turn} />
    </>
  );
}
