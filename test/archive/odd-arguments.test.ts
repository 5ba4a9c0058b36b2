import { describe, expect, it } from 'vitest';
import { optionalNumber, readCommandLine, UsageError } from '#electron/cli/arguments.ts';
import { searchCommand } from '#electron/cli/ask.ts';
import type { Command } from '#electron/cli/commands.ts';
import { exportCommand } from '#electron/cli/handover.ts';
import { initCommand } from '#electron/cli/init.ts';
import { formOf, printCommand, requestOf } from '#electron/cli/print.ts';
import { newArchive, newFolder } from '#test/help/archive.ts';

async function said(command: Command, ...words: string[]): Promise<string> {
  try {
    await command(readCommandLine(words), null, () => undefined);
    return 'done';
  } catch (error) {
    if (error instanceof UsageError) return error.message;
    throw error;
  }
}

describe('an odd word on the command line is wrong use in a Chinese sentence, whatever it is', () => {
  it.each(['-1', '1.5', '1e9', '0x10', '１２', 'NaN', '9007199254740993', '99999999999999999999', '0', '201'])(
    '%j is no number of hits',
    (typed) => {
      const line = readCommandLine(['search', `--limit=${typed}`, '王']);
      expect(() => optionalNumber(line, 'limit', { least: 1, most: 200 })).toThrow(
        '--limit 应为 1 到 200 之间的整数。',
      );
    },
  );

  it('a number within the bounds is taken', () => {
    expect(optionalNumber(readCommandLine(['search', '--limit', '200']), 'limit', { most: 200 })).toBe(200);
    expect(optionalNumber(readCommandLine(['search']), 'limit', { most: 200 })).toBeNull();
  });

  it('each command that takes a number or a text', async () => {
    const archive = newArchive();
    archive.close();
    const at = ['--archive', archive.dir];
    const to = newFolder('stick');
    expect(await said(searchCommand, 'search', ...at, '王'.repeat(10_000))).toContain('最多 100 个字');
    expect(await said(searchCommand, 'search', ...at, '--limit', '1'.repeat(30), '王')).toContain('--limit 应为');
    expect(await said(exportCommand, 'export', ...at, '--to', to, '--kind', 'retiree', '--year', '99999')).toContain(
      '--year 应为',
    );
    const init = ['init', '--archive', newFolder('new'), '--area', '350102005000', '--office'];
    expect(await said(initCommand, ...init, '鼓西街道', '--demo', '9'.repeat(20))).toContain('--demo 应为');
    expect(await said(initCommand, ...init, '\u200b\u0007')).toContain('请填写单位名称');
    for (const form of ['__proto__', 'constructor', 'toString'])
      expect(await said(printCommand, 'print', ...at, '--form', form, '--number', '1', '--out', 'x.pdf')).toContain(
        `没有表“${form}”`,
      );
    archive.remove();
  });
});

describe('a form to print', () => {
  const number = ['--number', 'N1'];
  const batch = ['--batch', '7'];
  it.each([
    ['登记表', number, { form: 'retiree-registration', recordId: 3 }],
    ['企业退休人员社会化管理服务登记表', number, { form: 'retiree-registration', recordId: 3 }],
    ['death-report', number, { form: 'death-report', recordId: 3, paidThrough: null }],
    ['survivor-claim', number, { form: 'survivor-claim', recordId: 3, paidThrough: null }],
    ['certification-assist', number, { form: 'certification-assist', recordId: 3 }],
    ['卷内目录', number, { form: 'paper-directory', recordId: 3 }],
    ['visit-list', number, { form: 'visit-list', recordIds: [3] }],
    ['pay-roll', batch, { form: 'pay-roll', rollId: 7, bankCode: null, communityId: null, isMasked: false }],
    ['pay-changes', batch, { form: 'pay-changes', rollId: 7 }],
    ['batch-letter', batch, { form: 'batch-letter', batchId: 7, lineIds: null }],
    ['batch-list', batch, { form: 'batch-list', batchId: 7 }],
    ['移交清单', batch, { form: 'handover-list', handoverId: 7 }],
  ])('%s is asked for by the register, with what the order names', (form, named, request) => {
    const line = readCommandLine(['print', '--form', form, ...named]);
    expect(requestOf(line, formOf(line), () => ({ id: 3, kind: 'retiree' }))).toEqual(request);
  });

  it.each(['change-report', 'report', 'batch-directory', 'seal-chain', 'recovery-card'])(
    '%s has no name on a command line',
    (form) => {
      expect(() => formOf(readCommandLine(['print', '--form', form]))).toThrow(UsageError);
    },
  );

  it.each(['0', '-1', 'x', ''])('a batch that is none is refused: %s', (id) => {
    const line = readCommandLine(['print', '--form', 'batch-list', `--batch=${id}`]);
    expect(() => requestOf(line, formOf(line), () => ({ id: 3, kind: 'retiree' }))).toThrow(UsageError);
  });
});
