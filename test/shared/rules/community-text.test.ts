import { describe, expect, it } from 'vitest';
import {
  bareCommunity,
  communityKey,
  type KnownCommunity,
  rosterSpellings,
  suggestCommunity,
} from '#shared/rules/community-text.ts';

const known: KnownCommunity[] = [
  { id: 1, name: '杨桥河南社区', names: ['杨桥河南社区', '杨桥南社区'], codes: ['350102005001'] },
  { id: 2, name: '双丰社区', names: ['双丰社区', '双丰村'], codes: ['350102005002', '350102005202'] },
  { id: 3, name: '东门村', names: ['东门村'], codes: [] },
  { id: 4, name: '东门社区', names: ['东门社区'], codes: [] },
  { id: 5, name: '戶部巷社区', names: ['戶部巷社区'], codes: [] },
];

describe('a community text that no register knows', () => {
  it.each([
    ['杨桥河南', 1, 'name'],
    ['杨桥河南居委会', 1, 'name'],
    ['杨桥河南社区居民委员会', 1, 'name'],
    ['鼓东街道杨桥河南', 1, 'name'],
    ['鼓东街道办事处杨桥河南社区', 1, 'name'],
    ['　杨桥 河南 社区', 1, 'name'],
    ['双丰村委会', 2, 'name'],
    ['户部巷', 5, 'name'],
    ['杨桥南居委会', 1, 'former'],
    ['350102005001', 1, 'code'],
    ['３５０１０２００５２０２', 2, 'code'],
    ['350102005002 城西', 2, 'code'],
    // The code is surer than the name beside it.
    ['350102005002杨桥河南', 2, 'code'],
  ])('“%s” may mean community %i', (written, id, why) => {
    expect(suggestCommunity(written, known)).toEqual({ id, name: known[id - 1]?.name, why });
  });

  it.each([
    ['杨桥'],
    ['城西社区'],
    // Two of ours are called so: only a clerk can say.
    ['东门'],
    ['东门居委会'],
    ['社区'],
    ['350102005999'],
    ['1350102005001'],
  ])('“%s” is suggested nothing', (written) => {
    expect(suggestCommunity(written, known)).toBeNull();
  });

  it('is left with something of its name', () => {
    expect(bareCommunity('社区')).not.toBe('');
    expect(bareCommunity('街道口社区')).toBe(bareCommunity('街道口居委会'));
  });

  it('is kept without blanks and in half width', () => {
    expect(communityKey(' 杨桥　河南（一） ')).toBe('杨桥河南(一)');
  });
});

describe('spellings of one community within a roster', () => {
  const spelled = (texts: Record<string, number>, settled: string[] = []) => {
    const all = Object.entries(texts).map(([written, count]) => ({ written, count }));
    const { sameAs, unclear } = rosterSpellings(all, new Set(settled));
    return { sameAs: Object.fromEntries(sameAs), unclear: Array.from(unclear) };
  };

  it.each<[string, Record<string, number>, Record<string, string>]>([
    ['the one in 社区', { 杨桥河南: 9, 杨桥河南社区: 1 }, { 杨桥河南: '杨桥河南社区' }],
    [
      'a street, blanks and a committee',
      { 杨桥河南社区: 5, 鼓东街道杨桥河南: 2, '杨桥 河南社区': 1, 杨桥河南居委会: 1 },
      { 鼓东街道杨桥河南: '杨桥河南社区', '杨桥 河南社区': '杨桥河南社区', 杨桥河南居委会: '杨桥河南社区' },
    ],
    ['the most frequent where none is in 社区', { 杨桥河南居委会: 1, 杨桥河南: 2 }, { 杨桥河南居委会: '杨桥河南' }],
    ['a name that ends as a village does', { 白马新村: 1, 白马新村社区: 1 }, { 白马新村: '白马新村社区' }],
    ['none of others', { 杨桥河南社区: 1, 城西: 1, 城西北社区: 1 }, {}],
  ])('are one: %s', (_what, texts, sameAs) => expect(spelled(texts)).toEqual({ sameAs, unclear: [] }));

  it('go with the one that was decided', () => {
    expect(spelled({ 杨桥河南: 1, 杨桥河南社区: 9 }, ['杨桥河南'])).toEqual({
      ...{ sameAs: { 杨桥河南社区: '杨桥河南' }, unclear: [] },
    });
    expect(spelled({ 杨桥河南: 1, 杨桥河南社区: 9 }, ['杨桥河南', '杨桥河南社区']).sameAs).toEqual({});
  });

  it('are a question where a village and a community have one name', () => {
    expect(spelled({ 杨桥: 3, 杨桥村: 1, 杨桥社区: 1 })).toEqual({
      sameAs: {},
      unclear: ['杨桥', '杨桥村', '杨桥社区'],
    });
  });
});
