import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkDatabase } from '#db/core/check.ts';
import { handlers } from '#electron/archive/core/handlers.ts';
import { callDirectly } from '#electron/archive/core/serve.ts';
import { readSheetRows } from '#electron/archive/workbook/sheet-rows.ts';
import { type ArchiveCall, type ArchiveInput, archiveContract } from '#shared/contract/archive.ts';
import { isAppError } from '#shared/errors.ts';
import { newArchive, newIdNumber, numberOfYear, type TestArchive } from '#test/help/archive.ts';
import { householdState } from '#test/help/households.ts';
import { rosterFile } from '#test/help/rosters.ts';

let archive: TestArchive;
beforeEach(() => {
  archive = newArchive();
});
afterEach(() => archive.remove());

async function call<N extends ArchiveCall>(name: N, input: ArchiveInput<N>) {
  const value = await callDirectly(handlers, archive.context, name, input);
  archiveContract[name].output.parse(value);
  return value;
}
async function refused(work: Promise<unknown>): Promise<{ code: string; params: Record<string, unknown> }> {
  const error = await work.then(
    () => null,
    (failure: unknown) => failure,
  );
  if (isAppError(error)) return { code: error.code, params: error.params as Record<string, unknown> };
  throw error ?? new Error('it was not refused');
}
type Who = ArchiveInput<'households.open'>['members'][number]['person'];
const place = async (name = '达明社区') =>
  (await call('communities.list', {})).items.find((item) => item.name === name)?.id ?? 0;
const person = (name: string, idNumber = newIdNumber()): Who => ({ name, idNumber });
async function open(members: [Who, string][], openedOn = '2020-01-01', address = '达明路 8 号') {
  return call('households.open', {
    communityId: await place(),
    address,
    openedOn,
    members: members.map(([who, relation]) => ({ person: who, relation })),
  });
}
const now = (id: number) => call('households.get', { id });
const find = async (text: string) =>
  (await call('households.list', { filter: { text, state: 'all' } })).rows.map((row) => [
    row.headName,
    row.matchedName,
  ]);

describe('households', () => {
  it('are found by 户号, head, any member, pinyin, number, phone and address', async () => {
    const idNumber = newIdNumber('1948-02-29', '2');
    await open([
      [person('陈国强'), '02'],
      [{ name: '林玉花', idNumber, mobile: '13805911234' }, '12'],
    ]);
    await open([[person('王芳'), '02']], '2021-01-01', '西洪路 3 号');
    for (const text of ['林玉花', 'lyh', 'linyuhua', '玉花', idNumber.slice(4, 14), '1234'])
      expect(await find(text), text).toEqual([['陈国强', '林玉花']]);
    for (const text of ['陈国强', numberOfYear('JT', 1), '00001', '达明路'])
      expect(await find(text), text).toEqual([['陈国强', null]]);
    expect(await find('西洪 王芳')).toEqual([['王芳', null]]);
    expect(await find('没有这个人')).toEqual([]);
    expect(await call('households.facets', {})).toMatchObject({
      communities: [{ name: '达明社区', count: 2 }],
      open: 2,
      closed: 0,
    });
  });

  it('find people without a file too, with the household they are in', async () => {
    const made = await open([[person('陈国强'), '02']]);
    const { items } = await call('people.search', { text: '国强' });
    expect(items).toMatchObject([{ name: '陈国强', household: { id: made.id, headName: '陈国强', relation: '02' } }]);
    expect((await call('people.search', { text: '不在' })).items).toEqual([]);
  });

  it('take a new person by name and number, know a number again, and refuse it under another name', async () => {
    const idNumber = newIdNumber();
    const made = await open([[person('陈国强', idNumber), '02']]);
    const second = await refused(open([[person('陈国强', idNumber), '02']]));
    expect(second).toMatchObject({
      code: 'household.memberElsewhere',
      params: { number: made.number, headName: '陈国强' },
    });
    expect(await refused(open([[person('李四', idNumber), '02']]))).toMatchObject({ code: 'person.idNumberTaken' });
    const bad = await refused(
      open([[person('李四', `${idNumber.slice(0, 17)}${idNumber.endsWith('0') ? '1' : '0'}`), '02']]),
    );
    expect(bad).toMatchObject({ code: 'input.invalid', params: { fields: { idNumber: expect.anything() } } });
    const later = await refused(open([[person('李四'), '02']], '2999-01-01'));
    expect(later).toMatchObject({ params: { fields: { openedOn: '日期不能晚于今天' } } });
    const strange = await refused(
      open([
        [person('李四'), '02'],
        [person('王五'), '00'],
      ]),
    );
    expect(strange).toMatchObject({ code: 'input.invalid' });
  });

  it('move, close and open again by undo; the acts stand on every page they touch', async () => {
    const first = await open([
      [person('陈国强'), '02'],
      [person('林玉花'), '12'],
    ]);
    const second = await open([[person('王芳'), '02']]);
    const wife = (await now(first.id)).members[1];
    await call('households.addMember', {
      householdId: second.id,
      person: { personId: wife?.personId ?? 0 },
      relation: '97',
      isMoving: true,
      joinedOn: '2024-05-01',
    });
    expect((await now(first.id)).commands[0]?.title).toBe(`转入成员：林玉花（${second.number}）`);
    expect((await now(second.id)).commands[0]?.id).toBe((await now(first.id)).commands[0]?.id);
    expect((await call('households.ofPerson', { personId: wife?.personId ?? 0 })).items).toMatchObject([
      { household: { id: second.id }, leftOn: null, others: [{ name: '王芳' }] },
      { household: { id: first.id }, leftOn: '2024-05-01', leaveReason: 'moved' },
    ]);
    expect((await call('households.get', { id: first.id, onDate: '2024-04-30' })).members).toHaveLength(2);
    await call('households.close', { id: first.id, on: '2025-01-01', reason: 'moved-out' });
    const recent = (await call('commands.list', { noun: 'household', nounId: null })).items;
    await call('commands.undo', { id: recent[0]?.id ?? 0 });
    await call('commands.undo', { id: recent[1]?.id ?? 0 });
    expect((await now(first.id)).members).toHaveLength(2);
    expect(archive.events.some((event) => event.name === 'households.changed')).toBe(true);
    expect(checkDatabase(archive.db)).toEqual([]);
  });
});

