import { desktopCall } from '#renderer/api.ts';
import { exportedWords } from '#renderer/parts/exported-words.ts';
import type { ArchiveOutput } from '#shared/contract/archive.ts';
import { formatCount } from '#shared/rules/counts.ts';
import { showDone } from './last-act.tsx';
import { useAct } from './use-act.ts';
import type { JudgedView } from './use-judged-view.ts';

/** What the clerk decided about the lines that were seen. */
interface Decided {
  digest: string;
  accepted: number[];
  leavesOthers: boolean;
}

/** Enters a judged list as one act, and writes it out as a workbook. */
export function useJudgedAct(list: {
  view: JudgedView;
  /** Stands for the lines that were seen; undefined before they are there. */
  digest: string | undefined;
  refetch: () => Promise<unknown>;
  enter: (decided: Decided) => Promise<ArchiveOutput<'openings.enterMany'>>;
  /** `to`: the token of the file to write. */
  exportTo: (to: string) => Promise<{ rows: number }>;
  /** 已登记认证: what was done, before the number of people. */
  done: string;
  /** The name the workbook is offered under. */
  fileName: string;
  /** The page on which the act can be taken back. */
  page: string;
  onDone: () => void;
}) {
  const act = useAct();
  const submit = async (): Promise<void> => {
    const { view, digest } = list;
    if (digest === undefined) return;
    const isDone = await act.run(async () => {
      const decided = { digest, accepted: Array.from(view.accepted), leavesOthers: view.leavesOthers };
      const done = await list.enter(decided);
      const left = done.leftOut === 0 ? '' : `；${formatCount(done.leftOut)} 行没有登记`;
      showDone(`${list.done} ${formatCount(done.done)} 人${left}`, done.commandId, list.page);
      return null;
    });
    if (isDone) list.onDone();
    else await list.refetch();
  };
  const save = async (): Promise<void> => {
    const asked = { title: '导出核对表', name: list.fileName, kind: 'xlsx' } as const;
    const { path } = await desktopCall('files.chooseSave', asked);
    if (path === null) return;
    await act.run(async () => {
      const { rows } = await list.exportTo(path);
      return exportedWords(path, `${formatCount(rows)} 行`);
    });
  };
  return { act, submit, save };
}
