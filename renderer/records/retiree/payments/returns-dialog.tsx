import { Button, Checkbox, Group, SegmentedControl, TextInput } from '@mantine/core';
import { useState } from 'react';
import { archiveCall, desktopCall } from '#renderer/api.ts';
import { ErrorNote, showFailure } from '#renderer/errors.tsx';
import { DayInput, tidyDay } from '#renderer/parts/day-input.tsx';
import { FormDialog } from '#renderer/parts/form-dialog.tsx';
import { showDone } from '#renderer/parts/last-act.tsx';
import { today } from '#renderer/parts/today.ts';
import { useDraft } from '#renderer/parts/use-draft.ts';
import { useArchive } from '#renderer/queries.ts';
import type { ArchiveInput, ArchiveOutput } from '#shared/contract/archive.ts';
import type { RollLine } from '#shared/records/retiree/contract/payments.ts';
import { formatDate, readDay } from '#shared/rules/calendar.ts';
import { formatCount } from '#shared/rules/counts.ts';
import classes from './payments.module.css';
import { ReturnedLines } from './returned-lines.tsx';

type Source = ArchiveInput<'payments.enterReturns'>['source'];

/**
 * What a bank answered: its list of returns, one return, or that it paid all. `line`: the one that came back. Of the banks
 * of the roll those are ticked that paid everything.
 */
