import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { exportedWords } from '#renderer/parts/exported-words.ts';
import { tokenText } from '#shared/contract/file-tokens.ts';

const renderer = join(import.meta.dirname, '../../../renderer');

describe('a place is told by its name, never by what stands for it', () => {
  it('of a sealed place only the name of the file is read', () => {
    const path = tokenText('pXwKaEux1-zU_f0', '2026年11月花名册.xlsx');
    expect(exportedWords(path, '3,047 人')).toBe('已导出 3,047 人：2026年11月花名册.xlsx');
    expect(exportedWords(path)).toBe('已导出：2026年11月花名册.xlsx');
  });

  it('no sentence about a file that was written holds a path as it is passed around', () => {
    const sources = readdirSync(renderer, { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name));
    const telling = sources.filter((name) =>
      /`已(?:导出|保存|存)[^`]*\$\{(?:\w+\.)?(?:path|target|place|folder|file)\}/.test(
        readFileSync(join(renderer, name), 'utf8'),
      ),
    );
    expect(telling).toEqual([]);
  });
});