describe('the merge of two entries', () => {
  const merge = (keptId: number, goneId: number, keptHouseholdId: number | null = null) =>
    call('people.merge', { keptId, goneId, keptHouseholdId });
  const idsOf = async (id: number) => (await now(id)).members.map((member) => member.personId);

  it('leaves one of the two in one household, the head as head, and undo brings both back', async () => {
    const { id } = await open([
      [person('陈国强'), '02'],
      [person('陈国强'), '97'],
      [person('王芳'), '12'],
    ]);
    const [head, twin] = await idsOf(id);
    const before = householdState(archive.db);
    await merge(twin ?? 0, head ?? 0);
    expect((await now(id)).members.map((member) => [member.personId, member.relation])).toEqual([
      [twin, '02'],
      [expect.any(Number), '12'],
    ]);
    const { commands } = await call('people.get', { id: twin ?? 0 });
    await call('commands.undo', { id: commands[0]?.id ?? 0 });
    expect(householdState(archive.db)).toEqual(before);
  });

  it('is refused for two households until one is chosen; the other is put right', async () => {
    const first = await open(
      [
        [person('王芳'), '02'],
        [person('陈国强'), '20'],
      ],
      '2020-01-01',
    );
    const second = await open([[person('陈国强'), '02']], '2022-01-01');
    const [, kept] = await idsOf(first.id);
    const [gone] = await idsOf(second.id);
    const before = householdState(archive.db);
    expect(await refused(merge(kept ?? 0, gone ?? 0))).toMatchObject({
      code: 'household.twoHouseholds',
      params: { first: first.number, second: second.number },
    });
    await merge(kept ?? 0, gone ?? 0, second.id);
    expect(await idsOf(second.id)).toEqual([kept]);
    expect((await now(first.id)).former).toMatchObject([
      { personId: kept, leftOn: '2022-01-01', leaveReason: 'moved' },
    ]);
    expect(checkDatabase(archive.db)).toEqual([]);
    const { commands } = await call('people.get', { id: kept ?? 0 });
    await call('commands.undo', { id: commands[0]?.id ?? 0 });
    expect(householdState(archive.db)).toEqual(before);
    await merge(kept ?? 0, gone ?? 0, first.id);
    expect(await refused(now(second.id))).toMatchObject({ code: 'household.notFound' });
    expect(checkDatabase(archive.db)).toEqual([]);
  });

  it('never gives up a head with others in the household', async () => {
    const first = await open([
      [person('陈国强'), '02'],
      [person('王芳'), '12'],
    ]);
    const second = await open([[person('陈国强'), '02']]);
    const [kept] = await idsOf(second.id);
    const [gone] = await idsOf(first.id);
    expect(await refused(merge(kept ?? 0, gone ?? 0, second.id))).toMatchObject({ code: 'household.mergeHead' });
    await merge(kept ?? 0, gone ?? 0, first.id);
    expect(await idsOf(first.id)).toContain(kept);
  });

  it('takes an earlier household along', async () => {
    const first = await open([[person('陈国强'), '02']]);
    const second = await open([[person('陈国强'), '02']], '2025-01-01');
    const [gone] = await idsOf(first.id);
    const [kept] = await idsOf(second.id);
    await call('households.close', { id: first.id, on: '2024-01-01', reason: 'twice' });
    await merge(kept ?? 0, gone ?? 0);
    const { items } = await call('households.ofPerson', { personId: kept ?? 0 });
    expect(items.map((item) => item.household.id)).toEqual([second.id, first.id]);
  });
});

