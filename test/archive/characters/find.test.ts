import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { loadCompositions } from '#electron/archive/characters/compositions.ts';
import { findCharacters } from '#electron/archive/characters/find-characters.ts';
import { formsOf } from '#electron/archive/characters/part-names.ts';
import { readPartsQuery } from '#electron/archive/characters/read-query.ts';
import readings from '#electron/archive/characters/readings.txt?raw';
import { characterHandlers } from '#electron/archive/characters.ts';
import { handlers } from '#electron/archive/core/handlers.ts';
import { answer, callDirectly } from '#electron/archive/core/serve.ts';
import { HAN_BLOCKS } from '#shared/rules/rare-characters.ts';
import { isSyllable } from '#shared/rules/reading.ts';
import { newArchive, type TestArchive } from '#test/help/archive.ts';

let archive: TestArchive;
beforeEach(() => {
  archive = newArchive();
});
afterEach(() => archive.remove());

const find = (text: string, page: { offset?: number; limit?: number } = {}) =>
  callDirectly(handlers, archive.context, 'characters.find', { text, ...page });
const first = async (text: string): Promise<string> => (await find(text, { limit: 1 })).items[0]?.character ?? '';

describe('what a clerk writes', () => {
  it.each([
    ['亻韦', { parts: ['亻', '韦'], strokes: null, reading: null }],
    ['三点水 韦', { parts: ['氵', '韦'], strokes: null, reading: null }],
    ['提手旁＋韦', { parts: ['扌', '韦'], strokes: null, reading: null }],
    ['马字旁扁', { parts: ['马', '扁'], strokes: null, reading: null }],
    ['王旁 莹', { parts: ['王', '莹'], strokes: null, reading: null }],
    ['王 8', { parts: ['王'], strokes: 8, reading: null }],
    ['王８画', { parts: ['王'], strokes: 8, reading: null }],
    ['⺡青', { parts: ['氵', '青'], strokes: null, reading: null }],
    ['⼈、也', { parts: ['人', '也'], strokes: null, reading: null }],
    ['王 ying', { parts: ['王'], strokes: null, reading: 'ying' }],
    ['女 lü', { parts: ['女'], strokes: null, reading: 'lv' }],
    ['！', { parts: [], strokes: null, reading: null }],
  ])('%s', (text, query) => {
    expect(readPartsQuery(text)).toEqual(query);
  });
});

describe('the character with the least beside the parts comes first', () => {
  it.each([
    ['亻韦', '伟'],
    ['单人旁 韋', '偉'],
    ['王莹', '\u{2c386}'],
    ['龙天', '䶮'],
    ['吉吉', '喆'],
    ['方方土', '堃'],
    ['金字旁 华', '铧'],
    ['㓞女', '㛃'],
    ['2CEB0', '\u{2ceb0}'],
    ['U+31350', '\u{31350}'],
  ])('%s: %s', async (text, character) => {
    expect(await first(text)).toBe(character);
  });

  it('a radical with the strokes beside it leads to the radical of the dictionary', async () => {
    const { items, total } = await find('王 8', { limit: 120 });
    expect(total).toBeGreaterThan(50);
    expect(items.map(({ character }) => character)).toEqual(expect.arrayContaining(['琪', '琳', '琼', '琦']));
    // Nearest first: no character whose radical is another before those of this radical.
    expect(items[0]?.block).toBe('基本');
  });

  it('the same part asked for twice must be there twice', async () => {
    const { items } = await find('日日日日', { limit: 120 });
    expect(items.length).toBeGreaterThan(0);
    expect(items.map(({ character }) => character)).not.toContain('晶');
  });

  it('a reading beside the parts narrows them', async () => {
    const { items, total } = await find('王 ying', { limit: 120 });
    expect(total).toBeLessThan((await find('王')).total / 20);
    for (const item of items) expect(item.readings.some((reading) => reading.startsWith('ying'))).toBe(true);
  });
});

const hanCharacters = HAN_BLOCKS.filter(({ name }) => name !== '兼容').flatMap(({ first: from, last }) =>
  Array.from({ length: last - from + 1 }, (_, offset) => from + offset),
);

