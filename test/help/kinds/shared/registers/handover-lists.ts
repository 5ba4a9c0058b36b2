import type { KindHandoverList } from '#shared/records/handover-list.ts';
import { handoverLists as shipped } from '#shared/registers/handover-lists.ts';

const list = (title: string, called: string, more: KindHandoverList['columns']): KindHandoverList => ({
  title,
  columns: [
    { title: '序号', of: 'position', width: 13 },
    { title: '档号', of: 'number', width: 60 },
    { title: called, of: 'name', width: 70 },
    ...more,
    { title: '材料件数', of: 'attachments', width: 30 },
    { title: '备注', of: 'remark', width: 40 },
  ],
});

/** The shipped register with the kinds of the tests. */
export const handoverLists = {
  ...shipped,
  discount: list('优待证档案移交清单', '姓名', [{ title: '发证年月', of: 'sortOn', width: 60 }]),
  relief: list('困难家庭档案移交清单', '户主', [{ title: '户主证件号码', of: 'idNumber', width: 60 }]),
  canteen: list('长者食堂档案移交清单', '食堂', [{ title: '社区', of: 'communityName', width: 60 }]),
};
