import { Anchor, Button, Group, Skeleton, Stack, Table, Text, Title } from '@mantine/core';
import { IconShieldCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'wouter';
import { archiveCall } from '#renderer/api.ts';
import { ErrorNote } from '#renderer/errors.tsx';
import { PagerButtons, usePager } from '#renderer/parts/pager.tsx';
import text from '#renderer/parts/text.module.css';
import { formatInstant } from '#renderer/parts/times.ts';
import { Verdict } from '#renderer/parts/verdict.tsx';
import { useArchive } from '#renderer/queries.ts';
import type { ArchiveOutput } from '#shared/contract/archive.ts';
import type { LogEntry, LogQuery } from '#shared/contract/log.ts';
import { formatCount } from '#shared/rules/counts.ts';
import { mayRunOffice } from '#shared/rules/scope.ts';
import { askedNothing, LogFilter, queryOf } from './log-filter.tsx';
import { entryWords } from './log-words.ts';

const PAGE = 50;

/** 操作日志: who looked at, changed, printed and handed over what, and whether the log itself is whole. */
export function LogPage() {
  const [asked, setAsked] = useState(askedNothing);
  const query = queryOf(asked);
  return (
    <Stack gap="md">
      <Title order={1} size="h3">
        操作日志
      </Title>
      <Soundness />
      <LogFilter asked={asked} onAsk={setAsked} />
      {query ? <Entries key={JSON.stringify(query)} query={query} isAsked={asked !== askedNothing} /> : null}
    </Stack>
  );
}

function Soundness() {
  const [found, setFound] = useState<ArchiveOutput<'log.verify'> | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const [isBusy, setIsBusy] = useState(false);
  const user = useArchive('session.get', {}, { isAlwaysFresh: true }).data?.user ?? null;
  const verify = async () => {
    setFailure(null);
    setIsBusy(true);
    try {
      setFound(await archiveCall('log.verify', {}));
    } catch (error) {
      setFailure(error);
    } finally {
      setIsBusy(false);
    }
  };
  return (
    <>
      <Group gap="sm">
        <Button
          variant="default"
          leftSection={<IconShieldCheck size={18} />}
          loading={isBusy}
          onClick={() => void verify()}
        >
          校验日志
        </Button>
        <Text size="sm" c="gray.7">
          日志一条扣一条，并证明档案库里每一行的内容；绕过本程序改动、删除任何一条，校验都会指出来。
        </Text>
      </Group>
      {failure ? <ErrorNote error={failure} /> : null}
      {found?.findings.length === 0 ? (
        <Verdict tone="good" title="日志完整">
          共 {formatCount(found.entries)} 条，没有被改动过；档案库的内容与日志所证明的一致。
        </Verdict>
      ) : null}
      {found && found.findings.length > 0 ? (
        <Verdict tone="bad" title="日志有问题">
          {found.findings.map((finding) => finding.message).join('；')}
        </Verdict>
      ) : null}
      {found && found.findings.length > 0 && user && mayRunOffice(user) ? (
        <Text size="sm">
          从备份恢复，或者抢救读得出的内容，在
          <Anchor component={Link} href="/settings/backup" inherit>
            设置 → 备份
          </Anchor>
          里办理。
        </Text>
      ) : null}
      {found?.notes.map((note) => (
        <Text key={note.code} size="sm" c="gray.7">
          {note.message}
        </Text>
      ))}
    </>
  );
}

function Entries({ query, isAsked }: { query: LogQuery; isAsked: boolean }) {
  const pager = usePager();
  const list = useArchive(
    'log.list',
    { ...query, before: pager.before, limit: PAGE },
    { keepsPrevious: true, isAlwaysFresh: true },
  );
  if (list.error) return <ErrorNote error={list.error} onRetry={() => void list.refetch()} />;
  if (!list.data) return <Skeleton height={240} />;
  if (list.data.items.length === 0)
    return <Text c="gray.7">{isAsked ? '没有符合条件的记录，请放宽条件。' : '还没有这样的记录。'}</Text>;
  return (
    <>
      <Table verticalSpacing={5} withTableBorder bg="white" className={text.numbers} aria-label="操作日志">
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={84}>序号</Table.Th>
            <Table.Th w={160}>时间</Table.Th>
            <Table.Th w={140}>经办人</Table.Th>
            <Table.Th>事项</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {list.data.items.map((entry) => (
            <Table.Tr key={entry.id}>
              <Table.Td>{entry.id}</Table.Td>
              <Table.Td>{formatInstant(entry.at)}</Table.Td>
              <Table.Td>{entry.by}</Table.Td>
              <Table.Td className={text.breakable}>
                <EntryWords entry={entry} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <PagerButtons pager={pager} next={list.data.next} />
    </>
  );
}

/** What the entry tells; of a card or a file it leads there. */
function EntryWords({ entry }: { entry: LogEntry }) {
  const words = entryWords(entry);
  if (entry.about === null || (entry.noun !== 'record' && entry.noun !== 'person')) return words;
  const to = entry.noun === 'record' ? `/records/${entry.nounId}` : `/people/${entry.nounId}`;
  return (
    <Anchor component={Link} href={to} c="inherit" inherit>
      {words}
    </Anchor>
  );
}
