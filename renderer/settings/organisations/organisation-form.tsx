import { Button, Checkbox, Group, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { type FormEvent, useState } from 'react';
import { Link } from 'wouter';
import { archiveCall } from '#renderer/api.ts';
import { useKeys } from '#renderer/app/keys.ts';
import { forgetUnsaved, useUnsaved } from '#renderer/app/unsaved.tsx';
import { useCodes } from '#renderer/codes.ts';
import { ErrorNote, fieldErrors } from '#renderer/errors.tsx';
import { ChoiceInput } from '#renderer/parts/controls/choice.tsx';
import { codeChoices } from '#renderer/parts/controls/choices.ts';
import { useAct } from '#renderer/parts/use-act.ts';
import { useArchive } from '#renderer/queries.ts';
import { organisationKindLabels, organisationKinds, organisationLabels } from '#shared/codes/organisation.ts';
import type { Organisation } from '#shared/contract/organisations.ts';
import { formatCount } from '#shared/rules/counts.ts';
import { organisationKey, organisationLikenessLabels } from '#shared/rules/organisation-name.ts';
import {
  type OrganisationDraft,
  organisationDraft,
  readOrganisationDraft,
  type TextField,
} from './organisation-draft.ts';
import { type CodeNote, codeNote } from './organisation-words.ts';
import classes from './organisations.module.css';

/** An organisation, new or known: everything the office writes down of it, checked as it is typed. */
export function OrganisationForm(props: {
  edited: Organisation | null;
  onSaved: (id: number) => void;
  onCancel: () => void;
}) {
  const { edited } = props;
  const [start] = useState(() => organisationDraft(edited));
  const [draft, setDraft] = useState(start);
  const [keepsName, setKeepsName] = useState(true);
  const [shown, setShown] = useState<Record<string, string>>({});
  const act = useAct();
  const codes = useCodes();
  const errors = { ...shown, ...(act.failure ? fieldErrorsOf(act.failure) : {}) };
  const isRenamed = edited !== null && draft.name.trim() !== edited.name;

  const set = (change: Partial<OrganisationDraft>) => {
    setDraft((was) => ({ ...was, ...change }));
    setShown((was) => Object.fromEntries(Object.entries(was).filter(([field]) => !(field in change))));
    act.clear();
  };

  const save = async (): Promise<boolean> => {
    const { values, errors: found } = readOrganisationDraft(draft);
    setShown(found ?? {});
    if (!values) return false;
    let id = 0;
    const isDone = await act.run(async () => {
      const saved = await archiveCall('organisations.save', {
        id: edited?.id ?? null,
        version: edited?.version ?? 0,
        values,
        keepsName,
      });
      id = saved.id;
      const linked = saved.linked > 0 ? `，${formatCount(saved.linked)} 份档案已关联` : '';
      return `${edited ? '已保存' : '已登记'}${linked}`;
    });
    if (isDone) {
      forgetUnsaved();
      props.onSaved(id);
    }
    return isDone;
  };
  useUnsaved(JSON.stringify(draft) !== JSON.stringify(start), save);
  useKeys({ 'Ctrl+S': () => void save(), Escape: props.onCancel });

  const text = (
    field: TextField,
    options: { placeholder?: string; maxLength?: number; note?: CodeNote | null } = {},
  ) => (
    <TextInput
      label={organisationLabels[field]}
      value={draft[field]}
      maxLength={options.maxLength ?? 50}
      placeholder={options.placeholder ?? ''}
      error={errors[field] ?? (options.note?.tone === 'error' ? options.note.text : undefined)}
      description={options.note && options.note.tone !== 'error' ? options.note.text : undefined}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      styles={options.note?.tone === 'warn' ? { description: { color: 'var(--amber-text)' } } : {}}
      autoComplete="off"
      spellCheck={false}
      onChange={(event) => set({ [field]: event.currentTarget.value })}
    />
  );

  return (
    <form
      className={classes.form}
      aria-label={edited ? '修改单位' : '登记单位'}
      noValidate
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void save();
      }}
    >
      <div className={classes.fields}>
        <div className={classes.wide}>
          <TextInput
            label="单位名称（按证照或公章全称）"
            value={draft.name}
            maxLength={100}
            error={errors.name}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => set({ name: event.currentTarget.value })}
            autoFocus
          />
          <NameNotes draft={draft} ownId={edited?.id ?? null} />
          {isRenamed ? (
            <Checkbox
              mt={6}
              label={`原名称“${edited.name}”留作曾用名，写着它的档案仍归到这个单位`}
              checked={keepsName}
              onChange={(event) => setKeepsName(event.currentTarget.checked)}
            />
          ) : null}
        </div>
        {text('shortName')}
        <Checkbox.Group
          className={classes.whole}
          label={organisationLabels.kinds}
          value={draft.kinds}
          error={errors.kinds}
          onChange={(kinds) => set({ kinds: organisationKinds.filter((kind) => kinds.includes(kind)) })}
        >
          <Group gap="lg" h={32}>
            {organisationKinds.map((kind) => (
              <Checkbox key={kind} value={kind} label={organisationKindLabels[kind]} />
            ))}
          </Group>
        </Checkbox.Group>
        {text('creditCode', { maxLength: 30, note: codeNote('credit-code', draft.creditCode) })}
        {text('organisationCode', { maxLength: 20, note: codeNote('organisation-code', draft.organisationCode) })}
        {text('unitNumber', { maxLength: 20, placeholder: '社保单位编号' })}
        {text('licenceNumber', { maxLength: 20, note: codeNote('licence-15', draft.licenceNumber) })}
        {text('validFrom', { maxLength: 20, placeholder: '如 1998-01-01，可不填' })}
        {draft.kinds.includes('bank') ? (
          <div>
            <label className={classes.label} htmlFor="organisation-bank">
              {organisationLabels.bankCode}
            </label>
            <ChoiceInput
              id="organisation-bank"
              choices={codeChoices(codes, 'bank', [draft.bankCode ?? ''])}
              value={draft.bankCode}
              onChange={(bankCode) => set({ bankCode })}
              placeholder="不选则按名称判断"
              isInvalid={errors.bankCode !== undefined}
            />
          </div>
        ) : (
          <span />
        )}
        {text('head', { placeholder: '法定代表人或负责人' })}
        {text('contact')}
        {text('phone', { maxLength: 30 })}
        <div className={classes.wide}>{text('address', { maxLength: 100 })}</div>
        {text('remark', { maxLength: 200 })}
      </div>
      {act.failure && Object.keys(fieldErrorsOf(act.failure)).length === 0 ? <ErrorNote error={act.failure} /> : null}
      <Group gap="xs">
        <Button type="submit" loading={act.isBusy} title="Ctrl+S">
          {edited ? '保存' : '登记'}
        </Button>
        <Button variant="default" onClick={props.onCancel}>
          取消
        </Button>
      </Group>
    </form>
  );
}

