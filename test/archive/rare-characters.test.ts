import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dictionary } from '#db/codes/codes.ts';
import { inTransaction } from '#db/core/open.ts';
import { listRecords } from '#db/records/list.ts';
import { createRecord, getPersonFile } from '#db/records/records.ts';
import { handlers } from '#electron/archive/core/handlers.ts';
import { callDirectly } from '#electron/archive/core/serve.ts';
import { acceptable } from '#electron/archive/jobs/roster-values.ts';
import { directoryXml } from '#electron/archive/package/directory-xml.ts';
import { listColumnsOf, listRow } from '#electron/archive/package/list.ts';
import { recordInput } from '#electron/archive/records.ts';
import { decodeText, encodeGb18030 } from '#electron/archive/roster/encoding.ts';
import { findTable } from '#electron/archive/roster/find-table.ts';
import { judgeRows } from '#electron/archive/roster/judge-rows.ts';
import { readWorkbook } from '#electron/archive/roster/read-workbook.ts';
import { warningText } from '#electron/archive/roster/reject-text.ts';
import { writeListCsv, writeListWorkbook } from '#electron/archive/workbook/write-list.ts';
import { RecordFilter } from '#shared/contract/records.ts';
import { RetireeValues } from '#shared/records/retiree/fields.ts';
import { retireeRosterColumns } from '#shared/records/retiree/roster.ts';
import { personKeys } from '#shared/records/roster.ts';
import { HAN_BLOCKS } from '#shared/rules/rare-characters.ts';
import { newArchive, newIdNumber, retiree, type TestArchive } from '#test/help/archive.ts';
import { rosterFile } from '#test/help/rosters.ts';
import { opening } from '#test/help/saving.ts';

/**
 * Names kept exactly as written: every assigned Han character of the basic block, of extensions A to I and of GB
 * 18030-2022 (with the twelve that stand among the compatibility ideographs, and 〇) through store, search, workbook, CSV
 * and back.
 */
let archive: TestArchive;
beforeEach(() => {
  archive = newArchive();
});
afterEach(() => archive.remove());

const PER_NAME = 40;
const characters = [
  ...HAN_BLOCKS.filter(({ name }) => name !== '兼容').flatMap(({ first, last }) =>
    Array.from({ length: last - first + 1 }, (_, offset) => String.fromCodePoint(first + offset)),
  ),
  ...'〇﨎﨏﨑﨓﨔﨟﨡﨣﨤﨧﨨﨩',
];
const names = Array.from({ length: Math.ceil(characters.length / PER_NAME) }, (_, index) =>
  characters.slice(index * PER_NAME, (index + 1) * PER_NAME).join(''),
);
const numbersFound = (text: string): string[] =>
  listRecords(archive.db, {
    filter: RecordFilter.parse({ kind: 'retiree', text }),
    sort: 'number',
    descending: false,
    offset: 0,
    limit: 10,
  }).rows.map((row) => row.number);

it('stores each, finds each by itself and in the middle of a name', () => {
  expect(characters.length).toBe(97_668 + 13);
  const created = inTransaction(archive.db, () =>
    names.map((name) =>
      createRecord(archive.db, archive.act, recordInput('retiree', retiree({ name, idNumber: newIdNumber() }))),
    ),
  );
  for (const [index, one] of created.entries()) {
    const name = names[index] as string;
    expect(getPersonFile(archive.db, one.id).values.name).toBe(name);
    const middle = Array.from(name).slice(5, 8).join('');
    if (middle !== '') expect(numbersFound(middle), middle).toEqual([one.number]);
    for (const single of Array.from(name).filter((_, place) => place % 29 === index % 29))
      expect(numbersFound(single), single).toEqual([one.number]);
  }
});

it('writes and reads each in GB18030', () => {
  const text = `姓名\n${names.join('\n')}`;
  expect(decodeText(encodeGb18030(text))).toEqual({ encoding: 'gb18030', text });
});

/** A list as the hand-over writes it, read again as a roster. */
async function readBack(file: string, content: Uint8Array): Promise<unknown[]> {
  const workbook = await readWorkbook(rosterFile(file, content));
  const options = {
    columns: retireeRosterColumns,
    keys: personKeys,
    remembered: new Map(),
    sheet: null,
    headerRow: null,
    mapping: null,
  };
  const rows = Array.from(
    judgeRows(findTable(workbook, file, options), 'retiree', workbook.date1904, dictionary(archive.db), '2026-11-30'),
  );
  return rows.filter((row) => row.verdict === 'accepted').map((row) => row.values.name);
}

