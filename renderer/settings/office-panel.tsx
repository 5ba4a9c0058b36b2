import { Button, Checkbox, Group, Stack, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { type FormEvent, useState } from 'react';
import { archiveCall } from '#renderer/api.ts';
import { useKeys } from '#renderer/app/keys.ts';
import { useUnsaved } from '#renderer/app/unsaved.tsx';
import { ErrorNote, fieldErrors } from '#renderer/errors.tsx';
import { ActList } from '#renderer/parts/act-list.tsx';
import { useArchive } from '#renderer/queries.ts';
import type { Office } from '#shared/contract/office.ts';
import { recordKindLabels, recordKinds } from '#shared/records/kinds.ts';
import classes from './settings.module.css';

/** The office's name and contact, as they are printed and packed. */
export function OfficePanel() {
  const found = useArchive('office.get', {});
  const office = found.data?.office;
  if (found.error) return <ErrorNote error={found.error} onRetry={() => void found.refetch()} />;
  return office ? <OfficeForm key={JSON.stringify(office)} office={office} /> : null;
}

function OfficeForm({ office }: { office: Office }) {
  const stored = {
    name: office.name,
    contactName: office.contactName ?? '',
    contactPhone: office.contactPhone ?? '',
    fondsCode: office.fondsCode ?? '',
    address: office.address ?? '',
    postcode: office.postcode ?? '',
    insuredArea: office.insuredArea ?? '',
    kinds: office.kinds,
  };
  const [values, setValues] = useState(stored);
  const [failure, setFailure] = useState<unknown>(null);
  const errors = failure ? fieldErrors(failure) : {};
  const isDirty = JSON.stringify(values) !== JSON.stringify(stored);

  const save = async (): Promise<boolean> => {
    setFailure(null);
    try {
      await archiveCall('office.save', {
        name: values.name,
        contactName: orNull(values.contactName),
        contactPhone: orNull(values.contactPhone),
        fondsCode: orNull(values.fondsCode),
        address: orNull(values.address),
        postcode: orNull(values.postcode),
        insuredArea: orNull(values.insuredArea),
        kinds: values.kinds,
      });
      notifications.show({ message: '已保存', color: 'green', withCloseButton: false });
      return true;
    } catch (error) {
      setFailure(error);
      return false;
    }
  };
  useUnsaved(isDirty, save);
  useKeys({ 'Ctrl+S': () => void save() });

  const field = (
    key: Exclude<keyof typeof values, 'kinds'>,
    label: string,
    maxLength: number,
    description?: string,
  ) => (
    <TextInput
      label={label}
      description={description}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      value={values[key]}
      maxLength={maxLength}
      error={errors[key]}
      onChange={(event) => {
        const { value } = event.currentTarget;
        setValues((was) => ({ ...was, [key]: value }));
      }}
    />
  );

  return (
    <form
      className={classes.panel}
      aria-label="本单位"
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void save();
      }}
    >
      <h2>本单位</h2>
      <div className={classes.fields}>
        {field('name', '单位名称', 60)}
        <TextInput
          label="区划代码"
          description="档号以它的前 9 位开头，登记后不能修改"
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          value={office.areaCode}
          variant="filled"
          readOnly
        />
        <KeptKinds kept={values.kinds} onChange={(kinds) => setValues((was) => ({ ...was, kinds }))} />
        {field('address', '办公地址', 60, '通知书请人前来办理时印这个地址，没有填的留出手写的位置')}
        {field('postcode', '邮编', 6)}
        {field('insuredArea', '参保地', 40)}
        {field('contactName', '移交联系人', 30)}
        {field('contactPhone', '联系电话', 30)}
        {field('fondsCode', '全宗号', 20, '由档案馆给定，没有可以不填')}
      </div>
      {failure && Object.keys(errors).length === 0 ? <ErrorNote error={failure} /> : null}
      <Group justify="space-between" gap="md">
        <p>单位名称、联系人和电话会写进移交包和移交清单，办公地址和电话会印在通知书上。</p>
        <Button type="submit" disabled={!isDirty} title="Ctrl+S">
          保存
        </Button>
      </Group>
      <ActList noun="office" nounId={1} hint="单位资料恢复成这次修改以前的样子；之后又改过同一项的，请先撤销后来的。" />
    </form>
  );
}

/** Which kinds the office keeps. The last one stays ticked; one that has open files the archive refuses to put off. */
function KeptKinds({ kept, onChange }: { kept: Office['kinds']; onChange: (kinds: Office['kinds']) => void }) {
  if (recordKinds.length === 1)
    return (
      <TextInput
        label="办理的档案"
        description="本程序现在只有这一种档案，不能取消"
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        value={recordKinds.map((kind) => recordKindLabels[kind]).join('、')}
        variant="filled"
        readOnly
      />
    );
  return (
    <Checkbox.Group
      label="办理的档案"
      description="至少办理一种。停办的档案不再出现在名单、待办和报表里，要先全部结束；结束了的照样可以查看。"
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      value={kept}
      onChange={(chosen) => onChange(recordKinds.filter((kind) => chosen.includes(kind)))}
    >
      <Stack gap={6} mt={4}>
        {recordKinds.map((kind) => (
          <Checkbox
            key={kind}
            value={kind}
            label={recordKindLabels[kind]}
            disabled={kept.length === 1 && kept.includes(kind)}
          />
        ))}
      </Stack>
    </Checkbox.Group>
  );
}

function orNull(text: string): string | null {
  return text.trim() === '' ? null : text.trim();
}
