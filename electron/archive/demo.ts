import { inTransaction, type ReadableDb, type WritableDb } from '#db/core/open.ts';
import { prepared } from '#db/core/rows.ts';
import { listCommunities } from '#db/places/communities.ts';
import { insertCommunity } from '#db/places/communities-write.ts';
import { setUpOffice } from '#db/policy/office.ts';
import { createRecord } from '#db/records/records.ts';
import { emptyRetiree, type RetireeValues } from '#shared/records/retiree/fields.ts';
import { statutoryRetirement } from '#shared/records/retiree/rules/retirement-age.ts';
import { idNumberCheckDigit } from '#shared/rules/id-number.ts';
import type { PersonNumberKind } from '#shared/rules/person-number.ts';
import { now } from './core/context.ts';
import { nameReadings } from './names/pinyin.ts';

/** Invented people for trying the program out and for measuring it. The same seed gives the same people. */
export interface DemoOptions {
  persons: number;
  seed: number;
}

const BATCH = 500;

/** Whether invented people may go into an archive: nobody works in it yet, or it was a demonstration from the start. */
export function isForDemo(db: ReadableDb): boolean {
  if (prepared(db, 'SELECT 1 FROM user LIMIT 1').get() === undefined) return true;
  return prepared(db, "SELECT 1 FROM log WHERE origin = 'demo' LIMIT 1").get() !== undefined;
}

/** Invented people with valid numbers, no two alike. The same seed gives the same people. */
export function inventPeople(count: number, seed: number, communities: readonly number[] = []): RetireeValues[] {
  const random = mulberry(seed);
  const used = new Set<string>();
  return Array.from({ length: count }, (_, index) => inventPerson(random, index + 1, communities, used));
}

/** Fills an archive up to that many invented files; sets the office up when it is not. Returns how many were added. */
export function fillDemo(db: WritableDb, options: DemoOptions): number {
  const at = now();
  const userId = ensureOffice(db, at);
  const communities = listCommunities(db).map((community) => community.id);
  const there = prepared(db, 'SELECT count(*) FROM record').pluck().get() as number;
  const act = { userId, at, origin: 'demo' as const, importId: null };
  const missing = inventPeople(options.persons, options.seed, communities).slice(there);
  for (let from = 0; from < missing.length; from += BATCH) {
    inTransaction(db, () => {
      for (const values of missing.slice(from, from + BATCH))
        createRecord(db, act, { kind: 'retiree', values, readings: nameReadings(values.name) });
    });
  }
  return missing.length;
}

function ensureOffice(db: WritableDb, at: string): number {
  const known = prepared(db, 'SELECT id FROM user ORDER BY id LIMIT 1').pluck().get() as number | undefined;
  if (known !== undefined) return ensureCommunities(db, known, at);
  return inTransaction(
    db,
    () =>
      setUpOffice(
        db,
        {
          name: '演示街道社会保障事务所',
          areaCode: '350102005000',
          communities: demoCommunities.map((name) => ({ name, code: null })),
          userName: '演示经办人',
        },
        at,
        'demo',
      ).id,
  );
}

function ensureCommunities(db: WritableDb, userId: number, at: string): number {
  if (listCommunities(db).length > 0) return userId;
  inTransaction(db, () => {
    const act = { userId, at, origin: 'demo' as const, importId: null };
    for (const name of demoCommunities) insertCommunity(db, act, { name, code: null });
  });
  return userId;
}

/** A small seeded generator (mulberry32), so that figures can be measured again on the same people. */
function mulberry(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let value = state;
    value = Math.imul(value ^ (value >>> 15), value | 1);
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
    return ((value ^ (value >>> 14)) >>> 0) / 4294967296;
  };
}

