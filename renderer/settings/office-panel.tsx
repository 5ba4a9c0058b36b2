import { Button, Group, Paper, SimpleGrid, Stack, Text, TextInput, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { type FormEvent, useState } from 'react';
import { archiveCall } from '#renderer/api.ts';
import { ErrorNote, fieldErrors } from '#renderer/errors.tsx';
import { useArchive } from '#renderer/queries.ts';
import type { Office } from '#shared/contract/office.ts';

/** The office's name and contact, as they are printed and packed. */
export function OfficePanel() {
  const office = useArchive('office.get', {}).data?.office;
  return office ? <OfficeForm key={office.name} office={office} /> : null;
}

function OfficeForm({ office }: { office: Office }) {
  const [values, setValues] = useState({
    name: office.name,
    contactName: office.contactName ?? '',
    contactPhone: office.contactPhone ?? '',
    fondsCode: office.fondsCode ?? '',
  });
  const [failure, setFailure] = useState<unknown>(null);
  const errors = fieldErrors(failure);
  const field = (key: keyof typeof values, label: string, description?: string) => (
    <TextInput
      label={label}
      description={description}
      value={values[key]}
      error={errors[key]}
      onChange={(event) => {
        const { value } = event.currentTarget;
        setValues((old) => ({ ...old, [key]: value }));
      }}
    />
  );
  const save = async (event: FormEvent) => {
    event.preventDefault();
    setFailure(null);
    const blank = (text: string) => (text.trim() === '' ? null : text.trim());
    try {
      await archiveCall('office.save', {
        name: values.name,
        contactName: blank(values.contactName),
        contactPhone: blank(values.contactPhone),
        fondsCode: blank(values.fondsCode),
      });
      notifications.show({ message: '已保存', color: 'green' });
    } catch (error) {
      setFailure(error);
    }
  };
  return (
    <Paper withBorder p="lg" component="form" onSubmit={(event) => void save(event)}>
      <Stack gap="sm">
        <Title order={2} size="h4">
          本单位
        </Title>
        <SimpleGrid cols={2}>
          {field('name', '单位名称')}
          <TextInput label="区划代码" value={office.areaCode} readOnly description="档号以它开头，不能修改" />
          {field('contactName', '移交联系人')}
          {field('contactPhone', '联系电话')}
          {field('fondsCode', '全宗号', '由区档案馆给定，没有可不填')}
        </SimpleGrid>
        {failure && Object.keys(errors).length === 0 ? <ErrorNote error={failure} /> : null}
        <Group justify="space-between">
          <Text size="sm" c="gray.7">
            移交包和移交清单上会写明移交单位和联系人。
          </Text>
          <Button type="submit">保存</Button>
        </Group>
      </Stack>
    </Paper>
  );
}
