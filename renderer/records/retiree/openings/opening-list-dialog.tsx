import { archiveCall } from '#renderer/api.ts';
import { useCodes } from '#renderer/codes.ts';
import { showFailure } from '#renderer/errors.tsx';
import { JudgedDialog } from '#renderer/parts/judged-dialog.tsx';
import type { JudgedColumn } from '#renderer/parts/judged-list.tsx';
import { useJudgedAct } from '#renderer/parts/use-judged-act.ts';
import { useJudgedView } from '#renderer/parts/use-judged-view.ts';
import { useArchive } from '#renderer/queries.ts';
import { placeName } from '#shared/contract/file-tokens.ts';
import type { JudgedOpening } from '#shared/records/retiree/contract/openings.ts';
import { openingWords } from '#shared/records/retiree/rules/opening-state.ts';

/** 期初名单: what the old system knew of many, judged line by line, then entered as one act. */
export function OpeningListDialog(props: { path: string; onClose: () => void }) {
  const { path } = props;
  const codes = useCodes();
  const view = useJudgedView();
  const found = useArchive('openings.judgeMany', { path, ...view.asked }, { keepsPrevious: true });
  const seen = found.data;
  const { act, submit, save } = useJudgedAct({
    ...{ view, digest: seen?.digest, refetch: found.refetch },
    enter: (decided) => archiveCall('openings.enterMany', { path, ...decided }),
    exportTo: (to) => archiveCall('openings.exportJudged', { path, to }),
    ...{ done: '已登记期初', fileName: '期初名单核对.xlsx', page: '/import', onDone: props.onClose },
  });
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
      hint="名单要有姓名和证件号码，可以有上次认证日期、认证方式、认证有效期至、月养老金、现标准起始月、发放状态、暂停起始月、暂停原因。下面逐行核对，登记以前什么都不会改；期初不算本单位的办理。"
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
