import { describe, expect, it } from 'vitest';
import { listImportRows } from '#db/imports/imports.ts';
import { runJobHere } from '#electron/archive/jobs/run-here.ts';
import { matchHeading } from '#electron/archive/roster/headings.ts';
import { retireeRosterColumns } from '#shared/records/retiree/roster.ts';
import { personKeys } from '#shared/records/roster.ts';
import { newIdNumber, retiree } from '#test/help/archive.ts';
import { archiveOn } from '#test/help/archive-on.ts';
import { asking } from '#test/help/ask.ts';
import { readRoster } from '#test/help/import-roster.ts';
import { retireeFile } from '#test/help/retiree-file.ts';
import { rosterFile } from '#test/help/rosters.ts';
import { opening } from '#test/help/saving.ts';

const archive = archiveOn('2026-11-23T08:00:00Z');

const ask = asking(() => archive);
async function linesOf(...lines: string[]) {
  const importId = await readRoster(archive, rosterFile('名册.csv', lines.join('\n')));
  return {
    importId,
    rows: listImportRows(archive.db, importId, { verdict: null, isNoted: false, after: 0, limit: 9 }),
  };
}

describe('a character that shows nothing leaves every name, not only the person’s', () => {
  it('in the form: account, former name, spouse and contact', async () => {
    const seen = {
      accountName: '张\u200b伟',
      formerName: '\ufeff张卫',
      spouseName: '林\u2060秀',
      contactName: '陈\u200d明',
    };
    const { id } = await ask('records.save', opening(retiree(seen)));
    expect(retireeFile(archive.db, id).values).toMatchObject({
      ...{ accountName: '张伟', formerName: '张卫', spouseName: '林秀', contactName: '陈明' },
    });
    const { version } = await ask('pension.get', { recordId: id });
    const account = { accountName: '李\u200b四', accountNumber: '6222029999999999999', reason: '换卡' };
    await ask('pension.setAccount', { recordId: id, version, on: '2026-11-20', ...account });
    expect(retireeFile(archive.db, id).values.accountName).toBe('李四');
  });

  it('in a roster, told with its place under the heading it stands in', async () => {
    const { importId, rows } = await linesOf('姓名,身份证号,户名', `张伟,${newIdNumber()},张\u200b伟`);
    expect(rows[0]?.notes).toEqual(['户名中看不见的字符已去掉（第 2 个字符 U+200B）：张伟']);
    await runJobHere(archive.context, { kind: 'roster.apply', importId });
    expect(retireeFile(archive.db, 1).values.accountName).toBe('张伟');
  });
});

describe('a heading with brackets', () => {
  it.each([
    ['出生年月（档案认定）', 'fileBirthMonth'],
    ['出生年月(档案认定)', 'fileBirthMonth'],
    ['出生年月', 'birthOn'],
    ['出生年月（必填）', 'birthOn'],
    ['退休（职）时间', 'retiredOn'],
    ['姓名（必填）', 'name'],
  ])('%s is %s', (heading, field) => {
    expect(
      matchHeading([heading], { columns: retireeRosterColumns, keys: personKeys, remembered: new Map() })?.field,
    ).toBe(field);
  });
});

describe('a line that is out keeps no other out', () => {
  it('the second line of a number is taken where the register refused the first', async () => {
    const idNumber = newIdNumber();
    await ask('records.save', opening(retiree({ name: '张伟', idNumber })));
    const { rows } = await linesOf('姓名,身份证号,手机', `李四,${idNumber},`, `张伟,${idNumber},13805911234`);
    expect(rows.map(({ verdict, reason }) => [verdict, reason])).toEqual([
      ['rejected', 'identity-conflict'],
      ['updated', null],
    ]);
  });

  it('and stays out where the first was taken', async () => {
    const idNumber = newIdNumber();
    const { rows } = await linesOf('姓名,身份证号', `张伟,${idNumber}`, `张伟,${idNumber}`);
    expect(rows.map(({ verdict, reason }) => [verdict, reason])).toEqual([
      ['created', null],
      ['rejected', 'duplicate-in-file'],
    ]);
  });
});
