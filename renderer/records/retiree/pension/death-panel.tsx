import { Group, TextInput } from '@mantine/core';
import { useState } from 'react';
import { tidyMonth } from '#renderer/life/step-draft.ts';
import { today } from '#renderer/parts/today.ts';
import panels from '#renderer/records/panels.module.css';
import { PrintButton } from '#renderer/sheets/print-button.tsx';
import type { ArchiveOutput } from '#shared/contract/archive.ts';
import { survivorMonthsWords } from '#shared/records/retiree/rules/survivor-money.ts';
import { addMonths, formatDate, isMonth, monthOf } from '#shared/rules/calendar.ts';
import classes from './pension.module.css';
import { monthsWords, owedWords, yuan } from './pension-words.ts';

type Death = NonNullable<ArchiveOutput<'pension.get'>['death']>;

/**
 * What follows from a death: the last month that is due, what was paid after it, and what survivors can claim. Figures
 * to check the agency's decision by, with the values they were worked out with.
 */
export function DeathPanel(props: {
  recordId: number;
  death: Death;
  paidThrough: string | null;
  onPaidThrough: (month: string | null) => void;
}) {
  const { diedOn, lastPayable, overpaid, survivors } = props.death;
  const [text, setText] = useState(props.paidThrough ?? monthOf(today()));
  const month = tidyMonth(text);
  const latest = addMonths(monthOf(today()), 1);
  const isWrong = !isMonth(month) || month > latest;
  return (
    <section className={panels.panel} aria-label="死亡停发与遗属待遇">
      <h2>死亡停发与遗属待遇</h2>
      <p className={classes.line}>
        {formatDate(diedOn, 'han')}死亡，当月照发，发到{formatDate(lastPayable, 'han')}为止。
      </p>
      <div className={classes.paid}>
        <TextInput
          label="实际发到哪个月"
          w={140}
          value={text}
          maxLength={20}
          error={isWrong}
          onChange={(event) => {
            setText(event.currentTarget.value);
            const typed = tidyMonth(event.currentTarget.value);
            if (isMonth(typed) && typed <= latest) props.onPaidThrough(typed);
          }}
          onBlur={() => setText(month)}
        />
        <p className={classes.line} role="status">
          {isWrong ? `请填写月份，例如 2026-07，最晚 ${latest}` : owedWords('多发', overpaid)}
        </p>
      </div>
      <h3 className={classes.sub}>遗属待遇测算（以经办机构核定为准）</h3>
      <dl className={classes.facts}>
        <dt>丧葬补助金</dt>
        <dd>{yuan(survivors.funeralFen)}</dd>
        <dt>抚恤金</dt>
        <dd>
          {yuan(survivors.survivorFen)}
          {survivors.survivorTwelfths === null ? '' : `（${survivorMonthsWords(survivors.survivorTwelfths)}）`}
        </dd>
        <dt>缴费年限</dt>
        <dd>{monthsWords(survivors.contributionMonths)}</dd>
        <dt>已领养老金</dt>
        <dd>{monthsWords(survivors.drawnMonths)}</dd>
      </dl>
      {survivors.lacking.length > 0 ? <p className={classes.warning}>{survivors.lacking.join('；')}。</p> : null}
      {survivors.used.length > 0 ? (
        <p className={classes.hint}>
          依据：
          {survivors.used
            .map(({ label, words, document, isSure }) => `${label} ${words}（${document}${isSure ? '' : '，待确认'}）`)
            .join('；')}
        </p>
      ) : null}
      <Group gap="xs" mt="sm">
        {(['death-report', 'survivor-claim'] as const).map((form) => (
          <PrintButton
            key={form}
            label={form === 'death-report' ? '死亡（停发）申报表' : '遗属待遇申领表'}
            isDisabled={isWrong}
            request={{ form, recordId: props.recordId, paidThrough: props.paidThrough }}
          />
        ))}
      </Group>
    </section>
  );
}
