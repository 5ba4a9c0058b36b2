import { Button, Group, Paper, Stack, Table, Text, TextInput, Title } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { archiveCall } from '#renderer/api.ts';
import { ErrorNote } from '#renderer/errors.tsx';
import { formatCount } from '#renderer/parts/bytes.ts';
import { useArchive } from '#renderer/queries.ts';
import type { Community } from '#shared/contract/office.ts';

/** The communities of the street: added and renamed here; an import registers new ones by itself. */
export function CommunityPanel() {
  const { data } = useArchive('communities.list', {});
  const [edited, setEdited] = useState<Community | 'new' | null>(null);
  return (
    <Paper withBorder p="lg">
      <Stack gap="sm">
        <Group justify="space-between">
          <Title order={2} size="h4">
            社区
          </Title>
          <Button variant="default" onClick={() => setEdited('new')}>
            添加社区
          </Button>
        </Group>
        {edited ? (
          <CommunityForm key={edited === 'new' ? 0 : edited.id} edited={edited} onDone={() => setEdited(null)} />
        ) : null}
        {data && data.items.length === 0 ? (
          <Text c="gray.7">还没有登记社区。可以在这里添加，导入花名册时也会自动登记。</Text>
        ) : null}
        {data && data.items.length > 0 ? (
          <Table verticalSpacing={6}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>名称</Table.Th>
                <Table.Th>区划代码</Table.Th>
                <Table.Th ta="right">档案数</Table.Th>
                <Table.Th />
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {data.items.map((community) => (
                <Table.Tr key={community.id}>
                  <Table.Td>{community.name}</Table.Td>
                  <Table.Td>{community.code ?? '—'}</Table.Td>
                  <Table.Td ta="right">{formatCount(community.records)}</Table.Td>
                  <Table.Td ta="right">
                    <Button
                      size="compact-sm"
                      variant="subtle"
                      aria-label={`修改 ${community.name}`}
                      onClick={() => setEdited(community)}
                    >
                      修改
                    </Button>
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        ) : null}
      </Stack>
    </Paper>
  );
}

function CommunityForm({ edited, onDone }: { edited: Community | 'new'; onDone: () => void }) {
  const [name, setName] = useState(edited === 'new' ? '' : edited.name);
  const [code, setCode] = useState(edited === 'new' ? '' : (edited.code ?? ''));
  const [failure, setFailure] = useState<unknown>(null);
  const save = async (event: FormEvent) => {
    event.preventDefault();
    setFailure(null);
    try {
      await archiveCall('communities.save', {
        id: edited === 'new' ? null : edited.id,
        name,
        code: code.trim() === '' ? null : code.trim(),
      });
      onDone();
    } catch (error) {
      setFailure(error);
    }
  };
  return (
    <form onSubmit={(event) => void save(event)}>
      <Group align="flex-end" gap="sm">
        <TextInput
          label="社区名称"
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          autoFocus
          w={240}
        />
        <TextInput
          label="区划代码（可不填）"
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
          w={200}
        />
        <Button type="submit">保存社区</Button>
        <Button variant="default" onClick={onDone}>
          取消
        </Button>
      </Group>
      {failure ? <ErrorNote error={failure} /> : null}
    </form>
  );
}
