import { Button, Checkbox } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { archiveCall, desktopCall } from '#renderer/api.ts';
import { useCodes } from '#renderer/codes.ts';
import { ErrorNote, showFailure } from '#renderer/errors.tsx';
import { ActList } from '#renderer/parts/act-list.tsx';
import { exportedWords } from '#renderer/parts/exported-words.ts';
import { ListPages, PAGE_ROWS } from '#renderer/parts/list-pages.tsx';
import { useAct } from '#renderer/parts/use-act.ts';
import { FilterChip } from '#renderer/people/filter-chip.tsx';
import { useArchive } from '#renderer/queries.ts';
import { useMay } from '#renderer/session/use-may.ts';
import { PrintButton } from '#renderer/sheets/print-button.tsx';
import type { PaymentState, RollGroup, RollLine } from '#shared/records/retiree/contract/payments.ts';
import { paymentStateWords } from '#shared/records/retiree/payment-words.ts';
import { formatCount } from '#shared/rules/counts.ts';
import { formatMoney } from '#shared/rules/money.ts';
import { FinaliseDialog } from './finalise-dialog.tsx';
import { HintList } from './hint-list.tsx';
import { ItemDialog } from './item-dialog.tsx';
import { LeftOutDialog } from './left-out-dialog.tsx';
import { MonthChoice } from './month-choice.tsx';
import classes from './payments.module.css';
import { ReturnsDialog } from './returns-dialog.tsx';
import { RollGroups } from './roll-groups.tsx';
import { RollTable } from './roll-table.tsx';
import { SumsLine } from './sums-line.tsx';
import { VoidDialog } from './void-dialog.tsx';
import { VoidedRolls } from './voided-rolls.tsx';

type Dialog =
  | { kind: 'finalise' | 'leftOut' | 'void' }
  | { kind: 'returns'; line: RollLine | null }
  | { kind: 'item'; line: RollLine };

