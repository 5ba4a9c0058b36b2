import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSyllable, namePieces, plainReading, readReading } from '#shared/rules/reading.ts';

describe('a reading as a clerk types it', () => {
  it.each([
    ['张伟', 'zhang wei', 'zhang wei'],
    ['张伟', 'Zhāng Wěi', 'zhang wei'],
    ['张伟', 'zhang1 wei3', 'zhang wei'],
    ['张伟', 'zhangwei', 'zhang wei'],
    ['张伟', "zhang'wei", 'zhang wei'],
    ['吕布', 'lǚ bù', 'lv bu'],
    ['吕布', 'lü bu', 'lv bu'],
    ['吕布', 'LYU BU', 'lv bu'],
    ['吕布', 'lu: bu', 'lv bu'],
    ['王略', 'wang lue', 'wang lve'],
    ['张\u{30081}', 'zhang liu', 'zhang liu'],
    ['买买提·艾力', 'mai mai ti ai li', 'mai mai ti ai li'],
    ['买买提·艾力', 'mai mai ti·ai li', 'mai mai ti ai li'],
    ['欧阳Anna', 'ou yang anna', 'ou yang anna'],
  ])('%s: %s', (name, typed, kept) => {
    expect(readReading(typed, name)).toEqual({ ok: true, reading: kept });
    // What is kept is read as itself.
    expect(readReading(kept, name)).toEqual({ ok: true, reading: kept });
  });

  it.each([
    ['张伟', 'zhang', 'reading-count', '姓名有 2 个字'],
    ['张伟', 'zhang wei guo', 'reading-count', '3 个音节'],
    ['张伟', 'zhang weii', 'reading-syllable', '“weii”不是拼音音节（第 2 个，“伟”的读音）'],
    ['张伟', 'zhangq', 'reading-count', '姓名有 2 个字'],
    ['先南', 'xianan', 'reading-ambiguous', '用空格分开'],
    ['张伟', '', 'reading-count', '姓名有 2 个字'],
    ['', 'zhang', 'reading-count', '请先填写姓名'],
  ])('%s: %s is refused', (name, typed, problem, words) => {
    const read = readReading(typed, name);
    expect(read).toMatchObject({ ok: false, problem });
    expect(read.ok ? '' : read.sentence).toContain(words);
  });

  it('is written plainly while the name is still unknown', () => {
    expect(plainReading('  Zhāng   Lǚ ')).toBe('zhang lv');
  });

  it('never takes a name of another length, whatever is typed', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.array(fc.constantFrom('张', '伟', '\u{30081}', '㛃'), { maxLength: 6 }),
        (text, parts) => {
          const read = readReading(text, parts.join(''));
          if (read.ok) expect(read.reading.split(' ')).toHaveLength(parts.length);
        },
      ),
    );
  });
});

it('takes a name apart into what is read', () => {
  expect(namePieces('买买提·Anna\u{30081}')).toEqual(['买', '买', '提', 'Anna', '\u{30081}']);
});

it('knows the syllables of Mandarin and no others', () => {
  for (const syllable of ['a', 'er', 'zhuang', 'lv', 'nve', 'xiong', 'shei', 'biang'])
    expect(isSyllable(syllable)).toBe(true);
  for (const other of ['', 'zh', 'wx', 'lü', 'jv', 'zhi4', 'liuu', 'bing bing']) expect(isSyllable(other)).toBe(false);
});
