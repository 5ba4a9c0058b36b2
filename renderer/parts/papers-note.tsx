import { Alert } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import type { PapersSince } from '#shared/contract/commands.ts';
import { formatCount } from '#shared/rules/counts.ts';
import { formatInstant } from './times.ts';
import classes from './undo-list.module.css';

/** What was printed since an act that is about to be taken back, so that the paper is taken back too; nothing where none was. */
export function PapersNote({ papers }: { papers: PapersSince | undefined }) {
  if (!papers || papers.total === 0) return null;
  const { items, total } = papers;
  return (
    <Alert color="yellow" variant="light" p="sm" icon={<IconPrinter size={18} />}>
      <strong>办理以后打印过，撤销后纸上的内容作废，请收回：</strong>
      <ul className={classes.papers} aria-label="要收回的表">
        {items.map((paper) => (
          <li key={`${paper.at} ${paper.title}`}>{paperWords(paper)}</li>
        ))}
        {total > items.length ? <li>还有 {formatCount(total - items.length)} 次打印，见日志</li> : null}
      </ul>
    </Alert>
  );
}

/** 《退休人员死亡（停发）申报表》张三 350102005-TX2026-00012，2026-11-30 14:05 王敏打印 */
function paperWords({ title, of, things, at, by, isPdf }: PapersSince['items'][number]): string {
  const whose = things > 1 ? `${of} 等 ${formatCount(things)} 份档案` : of;
  return `《${title}》${whose}，${formatInstant(at)} ${by}${isPdf ? '保存为 PDF' : '打印'}`;
}

/** What is said when an act was taken back. */
export function undoneWords({ title, papers }: { title: string; papers: PapersSince }): string {
  const [last] = papers.items;
  if (!last) return `已撤销：${title}`;
  const which = papers.total > 1 ? `《${last.title}》等 ${formatCount(papers.total)} 次打印的表` : `《${last.title}》`;
  return `已撤销：${title}。请收回${which}`;
}
