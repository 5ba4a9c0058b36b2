import { Group, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { archiveCall } from '#renderer/api.ts';
import { useCodes } from '#renderer/codes.ts';
import { fieldErrors, showFailure } from '#renderer/errors.tsx';
import { codeChoices } from '#renderer/parts/controls/choices.ts';
import { DayInput, tidyDay } from '#renderer/parts/day-input.tsx';
import { JudgedDialog } from '#renderer/parts/judged-dialog.tsx';
import type { JudgedColumn } from '#renderer/parts/judged-list.tsx';
import { today } from '#renderer/parts/today.ts';
import { useJudgedAct } from '#renderer/parts/use-judged-act.ts';
import { useJudgedView } from '#renderer/parts/use-judged-view.ts';
import { useArchive } from '#renderer/queries.ts';
import type { ArchiveInput } from '#shared/contract/archive.ts';
import { placeName } from '#shared/contract/file-tokens.ts';
import type { JudgedPass } from '#shared/records/retiree/contract/certification.ts';
import { readDay } from '#shared/rules/calendar.ts';
import { formatCount } from '#shared/rules/counts.ts';

export type PassSource = ArchiveInput<'certification.enterMany'>['source'];

/** Certifies many at once, people who were ticked or a list of those who passed: judged first, then one act. */
export function PassesDialog(props: { source: PassSource; onClose: (isDone: boolean) => void }) {
  const { source } = props;
  const [on, setOn] = useState(today());
  // How somebody was certified stands in the report and in court: nobody's choice is none.
  const [way, setWay] = useState<string | null>(null);
  const [party, setParty] = useState('');
  const codes = useCodes();
  const view = useJudgedView();
  const day = readDay(tidyDay(on));
  const asked = { source, on: day, way, party: party.trim() || null };
  const found = useArchive('certification.judgeMany', { ...asked, ...view.asked }, { keepsPrevious: true });
  const seen = found.data;
  const { act, submit, save } = useJudgedAct({
    ...{ view, digest: seen?.digest, refetch: found.refetch },
    enter: (decided) => archiveCall('certification.enterMany', { ...asked, ...decided }),
    exportTo: (path) => archiveCall('certification.exportJudged', { ...asked, path }),
    ...{ done: '已登记认证', fileName: '认证名单核对.xlsx', page: '/certification' },
    onDone: () => props.onClose(true),
  });
  const errors = act.failure ? fieldErrors(act.failure) : {};
  const columns: readonly JudgedColumn<JudgedPass>[] = [
    { title: '认证日期', width: 96, show: (line) => line.on ?? '' },
    {
      title: '认证方式',
      width: 120,
      show: (line) => (line.way === null ? '' : codes.label('certificationWay', line.way)),
    },
    { title: '有效期至', width: 96, show: (line) => line.through ?? '' },
  ];

  return (
    <JudgedDialog
      title={
        source.kind === 'list'
          ? `导入通过名单：${placeName(source.path)}`
          : `认证通过 ${formatCount(source.recordIds.length)} 人`
      }
      hint={
        source.kind === 'list'
          ? '名单要有姓名和证件号码，可以有认证日期、认证方式、认证结果；名单里没写日期、方式的，按下面填的。下面逐行核对，登记以前什么都不会改。'
          : '所有人按同一日期和方式登记。下面逐人核对，登记以前什么都不会改；登记后可以一次撤销。'
      }
      fields={
        <Group gap="sm" align="start">
          <DayInput
            label="认证日期"
            w={140}
            value={on}
            error={errors.on ?? (day === null ? '例如 2026-07-01' : undefined)}
            onChange={(text) => {
              setOn(text);
              view.begin();
            }}
          />
          <Select
            label="认证方式"
            w={220}
            data={codeChoices(codes, 'certificationWay').map(({ value, label }) => ({ value, label }))}
            value={way}
            placeholder={source.kind === 'list' ? '名单没写方式的，请选择' : '请选择'}
            error={errors.way}
            data-autofocus
            allowDeselect={false}
            onChange={(value) => {
              setWay(value);
              view.begin();
            }}
          />
          <TextInput
            label="数据来源或走访人（可不填）"
            w={220}
            value={party}
            maxLength={60}
            autoComplete="off"
            error={errors.party}
            onChange={(event) => setParty(event.currentTarget.value)}
          />
        </Group>
      }
      listLabel="认证核对"
      columns={columns}
      seen={day === null ? undefined : seen}
      error={found.error}
      view={view}
      isBusy={act.isBusy}
      failure={act.failure}
      onExport={() => void save().catch(showFailure)}
      onSubmit={() => void submit()}
      onClose={() => props.onClose(false)}
    />
  );
}
