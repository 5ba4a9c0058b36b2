import { pinyin } from 'pinyin-pro';
import type { Reading } from '#db/people.ts';

// Surnames pinyin-pro reads like the common word; name dictionaries read them so.
const SURNAMES: Record<string, string> = {
  单: 'shan',
  查: 'zha',
  仇: 'qiu',
  曾: 'zeng',
  解: 'xie',
  区: 'ou',
  任: 'ren',
  繁: 'po',
  朴: 'piao',
  种: 'chong',
  秘: 'bi',
  么: 'yao',
  黑: 'he',
  洗: 'xian',
  乐: 'yue',
  盖: 'ge',
  员: 'yun',
  华: 'hua',
  折: 'she',
  令: 'ling',
  缪: 'miao',
  宁: 'ning',
  尹: 'yin',
  晟: 'cheng',
  冼: 'xian',
  翟: 'zhai',
  召: 'shao',
  燕: 'yan',
  葛: 'ge',
  纪: 'ji',
};
const COMPOUND_SURNAMES: Record<string, string> = {
  尉迟: 'yu chi',
  万俟: 'mo qi',
  单于: 'chan yu',
  澹台: 'tan tai',
  长孙: 'zhang sun',
  令狐: 'ling hu',
  鲜于: 'xian yu',
};
const MOST_READINGS = 12;

/**
 * How a name may be read aloud, the likeliest first: `zhangwei` and `zw`. Characters with several readings give several;
 * a character the tables do not know is left out of the sound but stays findable by itself.
 */
export function nameReadings(name: string): Reading[] {
  const characters = Array.from(name).filter((character) => !/[·\s]/.test(character));
  const known = pinyinOf(characters.join(''));
  let readings: string[][] = [[]];
  characters.forEach((character, index) => {
    const sounds = soundsOf(character, known[index], index === 0);
    const next: string[][] = [];
    for (const sound of sounds) for (const reading of readings) next.push([...reading, sound]);
    readings = next.slice(0, MOST_READINGS);
  });
  const unique = new Map<string, Reading>();
  for (const sounds of readings) {
    const full = sounds.join('');
    if (full !== '' && !unique.has(full))
      unique.set(full, { full, initials: sounds.map((sound) => sound.charAt(0)).join('') });
  }
  return Array.from(unique.values());
}

// The reading of the whole name: surname mode knows 尉迟 and 单, the rest follows the word.
function pinyinOf(name: string): (string | undefined)[] {
  const compound = COMPOUND_SURNAMES[name.slice(0, 2)];
  const sounds = pinyin(name, { type: 'array', toneType: 'none', surname: 'head', v: true, nonZh: 'spaced' });
  const list: (string | undefined)[] = sounds.length === Array.from(name).length ? sounds : [];
  const own = compound?.split(' ') ?? [SURNAMES[Array.from(name)[0] ?? '']];
  own.forEach((sound, index) => {
    if (sound) list[index] = sound;
  });
  return list;
}

function soundsOf(character: string, likely: string | undefined, isSurname: boolean): string[] {
  if (/[A-Za-z0-9]/.test(character)) return [character.toLowerCase()];
  const all = pinyin(character, { type: 'array', toneType: 'none', multiple: true, v: true }).filter((sound) =>
    /^[a-zv]+$/.test(sound),
  );
  const own = isSurname ? SURNAMES[character] : undefined;
  const list = [likely, own, ...all].filter((sound): sound is string => sound !== undefined && /^[a-zv]+$/.test(sound));
  return Array.from(new Set(list)).slice(0, 3);
}
