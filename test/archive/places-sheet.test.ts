import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { handlers } from '#electron/archive/core/handlers.ts';
import { answer } from '#electron/archive/core/serve.ts';
import { readSheetRows } from '#electron/archive/workbook/sheet-rows.ts';
import type { ArchiveCall, ArchiveInput } from '#shared/contract/archive.ts';
import type { Answer } from '#test/help/answers.ts';
import { newArchive, type TestArchive } from '#test/help/archive.ts';
import { rosterFile } from '#test/help/rosters.ts';

let archive: TestArchive;
beforeEach(() => {
  archive = newArchive(['达明社区', '西洪社区']);
});
afterEach(() => archive.remove());

const ask = <N extends ArchiveCall>(name: N, input: ArchiveInput<N>) =>
  answer(handlers, archive.context, name, input, true);
async function call<N extends ArchiveCall>(name: N, input: ArchiveInput<N>): Promise<Answer<N>> {
  const reply = await ask(name, input);
  if (!reply.ok) throw new Error(`${name}: ${JSON.stringify(reply.error)}`);
  return reply.value as Answer<N>;
}
const HEADINGS = '序号,名称,代码,生效日期,截止日期,批准文件,后继社区,标识';
const sheet = (lines: readonly string[], headings = HEADINGS) =>
  rosterFile('社区.csv', [headings, ...lines].join('\r\n'));
const standing = async () => {
  const { items } = await call('communities.list', { withEnded: true });
  return items.map(({ name, code, endedOn }) => [name, code, endedOn]);
};

describe('the sheet of communities', () => {
  it('comes back unchanged, with its versions and successors', async () => {
    await call('communities.merge', {
      sourceIds: [1],
      target: { id: 2 },
      effectiveOn: '2026-11-01',
      document: '鼓政〔2026〕12号',
    });
    const path = join(archive.dir, '社区.xlsx');
    expect(await call('communities.export', { path })).toMatchObject({ rows: 2 });
    const rows = await readSheetRows(path);
    expect(rows[0]).toEqual(HEADINGS.split(','));
    expect(rows.map((row) => row.slice(1, 7))).toContainEqual(['达明社区', '', '', '2026-10-31', '', '西洪社区']);
    expect(await call('communities.importFile', { path })).toEqual({ added: 0, changed: 0, same: 2 });
  });

  it('takes versions and successors in as one act, which can be taken back', async () => {
    const path = sheet([
      '7,旧街社区,350102005011,1990-01-01,2010-06-30,鼓政〔2010〕3号,新街社区,',
      '8,新街社区,350102005012,2010-07-01,2020-12-31,鼓政〔2010〕3号,,',
      '8,新街东社区,350102005012,2021-01-01,,鼓政〔2021〕1号,,',
    ]);
    const before = await standing();
    expect(await call('communities.importFile', { path })).toMatchObject({ added: 3 });
    expect(await standing()).toEqual(
      expect.arrayContaining([
        ['旧街社区', '350102005011', '2010-06-30'],
        ['新街东社区', '350102005012', null],
      ]),
    );
    const { items } = await call('communities.acts', {});
    await call('commands.undo', { id: items[0]?.id ?? 0 });
    expect(await standing()).toEqual(before);
  });

  it.each<[string, string[], number, string]>([
    [
      'two versions of one community on one day',
      ['7,甲社区,350102005011,2010-01-01,2020-12-31,,,', '7,甲东社区,350102005011,2020-06-01,,,,'],
      3,
      '重叠',
    ],
    ['a code that is not of this street', ['7,甲社区,350103005011,,,,,'], 2, '350103005011'],
    ['a code that is none', ['7,甲社区,35010200501,,,,,'], 2, '35010200501'],
    [
      'a code that two have on one day',
      ['7,甲社区,350102005011,,,,,', '8,乙社区,350102005011,,,,,'],
      3,
      '350102005011',
    ],
    [
      'a ring of successors',
      ['7,甲社区,350102005011,2000-01-01,2010-12-31,,乙社区,', '8,乙社区,350102005012,2000-01-01,2012-12-31,,甲社区,'],
      3,
      '后继',
    ],
    ['a successor nobody knows', ['7,甲社区,350102005011,2000-01-01,2010-12-31,,无此社区,'], 2, '无此社区'],
    ['a successor of one that goes on', ['7,甲社区,350102005011,2000-01-01,,,西洪社区,'], 2, '截止日期'],
    ['a day that is none', ['7,甲社区,350102005011,2026-02-30,,,,'], 2, '2026-02-30'],
    ['an end before the beginning', ['7,甲社区,350102005011,2020-01-01,2019-01-01,,,'], 2, '早于'],
    ['no name', ['7,,350102005011,,,,,'], 2, '名称'],
  ])('with %s is refused whole, by row and reason', async (_what, lines, row, reason) => {
    const before = await standing();
    expect(await ask('communities.importFile', { path: sheet(lines) })).toMatchObject({
      ok: false,
      error: { code: 'sheet.refused', params: { row, message: expect.stringContaining(reason) } },
    });
    expect(await standing()).toEqual(before);
  });

  it('with a wrong column is refused whole', async () => {
    const headings = HEADINGS.replace('后继社区', '后续社区');
    expect(await ask('communities.importFile', { path: sheet(['7,甲社区,,,,,,'], headings) })).toMatchObject({
      error: { code: 'sheet.refused', params: { row: 1, message: expect.stringContaining('后继社区') } },
    });
  });
});
