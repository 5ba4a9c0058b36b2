import { Button, Group, Paper, Radio, Select, Skeleton, Stack, Text } from '@mantine/core';
import { ErrorNote } from '#renderer/errors.tsx';
import { formatBytes } from '#renderer/parts/bytes.ts';
import { DayInput } from '#renderer/parts/day-input.tsx';
import { Facts } from '#renderer/parts/facts.tsx';
import { KindSwitch } from '#renderer/people/kind-switch.tsx';
import { useArchive } from '#renderer/queries.ts';
import type { RecordKind } from '#shared/records/kinds.ts';
import { kindLists } from '#shared/registers/lists.ts';
import { formatCount } from '#shared/rules/counts.ts';
import { dayOf, type HandoverDraft, kindOf, selectionOf } from './draft.ts';
import { listDayWords } from './handover-words.ts';

interface Props {
  draft: HandoverDraft;
  onChange: (change: Partial<HandoverDraft>) => void;
}

/** Step 1: which files, and at once how many and how large they are. */
export function ChooseStep({ draft, onChange }: Props) {
  const day = dayOf(draft);
  const isDayWrong = draft.mode === 'filter' && day.error !== null;
  const measured = useArchive(
    'handovers.measure',
    { selection: selectionOf(draft) },
    { keepsPrevious: true, isEnabled: !isDayWrong },
  );
  // What was measured before stands there still while the day is being typed: it counts for nothing.
  const found = isDayWrong ? undefined : measured.data;
  const mayGoOn = found !== undefined && found.records > 0 && !measured.isPlaceholderData;

  return (
    <Paper
      withBorder
      p="lg"
      component="form"
      onSubmit={(event) => {
        event.preventDefault();
        if (mayGoOn) onChange({ step: 'target' });
      }}
    >
      <Group align="flex-start" gap={48} wrap="nowrap">
        <Stack gap="md" w={420} style={{ flexShrink: 0 }}>
          {draft.picked ? <ModeChoice draft={draft} onChange={onChange} picked={draft.picked.length} /> : null}
          {draft.mode === 'filter' ? <FilterChoice draft={draft} onChange={onChange} /> : null}
        </Stack>
        <Stack gap="md" flex={1}>
          {measured.error ? <ErrorNote error={measured.error} onRetry={() => void measured.refetch()} /> : null}
          {found ? (
            <Measured measured={found} list={listDayWords(draft.mode === 'filter' ? day.onDate : null)} />
          ) : null}
          {measured.isPending && !isDayWrong ? <Skeleton height={110} /> : null}
          <Group gap="md">
            <Button type="submit" disabled={!mayGoOn}>
              下一步：选择位置
            </Button>
          </Group>
        </Stack>
      </Group>
    </Paper>
  );
}

const yearOf = (kind: RecordKind) => kindLists[kind].facets.find((facet) => facet.by === 'year');

function ModeChoice({ draft, onChange, picked }: Props & { picked: number }) {
  const year = yearOf(kindOf(draft));
  return (
    <Radio.Group
      label="移交哪些档案"
      value={draft.mode}
      onChange={(mode) => onChange({ mode: mode === 'picked' ? 'picked' : 'filter' })}
    >
      <Stack gap="xs" mt="xs">
        <Radio value="picked" label={`在档案列表里勾选的 ${formatCount(picked)} 份`} />
        <Radio value="filter" label={year ? `按社区和${year.label}` : '按社区'} />
      </Stack>
    </Radio.Group>
  );
}

function FilterChoice({ draft, onChange }: Props) {
  const day = dayOf(draft);
  const kind = kindOf(draft);
  const facets = useArchive('records.facets', { kind, onDate: day.onDate }, { keepsPrevious: true });
  const communities = (facets.data?.communities ?? []).map((one) => ({
    value: String(one.id),
    label: `${one.name}（${formatCount(one.count)} 份）`,
  }));
  const byYear = yearOf(kind);
  const years = (byYear ? (facets.data?.facets[byYear.name] ?? []) : []).map(({ value, count }) => ({
    value: String(value),
    label: `${byYear?.alone(Number(value)) ?? ''}（${formatCount(count)} 份）`,
  }));
  return (
    <>
      <KindSwitch value={kind} onChange={(next) => onChange({ kind: next, communityId: null, retiredYear: null })} />
      {facets.error ? <ErrorNote error={facets.error} onRetry={() => void facets.refetch()} /> : null}
      <Select
        label="社区"
        placeholder="全部社区"
        data={communities}
        value={draft.communityId === null ? null : String(draft.communityId)}
        onChange={(id) => onChange({ communityId: id === null ? null : Number(id) })}
        clearable
        searchable
        nothingFoundMessage="没有这个社区"
        clearButtonProps={{ 'aria-label': '全部社区' }}
        openOnFocus={false}
        autoFocus
      />
      {byYear ? (
        <Select
          label={byYear.label}
          placeholder="全部年度"
          data={years}
          value={draft.retiredYear === null ? null : String(draft.retiredYear)}
          onChange={(year) => onChange({ retiredYear: year === null ? null : Number(year) })}
          clearable
          searchable
          nothingFoundMessage="没有这个年度"
          clearButtonProps={{ 'aria-label': '全部年度' }}
        />
      ) : null}
      <DayInput
        label="按哪一天的名单"
        description="当天在册的档案，按当时的社区。不填就是现在的名单；档案内容总是现在的。"
        value={draft.dayText}
        error={day.error}
        onChange={(dayText) => onChange({ dayText })}
      />
      <Text size="sm" c="gray.7">
        作废的档案不会移交。只要几份时，在档案列表里勾选，再点“移交所选”。
      </Text>
    </>
  );
}

function Measured(props: {
  measured: {
    records: number;
    attachments: number;
    attachmentBytes: number;
    needBytes: number;
    handedOverBefore: number;
  };
  /** By the list of which day, in words. */
  list: string | null;
}) {
  const { records, attachments, attachmentBytes, needBytes, handedOverBefore } = props.measured;
  if (records === 0) {
    return <Text role="status">没有符合条件的档案可以移交。请换一个社区或年度，或在档案列表里逐份勾选。</Text>;
  }
  return (
    <Stack gap="sm" role="status" aria-label="移交的内容">
      {props.list === null ? null : <Text fw={600}>{props.list}</Text>}
      <Facts
        facts={[
          { label: '档案', value: `${formatCount(records)} 份` },
          { label: '材料', value: `${formatCount(attachments)} 件，${formatBytes(attachmentBytes)}` },
          { label: '约需空间', value: formatBytes(needBytes) },
        ]}
      />
      {handedOverBefore > 0 ? (
        <Text size="sm">其中 {formatCount(handedOverBefore)} 份以前移交过，这次会再次写入。</Text>
      ) : null}
    </Stack>
  );
}
