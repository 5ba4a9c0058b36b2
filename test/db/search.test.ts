import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inTransaction } from '#db/core/open.ts';
import { listRecords } from '#db/records/list.ts';
import { listFacets } from '#db/records/list-facets.ts';
import { createRecord, removeRecord } from '#db/records/records.ts';
import { recordInput } from '#electron/archive/records.ts';
import { RecordFilter } from '#shared/contract/records.ts';
import type { RetireeValues } from '#shared/records/retiree/fields.ts';
import { newArchive, retiree, type TestArchive } from '#test/help/archive.ts';

let archive: TestArchive;
const people: Partial<RetireeValues>[] = [
  {
    name: '张伟',
    idNumber: '11010519491231002X',
    mobile: '13517637797',
    residenceAddress: '福州市鼓楼区达明路50号',
    retiredOn: '2010-01',
    communityId: 1,
  },
  { name: '张伟明', formerName: '张大明', landline: '0591-87654321', retiredOn: '2011-05-06', communityId: 1 },
  { name: '欧阳伟', registeredAddress: '福州市鼓楼区北大路12号', retiredOn: '2010-11', communityId: 2 },
  { name: '单斌文', retiredOn: '2012-01' },
  { name: '吴𬱖海' },
  { name: '阿卜杜拉·买买提' },
];

beforeAll(() => {
  archive = newArchive();
  inTransaction(archive.db, () => {
    for (const values of people) createRecord(archive.db, archive.act, recordInput('retiree', retiree(values)));
  });
});
afterAll(() => archive.remove());

const find = (text: string, more: Partial<RecordFilter> = {}) => {
  const filter = RecordFilter.parse({ kind: 'retiree', text, ...more });
  return listRecords(archive.db, { filter, sort: 'number', descending: false, offset: 0, limit: 50 });
};
const names = (text: string, more: Partial<RecordFilter> = {}) => find(text, more).rows.map((row) => row.name);

describe('search finds a person', () => {
  it.each([
    ['one character, a surname', '张', ['张伟', '张伟明']],
    ['two characters, the whole name first', '张伟', ['张伟', '张伟明']],
    ['a given name in the middle', '伟', ['张伟', '张伟明', '欧阳伟']],
    ['a rare character', '𬱖', ['吴𬱖海']],
    ['a part of a minority name', '买买提', ['阿卜杜拉·买买提']],
    ['a former name', '张大明', ['张伟明']],
    ['initials', 'zw', ['张伟', '张伟明']],
    ['initials of a compound surname', 'oyw', ['欧阳伟']],
    ['full pinyin', 'zhangwei', ['张伟', '张伟明']],
    ['full pinyin with a blank', 'zhang wei', ['张伟', '张伟明']],
    ['the surname reading of a polyphone', 'shanbinwen', ['单斌文']],
    ['the beginning of the number', '110105', ['张伟']],
    ['the middle of the number', '19491231', ['张伟']],
    ['the end of the number', '002X', ['张伟']],
    ['the end of the number, small x', '002x', ['张伟']],
    ['the end of a mobile', '7797', ['张伟']],
    ['the end of a landline', '4321', ['张伟明']],
    ['a part of an address', '达明路', ['张伟']],
    ['two characters of an address', '北大', ['欧阳伟']],
    ['full-width digits', '７７９７', ['张伟']],
    ['two words that narrow each other', '张 达明路', ['张伟']],
    ['a name and the community', '张 达明社区', ['张伟', '张伟明']],
    ['the community and a name', '达明社区 伟', ['张伟', '张伟明']],
    ['a name, the community and a part of the number', '伟 达明 002X', ['张伟']],
    ['a name of somebody of another community', '欧阳 达明社区', []],
  ])('by %s', (_what, text, expected) => {
    expect(names(text)).toEqual(expected);
  });

  it('by 档号, whole and in part', () => {
    expect(names('350102005-TX2026-00003')).toEqual(['欧阳伟']);
    expect(names('TX2026-00004')).toEqual(['单斌文']);
    expect(names('00005')).toContain('吴𬱖海');
  });

  it('and says by what', () => {
    expect(find('zw').rows[0]?.matched).toBe('initials');
    expect(find('达明路').rows[0]?.matched).toBe('address');
    expect(find('7797').rows[0]?.matched).toBe('phone');
  });

  it('and nobody by what nobody has', () => {
    expect(find('司马光')).toMatchObject({ rows: [], total: 0 });
    expect(find('"; DROP TABLE person; --')).toMatchObject({ total: 0 });
    expect(find("' OR 1=1")).toMatchObject({ total: 0 });
    expect(find('*')).toMatchObject({ total: 0 });
  });
});

describe('the list', () => {
  it('is narrowed by community and year', () => {
    expect(names('', { communityId: 1 })).toEqual(['张伟', '张伟明']);
    expect(names('', { facets: { retiredYear: [2010] } })).toEqual(['张伟', '欧阳伟']);
    expect(names('张', { facets: { retiredYear: [2010] } })).toEqual(['张伟']);
  });

  it('counts what each filter would leave', () => {
    const facets = listFacets(archive.db, 'retiree', null);
    expect(facets).toMatchObject({ total: 6, removed: 0 });
    expect(facets.communities).toEqual([
      { id: 1, name: '达明社区', count: 2, isEnded: false },
      { id: 2, name: '西洪社区', count: 1, isEnded: false },
    ]);
    expect(facets.facets.retiredYear?.[0]).toEqual({ value: 2012, count: 1 });
  });

  it('shows removed files only when asked for them', () => {
    const { id } = inTransaction(archive.db, () =>
      createRecord(archive.db, archive.act, recordInput('retiree', retiree({ name: '作废人' }))),
    );
    inTransaction(archive.db, () => removeRecord(archive.db, archive.act, id, 1, '录错'));
    expect(names('作废人')).toEqual([]);
    expect(names('作废人', { isRemoved: true })).toEqual(['作废人']);
  });
});
