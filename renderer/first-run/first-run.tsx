import { Badge, Button, Center, Group, Paper, Stack, Text, Textarea, TextInput, Title } from '@mantine/core';
import { type FormEvent, useEffect, useState } from 'react';
import { archiveCall } from '#renderer/api.ts';
import { markUsable } from '#renderer/app/usable.ts';
import { ErrorNote, fieldErrors } from '#renderer/errors.tsx';
import { queryClient } from '#renderer/queries.ts';
import { OfficeSetUp } from '#shared/contract/office.ts';
import { isAreaCode12 } from '#shared/rules/area-code.ts';
import { foldWidth, withoutBlanks } from '#shared/rules/text.ts';
import { readCommunities } from './communities.ts';

/** The first start: whose archive this is, its communities, who works with it. One page, keyboard through. */
export function FirstRun({ archiveDir }: { archiveDir: string }) {
  const [name, setName] = useState('');
  const [areaCode, setAreaCode] = useState('');
  const [communityText, setCommunityText] = useState('');
  const [userName, setUserName] = useState('');
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [failure, setFailure] = useState<unknown>(null);
  const [isBusy, setIsBusy] = useState(false);
  useEffect(markUsable, []);
  const read = readCommunities(communityText);
  const code = withoutBlanks(foldWidth(areaCode));

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const input = { name, areaCode: code, communities: read.communities, userName };
    const parsed = OfficeSetUp.safeParse(input);
    if (!parsed.success) {
      setErrors(
        Object.fromEntries(parsed.error.issues.map((issue) => [issue.path.map(String).join('.'), issue.message])),
      );
      return;
    }
    setErrors({});
    setFailure(null);
    setIsBusy(true);
    try {
      await archiveCall('office.setUp', parsed.data);
      await queryClient.invalidateQueries();
    } catch (error) {
      setErrors(fieldErrors(error));
      setFailure(error);
    }
    setIsBusy(false);
  };

  return (
    <Center mih="100%" p="md">
      <Paper withBorder p="xl" w={680} component="form" onSubmit={(event) => void submit(event)} noValidate>
        <Stack gap="md">
          <div>
            <Title order={1} size="h3">
              首次使用，请先登记本单位
            </Title>
            <Text c="gray.7" mt={4}>
              这些内容会印在表格和移交清单上，以后可以在“设置”里修改。档案库放在：{archiveDir}
            </Text>
          </div>
          <TextInput
            label="单位名称"
            placeholder="例如：鼓西街道社会保障事务所"
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            error={errors.name}
            required
            autoFocus
          />
          <TextInput
            label="统计用区划代码（12 位）"
            description={
              isAreaCode12(code)
                ? `县区 ${code.slice(0, 6)}　街道 ${code.slice(6, 9)}；档号将以 ${code.slice(0, 9)} 开头`
                : '街道一级的代码，后三位为 000，例如 350102005000'
            }
            value={areaCode}
            onChange={(event) => setAreaCode(event.currentTarget.value)}
            error={errors.areaCode}
            inputMode="numeric"
            required
          />
          <Textarea
            label="所辖社区"
            description="每行一个，可以从表格里整列粘贴；名称前后可带 12 位代码。以后导入花名册时遇到新社区会自动登记。"
            value={communityText}
            onChange={(event) => setCommunityText(event.currentTarget.value)}
            error={Object.entries(errors).find(([field]) => field.startsWith('communities'))?.[1]}
            minRows={4}
            maxRows={8}
            autosize
          />
          {read.communities.length > 0 ? (
            <Group gap={6} aria-live="polite">
              <Text size="sm">共 {read.communities.length} 个：</Text>
              {read.communities.map((community) => (
                <Badge key={community.name} variant="light" tt="none" title={community.code ?? undefined}>
                  {community.name}
                </Badge>
              ))}
            </Group>
          ) : null}
          {read.twice.length > 0 ? (
            <Text size="sm" c="orange.9">
              重复的只登记一次：{read.twice.join('、')}
            </Text>
          ) : null}
          {read.badCodes.length > 0 ? (
            <Text size="sm" c="orange.9">
              不是有效的区划代码，没有采用：{read.badCodes.join('、')}
            </Text>
          ) : null}
          <TextInput
            label="经办人姓名"
            description="每一次修改都会记下是谁做的。"
            value={userName}
            onChange={(event) => setUserName(event.currentTarget.value)}
            error={errors.userName}
            required
          />
          {failure && Object.keys(errors).length === 0 ? <ErrorNote error={failure} /> : null}
          <Group justify="flex-end">
            <Button type="submit" size="md" loading={isBusy}>
              开始使用
            </Button>
          </Group>
        </Stack>
      </Paper>
    </Center>
  );
}
