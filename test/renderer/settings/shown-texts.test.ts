import { describe, expect, it } from 'vitest';
import { codeStanding } from '#renderer/settings/codes/codes-words.ts';
import { standingOf } from '#renderer/settings/policy/policy-words.ts';
import { mappingLines, rosterSources } from '#shared/codes/code-mapping.ts';
import { DATED_KEYS } from '#shared/codes/dated-keys.ts';
import { shownSource, TO_CONFIRM } from '#shared/codes/shown-source.ts';
import { codeTableNames, codeTables } from '#shared/codes/tables.ts';
import { defaultsOfKinds } from '#shared/registers/codes.ts';

const RESEARCH = /地做法|未见原文|在用系统|GK|general knowledge|见于|没有查到|一般知识|一般做法/;

describe('no screen tells how our search went: value, document, or 待本单位确认', () => {
  it.each<[string, () => readonly string[]]>([
    ['dated values', () => defaultsOfKinds.flatMap(({ value, document }) => [value, document])],
    ['what dated values are', () => Object.values(DATED_KEYS).flatMap(({ label, note }) => [label, note])],
    ['code tables', () => codeTableNames.flatMap((name) => [codeTables[name].title, codeTables[name].source])],
    ['codes', () => codeTableNames.flatMap((name) => codeTables[name].items.map(({ label }) => label))],
    ['systems rosters come from', () => rosterSources([]).flatMap(({ name, origin }) => [name, origin])],
    ['mappings', () => mappingLines([]).map(({ label }) => label)],
    [
      'how sure a code is',
      () => (['local', 'source', 'system', 'unverified', 'own'] as const).map((sure) => codeStanding(sure).why),
    ],
    [
      'how sure a value is',
      () => [
        standingOf(null).why,
        ...([null, 1] as const).flatMap((id) =>
          (['source', 'unverified'] as const).map((mark) => standingOf({ id, mark }).why),
        ),
      ],
    ],
  ])('%s', (_what, texts) => {
    expect(texts().length).toBeGreaterThan(0);
    expect(texts().filter((text) => RESEARCH.test(text))).toEqual([]);
  });

  it('an unconfirmed value names no document, and one from a law names it', () => {
    for (const { mark, document } of defaultsOfKinds)
      expect(document === TO_CONFIRM, document).toBe(mark === 'unverified');
  });

  it.each([
    ['陕西在用系统（较早一代）', TO_CONFIRM],
    [
      '湖北某市在用系统；国家规定见《就业服务与就业管理规定》第六十五条',
      '国家规定见《就业服务与就业管理规定》第六十五条',
    ],
    ['GB/T 2261.1-2003 人的性别代码', 'GB/T 2261.1-2003 人的性别代码'],
    ['GB/T 4658-2006 学历代码，据一份公开列表', 'GB/T 4658-2006 学历代码'],
  ])('of %s an office reads %s', (note, shown) => {
    expect(shownSource(note)).toBe(shown);
  });
});
