import text from './readings.txt?raw';

let byCharacter: Map<string, string[]> | null = null;
let bySyllable: Map<string, string> | null = null;

/** Readings without tones that Unihan knows of a character pinyin-pro does not know, the usual one first. */
export function rareReadings(character: string): readonly string[] {
  byCharacter ??= readTable();
  return byCharacter.get(character) ?? [];
}

/** The characters beyond pinyin-pro with this reading, in the order of their code points. */
export function rareCharactersRead(syllable: string): string[] {
  bySyllable ??= new Map(linesOf(text).filter(([, characters]) => characters !== ''));
  return Array.from(bySyllable.get(syllable) ?? '');
}

function readTable(): Map<string, string[]> {
  const table = new Map<string, string[]>();
  for (const [syllable, characters] of linesOf(text))
    for (const character of characters) {
      const known = table.get(character);
      if (known) known.push(syllable);
      else table.set(character, [syllable]);
    }
  return table;
}

function linesOf(table: string): [syllable: string, characters: string][] {
  return table
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [syllable = '', characters = ''] = line.split(' ');
      return [syllable, characters];
    });
}
