import { type RecordKind, recordKindLabels } from '#shared/records/kinds.ts';
import { mainForms } from '#shared/registers/main-forms.ts';
import { formatCount } from '#shared/rules/counts.ts';
import { sheetTitles } from '#shared/sheets/papers.ts';
import { archiveKinds } from '../registers/kinds.ts';

/** The plain texts of a package, for an archivist who has nothing but a text editor. */

export interface PackageFacts {
  packageName: string;
  kind: RecordKind;
  officeName: string;
  recipient: string;
  remark: string;
  records: number;
  attachments: number;
  date: string;
  /** Where the log of the archive ended when the package was begun. */
  log: { entries: number; hash: string };
}

/** 说明文件.TXT (档发〔2012〕7号 annex 2): what the medium holds, who made it, what is needed to read it. */
export function descriptionText(facts: PackageFacts): string {
  const { contents, documentHolds } = archiveKinds[facts.kind].handover;
  const form = mainForms[facts.kind];
  return lines([
    '说明文件',
    '',
    `包名称：${facts.packageName}`,
    `内容：${contents} ${formatCount(facts.records)} 份，材料 ${formatCount(facts.attachments)} 件`,
    `保管单位：${facts.officeName}`,
    `制作单位：${facts.officeName}`,
    `接收单位：${facts.recipient || '（未填写）'}`,
    `制作日期：${facts.date}`,
    `备注：${facts.remark || '无'}`,
    `操作日志：到第 ${facts.log.entries} 条，校验值 ${facts.log.hash}`,
    '',
    '目录结构：',
    '  文件目录.XML        全部档案的目录',
    '  移交清单.xlsx/.csv  同一目录的表格',
    `  电子档案/年度/${recordKindLabels[facts.kind]}/档号/  每份档案一个文件夹：`,
    `      档案.json   ${documentHolds}（UTF-8）`,
    `      ${form.label}.pdf  ${sheetTitles[form.of(1).form]}`,
    '      材料/       扫描件等材料，原样保存',
    '',
    '所需软件：PDF 阅读器、文本编辑器；表格可用任何电子表格软件打开。内容未加密、未压缩。',
  ]);
}

/** How to check the package with any hash tool; the package follows BagIt 1.0 (RFC 8493). */
export function verificationText(): string {
  return lines([
    '校验说明',
    '',
    '本包按 BagIt 1.0（RFC 8493）制作。上一级文件夹中的 manifest-sha256.txt、manifest-sha512.txt',
    '列出 data 文件夹内每个文件的摘要，tagmanifest-*.txt 列出其余文件的摘要。',
    '',
    '用街道档案程序：打开“核对移交包”，选择含有 bagit.txt 的文件夹。',
    '不用本程序：在含有 bagit.txt 的文件夹中执行',
    '  sha256sum -c manifest-sha256.txt',
    '  sha256sum -c tagmanifest-sha256.txt',
    '每一行都显示“成功/OK”，并且 data 文件夹内没有清单以外的文件，即为完整无改动。',
    '纸质移交清单上印有本包的摘要，请与 tagmanifest-sha256.txt 的 SHA-256 值核对。',
  ]);
}

// Notepad of older Windows shows nothing but one line without carriage returns.
function lines(texts: string[]): string {
  return `\uFEFF${texts.join('\r\n')}\r\n`;
}