function inventPerson(
  random: () => number,
  serial: number,
  communities: readonly number[],
  used: Set<string>,
): RetireeValues {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const between = (low: number, high: number): number => low + Math.floor(random() * (high - low + 1));
  const two = (value: number): string => String(value).padStart(2, '0');
  const isMale = random() < 0.47;
  const born = between(1935, 1968);
  // A man born later would be certified and paid years before his retirement, which no file may say.
  const birthOn = `${isMale ? Math.min(born, 1964) : born}-${two(between(1, 12))}-${two(between(1, 28))}`;
  const idKind = kindOfDemo(serial);
  const area = idKind === 'citizen' || idKind === 'none' ? (areas[serial % areas.length] as string) : demoAreas[idKind];
  let order = (between(0, 498) * 2 + (isMale ? 1 : 2)) % 1000;
  let body = '';
  do {
    // Odd for men, even for women (GB 11643); the next one where a number is taken.
    order = (order + 2) % 1000;
    body = `${area}${birthOn.replaceAll('-', '')}${String(order).padStart(3, '0')}`;
  } while (used.has(body));
  used.add(body);
  const surname = random() < 0.03 ? pick(compoundSurnames) : pick(surnames);
  const given = Array.from({ length: random() < 0.25 ? 1 : 2 }, () =>
    pick(isMale ? maleCharacters : femaleCharacters),
  ).join('');
  const isOffice = random() < 0.4;
  const group = isMale ? 'male60' : isOffice ? 'female55' : 'female50';
  const retired = statutoryRetirement({ birthMonth: birthOn.slice(0, 7), group }).retireMonth;
  const started = `${Number(birthOn.slice(0, 4)) + between(17, 24)}-${two(between(1, 12))}`;
  const address = (): string =>
    `福州市鼓楼区${pick(roads)}${between(1, 299)}号${between(1, 20)}座${between(101, 1808)}`;
  const phone = (): string =>
    `1${pick(['35', '38', '59', '80', '86'])}${String(between(0, 99_999_999)).padStart(8, '0')}`;
  return {
    ...emptyRetiree,
    name: surname + given,
    idKind,
    idNumber: idKind === 'none' ? null : body + idNumberCheckDigit(body),
    gender: isMale ? '1' : '2',
    birthOn,
    ethnicity: random() < 0.96 ? '01' : pick(['22', '11', '03', '15']),
    politicalStatus: random() < 0.2 ? '01' : '13',
    education: pick(['61', '71', '71', '81', '41', '31']),
    maritalStatus: random() < 0.8 ? '20' : '30',
    employer: pick(employers),
    workStartedOn: started,
    fileBirthMonth: birthOn.slice(0, 7),
    retiredOn: retired,
    retirementType: random() < 0.9 ? '2' : pick(['4', '5', '3']),
    deemedMonths: between(60, 240),
    actualMonths: between(120, 264),
    pensionFen: between(180_000, 680_000),
    bankName: pick(banks),
    accountName: surname + given,
    accountNumber: luhn(
      `62${String(between(0, 99_999_999)).padStart(8, '0')}${String(between(0, 99_999_999)).padStart(8, '0')}`,
    ),
    paymentMethod: '11',
    registeredAddress: address(),
    residenceAddress: address(),
    residenceCity: '福州市',
    residenceType: '1',
    communityId: communities.length > 0 ? pick(communities) : null,
    postcode: '350001',
    mobile: phone(),
    health: pick(['1', '1', '1', '4', '3']),
    careCategory: random() < 0.93 ? '4' : pick(['1', '2', '3']),
    contactName: pick(surnames) + pick(maleCharacters),
    contactRelation: null,
    contactPhone: phone(),
    management: random() < 0.95 ? 'M1' : pick(['M0', 'M2', 'M4']),
    paperFileState: random() < 0.8 ? 'F1' : 'F0',
    certificationState: random() < 0.85 ? 'V1' : pick(['V0', 'V2', 'V3']),
  };
}

// A few of each kind, by their turn: the people around them stay who they were.
function kindOfDemo(serial: number): PersonNumberKind {
  if (serial % 120 === 40) return 'hmt';
  if (serial % 240 === 70) return 'foreigner';
  return serial % 150 === 90 ? 'none' : 'citizen';
}

// G.2: Hong Kong; a card of 2023, given in Fujian to a citizen of the United States.
const demoAreas = { hmt: '810000', foreigner: '935840' } as const;

/** Completes a card number with its Luhn digit (ISO/IEC 7812). */
function luhn(body: string): string {
  const sum = Array.from(body)
    .reverse()
    .reduce((total, digit, index) => {
      const value = Number(digit) * (index % 2 === 0 ? 2 : 1);
      return total + (value > 9 ? value - 9 : value);
    }, 0);
  return body + String((10 - (sum % 10)) % 10);
}

const demoCommunities = [
  '达明社区',
  '双丰社区',
  '后县社区',
  '西洪社区',
  '北大社区',
  '甘洪社区',
  '鼓西社区',
  '杨桥河南社区',
];
const areas = ['350102', '350103', '350104', '350105', '350111', '350121', '350122', '350181', '350203', '350302'];
const surnames = Array.from(
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤',
);
const compoundSurnames = ['欧阳', '上官', '司马', '诸葛', '尉迟', '皇甫'];
const maleCharacters = Array.from('伟强军建国华明平志勇文斌海辉德福生荣金水根木林森山川东南北春秋旺财发祥庆云龙飞鹏');
const femaleCharacters = Array.from('秀英兰珍芳玉梅凤桂香月娥丽美淑华琴珠妹姑娟莲花春霞清云燕红艳玲彩金银娇宝惠贞素静');
const roads = [
  '北大路',
  '西洪路',
  '达明路',
  '杨桥东路',
  '道山路',
  '湖滨路',
  '鼓西路',
  '通湖路',
  '八一七北路',
  '五四路',
];
const employers = [
  '福州搪瓷厂',
  '福建机器厂',
  '福建省汽车运输公司',
  '福州第二棉纺厂',
  '鼓楼区饮服公司',
  '福州灯泡厂',
  '福州市百货公司',
  '福州罐头厂',
];
const banks = [
  '中国工商银行福州鼓楼支行',
  '中国农业银行福州杨桥支行',
  '中国建设银行福州城北支行',
  '福建海峡银行',
  '中国邮政储蓄银行福州北大路支行',
];