describe('our own lists of a hand-over are taken in again', () => {
  // The list as it is made of files; every name of the archive in it.
  const rows = () => {
    const { id } = inTransaction(archive.db, () =>
      createRecord(archive.db, archive.act, recordInput('retiree', retiree({ mobile: '13805910001' }))),
    );
    const file = getPersonFile(archive.db, id);
    return names.map((name, index) =>
      listRow(
        { ...file, values: { ...file.values, name, idNumber: newIdNumber() } },
        index + 1,
        'data/1',
        dictionary(archive.db),
      ),
    );
  };

  it('as a workbook', async () => {
    expect(
      await readBack('移交清单.xlsx', await writeListWorkbook('移交清单', listColumnsOf('retiree'), rows())),
    ).toEqual(names);
  });

  it.each(['utf-8', 'gb18030'] as const)('as CSV in %s', async (encoding) => {
    expect(await readBack('移交清单.csv', writeListCsv(listColumnsOf('retiree'), rows(), encoding))).toEqual(names);
  });

  it('and the directory of the package holds every name as it is written', () => {
    const xml = directoryXml(
      names.map((title) => ({
        number: '1',
        responsible: title,
        title,
        date: '20260101',
        fileName: `${title}.pdf`,
        remark: '',
      })),
    );
    for (const name of names) expect(xml).toContain(name);
  });
});

describe('a private-use character is refused with what to write instead', () => {
  // GBK 2005 kept 龴 there; U+E000 never had a character.
  const name = '张\ue81e';
  const advice = /请改用“龴”（U\+9FB4）/;

  it.each(['name', 'formerName', 'accountName', 'spouseName', 'contactName'] as const)('in the form: %s', (field) => {
    const issues = RetireeValues.safeParse(retiree({ [field]: name })).error?.issues ?? [];
    expect(issues.map(({ path }) => path[0])).toEqual([field]);
    expect(issues[0]?.message).toMatch(advice);
  });

  it('in the form: the name of a dependant', () => {
    const dependants = [{ name, relation: null, birthOn: null, idNumber: null }];
    expect(RetireeValues.safeParse(retiree({ dependants })).error?.issues[0]?.message).toMatch(advice);
  });

  it('where there is no standard character, too', () => {
    expect(RetireeValues.safeParse(retiree({ name: '张\ue000' })).error?.issues[0]?.message).toContain('请改用标准字');
  });

  it('as a further name on the card', async () => {
    const { id } = await callDirectly(handlers, archive.context, 'records.save', opening(retiree()));
    const alias = { personId: getPersonFile(archive.db, id).personId, kind: 'known-as' as const, name };
    await expect(callDirectly(handlers, archive.context, 'people.addAlias', alias)).rejects.toMatchObject({
      code: 'input.invalid',
      params: { fields: { name: expect.stringMatching(advice) } },
    });
  });

  it.each(['姓名', '曾用名'])('in a roster: %s', async (heading) => {
    const other = heading === '姓名' ? '张伟' : name;
    const lines = [
      ['姓名', '身份证号', '曾用名'],
      [heading === '姓名' ? name : '张伟', newIdNumber(), other],
    ];
    const path = rosterFile('花名册.csv', lines.map((line) => line.join(',')).join('\n'));
    const options = {
      columns: retireeRosterColumns,
      keys: personKeys,
      remembered: new Map(),
      sheet: null,
      headerRow: null,
      mapping: null,
    };
    const table = findTable(await readWorkbook(path), '花名册.csv', options);
    const [row] = Array.from(judgeRows(table, 'retiree', false, dictionary(archive.db), '2026-11-30'));
    expect(row).toMatchObject({
      verdict: 'rejected',
      reason: 'name-private-use',
      message: expect.stringMatching(advice),
    });
  });

  it('in a roster: another name is kept as it was written, with the advice', () => {
    const entry = { values: { name: '张伟', spouseName: name } as never, communityName: null, unreadText: {} };
    const read = acceptable('retiree', entry, dictionary(archive.db), null);
    expect(read.entry.unreadText.spouseName).toBe(name);
    expect(read.warnings.map((warning) => warningText(warning, '配偶姓名'))).toEqual([expect.stringMatching(advice)]);
  });
});
