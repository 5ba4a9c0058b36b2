import type { ReadableDb } from '#db/core/open.ts';
import { amountsOf, type PastAccount, pastAccounts } from '#db/records/retiree/pension/pension.ts';
import type { RecordFile } from '#shared/contract/records.ts';
import { storyLabel } from '#shared/life/story.ts';
import { valueInWords } from '#shared/records/index.ts';
import type { PensionAmount } from '#shared/records/retiree/contract/pension.ts';
import type { RetireeFile } from '#shared/records/retiree/file.ts';
import { evidenceLabels } from '#shared/records/retiree/life-cycle/evidence.ts';
import { retireeLife } from '#shared/records/retiree/life-cycle/life.ts';
import { idKindLabel } from '#shared/rules/person-number-words.ts';
import type { KindHandover } from '../core/kind.ts';

/** What a package says of a retiree's file. */
export const retireeHandover: KindHandover<RetireeFile> = {
  contents: '企业退休人员档案',

  documentHolds: '全部登记内容、办理经过、发放金额和账号、修改记录',

  title: ({ values }) => `[${values.name}企业退休人员社会化管理档案]`,

  sections: (db, recordId) => ({ pension: pensionSection(db, recordId) }),

  stepLabel: (step) => storyLabel(retireeLife, step),

  paperLabel: (paper) => evidenceLabels[paper as keyof typeof evidenceLabels],

  columns: [
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
  ],

  row({ kind, values, communityName }, codes) {
    const words = (field: 'gender' | 'retirementType' | 'management'): string | null =>
      values[field] === null ? null : valueInWords(codes, kind, field, values[field], values.otherText[field]);
    return {
      name: values.name,
      gender: words('gender'),
      idKind: idKindLabel(values.idKind),
      idNumber: values.idNumber,
      birthOn: values.birthOn,
      employer: values.employer,
      retiredOn: values.retiredOn,
      retirementType: words('retirementType'),
      pensionFen: values.pensionFen,
      community: communityName,
      residenceAddress: values.residenceAddress,
      mobile: values.mobile ?? values.landline,
      state: words('management'),
    };
  },
};

/** Amounts with the month they hold from, and accounts before that of `record`, newest first. */
interface PensionSection {
  amounts: (Omit<PensionAmount, 'id' | 'by'> & { by: string })[];
  pastAccounts: (Omit<PastAccount, 'id' | 'by'> & { by: string })[];
}

function pensionSection(db: ReadableDb, recordId: RecordFile['id']): PensionSection {
  return {
    amounts: amountsOf(db, recordId).map(({ id: _amountId, by, ...amount }) => ({ ...amount, by: by.name })),
    pastAccounts: pastAccounts(db, recordId).map(({ id: _accountId, by, ...account }) => ({ ...account, by: by.name })),
  };
}
