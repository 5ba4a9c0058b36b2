import type { VerifyReport } from '#shared/contract/handovers.ts';
import { formatCount } from '#shared/rules/counts.ts';
import { comparePaperDigest } from '#shared/rules/paper-digest.ts';

/** What the clerk may do with a package: take it, compare it with the paper list first, or refuse it. */
export type Conclusion = 'proved' | 'unproved' | 'other' | 'bad';

export function conclusionOf({ valid, proof, errors }: VerifyReport): Conclusion {
  if (errors.some(({ code }) => code !== 'digest-mismatch')) return 'bad';
  if (proof === 'unequal') return 'other';
  if (!valid) return 'bad';
  return proof === 'equal' ? 'proved' : 'unproved';
}

const conclusions: Record<Conclusion, string> = {
  proved: '完好，与纸质移交清单上的摘要一致',
  unproved: '内容与包里的清单一致，还没有与纸质移交清单对照，不能证明是移交的那个包',
  other: '与纸质移交清单上的摘要不一致，不是同一个包，不能接收',
  bad: '有问题，不能接收',
};

/** A report held to the digest of the paper list, which somebody has whole now. */
export function heldTo(report: VerifyReport, digest: string): VerifyReport {
  const proof = comparePaperDigest(digest, report.manifestSha256);
  // What an earlier comparison said, with a digit mistyped, goes with it.
  const errors = report.errors.filter(({ code }) => code !== 'digest-mismatch');
  return { ...report, proof, errors, valid: errors.length === 0 && proof === 'equal' };
}

/** The report as plain text, to be sent to whoever wrote the package. */
export function reportText(report: VerifyReport): string {
  const lines = [
    `移交包：${report.path}`,
    `结论：${conclusions[conclusionOf(report)]}`,
    `BagIt 版本：${report.version ?? '读不出'}`,
    `文件：${formatCount(report.files)} 个，${formatCount(report.bytes)} 字节`,
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
