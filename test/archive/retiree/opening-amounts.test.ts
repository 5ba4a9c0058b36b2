import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { checkDatabase } from '#db/core/check.ts';
import { planRows } from '#db/imports/imports.ts';
import { newIdNumber, retiree } from '#test/help/archive.ts';
import { archiveOn } from '#test/help/archive-on.ts';
import { asking, refused, refusedFields } from '#test/help/ask.ts';
import { readRoster } from '#test/help/import-roster.ts';
import { opening as openingFile, saving } from '#test/help/saving.ts';

/** An amount that would stand in place of another is a question with both amounts, wherever it comes from. */
const archive = archiveOn('2026-11-23T08:00:00Z');

const ask = asking(() => archive);
const QUESTION =
  '档案里的月养老金是 2,021.41 元，登记后是 2,558.68 元（自 2026-01 起），原来的留在修改记录里；2026-12 的花名册将补发 537.27 元（2026-11 的差额）；请核对哪个金额对';
const opening = { amountFen: 255_868, amountFrom: '2026-01' };

/** Somebody whose roster amount was paid by the final roll of November. */
async function paid() {
  const idNumber = newIdNumber('1950-05-02');
  const values = retiree({ name: '陈桂英', idNumber, retiredOn: '2010-06', pensionFen: 202_141 });
  const { id } = await ask('records.save', openingFile(values));
  const { digest } = await ask('payments.roll', { month: '2026-11' });
  await ask('payments.finalise', { month: '2026-11', digest });
  return { id, idNumber };
}
const version = async (recordId: number) => (await ask('life.get', { recordId })).version;
const amount = (id: number) => archive.db.prepare('SELECT pension_fen FROM retiree WHERE id = ?').pluck().get(id);
const december = async () => (await ask('payments.roll', { month: '2026-12' })).lines.map(({ netFen }) => netFen);
const history = async (id: number) => (await ask('records.history', { id, before: null, limit: 1 })).items[0];
const sheet = (name: string, heading: string, line: string) => {
  const path = join(archive.dir, name);
  writeFileSync(path, `\uFEFF${heading}\n${line}\n`);
  return path;
};

it('a replaced amount is asked in the form, with both amounts and the arrears, and stands in the history', async () => {
  const { id } = await paid();
  const input = { recordId: id, version: await version(id), ...opening };
  expect(await refusedFields(ask('openings.save', input))).toEqual({ takesAmount: QUESTION });
  expect(amount(id)).toBe(202_141);
  const { commandId } = await ask('openings.save', { ...input, takesAmount: true });
  expect(amount(id)).toBe(255_868);
  expect(await december()).toEqual([255_868 + 53_727]);
  expect(await history(id)).toMatchObject({
    ...{ before: { pensionFen: 202_141 }, after: { pensionFen: 255_868 }, note: '期初，自 2026-01 起' },
  });
  expect(checkDatabase(archive.db)).toEqual([]);
  await ask('commands.undo', { id: commandId });
  expect(amount(id)).toBe(202_141);
  expect(await december()).toEqual([202_141]);
});

it('a replaced amount is asked of its line in a list, and another amount in the file meanwhile is another question', async () => {
  const { id, idNumber } = await paid();
  const path = sheet('期初.csv', '姓名,身份证号,月养老金,现标准起始月', `陈桂英,${idNumber},2558.68,2026-01`);
  const { lines, digest } = await ask('openings.judgeMany', { path });
  expect(lines).toMatchObject([{ level: 'ask', findings: [QUESTION] }]);
  expect((await refused(ask('openings.enterMany', { path, digest }))).code).toBe('opening.nobody');
  const file = await ask('records.get', { id });
  await ask('records.save', saving(file, { ...file.values, pensionFen: 202_142 }));
  const decided = { path, accepted: [2] };
  expect((await refused(ask('openings.enterMany', { ...decided, digest }))).code).toBe('opening.changed');
  const again = await ask('openings.judgeMany', { path });
  await ask('openings.enterMany', { ...decided, digest: again.digest });
  expect(await history(id)).toMatchObject({ before: { pensionFen: 202_142 }, after: { pensionFen: 255_868 } });
});

it('a replaced amount is told of its line in a roster, before the import is begun', async () => {
  const { idNumber } = await paid();
  const path = sheet(
    '花名册.csv',
    '姓名,身份证号,退休时间,月养老金,现标准起始月',
    `陈桂英,${idNumber},2010-06,2558.68,2026-01`,
  );
  const [line] = planRows(archive.db, await readRoster(archive, path), {
    ...{ verdict: null, isNoted: false, after: 0, limit: 1 },
  });
  expect(line?.warnings).toEqual([`期初的金额：${QUESTION}`]);
});

it('an amount is no question where the file has none, has the same, or where nothing was paid by another', async () => {
  const { id } = await paid();
  const same = { recordId: id, version: await version(id), amountFen: 202_141, amountFrom: '2026-01' };
  await ask('openings.save', same);
  // A correction that takes the amount away asks nothing either: the file says the same as before.
  await ask('openings.save', {
    recordId: id,
    version: await version(id),
    certifiedOn: '2026-01-10',
    reason: '只接转认证',
  });
  expect(amount(id)).toBe(202_141);
  const values = retiree({ name: '林月华', idNumber: newIdNumber('1951-05-02'), retiredOn: '2011-06' });
  const other = await ask('records.save', openingFile(values));
  await ask('openings.save', { recordId: other.id, version: await version(other.id), ...opening });
  expect(await history(other.id)).toMatchObject({ before: { pensionFen: null }, after: { pensionFen: 255_868 } });
});