// The calls name the fields of `values`.
function fieldErrorsOf(failure: unknown): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fieldErrors(failure)).map(([field, sentence]) => [field.replace(/^values\./, ''), sentence]),
  );
}

/** Who has the name or one of the numbers already, and whom the name looks like. */
function NameNotes({ draft, ownId }: { draft: OrganisationDraft; ownId: number | null }) {
  const [asked] = useDebouncedValue(draft, 150);
  const input = {
    id: ownId,
    name: asked.name.trim().slice(0, 100),
    creditCode: asked.creditCode.slice(0, 40),
    unitNumber: asked.unitNumber.trim().slice(0, 20),
  };
  const isAsking = organisationKey(input.name) !== '' || input.creditCode !== '' || input.unitNumber !== '';
  const found = useArchive('organisations.check', input, { isEnabled: isAsking, keepsPrevious: true }).data;
  if (!isAsking || !found) return null;
  const taken = [
    { what: '这个名称', by: found.sameName },
    { what: '这个信用代码', by: found.sameCreditCode },
    { what: '这个单位编号', by: found.sameUnitNumber },
  ];
  return (
    <div className={classes.notes} aria-live="polite">
      {taken.map(({ what, by }) =>
        by ? (
          <p key={what} data-tone="error">
            {what}已登记给 <Link href={`/settings/organisations/${by.id}`}>{by.name}</Link>
          </p>
        ) : null,
      )}
      {found.similar.length > 0 && !found.sameName ? (
        <p data-tone="warn">
          可能已经登记过：
          {found.similar.map((one, index) => (
            <span key={one.id}>
              {index > 0 ? '、' : ''}
              <Link href={`/settings/organisations/${one.id}`}>{one.name}</Link>（{organisationLikenessLabels[one.why]}
              ）
            </span>
          ))}
        </p>
      ) : null}
    </div>
  );
}
