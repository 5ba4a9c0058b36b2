import { expect, it } from 'vitest';
import { inTransaction } from '#db/core/open.ts';
import { getHousehold } from '#db/households/households.ts';
import { householdFacets, listHouseholds } from '#db/households/list.ts';
import { openHousehold } from '#db/households/write.ts';
import { insertPerson } from '#db/people/people.ts';
import { searchPeople } from '#db/people/search.ts';
import { listCommunities } from '#db/places/communities.ts';
import { mergeCommunities } from '#db/places/communities-change.ts';
import { nameReadings } from '#electron/archive/names/pinyin.ts';
import { inventPeople } from '#electron/archive/retiree/demo/people.ts';
import { HouseholdFilter } from '#shared/contract/households.ts';
import { emptyPerson } from '#shared/people/fields.ts';
import { newArchive } from '#test/help/archive.ts';
import { ms, quantile, report } from './report.ts';

const HOUSEHOLDS = 30_000;
const PERSONS = 100_000;
const TIMES = 40;

/** Texts a clerk types for a household. */
const texts: Record<string, string[]> = {
  '没有字（第一页）': [''],
  '姓名，两字': ['王伟', '李芳', '陈建', '林秀'],
  '姓，一字': ['王', '欧', '汪'],
  拼音首字母: ['wjh', 'lxy', 'zw'],
  证件号码中间: ['19520304', '19601', '196607'],
  手机后四位: ['1234', '8888', '0591'],
  住址: ['北大路12号', '西洪路', '五四路200号'],
  户号: ['00017', '29999', 'JT2026-12'],
};

it('search in 30,000 households of 100,000 people', () => {
  const archive = newArchive(['达明社区', '西洪社区', '双丰社区']);
  const { db, act } = archive;
  const places = listCommunities(db).map((community) => community.id);
  const people = inventPeople(PERSONS, 7);
  const ids: number[] = [];
  for (let from = 0; from < PERSONS; from += 2000)
    inTransaction(db, () => {
      for (const { name, idKind, idNumber, gender, birthOn, mobile, residenceAddress } of people.slice(
        from,
        from + 2000,
      )) {
        const values = {
          name,
          idKind,
          idNumber,
          gender,
          birthOn,
          mobile,
          residenceAddress,
        };
        ids.push(insertPerson(db, act, { ...emptyPerson, ...values }, { readings: nameReadings(name) }));
      }
    });
  let next = 0;
  for (let from = 0; from < HOUSEHOLDS; from += 1000)
    inTransaction(db, () => {
      for (let index = from; index < from + 1000; index += 1) {
        // Every third household has four members: 100,000 people in all.
        const many = index % 3 === 0 ? 4 : 3;
        const members = ids.slice(next, next + many);
        openHousehold(db, act, {
          communityId: places[index % places.length] ?? 0,
          address: people[next]?.residenceAddress ?? '',
          openedOn: '2020-01-01',
          document: '',
          members: members.map((personId, at) => ({ personId, relation: at === 0 ? '02' : '97', isMoving: false })),
        });
        next += many;
      }
    });
  expect(next).toBe(PERSONS);
  const time = (work: () => unknown): number => {
    const started = performance.now();
    work();
    return performance.now() - started;
  };
  const list = (text: string) =>
    listHouseholds(db, {
      filter: HouseholdFilter.parse({ text }),
      sort: 'number',
      descending: false,
      offset: 0,
      limit: 100,
    });
  const kinds: [string, (turn: number) => unknown][] = [
    ...Object.entries(texts).map(
      ([what, words]) =>
        [`列表：${what}`, (turn: number) => list(words[turn % words.length] ?? '')] as [
          string,
          (turn: number) => unknown,
        ],
    ),
    [
      '列表：最后一页',
      () =>
        listHouseholds(db, {
          filter: HouseholdFilter.parse({}),
          sort: 'number',
          descending: false,
          offset: HOUSEHOLDS - 100,
          limit: 100,
        }),
    ],
    ['筛选的数目', () => householdFacets(db)],
    ['家庭页', (turn) => getHousehold(db, 1 + ((turn * 701) % HOUSEHOLDS), null)],
    ['找人', (turn) => searchPeople(db, ['王伟', 'lxy', '1952'][turn % 3] ?? '', 8)],
  ];
  const figures: Record<string, unknown> = { households: HOUSEHOLDS, persons: PERSONS };
  const lines = kinds.map(([what, work]) => {
    const took = Array.from({ length: TIMES }, (_, turn) => time(() => work(turn)));
    figures[what] = { p50: quantile(took, 0.5), p95: quantile(took, 0.95) };
    return { what, value: `p50 ${ms(quantile(took, 0.5))}, p95 ${ms(quantile(took, 0.95))}`, against: '', ratio: '' };
  });
  // As of a day before a merge: a third of the households belonged elsewhere then.
  const [from = 0, to = 0] = places;
  const merging = time(() =>
    inTransaction(db, () =>
      mergeCommunities(db, act, { sourceIds: [from], target: { id: to }, effectiveOn: '2021-01-01', document: '文' }),
    ),
  );
  lines.push({ what: '合并社区（10,000 户）', value: ms(merging), against: '', ratio: '' });
  const asked = (onDate: string | null, filter: { communityId?: number; text?: string } = {}) =>
    listHouseholds(db, {
      filter: HouseholdFilter.parse({ ...filter, onDate }),
      sort: 'number',
      descending: false,
      offset: 0,
      limit: 100,
    });
  const days: [string, (onDate: string | null) => unknown][] = [
    ['第一页', (onDate) => asked(onDate)],
    ['一个社区', (onDate) => asked(onDate, { communityId: onDate === null ? to : from })],
    ['查找“王伟”', (onDate) => asked(onDate, { text: '王伟' })],
    ['筛选的数目', (onDate) => householdFacets(db, onDate)],
  ];
  for (const [what, work] of days) {
    // Now and then in turn, so that a busy machine weighs on both.
    const took = Array.from({ length: TIMES }, () => [time(() => work(null)), time(() => work('2020-12-31'))] as const);
    const [now, then] = [0, 1].map((at) =>
      quantile(
        took.map((pair) => pair[at] ?? 0),
        0.5,
      ),
    ) as [number, number];
    figures[`按日期：${what}`] = { now, then };
    lines.push({
      what: `按日期：${what}`,
      value: ms(then),
      against: `现在 ${ms(now)}`,
      ratio: `${(then / now).toFixed(1)}x`,
    });
  }
  report('households', figures, lines);
  archive.remove();
});
