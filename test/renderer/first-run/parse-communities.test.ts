import { describe, expect, test } from 'vitest';
import { codeWords } from '#renderer/first-run/area-code-parts.tsx';
import { parseCommunities, repeatedNames } from '#renderer/first-run/parse-communities.ts';

describe('communities as typed or pasted', () => {
  test.each([
    ['鼓西社区', [{ name: '鼓西社区', code: '' }]],
    [
      '鼓西社区\n双丰社区\r\n\n',
      [
        { name: '鼓西社区', code: '' },
        { name: '双丰社区', code: '' },
      ],
    ],
    [
      '鼓西社区，双丰社区、西洪社区',
      [
        { name: '鼓西社区', code: '' },
        { name: '双丰社区', code: '' },
        { name: '西洪社区', code: '' },
      ],
    ],
    ['鼓西社区\t350102005001', [{ name: '鼓西社区', code: '350102005001' }]],
    ['350102005001,鼓西社区', [{ name: '鼓西社区', code: '350102005001' }]],
    ['３５０１０２００５００１　鼓西社区', [{ name: '鼓西社区', code: '350102005001' }]],
    [
      '1.鼓西社区\n2、双丰社区',
      [
        { name: '鼓西社区', code: '' },
        { name: '双丰社区', code: '' },
      ],
    ],
    ['1\t鼓西社区\t350102005001', [{ name: '鼓西社区', code: '350102005001' }]],
    ['序号\t名称\n1\t鼓西社区', [{ name: '鼓西社区', code: '' }]],
    ['350102005001', []],
    ['', []],
  ])('%j', (text, expected) => {
    expect(parseCommunities(text)).toEqual(expected);
  });

  test('a name that comes again is marked, the first is not', () => {
    const communities = parseCommunities('鼓西社区\n双丰社区\n鼓西社区');
    expect([...repeatedNames(communities)]).toEqual([2]);
  });
});

describe('what is said of an area code while it is typed', () => {
  test.each([
    ['', '统计用区划代码'],
    ['3501', '已输 4 位'],
    ['3501020050001', '多了 1 位'],
    ['35010200500a', '只有数字'],
    ['990102005000', '不是有效'],
    ['350102000000', '区县的代码'],
    ['350102005003', '社区的代码'],
    ['350102005000', '350102005-TX'],
  ])('%s', (code, words) => {
    expect(codeWords(code)).toContain(words);
  });
});
