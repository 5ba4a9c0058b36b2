import type { OutletValues } from '../contract/outlets.ts';

/** What the fields of an outlet are called. */
export const outletLabels: Readonly<Record<keyof OutletValues, string>> = {
  name: '网点名称',
  organisationId: '举办单位',
  personId: '经营者',
  communityId: '所属社区',
  address: '地址',
  phone: '联系电话',
  remark: '备注',
};
