import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { Link } from 'wouter';
import { archiveCall } from '#renderer/api.ts';
import { ErrorNote, fieldErrors } from '#renderer/errors.tsx';
import { DayInput } from '#renderer/parts/day-input.tsx';
import { today } from '#renderer/parts/today.ts';
import { useAct } from '#renderer/parts/use-act.ts';
import type { ArchiveOutput } from '#shared/contract/archive.ts';
import { addMonths, monthOf, readDay } from '#shared/rules/calendar.ts';
import { formatCount } from '#shared/rules/counts.ts';
import classes from './certification.module.css';

/** Enters the agency's list: whose benefit is paused from which month. Who cannot be paused is named with the reason. */
export function PauseDialog(props: { recordIds: readonly number[]; onClose: (isDone: boolean) => void }) {
  const [on, setOn] = useState(today());
  const [month, setMonth] = useState(addMonths(monthOf(today()), 1));
  const [listNumber, setListNumber] = useState('');
  const [wrong, setWrong] = useState<Record<string, string>>({});
  const [done, setDone] = useState<ArchiveOutput<'certification.pause'> | null>(null);
  const act = useAct();
  const errors = { ...wrong, ...(act.failure ? fieldErrors(act.failure) : {}) };

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const day = readDay(on);
    setWrong(day === null ? { on: '请填写日期，例如 2026-07-01' } : {});
    if (day === null) return;
    await act.run(async () => {
      const result = await archiveCall('certification.pause', {
        recordIds: [...props.recordIds],
        on: day,
        month: month.trim(),
        listNumber,
      });
      if (result.leftOut.length === 0) props.onClose(true);
      else setDone(result);
      return `已登记暂停发放 ${formatCount(result.done)} 人，可在“最近批量登记”里撤销`;
    });
  };

  return (
    <Modal
      opened
      onClose={() => props.onClose(done !== null)}
      title={`暂停发放 ${formatCount(props.recordIds.length)} 人`}
      size={560}
      closeButtonProps={{ 'aria-label': '关闭' }}
      attributes={{ header: { role: 'none' } }}
      centered
    >
      {done ? (
        <Stack gap="sm">
          <Text>
            已暂停 {formatCount(done.done)} 人，下面 {formatCount(done.leftOut.length)} 人没有暂停：
          </Text>
          <ul className={classes.leftOut}>
            {done.leftOut.map(({ recordId, name, number, why }) => (
              <li key={recordId}>
                <Link href={`/records/${recordId}`}>{name}</Link>
                <span className={classes.aside}>{number}</span>
                <span>{why}</span>
              </li>
            ))}
          </ul>
          <Group justify="flex-end">
            <Button data-autofocus onClick={() => props.onClose(true)}>
              知道了
            </Button>
          </Group>
        </Stack>
      ) : (
        <form noValidate onSubmit={(event) => void submit(event)}>
          <Stack gap="sm">
            <Text size="sm" c="gray.7">
              暂停由经办机构决定，请按收到的暂停发放名单登记。补认证以后办理“恢复发放”，暂停的月份补发。
            </Text>
            <Group gap="sm" align="start" grow>
              <DayInput label="登记日期" value={on} error={errors.on} onChange={setOn} data-autofocus />
              <TextInput
                label="从哪个月起暂停"
                value={month}
                maxLength={7}
                placeholder="2026-07"
                error={errors.month}
                onChange={(event) => setMonth(event.currentTarget.value)}
              />
              <TextInput
                label="名单文号（可不填）"
                value={listNumber}
                maxLength={60}
                error={errors.listNumber}
                onChange={(event) => setListNumber(event.currentTarget.value)}
              />
            </Group>
            {act.failure && Object.keys(fieldErrors(act.failure)).length === 0 ? (
              <ErrorNote error={act.failure} />
            ) : null}
            <Group justify="flex-end" gap="sm">
              <Button variant="default" onClick={() => props.onClose(false)}>
                返回
              </Button>
              <Button type="submit" loading={act.isBusy}>
                登记暂停
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </Modal>
  );
}
