import type { Dictionary } from '#shared/codes/dictionary.ts';
import type { RecordFile } from '#shared/contract/records.ts';
import { valueInWords } from '#shared/records/index.ts';
import { idKindLabel } from '#shared/rules/person-number-words.ts';
import type { ListColumn, ListRow } from '../workbook/write-list.ts';

/** The columns of the hand-over list that goes with a package as XLSX and CSV. */
export const listColumns: readonly ListColumn[] = [
  { key: 'position', title: '序号', width: 6, kind: 'number' },
  { key: 'number', title: '档号', width: 24, kind: 'text' },
  { key: 'name', title: '姓名', width: 12, kind: 'text' },
  { key: 'gender', title: '性别', width: 6, kind: 'text' },
  { key: 'idKind', title: '证件类型', width: 20, kind: 'text' },
  { key: 'idNumber', title: '证件号码', width: 21, kind: 'text' },
  { key: 'birthOn', title: '出生日期', width: 12, kind: 'text' },
  { key: 'employer', title: '原工作单位', width: 26, kind: 'text' },
  { key: 'retiredOn', title: '退休时间', width: 12, kind: 'text' },
  { key: 'retirementType', title: '退休类别', width: 16, kind: 'text' },
  { key: 'pensionFen', title: '月养老金（元）', width: 14, kind: 'money' },
  { key: 'community', title: '所属社区', width: 16, kind: 'text' },
  { key: 'residenceAddress', title: '居住地址', width: 36, kind: 'text' },
  { key: 'mobile', title: '联系电话', width: 14, kind: 'text' },
  { key: 'state', title: '管理状态', width: 18, kind: 'text' },
  { key: 'attachments', title: '材料件数', width: 9, kind: 'number' },
  { key: 'folder', title: '包内位置', width: 60, kind: 'text' },
];

export function listRow(record: RecordFile, position: number, folder: string, codes: Dictionary): ListRow {
  const { values } = record;
  const words = (field: 'gender' | 'retirementType' | 'management'): string | null =>
    values[field] === null ? null : valueInWords(codes, record.kind, field, values[field], values.otherText[field]);
  return {
    position,
    number: record.number,
    name: values.name,
    gender: words('gender'),
    idKind: idKindLabel(values.idKind),
    idNumber: values.idNumber,
    birthOn: values.birthOn,
    employer: values.employer,
    retiredOn: values.retiredOn,
    retirementType: words('retirementType'),
    pensionFen: values.pensionFen,
    community: record.communityName,
    residenceAddress: values.residenceAddress,
    mobile: values.mobile ?? values.landline,
    state: words('management'),
    attachments: record.attachments.length,
    folder,
  };
}
