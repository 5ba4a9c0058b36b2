import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { IconDownload, IconFileSpreadsheet } from '@tabler/icons-react';
import { useState } from 'react';
import { archiveCall, desktopCall } from '#renderer/api.ts';
import { ErrorNote, fieldErrors, showFailure } from '#renderer/errors.tsx';
import { tidyMonth } from '#renderer/life/step-draft.ts';
import { ActList } from '#renderer/parts/act-list.tsx';
import { exportedWords } from '#renderer/parts/exported-words.ts';
import { LevelTabs } from '#renderer/parts/level-tabs.tsx';
import { ListPages, PAGE_ROWS } from '#renderer/parts/list-pages.tsx';
import { today } from '#renderer/parts/today.ts';
import { useAct } from '#renderer/parts/use-act.ts';
import { FilterChip } from '#renderer/people/filter-chip.tsx';
import { useArchive } from '#renderer/queries.ts';
import { useMay } from '#renderer/session/use-may.ts';
import { placeName } from '#shared/contract/file-tokens.ts';
import type { ListLevel } from '#shared/contract/judged-lists.ts';
import { adjustmentLevelWords } from '#shared/records/retiree/payment-words.ts';
import { isMonth } from '#shared/rules/calendar.ts';
import { formatCount } from '#shared/rules/counts.ts';
import { AdjustSummary } from './adjust-summary.tsx';
import { AdjustTable } from './adjust-table.tsx';
import { ApplyDialog } from './apply-dialog.tsx';
import { KeptAdjustments } from './kept-adjustments.tsx';
import classes from './payments.module.css';

