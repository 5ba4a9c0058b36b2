import { archiveCall, desktopCall } from '#renderer/api.ts';
import { useCodes } from '#renderer/codes.ts';
import { showFailure } from '#renderer/errors.tsx';
import { formatCount } from '#renderer/parts/bytes.ts';
import { JudgedDialog } from '#renderer/parts/judged-dialog.tsx';
import type { JudgedColumn } from '#renderer/parts/judged-list.tsx';
import { showDone } from '#renderer/parts/last-act.tsx';
import { useAct } from '#renderer/parts/use-act.ts';
import { useJudgedView } from '#renderer/parts/use-judged-view.ts';
import { useArchive } from '#renderer/queries.ts';
import { placeName } from '#shared/contract/file-tokens.ts';
import type { JudgedOpening } from '#shared/contract/openings.ts';
import { openingWords } from '#shared/records/retiree/rules/opening-state.ts';

/** 期初名单: what the old system knew of many, judged line by line, then entered as one act. */
export function OpeningListDialog(props: { path: string; onClose: () => void }) {
  const { path } = props;
  const codes = useCodes();
  const view = useJudgedView();
  const act = useAct();
  const found = useArchive('openings.judgeMany', { path, ...view.asked }, { keepsPrevious: true });
  const seen = found.data;
  const submit = async () => {
    if (!seen) return;
    const isDone = await act.run(async () => {
      const decided = { accepted: Array.from(view.accepted), leavesOthers: view.leavesOthers };
      const done = await archiveCall('openings.enterMany', { path, digest: seen.digest, ...decided });
      const left = done.leftOut === 0 ? '' : `；${formatCount(done.leftOut)} 行没有登记`;
      showDone(`已登记期初 ${formatCount(done.done)} 人${left}`, done.commandId, '/import');
      return null;
    });
    if (isDone) props.onClose();
    else await found.refetch();
  };
  const save = async () => {
    const target = await desktopCall('files.chooseSave', {
      ...{ title: '导出核对表', name: '期初名单核对.xlsx', kind: 'xlsx' },
    });
    if (target.path === null) return;
    const to = target.path;
    await act.run(async () => {
      const { rows } = await archiveCall('openings.exportJudged', { path, to });
      return `已导出 ${formatCount(rows)} 行：${to}`;
    });
  };
  const columns: readonly JudgedColumn<JudgedOpening>[] = [
    {
      title: '期初',
      width: 320,
      show: ({ state }) => openingWords(state, (code) => codes.label('certificationWay', code)),
    },
  ];
  return (
    <JudgedDialog
      title={`期初名单：${placeName(path)}`}
      hint="名单要有姓名和身份号码，可以有上次认证日期、认证方式、认证有效期至、月养老金、现标准起始月、发放状态、暂停起始月、暂停原因。下面逐行核对，登记以前什么都不会改；期初不算本单位的办理。"
      fields={null}
      listLabel="期初核对"
      columns={columns}
      seen={seen}
      error={found.error}
      view={view}
      isBusy={act.isBusy}
      failure={act.failure}
      onExport={() => void save().catch(showFailure)}
      onSubmit={() => void submit()}
      onClose={props.onClose}
    />
  );
}
