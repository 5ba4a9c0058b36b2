import { emptyRetiree, type RetireeValues } from '#shared/records/retiree/fields.ts';
import { statutoryRetirement } from '#shared/records/retiree/rules/retirement-age.ts';
import { idNumberCheckDigit } from '#shared/rules/id-number.ts';
import type { PersonNumberKind } from '#shared/rules/person-number.ts';
import { seededRandom } from '../../demo/random.ts';

/** Invented people with valid numbers, no two alike. The same seed gives the same people. */
export function inventPeople(count: number, seed: number, communities: readonly number[] = []): RetireeValues[] {
  const random = seededRandom(seed);
  const used = new Set<string>();
  return Array.from({ length: count }, (_, index) => inventPerson(random, index + 1, communities, used));
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
