import { Button } from '@mantine/core';
import { IconCircleCheck, IconCircleX, IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'wouter';
import { archiveCall, desktopCall } from '#renderer/api.ts';
import { useCodes } from '#renderer/codes.ts';
import { ErrorNote, showFailure } from '#renderer/errors.tsx';
import { exportedWords } from '#renderer/parts/exported-words.ts';
import { ListPages, PAGE_ROWS } from '#renderer/parts/list-pages.tsx';
import { useAct } from '#renderer/parts/use-act.ts';
import { useArchive } from '#renderer/queries.ts';
import { PrintButton } from '#renderer/sheets/print-button.tsx';
import type { ChangeCheck, ChangeLine } from '#shared/records/retiree/contract/payments.ts';
import { noMonthBefore } from '#shared/records/retiree/forms/payment-changes.ts';
import { formatDate } from '#shared/rules/calendar.ts';
import { formatCount } from '#shared/rules/counts.ts';
import { formatMoney } from '#shared/rules/money.ts';
import { money } from './money.ts';
import { MonthChoice } from './month-choice.tsx';
import classes from './payments.module.css';
import { SumsLine } from './sums-line.tsx';

/** 增减及发放信息: who came, who went, what is paid once, and whether the figures add up. */
export function ChangesTab() {
  const months = useArchive('payments.months', {});
  const [chosen, setMonth] = useState<string | null>(null);
  const [page, setPage] = useState(1);
  const act = useAct();
  // What is reported is the last final month; before there is one, the month under way.
  const month = chosen ?? months.data?.items[0]?.month ?? months.data?.next ?? null;
  const found = useArchive(
    'payments.changes',
    { month: month ?? '2000-01', offset: (page - 1) * PAGE_ROWS, limit: PAGE_ROWS },
    { keepsPrevious: true, isEnabled: month !== null },
  );
  if (month === null) return null;
  const seen = found.data;
  const rollId = months.data?.items.find((one) => one.month === month)?.rollId ?? null;
  const save = async () => {
    const { path } = await desktopCall('files.chooseSave', {
      title: '导出增减表',
      name: `增减及发放信息表-${month}.xlsx`,
      kind: 'xlsx',
    });
    if (path === null) return;
    await act.run(async () => {
      const { rows } = await archiveCall('payments.exportChanges', { month, path });
      return exportedWords(path, `${formatCount(rows)} 人`);
    });
  };
  return (
    <section className={classes.panel} aria-label="增减及发放信息">
      <div className={`${classes.bar} ${classes.middle}`}>
        <MonthChoice
          value={month}
          next={months.data?.next ?? month}
          finals={months.data?.items ?? []}
          onChange={(value) => {
            setMonth(value);
            setPage(1);
          }}
        />
        <span className={classes.hint}>
          {seen === undefined
            ? ''
            : seen.increase === null
              ? `${formatDate(seen.before.month, 'han')}没有定稿的花名册`
              : seen.isFinal
                ? `与 ${formatDate(seen.before.month, 'han')}比较`
                : `与 ${formatDate(seen.before.month, 'han')}比较；本月还没有定稿，可能再变`}
        </span>
        <span className={classes.spacer} />
        {rollId === null ? null : <PrintButton label="打印增减表…" request={{ form: 'pay-changes', rollId }} />}
        <Button
          variant="default"
          leftSection={<IconDownload size={16} />}
          disabled={act.isBusy || !seen}
          onClick={() => void save().catch(showFailure)}
        >
          导出…
        </Button>
      </div>
      {found.error ? <ErrorNote error={found.error} onRetry={() => void found.refetch()} /> : null}
      {act.failure ? <ErrorNote error={act.failure} /> : null}
      {seen ? (
        <>
          <SumsLine
            sums={[
              { label: '上月人数', value: seen.before.people === null ? '—' : formatCount(seen.before.people) },
              { label: '本月人数', value: formatCount(seen.now.people) },
              { label: '增加', value: changed(seen.increase) },
              { label: '减少', value: changed(seen.decrease) },
              { label: '临时发放', value: formatMoney(seen.now.temporaryFen), isMinus: seen.now.temporaryFen < 0 },
              { label: '本月发放总金额（元）', value: formatMoney(seen.now.netFen) },
            ]}
          />
          <div>
            {seen.checks.map((check) => (
              <Check key={check.label} check={check} />
            ))}
          </div>
          {seen.total === 0 ? (
            <p className={classes.empty}>
              {seen.increase === null ? `${noMonthBefore}。` : '与上月相比没有增减，也没有临时发放。'}
            </p>
          ) : (
            <ChangeTable lines={seen.lines} first={(page - 1) * PAGE_ROWS} />
          )}
          <ListPages total={seen.total} page={page} unit="人" onPage={setPage} />
        </>
      ) : null}
    </section>
  );
}

function Check({ check }: { check: ChangeCheck }) {
  const Icon = check.isRight ? IconCircleCheck : IconCircleX;
  return (
    <div className={classes.check} data-wrong={!check.isRight || undefined}>
      <Icon size={18} aria-label={check.isRight ? '相符' : '不相符'} role="img" />
      <span>{check.label}</span>
      <span>
        {check.left}
        {check.isRight ? '，' : '，不等于 '}
        {check.right}
      </span>
      {check.people.length > 0 ? (
        <p className={classes.people}>
          {check.people.map(({ recordId, name }, index) => (
            <span key={recordId}>
              {index > 0 ? '、' : ''}
              <Link href={`/records/${recordId}?tab=pension`} className={classes.name}>
                {name}
              </Link>
            </span>
          ))}
          ：{check.people[0]?.why}
        </p>
      ) : null}
    </div>
  );
}

/** 3 笔　1,200.00; a dash where there is nothing to compare with. */
function changed(change: { people: number; fen: number } | null): string {
  return change === null ? '—' : `${formatCount(change.people)} 笔　${formatMoney(change.fen)}`;
}

function ChangeTable({ lines, first }: { lines: readonly ChangeLine[]; first: number }) {
  const codes = useCodes();
  return (
    <table className={classes.table} aria-label="增减名单">
      <colgroup>
        <col style={{ width: 48 }} />
        <col style={{ width: 96 }} />
        <col style={{ width: 170 }} />
        <col style={{ width: 110 }} />
        <col style={{ width: 100 }} />
        <col style={{ width: 100 }} />
        <col style={{ width: 100 }} />
        <col style={{ width: 100 }} />
        <col style={{ width: 120 }} />
        <col />
      </colgroup>
      <thead>
        <tr>
          <th scope="col">序号</th>
          <th scope="col">姓名</th>
          <th scope="col">证件号码</th>
          <th scope="col">社区</th>
          {['增加', '减少', '临时发放', '实发'].map((title) => (
            <th key={title} scope="col" className={classes.money}>
              {title}
            </th>
          ))}
          <th scope="col">发放方式</th>
          <th scope="col">依据</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line, index) => (
          <tr key={line.recordId}>
            <td>{first + index + 1}</td>
            <td>
              <Link href={`/records/${line.recordId}?tab=pension`} className={classes.name}>
                {line.name}
              </Link>
            </td>
            <td>{line.idNumber ?? ''}</td>
            <td>{line.communityName ?? '未分社区'}</td>
            <td className={classes.money}>{money(line.increaseFen, true)}</td>
            <td className={classes.money}>{money(line.decreaseFen, true)}</td>
            <td className={classes.money}>{money(line.temporaryFen, true)}</td>
            <td className={classes.money}>{money(line.netFen)}</td>
            <td>{line.paymentMethod === null ? '' : codes.label('paymentMethod', line.paymentMethod)}</td>
            <td>
              {line.basis ?? (
                <span className={classes.said} data-stop>
                  没有登记依据
                </span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
