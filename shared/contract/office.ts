import { z } from 'zod';
import { line } from '../records/field-schemas.ts';
import { recordKinds } from '../records/kinds.ts';
import { isAreaCode12 } from '../rules/area-code.ts';
import { CommunityInput } from './communities.ts';
import { reads, writes } from './entry.ts';
import { Actor, Instant, Nothing } from './types.ts';

const officeName = line()
  .min(1, '请填写单位名称')
  .min(2, '单位名称至少 2 个字，请写全称')
  .max(60, '单位名称最多 60 个字');
const areaCode = z.string().refine(isAreaCode12, '区划代码应为 12 位数字，例如 350102005000');
/** What may be left empty; null where nothing is left. */
const words = (label: string, most: number) =>
  line()
    .max(most, `${label}最多 ${most} 个字`)
    .transform((text) => text || null)
    .nullable();
const address = words('办公地址', 60);
const postcode = z
  .string()
  .regex(/^\d{6}$/, '邮编应为 6 位数字，例如 350001')
  .nullable();
const insuredArea = words('参保地', 40);
const phone = words('电话', 30);
/** Kinds of record, each once and in the order of the register. */
const keptKinds = z
  .array(z.enum(recordKinds))
  .min(1, '至少办理一种档案')
  .transform((chosen) => recordKinds.filter((kind) => chosen.includes(kind)));
const userName = line().min(1, '请填写经办人姓名').max(30, '姓名最多 30 个字');

/** The one office whose archive this is. `areaCode`: 12 digits, GB/T 2260 + GB/T 10114 (domain part G.7). */
export const Office = z.strictObject({
  name: z.string(),
  areaCode: z.string(),
  contactName: z.string().nullable(),
  contactPhone: z.string().nullable(),
  fondsCode: z.string().nullable(),
  setUpAt: Instant,
  /** Where people come to; letters leave a place for the pen where it is not known. */
  address: z.string().nullable(),
  postcode: z.string().nullable(),
  /** 参保地 of the office's people, in words. */
  insuredArea: z.string().nullable(),
  /** The kinds of record the office keeps, at least one. */
  kinds: z.array(z.enum(recordKinds)),
});
export type Office = z.infer<typeof Office>;

export const OfficeSetUp = z.strictObject({
  name: officeName,
  areaCode,
  communities: z.array(CommunityInput).max(200, '一个街道最多 200 个社区'),
  userName,
  /** May all be given later, in the settings. */
  address: address.optional(),
  postcode: postcode.optional(),
  contactPhone: phone.optional(),
  insuredArea: insuredArea.optional(),
  /** Left out: every kind the program knows. */
  kinds: keptKinds.optional(),
});
export type OfficeSetUp = z.infer<typeof OfficeSetUp>;

export const officeCalls = {
  'office.get': reads({
    input: Nothing,
    output: z.strictObject({ office: Office.nullable(), user: Actor.nullable(), archiveDir: z.string() }),
    right: 'none',
    scope: 'nothing',
  }),
  'office.setUp': writes({
    input: OfficeSetUp,
    output: z.strictObject({ office: Office, user: Actor }),
    right: 'none',
    scope: 'nothing',
  }),
  'office.save': writes({
    input: z.strictObject({
      name: officeName,
      contactName: words('联系人', 30),
      contactPhone: phone,
      fondsCode: words('全宗号', 20),
      /** What is not given stays as it is. */
      address: address.optional(),
      postcode: postcode.optional(),
      insuredArea: insuredArea.optional(),
      kinds: keptKinds.optional(),
    }),
    output: Office,
    right: 'settings',
    scope: 'whole',
    act: 'office',
  }),
};
