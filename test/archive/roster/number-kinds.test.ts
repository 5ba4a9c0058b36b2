import { describe, expect, it } from 'vitest';
import { listColumnsOf, listRow } from '#electron/archive/package/list.ts';
import { writeListCsv, writeListWorkbook } from '#electron/archive/workbook/write-list.ts';
import { dictionaryOf } from '#shared/codes/dictionary.ts';
import { emptyRetiree } from '#shared/records/retiree/fields.ts';
import type { PersonNumberKind } from '#shared/rules/person-number.ts';
import { newIdNumber } from '#test/help/archive.ts';
import { type CellValue, judgeFile, rosterFile, xlsxFile } from '#test/help/rosters.ts';

const CITIZEN = newIdNumber('1952-03-04');
const judged = async (...lines: CellValue[][]) => {
  const { rows } = await judgeFile(await xlsxFile([{ rows: [['姓名', '证件类型', '证件号码', '社区'], ...lines] }]));
  return rows.map(({ verdict, reason, values, warnings, unreadText }) => ({
    verdict,
    reason,
    idKind: values.idKind ?? 'citizen',
    idNumber: values.idNumber,
    warnings: warnings.map(({ field, warning, text }) => `${field} ${warning} ${text}`),
    unread: unreadText.idKind,
  }));
};
const accepted = { verdict: 'accepted', reason: null, warnings: [], unread: undefined };

describe('a roster with numbers of several kinds', () => {
  it('takes each by its own check, whether or not a column names the kind', async () => {
    expect(
      await judged(
        ['张三', '居民身份证', CITIZEN, '达明社区'],
        ['陈港生', '港澳台居民居住证', '８１０000199408230021', '达明社区'],
        ['林台生', '', '830000 199201300022', '达明社区'],
        ['安娜', '外国人永久居留证', '911124198108030024', '达明社区'],
        ['约翰', null, 'can110181080312', '达明社区'],
      ),
    ).toEqual([
      { ...accepted, idKind: 'citizen', idNumber: CITIZEN },
      { ...accepted, idKind: 'hmt', idNumber: '810000199408230021' },
      { ...accepted, idKind: 'hmt', idNumber: '830000199201300022' },
      { ...accepted, idKind: 'foreigner', idNumber: '911124198108030024' },
      { ...accepted, idKind: 'foreigner', idNumber: 'CAN110181080312' },
    ]);
  });

  it('believes the number and not the column, and says so', async () => {
    expect(
      await judged(
        ['张三', '港澳台居民居住证', CITIZEN, '达明社区'],
        ['陈港生', '身份证', '810000199408230021', '达明社区'],
        ['李四', '军官证', newIdNumber('1950-01-02'), '达明社区'],
      ),
    ).toMatchObject([
      { verdict: 'accepted', idKind: 'citizen', warnings: ['idKind id-kind-differs 港澳台居民居住证'] },
      { verdict: 'accepted', idKind: 'hmt', warnings: ['idKind id-kind-differs 公民身份号码'] },
      { verdict: 'accepted', idKind: 'citizen', warnings: ['idKind code-unread 军官证'], unread: '军官证' },
    ]);
  });

  it('takes nobody in without a number, and no number with a wrong check or of no kind', async () => {
    const rejected = await judged(
      ['林无号', '暂无', '', '达明社区'],
      ['陈港生', '港澳台居民居住证', '810000199408230022', '达明社区'],
      ['安娜', '外国人永久居留身份证', '911124198108030025', '达明社区'],
      ['约翰', '护照', 'E12345678', '达明社区'],
      ['玛丽', '港澳台居民居住证', '810000940823002', '达明社区'],
    );
    expect(rejected.map(({ verdict, reason }) => [verdict, reason])).toEqual([
      ['rejected', 'id-missing'],
      ['rejected', 'id-checksum'],
      ['rejected', 'id-checksum'],
      ['rejected', 'id-length'],
      ['rejected', 'id-length'],
    ]);
  });

  it('finds the second row of one card in another writing', async () => {
    const [, second] = await judged(['约翰', '', 'CAN110181080312', ''], ['约翰', '', 'ＣＡＮ 110181080312', '']);
    expect(second).toMatchObject({ verdict: 'rejected', reason: 'duplicate-in-file' });
  });

  it('reads a column of 身份证件类型 as the kind, not as a second number', async () => {
    const rows = [
      ['姓名', '身份证件类型', '身份证件号码'],
      ['陈港生', '港澳台居民居住证', '810000199408230021'],
    ];
    const { rows: found } = await judgeFile(await xlsxFile([{ rows }]));
    expect(found.map(({ verdict, values }) => [verdict, values.idKind])).toEqual([['accepted', 'hmt']]);
  });
});

describe('the list of a hand-over', () => {
  const people: [string, PersonNumberKind, string][] = [
    ['张三', 'citizen', CITIZEN],
    ['陈港生', 'hmt', '810000199408230021'],
    ['安娜', 'foreigner', '911124198108030024'],
    ['约翰', 'foreigner', 'CAN110181080312'],
  ];
  const record = (name: string, idKind: PersonNumberKind, idNumber: string | null) =>
    ({
      kind: 'retiree',
      number: '350102005-TX2026-00001',
      communityName: '达明社区',
      attachments: [],
      values: { ...emptyRetiree, name, idKind, idNumber },
    }) as unknown as Parameters<typeof listRow>[0];
  const rows = people.map((person, index) => listRow(record(...person), index + 1, 'data/1', dictionaryOf([])));

  it.each([
    [
      'XLSX',
      async () =>
        rosterFile('移交清单.xlsx', Buffer.from(await writeListWorkbook('移交清单', listColumnsOf('retiree'), rows))),
    ],
    ['CSV', async () => rosterFile('移交清单.csv', Buffer.from(writeListCsv(listColumnsOf('retiree'), rows)))],
  ])('as %s is taken back with every kind and number', async (_format, write) => {
    const { rows: back } = await judgeFile(await write());
    expect(back.map(({ values }) => [values.name, values.idKind ?? 'citizen', values.idNumber])).toEqual(people);
    expect(back.flatMap(({ warnings }) => warnings)).toEqual([]);
  });

  it('says 暂无号码 of one who has none, with no number', () => {
    expect(listRow(record('林无号', 'none', null), 1, 'data/1', dictionaryOf([]))).toMatchObject({
      idKind: '暂无号码',
      idNumber: null,
    });
  });
});
