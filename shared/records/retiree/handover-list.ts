import type { KindHandoverList } from '../handover-list.ts';

/** The 移交清单 of retirees' files (domain file allowance-certificate-archives.md B.18). */
export const retireeHandoverList: KindHandoverList = {
  title: '企业退休人员档案移交清单',
  columns: [
    { title: '序号', of: 'position', width: 13 },
    { title: '档号', of: 'number', width: 49 },
    { title: '姓名', of: 'name', width: 36 },
    { title: '证件号码', of: 'idNumber', width: 46 },
    { title: '退休时间', of: 'sortOn', width: 25 },
    { title: '所属社区', of: 'communityName', width: 38 },
    { title: '材料件数', of: 'attachments', width: 16 },
    { title: '载体', of: 'carrier', width: 14 },
    { title: '备注', of: 'remark', width: 36 },
  ],
};
