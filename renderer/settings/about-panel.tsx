import { Button, Group, Paper, Stack, Table, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { desktopCall } from '#renderer/api.ts';
import { showFailure } from '#renderer/errors.tsx';

/** Which program this is and where its data lie. */
export function AboutPanel() {
  const { data } = useQuery({ queryKey: ['app.info'], queryFn: () => desktopCall('app.info', {}) });
  if (!data) return null;
  return (
    <Paper withBorder p="lg">
      <Stack gap="sm">
        <Title order={2} size="h4">
          关于
        </Title>
        <Table withRowBorders={false} verticalSpacing={4}>
          <Table.Tbody>
            {[
              ['程序版本', data.version],
              ['运行环境', `Electron ${data.electron}，Chrome ${data.chrome}，Node ${data.node}`],
              ['档案库文件夹', data.archiveDir],
            ].map(([label, value]) => (
              <Table.Tr key={label}>
                <Table.Th w={130} fw={400} c="gray.7">
                  {label}
                </Table.Th>
                <Table.Td style={{ overflowWrap: 'anywhere' }}>{value}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
        <Text size="sm" c="gray.7">
          备份时请关闭程序，把整个档案库文件夹复制到别的盘上。
        </Text>
        <Group gap="sm">
          <Button
            variant="default"
            onClick={() => void desktopCall('files.reveal', { path: data.archiveDir }).catch(showFailure)}
          >
            打开档案库位置
          </Button>
          <Button variant="default" onClick={() => void desktopCall('app.showLog', {}).catch(showFailure)}>
            查看日志
          </Button>
        </Group>
      </Stack>
    </Paper>
  );
}