describe('every assigned character of the basic block and of extensions A to I', () => {
  const characters = hanCharacters;

  it('is in the table, nearly all taken apart, and has strokes', async () => {
    const compositions = await loadCompositions();
    expect(characters).toHaveLength(97_668);
    const whole = characters.filter((codePoint) => compositions.structureOf(codePoint) === null);
    expect(whole.length).toBeLessThan(250);
    for (const codePoint of characters) {
      expect(compositions.radicalOf(codePoint)).not.toBeNull();
      expect(compositions.strokesOf(codePoint)).toBeGreaterThan(0);
    }
  });

  it('is found by its own parts', async () => {
    const compositions = await loadCompositions();
    // Every 97th of them: all blocks, some thousand searches.
    const tried = characters.filter((codePoint, index) => index % 97 === 0 && compositions.countOf(codePoint) > 1);
    expect(tried.length).toBeGreaterThan(900);
    const missed: string[] = [];
    for (const codePoint of tried) {
      const count = compositions.countOf(codePoint);
      const parts = Array.from({ length: count }, (_, index) =>
        String.fromCodePoint(compositions.partAt(codePoint, index)),
      );
      if (parts.some((part) => !/\p{Script=Han}/u.test(part) || part === '?')) continue;
      const { items } = await find(parts.join(' '), { limit: 120 });
      if (!items.some((item) => item.character === String.fromCodePoint(codePoint))) missed.push(parts.join(''));
    }
    expect(missed).toEqual([]);
  });
});

it.each(['口', '木', '日', '口 口', '王 8', '亻韦', '日日日日'])(
  'while a clerk types %s only characters that hold every part are taken apart',
  async (text) => {
    const compositions = await loadCompositions();
    const query = readPartsQuery(text);
    const marks = query.parts.map((part) =>
      compositions.markHolders(formsOf(part).map((form) => form.codePointAt(0) ?? 0)),
    );
    const holdsAll = (codePoint: number) => marks.every((holders) => holders[codePoint] === 1);
    const holdsOne = (codePoint: number) => marks.some((holders) => holders[codePoint] === 1);
    const holders = hanCharacters.filter(holdsAll).length;
    const takenApart = vi.spyOn(compositions, 'countOf');
    findCharacters(compositions, query, () => []);
    const asked = takenApart.mock.calls.map(([codePoint]) => codePoint);
    takenApart.mockRestore();
    // Each holder once; of its parts only those in which a part asked for stands, a handful for each.
    expect(asked.filter((codePoint) => !holdsOne(codePoint))).toEqual([]);
    expect(asked.length).toBeGreaterThanOrEqual(holders);
    expect(asked.length).toBeLessThan(5 * holders);
  },
);

it('gives pages of a long list, none of them twice', async () => {
  const page = async (offset: number) => (await find('木', { offset, limit: 50 })).items.map((item) => item.character);
  const [one, two] = [await page(0), await page(50)];
  expect(new Set([...one, ...two]).size).toBe(100);
});

it('refuses a private-use code point with the standard character, and what is no character', async () => {
  expect(await find('E820')).toMatchObject({ problem: 'code-point-private-use', items: [{ character: '㘚' }] });
  expect(await find('U+E000')).toMatchObject({ problem: 'code-point-private-use', items: [] });
  expect(await find('0041')).toMatchObject({ problem: 'code-point-not-han', items: [] });
});

it('describes what it found for the contract', async () => {
  const reply = await answer(handlers, archive.context, 'characters.find', { text: '王莹' }, true);
  expect(reply).toMatchObject({
    ok: true,
    value: {
      items: [{ character: '\u{2c386}', block: '扩展E', structure: '⿰𤣩莹', strokes: 14, readings: ['ying'] }, {}],
    },
  });
  expect(Object.keys(characterHandlers)).toEqual(['characters.find', 'characters.spell']);
});

it('spells a name piece by piece and says where no table helps', async () => {
  const { pieces } = await callDirectly(handlers, archive.context, 'characters.spell', { name: '单㛃\u{30081}' });
  expect(pieces).toEqual([
    { piece: '单', reading: 'shan' },
    { piece: '㛃', reading: 'jie' },
    { piece: '\u{30081}', reading: null },
  ]);
});

it('holds nothing but syllables in its table of readings', () => {
  const lines = readings.split('\n').filter((line) => line !== '' && line !== '-' && !line.startsWith('#'));
  expect(lines.length).toBeGreaterThan(600);
  expect(lines.filter((line) => !isSyllable(line.split(' ')[0] ?? ''))).toEqual([]);
});
