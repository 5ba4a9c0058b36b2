import { Autocomplete, SegmentedControl, Select, Textarea, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { archiveCall } from '#renderer/api.ts';
import { DayInput } from '#renderer/parts/day-input.tsx';
import { FormDialog } from '#renderer/parts/form-dialog.tsx';
import { showDone } from '#renderer/parts/last-act.tsx';
import { today } from '#renderer/parts/today.ts';
import { useDraft } from '#renderer/parts/use-draft.ts';
import { useArchive } from '#renderer/queries.ts';
import { occasions, roleLabels, serviceLabels } from '#shared/codes/service-words.ts';
import type { ServiceKind, ServiceLine, ServiceRole } from '#shared/contract/care.ts';
import { formatCount } from '#shared/rules/counts.ts';
import classes from './care.module.css';
import { PeopleField } from './people-field.tsx';
import { type Chosen, draftOf, has, inputOf, lackingIn } from './service-draft.ts';
import { kindChoices } from './service-words.ts';

const fields = 'on place byName recordIds occasion what amountFen goods result nextOn reason groupId'.split(' ');

/** Enters what was done for whom, or corrects it (`service`). `page`: where Ctrl+Z takes it back. */
export function ServiceDialog(props: {
  service: ServiceLine | null;
  people: readonly Chosen[];
  kind?: ServiceKind;
  groupId?: number | null;
  page: string;
  onClose: (isDone: boolean) => void;
}) {
  const { service, page } = props;
  const user = useArchive('session.get', {}).data?.user;
  const { draft, set, errors, act, isLacking } = useDraft(
    draftOf(service, {
      ...{ today: today(), byName: user?.name ?? '', people: props.people },
      ...{ kind: props.kind ?? 'visit', groupId: props.groupId ?? null },
    }),
  );
  const groups = useArchive('groups.list', { kind: 'self-management' }).data?.items ?? [];
  const { kind } = draft;
  const save = async () => {
    if (isLacking(lackingIn(draft, service !== null))) return;
    const isDone = await act.run(async () => {
      const { commandId, notes } = await archiveCall('care.save', inputOf(draft, service));
      const who = draft.people.length === 1 ? draft.people[0]?.name : `${formatCount(draft.people.length)} 人`;
      showDone(`已${service ? '更正' : '登记'}${serviceLabels[kind]}：${who}`, commandId, page);
      for (const note of notes) notifications.show({ message: note, color: 'orange', autoClose: 15_000 });
      return null;
    });
    if (isDone) props.onClose(true);
  };
  const input = (key: 'place' | 'byName' | 'goods' | 'reason', label: string, most: number) => (
    <TextInput
      label={label}
      value={draft[key]}
      maxLength={most}
      autoComplete="off"
      error={errors[key]}
      onChange={(event) => set({ [key]: event.currentTarget.value })}
    />
  );
  return (
    <FormDialog
      title={service ? `更正${serviceLabels[service.kind]}记录` : '登记服务'}
      submitLabel={service ? '更正' : '登记'}
      isBusy={act.isBusy}
      failure={act.failure}
      fields={fields}
      size={820}
      onSubmit={() => void save()}
      onClose={() => props.onClose(false)}
    >
      <SegmentedControl
        data={kindChoices}
        value={kind}
        onChange={(value) => set({ kind: value as ServiceKind })}
        aria-label="服务类别"
      />
      <PeopleField
        people={draft.people}
        groupId={draft.groupId}
        error={errors.recordIds}
        isFirst={draft.people.length === 0}
        onChange={(people) => set({ people })}
      />
      <div className={classes.fields}>
        <DayInput
          label="日期"
          value={draft.on}
          error={errors.on}
          onChange={(on) => set({ on })}
          data-autofocus={props.people.length > 0 || undefined}
        />
        {input('place', '地点（可不填）', 60)}
        <Select
          label="服务人员"
          data={Object.entries(roleLabels).map(([value, label]) => ({ value, label }))}
          value={draft.byRole}
          allowDeselect={false}
          onChange={(role) => set({ byRole: role as ServiceRole })}
        />
        {input('byName', '姓名（可写几位）', 60)}
        <Select
          label={kind === 'activity' ? '哪个自管小组组织（可不选）' : '自管小组（可不选）'}
          data={groups.map(({ id, name, communityName }) => ({ value: String(id), label: `${communityName} ${name}` }))}
          value={draft.groupId === null ? null : String(draft.groupId)}
          error={errors.groupId}
          searchable
          clearable
          nothingFoundMessage="没有这个小组"
          onChange={(id) => set({ groupId: id === null ? null : Number(id) })}
        />
        {has.occasion(kind) ? (
          <Autocomplete
            label="慰问事由"
            data={[...occasions]}
            value={draft.occasion}
            maxLength={30}
            error={errors.occasion}
            onChange={(occasion) => set({ occasion })}
          />
        ) : null}
        {has.gift(kind) ? (
          <>
            <TextInput
              label="每人金额（元，可不填）"
              value={draft.yuan}
              maxLength={20}
              autoComplete="off"
              error={errors.amountFen}
              onChange={(event) => set({ yuan: event.currentTarget.value })}
            />
            {input('goods', '慰问品、物品（可不填）', 100)}
          </>
        ) : null}
      </div>
      <Textarea
        label={kind === 'activity' ? '什么活动' : kind === 'help' ? '帮了什么' : '内容（可不填）'}
        value={draft.what}
        maxLength={300}
        autosize
        minRows={1}
        maxRows={4}
        error={errors.what}
        onChange={(event) => set({ what: event.currentTarget.value })}
      />
      <div className={has.nextVisit(kind) ? classes.resultRow : undefined}>
        <Textarea
          label="结果、本人情况（可不填）"
          value={draft.result}
          maxLength={300}
          autosize
          minRows={1}
          maxRows={4}
          error={errors.result}
          onChange={(event) => set({ result: event.currentTarget.value })}
        />
        {has.nextVisit(kind) ? (
          <DayInput
            label="约定下次走访（可不填）"
            value={draft.nextOn}
            error={errors.nextOn}
            onChange={(nextOn) => set({ nextOn })}
          />
        ) : null}
      </div>
      {service ? input('reason', '更正原因', 100) : null}
    </FormDialog>
  );
}