/** 发放花名册: the roll of a month, before and after it is final. */
export function RollTab() {
  const months = useArchive('payments.months', {});
  const [chosen, setMonth] = useState<string | null>(null);
  const month = chosen ?? months.data?.next ?? null;
  const [bankCode, setBank] = useState<string | null>(null);
  const [communityId, setCommunity] = useState<number | null>(null);
  const [state, setState] = useState<PaymentState | null>(null);
  const [page, setPage] = useState(1);
  const [isMasked, setIsMasked] = useState(false);
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const act = useAct();
  const codes = useCodes();
  // A month is paid for the whole office, and the bank answers for all of it.
  const mayPay = useMay('file', 'whole');
  const filter = { month: month ?? '2000-01', bankCode, communityId, state };
  const found = useArchive(
    'payments.roll',
    { ...filter, offset: (page - 1) * PAGE_ROWS, limit: PAGE_ROWS },
    { keepsPrevious: true, isEnabled: month !== null },
  );
  const roll = found.data;
  if (month === null) return null;
  const isFinal = roll != null && roll.rollId !== null;
  const show = (change: () => void) => {
    change();
    setPage(1);
  };
  const bankLabel = (code: string) => (code === '' ? '未登记开户银行' : codes.label('bank', code));
  const save = async () => {
    const { path } = await desktopCall('files.chooseSave', {
      title: '导出花名册',
      name: `养老金发放花名册-${month}.xlsx`,
      kind: 'xlsx',
    });
    if (path === null) return;
    await act.run(async () => {
      const { rows } = await archiveCall('payments.export', { ...filter, path });
      return exportedWords(path, `${formatCount(rows)} 人`);
    });
  };
  const groups = roll?.groups ?? [];

  return (
    <>
      <section className={classes.panel} aria-label="花名册">
        <div className={`${classes.bar} ${classes.middle}`}>
          <MonthChoice
            value={month}
            next={months.data?.next ?? month}
            finals={months.data?.items ?? []}
            onChange={(value) =>
              show(() => {
                setMonth(value);
                setState(null);
              })
            }
          />
          <RollState
            answeredOn={roll?.answeredOn ?? null}
            number={isFinal ? roll.number : null}
            returned={roll?.states.returned ?? 0}
            waiting={(roll?.unanswered ?? []).map(bankLabel)}
          />
          <span className={classes.spacer} />
          {isFinal && roll.rollId !== null ? (
            <>
              <Checkbox
                size="xs"
                label="号码隐去中段"
                checked={isMasked}
                onChange={(event) => setIsMasked(event.currentTarget.checked)}
              />
              <PrintButton
                label="打印花名册…"
                request={{ form: 'pay-roll', rollId: roll.rollId, bankCode, communityId, isMasked }}
              />
            </>
          ) : null}
          <Button
            variant="default"
            leftSection={<IconDownload size={16} />}
            disabled={act.isBusy || (roll?.total ?? 0) === 0}
            onClick={() => void save().catch(showFailure)}
          >
            导出…
          </Button>
          {mayPay && isFinal && roll.outside && roll.answeredOn === null ? (
            <Button variant="default" onClick={() => setDialog({ kind: 'void' })}>
              作废…
            </Button>
          ) : null}
          {mayPay ? null : <span className={classes.hint}>定稿和发放结果由管全街道的经办人登记</span>}
          {!mayPay ? null : isFinal ? (
            <Button onClick={() => setDialog({ kind: 'returns', line: null })}>登记发放结果…</Button>
          ) : (
            <Button
              disabled={!roll || roll.problems.length > 0}
              onClick={() => setDialog({ kind: 'finalise' })}
              title="定稿后保存为当月名单，不再改动"
            >
              定稿…
            </Button>
          )}
        </div>
        {found.error ? <ErrorNote error={found.error} onRetry={() => void found.refetch()} /> : null}
        {act.failure ? <ErrorNote error={act.failure} /> : null}
        {roll && roll.problems.length > 0 ? (
          <ul className={`${classes.list} ${classes.problems}`} aria-label="定稿前要处理">
            {roll.problems.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        ) : null}
        {roll && roll.hints.length > 0 ? <HintList hints={roll.hints} label="请核对" /> : null}
        {roll ? (
          <SumsLine
            sums={[
              { label: '人数', value: formatCount(roll.sums.people) },
              { label: '基本养老金', value: formatMoney(roll.sums.baseFen) },
              { label: '补贴', value: formatMoney(roll.sums.subsidyFen) },
              { label: '补发', value: formatMoney(roll.sums.arrearsFen) },
              { label: '扣款', value: formatMoney(roll.sums.deductionFen) },
              { label: '实发合计（元）', value: formatMoney(roll.sums.netFen), isMinus: roll.sums.netFen < 0 },
            ]}
          />
        ) : null}
        <div className={`${classes.bar} ${classes.middle}`}>
          <FilterChip
            label="银行"
            options={banksOf(groups).map(({ code, people }) => ({
              value: code,
              label: bankLabel(code),
              count: people,
            }))}
            value={bankCode}
            onChange={(value) => show(() => setBank(value))}
          />
          <FilterChip
            label="社区"
            options={communitiesOf(groups)}
            value={communityId === null ? null : String(communityId)}
            onChange={(value) => show(() => setCommunity(value === null ? null : Number(value)))}
          />
          {isFinal ? (
            <FilterChip
              label="发放状态"
              options={(['sent', 'paid', 'returned'] as const)
                .filter((one) => roll.states[one] > 0)
                .map((one) => ({ value: one, label: paymentStateWords[one], count: roll.states[one] }))}
              value={state}
              onChange={(value) => show(() => setState(value as PaymentState | null))}
            />
          ) : null}
          <span className={classes.spacer} />
          {roll && roll.leftOut > 0 ? (
            <Button variant="subtle" size="compact-sm" onClick={() => setDialog({ kind: 'leftOut' })}>
              没有编入的 {formatCount(roll.leftOut)} 人…
            </Button>
          ) : null}
        </div>
        {groups.length > 1 ? <RollGroups groups={groups} bankLabel={bankLabel} /> : null}
        {roll?.total === 0 ? (
          <p className={classes.empty}>这里没有可发放的人。</p>
        ) : (
          <RollTable
            lines={roll?.lines ?? []}
            onItem={isFinal ? null : (line) => setDialog({ kind: 'item', line })}
            onReturn={mayPay && isFinal ? (line) => setDialog({ kind: 'returns', line }) : null}
          />
        )}
        {roll ? <ListPages total={roll.total} page={page} unit="人" onPage={setPage} /> : null}
      </section>
      <VoidedRolls rolls={months.data?.voided ?? []} isMasked={isMasked} />
      <ActList
        noun="payroll"
        nounId={null}
        hint="定稿的名单和退回登记恢复到以前；已经打印或导出的，请用“作废”；其后月份已经定稿的，不能撤销。"
      />
      {dialog?.kind === 'finalise' && roll ? (
        <FinaliseDialog
          month={month}
          digest={roll.digest}
          people={groups.reduce((sum, { people }) => sum + people, 0)}
          netFen={groups.reduce((sum, { netFen }) => sum + netFen, 0)}
          hints={roll.hints}
          onDone={() => setMonth(month)}
          onClose={() => setDialog(null)}
        />
      ) : null}
      {dialog?.kind === 'void' && roll?.rollId && roll.outside ? (
        <VoidDialog rollId={roll.rollId} number={roll.number} outside={roll.outside} onClose={() => setDialog(null)} />
      ) : null}
      {dialog?.kind === 'leftOut' ? <LeftOutDialog month={month} onClose={() => setDialog(null)} /> : null}
      {dialog?.kind === 'returns' ? (
        <ReturnsDialog
          month={month}
          line={dialog.line}
          banks={banksOf(groups).map(({ code }) => ({
            code,
            label: bankLabel(code),
            isAnswered: !roll?.unanswered.includes(code),
          }))}
          onClose={() => setDialog(null)}
        />
      ) : null}
      {dialog?.kind === 'item' ? <ItemDialog month={month} line={dialog.line} onClose={() => setDialog(null)} /> : null}
    </>
  );
}

function RollState(props: {
  /** Of a final roll. */
  number: string | null;
  answeredOn: string | null;
  returned: number;
  waiting: string[];
}) {
  if (props.number === null) return <span className={classes.hint}>未定稿：随档案变化，定稿后才发放</span>;
  if (props.answeredOn === null)
    return <span className={classes.hint}>已定稿（{props.number}），等银行的发放结果</span>;
  const waiting = props.waiting.length > 0 ? `；${props.waiting.join('、')}未答复` : '';
  const returned = props.returned > 0 ? `，退回 ${formatCount(props.returned)} 笔` : waiting === '' ? '，全部成功' : '';
  return (
    <span className={classes.hint}>
      已定稿（{props.number}），{props.answeredOn} 登记发放结果{returned}
      {waiting}
    </span>
  );
}

function banksOf(groups: readonly RollGroup[]): { code: string; people: number }[] {
  const found = new Map<string, number>();
  for (const { bankCode, people } of groups) found.set(bankCode ?? '', (found.get(bankCode ?? '') ?? 0) + people);
  return Array.from(found, ([code, people]) => ({ code, people }));
}

function communitiesOf(groups: readonly RollGroup[]): { value: string; label: string; count: number }[] {
  const found = new Map<number, { value: string; label: string; count: number }>();
  for (const { communityId, communityName, people } of groups) {
    if (communityId === null) continue;
    const known = found.get(communityId) ?? { value: String(communityId), label: communityName ?? '', count: 0 };
    found.set(communityId, { ...known, count: known.count + people });
  }
  return Array.from(found.values());
}
