import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { findStreets, readCommunities, readStreets } from '#renderer/first-run/divisions/divisions.ts';
import { isAreaCode12 } from '#shared/rules/area-code.ts';
import { isUnderStreet } from '#shared/rules/places.ts';

const data = join(import.meta.dirname, '../../../renderer/first-run/divisions/data');
const cut = (name: string): string => gunzipSync(readFileSync(join(data, `${name}.gz`))).toString('utf8');
const streets = readStreets(cut('streets'));

describe('the divisions of the country', () => {
  it('are all there, each with a code of its own', () => {
    expect(streets.length).toBe(41_352);
    expect(new Set(streets.map((street) => street.code)).size).toBe(streets.length);
    expect(streets.filter((street) => !isAreaCode12(street.code))).toEqual([]);
    expect(cut('streets')).toContain('653228和安县\n');
  });

  it.each([
    ['鼓楼 南街', '350102005000'],
    ['南街 福州', '350102005000'],
    ['350102005', '350102005000'],
    ['东华门', '110101001000'],
  ])('find a street by %s', (typed, code) => {
    expect(findStreets(streets, typed, 30).map((street) => street.code)).toContain(code);
  });

  it('say nothing to a single letter, and no more than asked for', () => {
    expect(findStreets(streets, '南', 30)).toEqual([]);
    expect(findStreets(streets, '街道', 30)).toHaveLength(30);
  });

  it('give the communities of a street, which lie under its code', () => {
    const found = readCommunities(cut('35'), '350102005000');
    expect(found.map((one) => one.name)).toContain('三坊七巷社区');
    expect(found.every((one) => isUnderStreet('350102005000', one.code))).toBe(true);
    expect(readCommunities(cut('11'), '110101001000')[0]).toEqual({ code: '110101001001', name: '多福巷社区' });
    expect(readCommunities(cut('35'), '350199999000')).toEqual([]);
  });
});