/** 养老金调整: the agency's list, or the notice, judged line by line; entered only when the clerk says so. */
export function AdjustTab() {
  const [kind, setKind] = useState<'list' | 'rule'>('list');
  const [path, setPath] = useState<string | null>(null);
  const [fromMonth, setFromMonth] = useState(`${today().slice(0, 4)}-01`);
  const afterLast = useArchive('payments.months', {}).data?.afterLast ?? today().slice(0, 7);
  const [chosenPay, setPayMonth] = useState<string | null>(null);
  const payMonth = chosenPay ?? afterLast;
  const [level, setLevel] = useState<ListLevel | null>(null);
  const [communityId, setCommunityId] = useState<number | null>(null);
  const [page, setPage] = useState(1);
  const [accepted, setAccepted] = useState<ReadonlySet<number>>(new Set());
  const [isApplying, setIsApplying] = useState(false);
  const act = useAct();
  const mayEnter = useMay('file');
  const isWholeOffice = useMay('look', 'whole');
  const isReady = isMonth(fromMonth) && isMonth(payMonth) && (kind === 'rule' || path !== null);
  const source = kind === 'rule' ? ({ kind } as const) : ({ kind, path: path ?? '-' } as const);
  const asked = { source, fromMonth, payMonth };
  const found = useArchive(
    'adjustments.preview',
    { ...asked, level, communityId, offset: (page - 1) * PAGE_ROWS, limit: PAGE_ROWS },
    { keepsPrevious: true, isEnabled: isReady },
  );
  const seen = isReady ? found.data : undefined;
  const errors = found.error ? fieldErrors(found.error) : {};
  const show = (change: () => void) => {
    change();
    setPage(1);
  };
  // Another list, or other months: what was taken of the one before does not count for it.
  const begin = (change: () => void) =>
    show(() => {
      change();
      setAccepted(new Set());
      setLevel(null);
      setCommunityId(null);
    });
  const choose = async () => {
    const { paths } = await desktopCall('files.choose', { title: '选择调整名单', kind: 'table' });
    if (paths[0] !== undefined) begin(() => setPath(paths[0] ?? null));
    if (paths[0] === path) await found.refetch();
  };
  const save = async () => {
    const to = await desktopCall('files.chooseSave', {
      title: '导出核对表',
      name: `养老金调整核对-${fromMonth}.xlsx`,
      kind: 'xlsx',
    });
    if (to.path === null) return;
    const target = to.path;
    await act.run(async () => {
      const { rows } = await archiveCall('adjustments.export', { ...asked, path: target });
      return exportedWords(target, `${formatCount(rows)} 行`);
    });
  };
  const taken = seen ? seen.counts.ready + seen.counts.note + accepted.size : 0;

  return (
    <>
      <section className={classes.panel} aria-label="调整来源">
        <div className={classes.bar}>
          <SegmentedControl
            aria-label="调整来源"
            data={[
              { value: 'list', label: '经办机构的名单' },
              { value: 'rule', label: '按调整办法计算' },
            ]}
            value={kind}
            onChange={(value) => begin(() => setKind(value as 'list' | 'rule'))}
          />
          <MonthField
            label="执行年月"
            value={fromMonth}
            error={errors.fromMonth}
            onChange={(value) => begin(() => setFromMonth(value))}
          />
          <MonthField
            label="首次发放月份"
            value={payMonth}
            error={errors.payMonth}
            onChange={(value) => begin(() => setPayMonth(value))}
          />
          {kind === 'list' ? (
            <Button leftSection={<IconFileSpreadsheet size={16} />} onClick={() => void choose().catch(showFailure)}>
              {path === null ? '选择名单…' : '换一份名单…'}
            </Button>
          ) : null}
          <span className={classes.spacer} />
          <Button
            variant="default"
            leftSection={<IconDownload size={16} />}
            disabled={act.isBusy || !seen}
            onClick={() => void save().catch(showFailure)}
          >
            导出核对表…
          </Button>
          {mayEnter ? (
            <Button disabled={!seen || taken === 0} onClick={() => setIsApplying(true)}>
              登记 {formatCount(taken)} 人…
            </Button>
          ) : null}
        </div>
        <p className={classes.hint}>
          {kind === 'list'
            ? path === null
              ? '名单（XLSX、XLS、CSV）要有姓名、证件号码，以及调整后金额或增加额；可以有补发、执行年月、文号。选择后先逐行核对，登记以前什么都不会改。'
              : `名单：${placeName(path)}。下面逐行核对，登记以前什么都不会改。`
            : '按“政策数值”里当年的调整办法试算在发人员。金额由经办机构核定：登记时要填写经办机构的文号和日期。'}
        </p>
        {isWholeOffice ? null : (
          <p className={classes.hint}>只核对、登记您的数据范围里的人；其他人由能看到全部社区的人办理。</p>
        )}
        {found.error && isReady && Object.keys(errors).length === 0 ? (
          <ErrorNote error={found.error} onRetry={() => void found.refetch()} />
        ) : null}
        {act.failure ? <ErrorNote error={act.failure} /> : null}
      </section>
      {seen ? (
        <section className={classes.panel} aria-label="逐行核对">
          <AdjustSummary seen={seen} />
          <div className={`${classes.bar} ${classes.middle}`}>
            <LevelTabs
              counts={seen.counts}
              words={adjustmentLevelWords}
              value={level}
              onChange={(value) => show(() => setLevel(value))}
            />
            <span className={classes.spacer} />
            <FilterChip
              label="社区"
              options={seen.communities.flatMap(({ id, name, people }) =>
                id === null ? [] : [{ value: String(id), label: name, count: people }],
              )}
              value={communityId === null ? null : String(communityId)}
              onChange={(value) => show(() => setCommunityId(value === null ? null : Number(value)))}
            />
          </div>
          <AdjustTable lines={seen.lines} accepted={accepted} onAccept={setAccepted} />
          <ListPages total={seen.total} page={page} unit="行" onPage={setPage} />
        </section>
      ) : null}
      {isWholeOffice ? (
        <>
          <KeptAdjustments />
          <ActList
            noun="adjustment"
            nounId={null}
            hint="名单上所有人的金额和补发都恢复到登记以前；已经编入定稿花名册的，不能撤销。"
          />
        </>
      ) : null}
      {isApplying && seen ? (
        <ApplyDialog
          asked={asked}
          digest={seen.digest}
          accepted={accepted}
          taken={taken}
          isByRule={kind === 'rule'}
          onClose={(isDone) => {
            setIsApplying(false);
            if (isDone) begin(() => setPath(null));
          }}
        />
      ) : null}
    </>
  );
}

function MonthField(props: {
  label: string;
  value: string;
  error: string | undefined;
  onChange: (value: string) => void;
}) {
  const [text, setText] = useState<string | null>(null);
  const shown = text ?? props.value;
  const isWrong = !isMonth(tidyMonth(shown));
  return (
    <TextInput
      label={props.label}
      w={130}
      value={shown}
      maxLength={12}
      placeholder="2026-01"
      autoComplete="off"
      error={isWrong ? '例如 2026-01' : props.error}
      onChange={(event) => {
        const typed = event.currentTarget.value;
        setText(typed);
        if (isMonth(tidyMonth(typed))) props.onChange(tidyMonth(typed));
      }}
      onBlur={() => (isWrong ? undefined : setText(null))}
    />
  );
}
