import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldForSearch, readQuery } from '#shared/rules/search-text.ts';

describe('what was typed', () => {
  test.each([
    ['', { text: '', digits: null, latin: null, han: null }],
    ['  ', { text: '', digits: null, latin: null, han: null }],
    ['张伟', { text: '张伟', digits: null, latin: null, han: '张伟' }],
    [' 张 ', { text: '张', digits: null, latin: null, han: '张' }],
    ['zw', { text: 'zw', digits: null, latin: 'zw', han: null }],
    ['Zhang Wei', { text: 'Zhang Wei', digits: null, latin: 'zhangwei', han: null }],
    ["xi'an", { text: "xi'an", digits: null, latin: 'xian', han: null }],
    ['ｚｗ', { text: 'zw', digits: null, latin: 'zw', han: null }],
    ['lü', { text: 'lü', digits: null, latin: 'lv', han: null }],
    ['Lǚ Bù', { text: 'Lǚ Bù', digits: null, latin: 'lvbu', han: null }],
    ['002X', { text: '002X', digits: '002X', latin: null, han: null }],
    ['002x', { text: '002x', digits: '002X', latin: null, han: null }],
    ['７７９７', { text: '7797', digits: '7797', latin: null, han: null }],
    ['350502 19430526', { text: '350502 19430526', digits: '35050219430526', latin: null, han: null }],
    ['059187654321', { text: '059187654321', digits: '0591-87654321', latin: null, han: null }],
    ['0591-8765', { text: '0591-8765', digits: '0591-8765', latin: null, han: null }],
    ['x', { text: 'x', digits: null, latin: 'x', han: null }],
    ['TX2026-00001', { text: 'TX2026-00001', digits: null, latin: null, han: null }],
    ['达明路50号', { text: '达明路50号', digits: null, latin: null, han: '达明路50号' }],
    ['張wei', { text: '張wei', digits: null, latin: null, han: '張wei' }],
    ['买买提 • 艾力', { text: '买买提·艾力', digits: null, latin: null, han: '买买提·艾力' }],
    ['𬱖', { text: '𬱖', digits: null, latin: null, han: '𬱖' }],
  ])('%j is sorted', (text, query) => {
    expect(readQuery(text)).toEqual(query);
  });

  test('it is at most one of digits, pinyin and Chinese', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const { digits, latin, han } = readQuery(text);
        expect([digits, latin, han].filter((part) => part !== null).length).toBeLessThanOrEqual(1);
      }),
    );
  });
});

test.each([
  ['達明路５０號 Ａ座', '达明路50号 a座'],
  ['戶口', '户口'],
  ['陳麗華', '陈丽华'],
  ['  MOHAMED  Ali ', 'mohamed ali'],
])('%j is found as %j', (text, folded) => {
  expect(foldForSearch(text)).toBe(folded);
  expect(foldForSearch(folded)).toBe(folded);
});
