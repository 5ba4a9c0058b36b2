import type { VerifyReport } from '#shared/contract/handovers.ts';

/** The report as plain text, to be sent to whoever wrote the package. */
export function reportText(report: VerifyReport): string {
  const lines = [
    `移交包：${report.path}`,
    `结论：${report.valid ? '完好' : '有问题，不能接收'}`,
    `BagIt 版本：${report.version ?? '读不出'}`,
    `文件：${report.files} 个，${report.bytes} 字节`,
    ...(report.manifestSha256 ? [`清单摘要（SHA-256）：${report.manifestSha256}`] : []),
    ...findingLines('问题', report.errors),
    ...findingLines('提醒', report.warnings),
  ];
  return `${lines.join('\n')}\n`;
}

function findingLines(title: string, findings: VerifyReport['errors']): string[] {
  if (findings.length === 0) return [];
  return [
    '',
    `${title}（${findings.length}）`,
    ...findings.map((one) => `${one.path || '（整个包）'}\t${one.message}`),
  ];
}
