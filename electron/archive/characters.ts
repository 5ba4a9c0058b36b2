import type { characterCalls, FoundCharacter } from '#shared/contract/characters.ts';
import { characterOfCodePoint, hanBlockOf } from '#shared/rules/rare-characters.ts';
import { type Compositions, loadCompositions } from './characters/compositions.ts';
import { characterIn, findCharacters } from './characters/find-characters.ts';
import { rareCharactersRead } from './characters/han-readings.ts';
import { type PartsQuery, readPartsQuery } from './characters/read-query.ts';
import type { HandlersOf } from './core/serve.ts';
import { characterReadings, spellName } from './names/pinyin.ts';

const nothing: PartsQuery = { parts: [], strokes: null, reading: null };

export const characterHandlers: HandlersOf<typeof characterCalls> = {
  'characters.find': async (input) => {
    const compositions = await loadCompositions();
    const { asked, problem, characters } = find(compositions, input.text);
    const page = pageOf(characters, input.offset, input.limit).map((one) => describe(compositions, one));
    return { asked, problem, total: characters.length, items: page };
  },

  'characters.spell': (input) => ({ pieces: spellName(input.name) }),
};

function find(
  compositions: Compositions,
  text: string,
): {
  asked: PartsQuery;
  problem: 'code-point-private-use' | 'code-point-not-han' | null;
  characters: readonly string[] | Float64Array;
} {
  const read = characterOfCodePoint(text);
  if (read.ok) return { asked: nothing, problem: null, characters: [read.character] };
  if (read.problem === 'code-point-private-use')
    return { asked: nothing, problem: read.problem, characters: read.advice === null ? [] : [read.advice] };
  // A word of letters may be a code point or a reading: bade is no Han character.
  if (read.problem === 'code-point-not-han' && /\d/.test(text))
    return { asked: nothing, problem: read.problem, characters: [] };
  const asked = readPartsQuery(text);
  const isReadingAlone = asked.parts.length === 0 && asked.reading !== null;
  const characters = isReadingAlone
    ? rareCharactersRead(asked.reading ?? '')
    : findCharacters(compositions, asked, characterReadings);
  return { asked, problem: null, characters };
}

function pageOf(found: readonly string[] | Float64Array, offset: number, limit: number): string[] {
  const page = found.slice(offset, offset + limit);
  return page instanceof Float64Array ? Array.from(page, characterIn) : page;
}

function describe(compositions: Compositions, character: string): FoundCharacter {
  const codePoint = character.codePointAt(0) ?? 0;
  return {
    character,
    block: hanBlockOf(codePoint) ?? '',
    structure: compositions.structureOf(codePoint),
    strokes: compositions.strokesOf(codePoint),
    readings: characterReadings(character).slice(0, 10),
  };
}
