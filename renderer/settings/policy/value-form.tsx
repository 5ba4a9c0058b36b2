import { Button, Group, Radio, Select, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { archiveCall } from '#renderer/api.ts';
import { useUnsaved } from '#renderer/app/unsaved.tsx';
import { ErrorNote, fieldErrors } from '#renderer/errors.tsx';
import { DayInput } from '#renderer/parts/day-input.tsx';
import { useAct } from '#renderer/parts/use-act.ts';
import { useArchive } from '#renderer/queries.ts';
import { datedKeyOf, markLabels, officeAreas, unitLabels } from '#shared/codes/policy-words.ts';
import type { PolicyInput, PolicyItem } from '#shared/contract/policy.ts';
import { policyValueHint } from '#shared/rules/policy-sheet.ts';
import { withAside } from '#shared/rules/text.ts';
import classes from './policy.module.css';
import { useAreaChoices } from './use-areas.ts';
import { type DraftErrors, draftErrors, draftPeriod, emptyDraft, type ValueDraft } from './value-draft.ts';
import { ValuePreview } from './value-preview.tsx';

// A choice needs a name, and the whole country has no code.
const COUNTRY = 'country';

/** A new value of a key: whom it touches is shown before it can be saved. */
export function ValueForm({ item, onDone }: { item: PolicyItem; onDone: () => void }) {
  const officeCode = useArchive('office.get', {}).data?.office?.areaCode ?? '';
  const [draft, setDraft] = useState(() => emptyDraft(item, officeAreas(officeCode).at(-2)?.code ?? ''));
  const [start] = useState(draft);
  const [shown, setShown] = useState<DraftErrors>({});
  const areas = useAreaChoices();
  const act = useAct();
  const period = draftPeriod(draft);
  const asked = { key: item.key, areaCode: draft.areaCode, ...(period ?? { validFrom: '2000-01-01', validTo: null }) };
  const preview = useArchive('policy.preview', asked, { isEnabled: period !== null });
  const errors: DraftErrors = { ...shown, ...(act.failure ? fieldErrors(act.failure) : {}) };
  const known = datedKeyOf(item.key);
  const set = (change: Partial<ValueDraft>) => {
    setDraft((was) => ({ ...was, ...change }));
    setShown({});
    act.clear();
  };

  const save = async (): Promise<boolean> => {
    const found = draftErrors(item.key, draft);
    setShown(found);
    if (Object.keys(found).length > 0 || period === null || !preview.data) return false;
    const { areaCode, value, document, mark, endsPrevious } = draft;
    const isDone = await act.run(async () => {
      const ends = endsPrevious && preview.data.ends !== null;
      await archiveCall('policy.add', { ...asked, ...period, areaCode, value, document, mark, endsPrevious: ends });
      return '已登记新的取值';
    });
    if (isDone) onDone();
    return isDone;
  };
  useUnsaved(JSON.stringify(draft) !== JSON.stringify(start), save);

  return (
    <form
      className={classes.form}
      aria-label="登记新的取值"
      noValidate
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void save();
      }}
    >
      <div className={classes.fields}>
        {known?.choices ? (
          <Select
            label="取值"
            placeholder="请选择"
            data={Object.entries(known.choices).map(([value, label]) => ({ value, label }))}
            value={draft.value === '' ? null : draft.value}
            error={errors.value}
            onChange={(value) => set({ value: value ?? '' })}
            autoFocus
          />
        ) : (
          <TextInput
            label={withAside('取值', [known ? unitLabels[known.unit] : null])}
            placeholder={policyValueHint(item.key)}
            value={draft.value}
            maxLength={60}
            error={errors.value}
            onChange={(event) => set({ value: event.currentTarget.value })}
            autoFocus
          />
        )}
        <DayInput
          label="生效日期"
          value={draft.validFrom}
          error={errors.validFrom}
          onChange={(validFrom) => set({ validFrom })}
        />
        <DayInput
          label="截止日期（可不填）"
          placeholder="一直有效"
          value={draft.validTo}
          error={errors.validTo}
          onChange={(validTo) => set({ validTo })}
        />
        <Select
          label="适用地区"
          data={areas.map(({ value, label }) => ({ value: value === '' ? COUNTRY : value, label }))}
          value={draft.areaCode === '' ? COUNTRY : draft.areaCode}
          allowDeselect={false}
          error={errors.areaCode}
          onChange={(value) => set({ areaCode: value === COUNTRY ? '' : (value ?? '') })}
        />
        <TextInput
          className={classes.wide}
          label="依据文件"
          placeholder="文件名称和文号，例如：鼓民〔2026〕12号"
          value={draft.document}
          maxLength={200}
          error={errors.document}
          onChange={(event) => set({ document: event.currentTarget.value })}
        />
        <Radio.Group
          label="依据情况"
          value={draft.mark}
          onChange={(mark) => set({ mark: mark as PolicyInput['mark'] })}
        >
          <Group gap="md" h={32}>
            <Radio value="source" label={markLabels.source} />
            <Radio value="unverified" label={markLabels.unverified} />
          </Group>
        </Radio.Group>
      </div>
      <ValuePreview
        preview={period === null ? null : (preview.data ?? null)}
        endsPrevious={draft.endsPrevious}
        onEndsPrevious={(endsPrevious) => set({ endsPrevious })}
      />
      {preview.error ? <ErrorNote error={preview.error} onRetry={() => void preview.refetch()} /> : null}
      {act.failure && Object.keys(fieldErrors(act.failure)).length === 0 ? <ErrorNote error={act.failure} /> : null}
      <Group gap="xs">
        <Button type="submit" loading={act.isBusy} disabled={!preview.data || preview.data.clash !== null}>
          保存
        </Button>
        <Button variant="default" onClick={onDone}>
          取消
        </Button>
      </Group>
    </form>
  );
}