export function ReturnsDialog(props: {
  month: string;
  line: RollLine | null;
  banks: readonly { code: string; label: string; isAnswered: boolean }[];
  onClose: () => void;
}) {
  const { month, line, banks, onClose } = props;
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const isOfSeveral = banks.length > 1;
  const [kind, setKind] = useState<Source['kind']>(line ? 'one' : 'list');
  const [path, setPath] = useState<string | null>(null);
  const { draft, set, errors, act, isLacking } = useDraft({
    on: today(),
    text: line?.idNumber ?? line?.accountNumber ?? '',
    name: line?.name ?? '',
    reason: '',
  });
  const [accepted, setAccepted] = useState<ReadonlySet<number>>(new Set());
  const [leavesOthers, setLeavesOthers] = useState(false);
  // What was typed of one return and asks; null while nothing does.
  const [asked, setAsked] = useState<ArchiveOutput<'payments.readReturns'> | null>(null);
  const begin = () => {
    setAccepted(new Set());
    setLeavesOthers(false);
    setAsked(null);
  };
  const type = (part: Partial<typeof draft>) => {
    set(part);
    begin();
  };
  const listed = useArchive(
    'payments.readReturns',
    { month, source: { kind: 'list', path: path ?? '-' } },
    { isEnabled: kind === 'list' && path !== null, isAlwaysFresh: true },
  );
  const choose = async () => {
    const { paths } = await desktopCall('files.choose', { title: '选择退回名单', kind: 'table' });
    if (paths[0] === undefined) return;
    setPath(paths[0]);
    begin();
  };
  const save = async () => {
    const on = tidyDay(draft.on);
    const found = {
      ...(readDay(on) === null ? { on: '请填写日期，例如 2026-07-01' } : {}),
      ...(kind === 'one' && draft.text.trim() === '' ? { 'source.text': '请填写证件号码、账号或档号' } : {}),
      ...(kind === 'one' && draft.reason.trim() === '' ? { 'source.reason': '请填写退回原因' } : {}),
      ...(kind === 'list' && path === null ? { list: '请选择银行的退回名单' } : {}),
      ...(kind === 'none' && isOfSeveral && ticked.length === 0 ? { banks: '请勾选已经答复的银行' } : {}),
    };
    if (isLacking(found)) return;
    const source: Source =
      kind === 'list'
        ? { kind, path: path ?? '' }
        : kind === 'one'
          ? { kind, text: draft.text, name: draft.name, reason: draft.reason }
          : { kind };
    let isEntered = true;
    const isDone = await act.run(async () => {
      const one = source.kind === 'one' ? await archiveCall('payments.readReturns', { month, source }) : null;
      const why = one?.lines[0]?.why ?? null;
      if (why !== null) isLacking({ 'source.text': why });
      if (one !== null && one.asking > accepted.size) setAsked(one);
      if (why !== null || (one !== null && one.asking > accepted.size)) {
        isEntered = false;
        return null;
      }
      const done = await archiveCall('payments.enterReturns', {
        ...{ month, source, on, accepted: [...accepted], leavesOthers },
        digest: (one ?? listed.data)?.digest ?? null,
        banks: kind === 'none' && isOfSeveral ? [...ticked] : null,
      });
      const words =
        done.entered === 0 && done.leftOut === 0
          ? `${formatDate(month, 'han')}发放结果已登记：全部成功`
          : `已登记退回 ${formatCount(done.entered)} 笔，列入待办${done.leftOut > 0 ? `；${formatCount(done.leftOut)} 行没有登记` : ''}`;
      showDone(words, done.commandId, '/payments');
      return null;
    });
    if (isDone && isEntered) onClose();
    // A list that was written again meanwhile is judged again.
    else if (!isDone && kind === 'list') void listed.refetch();
  };
  return (
    <FormDialog
      title={`${formatDate(month, 'han')}发放结果`}
      submitLabel="登记"
      size={760}
      isBusy={act.isBusy}
      failure={act.failure}
      fields={['on', 'source.text', 'source.reason', 'banks', 'list']}
      onSubmit={() => void save()}
      onClose={onClose}
    >
      <SegmentedControl
        aria-label="登记方式"
        data={[
          { value: 'list', label: '银行退回名单' },
          { value: 'one', label: '逐笔登记退回' },
          { value: 'none', label: '全部成功' },
        ]}
        value={kind}
        onChange={(value) => {
          setKind(value as Source['kind']);
          begin();
        }}
      />
      <p className={classes.hint}>
        名单是哪个银行的，这个银行没有列出的都算发放成功，别的银行仍为未答复。退回的列入待办；更正账号后在待办里办结，下一次花名册就补发这笔。
      </p>
      <DayInput label="银行告知日期" w={180} value={draft.on} error={errors.on} onChange={(on) => set({ on })} />
      {kind === 'one' ? (
        <div className={classes.pair}>
          <TextInput
            label="证件号码、账号或档号"
            value={draft.text}
            maxLength={60}
            autoComplete="off"
            error={errors['source.text']}
            onChange={(event) => type({ text: event.currentTarget.value })}
            data-autofocus={line === null || undefined}
          />
          <TextInput
            label="银行写的姓名或户名"
            value={draft.name}
            maxLength={50}
            autoComplete="off"
            onChange={(event) => type({ name: event.currentTarget.value })}
          />
          <TextInput
            label="退回原因"
            placeholder="户名不符、账号已注销"
            value={draft.reason}
            maxLength={50}
            autoComplete="off"
            error={errors['source.reason']}
            onChange={(event) => set({ reason: event.currentTarget.value })}
            data-autofocus={line !== null || undefined}
          />
        </div>
      ) : null}
      {kind === 'one' && asked !== null ? (
        <ReturnedLines read={asked} accepted={accepted} onAccept={setAccepted} />
      ) : null}
      {kind === 'none' && isOfSeveral ? (
        <Checkbox.Group
          label="哪些银行全部发放成功"
          value={[...ticked]}
          error={errors.banks}
          onChange={setTicked}
          data-autofocus
        >
          <Group gap="md" mt="xs">
            {banks.map(({ code, label, isAnswered }) => (
              <Checkbox
                key={code}
                value={code}
                label={isAnswered ? `${label}（已答复）` : label}
                disabled={isAnswered}
              />
            ))}
          </Group>
        </Checkbox.Group>
      ) : null}
      {kind === 'list' ? (
        <>
          <Group gap="sm">
            <Button variant="default" onClick={() => void choose().catch(showFailure)}>
              {path === null ? '选择退回名单…' : '换一份名单…'}
            </Button>
            <span className={classes.hint}>要有姓名、号码（证件号码或账号）和退回原因；有金额的一并核对</span>
          </Group>
          {errors.list ? <p className={classes.problems}>{errors.list}</p> : null}
          {listed.error ? <ErrorNote error={listed.error} /> : null}
          {listed.data ? (
            <>
              <ReturnedLines read={listed.data} accepted={accepted} onAccept={setAccepted} />
              {listed.data.asking > accepted.size ? (
                <Checkbox
                  label={`没有勾选的 ${formatCount(listed.data.asking - accepted.size)} 行不登记，按发放成功算`}
                  checked={leavesOthers}
                  onChange={(event) => setLeavesOthers(event.currentTarget.checked)}
                />
              ) : null}
            </>
          ) : null}
        </>
      ) : null}
    </FormDialog>
  );
}
