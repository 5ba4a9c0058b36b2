import { Group, Paper, Stack, Table, Title } from '@mantine/core';
import { formatBytes } from '#renderer/parts/bytes.ts';
import { CopyButton } from '#renderer/parts/copy-button.tsx';
import text from '#renderer/parts/text.module.css';
import { Verdict } from '#renderer/parts/verdict.tsx';
import type { VerifyReport } from '#shared/contract/handovers.ts';
import { formatCount } from '#shared/rules/counts.ts';
import { Digest } from './digest.tsx';
import classes from './handover.module.css';
import { DetailLine } from './handover-verdict.tsx';
import { conclusionOf, reportText } from './verify-report.ts';

/** The verdict on a package, with every finding. */
export function VerifyVerdict({ report }: { report: VerifyReport }) {
  const { errors, warnings } = report;
  return (
    <Stack gap="md">
      <Answer report={report} />
      <Paper withBorder p="lg">
        <Group justify="space-between" align="flex-start" wrap="nowrap">
          <dl className={classes.details}>
            <DetailLine label="位置">{report.path}</DetailLine>
            <DetailLine label="文件">
              {formatCount(report.files)} 个，{formatBytes(report.bytes)}
            </DetailLine>
            <DetailLine label="格式">{report.version ? `BagIt ${report.version}` : '读不出 BagIt 版本'}</DetailLine>
            {report.manifestSha256 ? (
              <DetailLine label="清单摘要（SHA-256）">
                <Digest hex={report.manifestSha256} />
              </DetailLine>
            ) : null}
          </dl>
          <CopyButton text={reportText(report)} label="复制结论" size="xs" />
        </Group>
      </Paper>
      <Findings title="问题" findings={errors} />
      <Findings title="提醒" findings={warnings} />
    </Stack>
  );
}

/** Green only where the digest of the paper list was compared: whoever changes a package can write its lists anew. */
function Answer({ report }: { report: VerifyReport }) {
  const { errors, warnings } = report;
  const read = `${formatCount(report.files)} 个文件、${formatBytes(report.bytes)}`;
  const notes = warnings.length > 0 ? `；有 ${formatCount(warnings.length)} 条提醒` : '';
  switch (conclusionOf(report)) {
    case 'proved':
      return (
        <Verdict tone="good" title="移交包完好，与纸质移交清单一致，可以接收">
          {read} 全部与清单一致，摘要与纸质移交清单上的相同，是同一个包{notes}。
        </Verdict>
      );
    case 'unproved':
      return (
        <Verdict tone="neutral" title="内容没有缺损，还没有证明是移交的那个包">
          {read} 与包里自带的清单一致{notes}
          。自带的清单可能连同内容一起被改写，请在上面输入纸质移交清单上的摘要，对照一致后再接收。
        </Verdict>
      );
    case 'other':
      return (
        <Verdict tone="bad" title="与纸质移交清单不一致，不能接收">
          包的摘要与纸质移交清单上的不同：这不是双方签字的那个包，或者移交以后被改过。请核对输入的摘要；没有输错的，让移交单位重新移交。
        </Verdict>
      );
    case 'bad':
      return (
        <Verdict tone="bad" title="移交包有问题，不能接收">
          发现 {formatCount(errors.length)} 个问题。请不要使用这个包，让移交单位重新移交。
        </Verdict>
      );
  }
}

function Findings({ title, findings }: { title: string; findings: VerifyReport['errors'] }) {
  if (findings.length === 0) return null;
  return (
    <Stack gap="xs" component="section">
      <Title order={2} size="h5">
        {title}（{formatCount(findings.length)}
        {findings.length >= 1000 ? '，只列出前 1,000 条' : ''}）
      </Title>
      <Table.ScrollContainer minWidth={640} mah={360} type="native" tabIndex={0} role="region" aria-label={title}>
        <Table withTableBorder verticalSpacing={6} stickyHeader bg="white">
          <Table.Thead>
            <Table.Tr>
              <Table.Th w="45%">文件</Table.Th>
              <Table.Th>说明</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {findings.map((one) => (
              <Table.Tr key={`${one.code} ${one.path} ${one.message}`}>
                <Table.Td className={text.breakable}>{one.path || '（整个包）'}</Table.Td>
                <Table.Td className={text.breakable}>{one.message}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Stack>
  );
}