describe('the sheet of households', () => {
  const HEADINGS = '户号,户主证件号码,社区,住址,立户日期,姓名,证件号码,与户主关系,加入日期,手机';
  const csv = (...lines: string[]) => rosterFile('家庭.csv', Buffer.from([HEADINGS, ...lines].join('\n')));
  const take = (path: string) => call('households.importFile', { path });

  it('takes back what it writes, unchanged, here and in an empty archive, with the same 户号', async () => {
    await open([
      [person('陈国强'), '02'],
      [{ name: '林玉花', idNumber: newIdNumber(), mobile: '13805911234' }, '12'],
    ]);
    await open(
      [
        [person('阿卜杜热合曼·买买提吐尔逊江'), '02'],
        [person('𬱖'), '97'],
      ],
      '2024-02-29',
      '西洪路 3 号',
    );
    const path = join(archive.dir, 'out.xlsx');
    expect(await call('households.export', { path, filter: {} })).toMatchObject({ households: 2, rows: 4 });
    const before = householdState(archive.db);
    expect(await take(path)).toEqual({ opened: 0, changed: 0, same: 2, people: 0 });
    expect(householdState(archive.db)).toEqual(before);
    expect((await call('commands.list', { noun: 'household', nounId: null })).items).toHaveLength(2);
    const rows = await readSheetRows(path);

    const bytes = readFileSync(path);
    archive.remove();
    archive = newArchive();
    const again = join(archive.dir, 'in.xlsx');
    writeFileSync(again, bytes);
    expect(await take(again)).toEqual({ opened: 2, changed: 0, same: 0, people: 4 });
    const out = join(archive.dir, 'out.xlsx');
    await call('households.export', { path: out, filter: {} });
    expect(await readSheetRows(out)).toEqual(rows);
    expect((await open([[person('新户'), '02']])).number).toBe(`350102005-${numberOfYear('JT', 3)}`);
    expect(checkDatabase(archive.db)).toEqual([]);
  });

  it('of a day past has the members and the community of then, names the day, and is not taken in again', async () => {
    const [wife, first] = [
      { name: '林玉花', idNumber: newIdNumber(), mobile: '' },
      await open([
        [person('陈国强'), '02'],
        [person('陈明'), '20'],
      ]),
    ];
    const { members } = await call('households.get', { id: first.id });
    await call('households.leave', { memberId: members[1]?.id ?? 0, leftOn: '2023-05-01', reason: 'married' });
    await call('households.addMember', { householdId: first.id, person: wife, relation: '12', joinedOn: '2023-06-01' });
    const path = join(archive.dir, '那天.xlsx');
    const filter = { onDate: '2023-04-30' };
    expect(await call('households.export', { path, filter })).toMatchObject({ households: 1, rows: 2 });
    const [headings = [], ...lines] = await readSheetRows(path);
    expect(headings.slice(0, 2)).toEqual(['名单日期', '户号']);
    expect(lines.map((line) => [line[0], line[headings.indexOf('姓名')]])).toEqual([
      ['2023-04-30', '陈国强'],
      ['2023-04-30', '陈明'],
    ]);
    const before = householdState(archive.db);
    await expect(take(path)).rejects.toMatchObject({
      code: 'sheet.refused',
      params: { row: 1, message: expect.stringContaining('只供查阅') },
    });
    expect(householdState(archive.db)).toEqual(before);
    expect(await call('households.export', { path, filter: { onDate: '2019-12-31' } })).toMatchObject({ rows: 0 });
    for (const onDate of ['2023-02-30', '2023.13.30', ''])
      await expect(call('households.list', { filter: { onDate } })).rejects.toThrow('请填写日期');
  });

  it('opens by the head’s number, changes place and relation, adds members, and is one act to undo', async () => {
    const [head, wife, son] = [newIdNumber(), newIdNumber(), newIdNumber()];
    const lines = [
      `,${head},达明社区,达明路 8 号,2020-01-01,陈国强,${head},本人,,`,
      `,${head},,,,林玉花,${wife},配偶,,`,
    ];
    expect(await take(csv(...lines))).toEqual({ opened: 1, changed: 0, same: 0, people: 2 });
    expect(await take(csv(...lines))).toEqual({ opened: 0, changed: 0, same: 1, people: 0 });
    const before = householdState(archive.db);
    expect(
      await take(
        csv(
          `,${head},西洪社区,西洪路 3 号,2020-01-01,陈国强,${head},户主,,`,
          `,${head},,,,林玉花,${wife},妻,,`,
          `,${head},,,,陈明,${son},子,2023.5.1,`,
        ),
      ),
    ).toEqual({ opened: 0, changed: 1, same: 0, people: 1 });
    const { rows } = await call('households.list', { filter: {} });
    expect(rows).toMatchObject([{ communityName: '西洪社区', address: '西洪路 3 号', members: 3 }]);
    await call('commands.undo', {
      id: (await call('commands.list', { noun: 'household', nounId: null })).items[0]?.id ?? 0,
    });
    expect(householdState(archive.db)).toEqual(before);
  });

  const [a, b, c] = [newIdNumber(), newIdNumber(), newIdNumber()];
  const head = `,${a},达明社区,达明路 8 号,2020-01-01,甲一,${a},户主,,`;
  it.each([
    ['two heads', [head, `,${a},,,,乙二,${b},户主,,`], 3, '一户只能有一个户主'],
    ['no head', [`,${a},达明社区,,2020-01-01,甲一,${a},子,,`], 2, '没有户主'],
    [
      'a person twice',
      [head, `,${b},达明社区,,2020-01-01,乙二,${b},户主,,`, `,${b},,,,甲一,${a},子,,`],
      4,
      '第 2 行已经登记过',
    ],
    ['a relation that is none', [head, `,${a},,,,乙二,${b},干儿子,,`], 3, 'GB/T 4761'],
    ['no relation', [head, `,${a},,,,乙二,${b},,,`], 3, '与户主的关系'],
    ['a wrong number', [head, `,${a},,,,乙二,${b.slice(0, 17)}Y,子,,`], 3, '证件号码'],
    ['a number of no household', [`,,达明社区,,2020-01-01,甲一,${a},户主,,`], 2, '不知道是哪一户'],
    ['a 户号 that is none', [`17,${a},达明社区,,2020-01-01,甲一,${a},户主,,`], 2, '不是本程序的户号'],
    ['a 户号 of another street', [`350203001-JT2026-00001,${a},达明社区,,2020-01-01,甲一,${a},户主,,`], 2, '别的街道'],
    ['a community that is not there', [`,${a},天边社区,,2020-01-01,甲一,${a},户主,,`], 2, '天边社区'],
    ['a wrong day', [`,${a},达明社区,,2020-02-30,甲一,${a},户主,,`], 2, '立户日期'],
    ['a member before the household', [head, `,${a},,,,乙二,${b},子,2019-12-31,`], 3, '早于立户日期'],
    ['two addresses', [head, `,${a},,西洪路 3 号,,乙二,${b},子,,`], 3, '住址'],
    ['no name', [head, `,${a},,,,,${b},子,,`], 3, '请填写姓名'],
    [
      'another head’s number',
      [head, `,${a},,,,乙二,${b},子,,`, `,${c},,,,丙三,${b.slice(0, 0)}${c},户主,2020-01-01,`],
      4,
      '社区',
    ],
  ])('is refused whole for %s, with row and reason', async (_what, lines, row, words) => {
    expect(await refused(take(csv(...(lines as string[]))))).toMatchObject({
      code: 'sheet.refused',
      params: { row, message: expect.stringContaining(words) },
    });
    expect((await call('households.list', { filter: { state: 'all' } })).total).toBe(0);
    expect(archive.db.prepare('SELECT count(*) FROM person').pluck().get()).toBe(0);
  });

  it('is refused for a member of another household, another head, a closed household, another name', async () => {
    const made = await open([
      [person('甲一', a), '02'],
      [person('乙二', b), '20'],
    ]);
    const reason = async (...lines: string[]) => (await refused(take(csv(...lines)))).params;
    expect(await reason(`,${c},达明社区,,2021-01-01,丙三,${c},户主,,`, `,${c},,,,乙二,${b},子,,`)).toMatchObject({
      row: 3,
      message: expect.stringContaining(made.number),
    });
    expect(
      await reason(
        `${made.number},,达明社区,达明路 8 号,2020-01-01,乙二,${b},户主,,`,
        `${made.number},,,,,甲一,${a},父亲,,`,
      ),
    ).toMatchObject({ row: 2, message: expect.stringContaining('变更户主') });
    expect(await reason(`,${a},达明社区,达明路 8 号,2020-01-01,别人,${a},户主,,`)).toMatchObject({
      row: 2,
      message: expect.stringContaining('甲一'),
    });
    await call('households.close', { id: made.id, on: '2025-01-01', reason: 'moved-out' });
    expect(await reason(`${made.number},,达明社区,,2020-01-01,甲一,${a},户主,,`)).toMatchObject({
      row: 2,
      message: expect.stringContaining('已于 2025-01-01 销户'),
    });
    const wrong = rosterFile('家庭.csv', Buffer.from('户号,姓名,关系\n,甲,户主'));
    expect((await refused(take(wrong))).params).toMatchObject({ row: 1 });
  });
});
