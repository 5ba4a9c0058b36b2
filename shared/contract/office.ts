import { z } from 'zod';
import { isAreaCode12 } from '../rules/area-code.ts';
import { CommunityInput } from './communities.ts';
import { Actor, Instant, Nothing, reads, writes } from './types.ts';

const officeName = z
  .string()
  .trim()
  .min(1, '请填写单位名称')
  .min(2, '单位名称至少 2 个字，请写全称')
  .max(60, '单位名称最多 60 个字');
const areaCode = z.string().refine(isAreaCode12, '区划代码应为 12 位数字，例如 350102005000');
const address = z.string().trim().max(60, '办公地址最多 60 个字').nullable();
const postcode = z
  .string()
  .regex(/^\d{6}$/, '邮编应为 6 位数字，例如 350001')
  .nullable();
const insuredArea = z.string().trim().max(40, '参保地最多 40 个字').nullable();
const phone = z.string().trim().max(30, '电话最多 30 个字').nullable();
const userName = z.string().trim().min(1, '请填写经办人姓名').max(30, '姓名最多 30 个字');

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
});
export type OfficeSetUp = z.infer<typeof OfficeSetUp>;

export const officeCalls = {
  'office.get': reads(
    Nothing,
    z.strictObject({ office: Office.nullable(), user: Actor.nullable(), archiveDir: z.string() }),
  ),
  'office.setUp': writes(OfficeSetUp, z.strictObject({ office: Office, user: Actor })),
  'office.save': writes(
    z.strictObject({
      name: officeName,
      contactName: z.string().max(30).nullable(),
      contactPhone: z.string().max(30).nullable(),
      fondsCode: z.string().max(20).nullable(),
      /** What is not given stays as it is. */
      address: address.optional(),
      postcode: postcode.optional(),
      insuredArea: insuredArea.optional(),
    }),
    Office,
  ),
};
