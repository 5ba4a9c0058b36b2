import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sourceFrom } from '#electron/archive/backup/sources.ts';
import { openArchive, readArchive } from '#electron/archive/core/context.ts';
import { verifyReport } from '#electron/archive/package/verify.ts';
import { readWorkbook } from '#electron/archive/roster/read-workbook.ts';
import { AppError } from '#shared/errors.ts';
import { messageFor } from '#shared/messages.zh.ts';
import { newFolder } from '#test/help/archive.ts';
import { lockedXls, lockedXlsx, zipOf } from '#test/help/rosters.ts';

let home: string;
beforeEach(() => {
  home = newFolder('foreign');
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const bytes = (text: string): Buffer => Buffer.from(text, 'latin1');

/** What a clerk may choose by mistake: its name, how it is made there, and what it is called as a roster. */
const files: [string, (path: string) => void, string][] = [
  ['照片.jpg', (path) => writeFileSync(path, bytes(`\xff\xd8\xff\xe0\0\x10JFIF\0${'x'.repeat(900)}`)), '是JPEG 图片'],
  ['扫描.pdf', (path) => writeFileSync(path, bytes(`%PDF-1.7\n${'x'.repeat(900)}`)), '是PDF 文件'],
  ['通知.docx', (path) => writeFileSync(path, zipOf('word/document.xml', bytes('<w/>'))), '是Word 文档'],
  ['资料.zip', (path) => writeFileSync(path, zipOf('a.txt', bytes('x'))), '是压缩文件（zip）'],
  ['花名册.xlsx', (path) => writeFileSync(path, lockedXlsx()), '设有打开密码'],
  ['花名册.xls', (path) => writeFileSync(path, lockedXls()), '设有打开密码'],
  ['旧表.xls', (path) => writeFileSync(path, bytes(`\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1${'\0'.repeat(900)}`)), '已经损坏'],
  ['断电.csv', (path) => writeFileSync(path, bytes(`a,b\r\n1,2\r\n${'\0'.repeat(900)}`)), '是夹有空字符的文件'],
  ['没写完.csv', (path) => writeFileSync(path, Buffer.alloc(4096)), '内容全是零'],
  ['空.csv', (path) => writeFileSync(path, ''), '里没有数据'],
  ['文件夹', (path) => mkdirSync(path), '是文件夹'],
  ['拔掉了.csv', () => undefined, '读不出文件'],
];

async function refusal(work: () => unknown): Promise<string> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    expect(error.code).not.toMatch(/^internal/);
    const { sentence, nextStep } = messageFor(error.code, error.params);
    expect(sentence).toMatch(/。$/);
    expect(nextStep).toMatch(/。$/);
    return sentence;
  }
  throw new Error('nothing was refused');
}

describe('a file of another kind is told as what it is, wherever it is chosen', () => {
  it.each(files)('%s as a roster', async (name, make, words) => {
    make(join(home, name));
    const sentence = await refusal(() => readWorkbook(join(home, name)));
    expect(sentence).toContain(words);
    expect(sentence).toContain(name);
  });

  it.each(files)('%s as a backup', async (name, make) => {
    make(join(home, name));
    expect(await refusal(() => sourceFrom(join(home, name)))).toContain('没有可以恢复的备份');
  });

  it.each(files)('%s as a package', async (name, make) => {
    make(join(home, name));
    const sentence = await refusal(async () => {
      const options = { progress: () => undefined, isCancelled: () => false };
      const report = await verifyReport(join(home, name), options);
      // A folder is looked at: that nothing of a package lies in it is what its report says.
      if (report?.valid === false && report.errors.length > 0) throw new AppError('package.absent', { path: name });
    });
    expect(sentence).toContain('不是移交包');
  });

  it.each(files)('%s as the folder of an archive', async (name, make) => {
    make(join(home, name));
    for (const open of [() => openArchive(join(home, name), false), () => readArchive(join(home, name))])
      expect(await refusal(open)).toMatch(/没有档案库|是一个文件|不能写入|没有 /);
  });

  it.each(files.filter(([name]) => name !== '拔掉了.csv'))('%s in place of the database', async (name, make) => {
    const dir = join(home, 'archive');
    openArchive(dir, true).close();
    rmSync(join(dir, 'archive.db'));
    make(join(home, name));
    cpSync(join(home, name), join(dir, 'archive.db'), { recursive: true });
    for (const open of [() => openArchive(dir, false), () => readArchive(dir)])
      expect(await refusal(open)).toMatch(/archive\.db/);
  });
});
