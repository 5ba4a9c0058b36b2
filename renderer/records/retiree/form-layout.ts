import type { RetireeValues } from '#shared/records/retiree/fields.ts';
import { isCertifiable } from '#shared/records/retiree/life-cycle/states.ts';
import type { FormSection, NamedOrganisation } from '../layout.ts';

const employer: NamedOrganisation = { field: 'employer', fills: { name: 'employer', unitNumber: 'employerCode' } };
const bank: NamedOrganisation = { field: 'bank', fills: { name: 'bankName', bankCode: 'bankCode' } };

const isCertifiableFile = (values: RetireeValues): boolean => isCertifiable(values);

/** The registration form 企业退休人员社会化管理服务登记表 in the order of the paper (domain file part B.1). */
export const retireeSections: readonly FormSection[] = [
  {
    title: '身份',
    fields: [
      { field: 'name', type: 'name' },
      { field: 'idNumber', type: 'idNumber' },
      { field: 'idKind', type: 'idKind' },
      { field: 'formerName', type: 'otherName' },
      { field: 'reading', type: 'reading' },
      { field: 'gender', type: 'code' },
      { field: 'birthOn', type: 'date' },
      { field: 'fileBirthMonth', type: 'month' },
      { field: 'ethnicity', type: 'code' },
      { field: 'politicalStatus', type: 'code' },
      { field: 'education', type: 'code' },
      { field: 'maritalStatus', type: 'code' },
    ],
  },
  {
    title: '工作与退休',
    fields: [
      { field: 'employer', type: 'organisation', span: 2, register: employer },
      { field: 'employerCode', type: 'organisation', register: employer },
      { field: 'workStartedOn', type: 'dayOrMonth' },
      { field: 'accountOpenedMonth', type: 'month' },
      { field: 'retiredOn', type: 'dayOrMonth' },
      { field: 'retirementType', type: 'code' },
      { field: 'certificateNumber', type: 'text' },
      { field: 'honour', type: 'code' },
      { field: 'deemedMonths', type: 'count', unit: '月' },
      { field: 'actualMonths', type: 'count', unit: '月' },
      { field: 'partyOrganisation', type: 'text' },
      { field: 'specialWork', type: 'code' },
      { field: 'specialWorkName', type: 'text' },
      { field: 'specialWorkMonths', type: 'count', unit: '月' },
    ],
  },
  {
    title: '待遇账户',
    fields: [
      { field: 'pensionFen', type: 'money', unit: '元' },
      { field: 'paymentMethod', type: 'code' },
      { field: 'bankCode', type: 'code' },
      { field: 'bankName', type: 'organisation', register: bank },
      { field: 'accountName', type: 'otherName' },
      { field: 'accountNumber', type: 'account' },
    ],
  },
  {
    title: '居住与联系',
    fields: [
      { field: 'registeredAddress', type: 'text', span: 2 },
      // 身份 is full with four rows of three; whether it is urban or rural goes with the registered address.
      { field: 'householdType', type: 'code' },
      { field: 'residenceCity', type: 'text' },
      { field: 'residenceAddress', type: 'text', span: 2 },
      { field: 'residenceType', type: 'code' },
      { field: 'communityId', type: 'community' },
      { field: 'mobile', type: 'phone' },
      { field: 'landline', type: 'phone' },
      { field: 'postcode', type: 'digits' },
    ],
  },
  {
    title: '关怀信息',
    fields: [
      { field: 'health', type: 'code' },
      { field: 'careCategory', type: 'code' },
      { field: 'selfGroup', type: 'group' },
      { field: 'hobbies', type: 'codes', span: 3 },
      { field: 'skills', type: 'text' },
      { field: 'publicService', type: 'text', span: 2 },
      { field: 'spouseName', type: 'otherName' },
      { field: 'spouseWork', type: 'code' },
      { field: 'contactName', type: 'otherName' },
      { field: 'contactRelation', type: 'code' },
      { field: 'contactPhone', type: 'phone' },
    ],
  },
  { title: '供养亲属', fields: [{ field: 'dependants', type: 'people', span: 3 }] },
  {
    title: '档案管理',
    note: '四项状态在“办理”里改（Alt+2）',
    fields: [
      { field: 'management', type: 'code', isByAct: true },
      { field: 'benefitState', type: 'code', isByAct: true },
      { field: 'certificationState', type: 'code', isByAct: true, isShown: isCertifiableFile },
      { field: 'paperFileState', type: 'code', isByAct: true },
      { field: 'paperFileNumber', type: 'text' },
      { field: 'paperFilePlace', type: 'text' },
      { field: 'remark', type: 'longText', span: 3 },
    ],
  },
];
