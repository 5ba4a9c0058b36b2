import type { ColumnKind, RosterColumn } from '../roster.ts';
import { type RetireeValues, retireeCodeTables, retireeLabels } from './fields.ts';

type Field = Exclude<keyof RetireeValues, 'communityId' | 'hobbies' | 'dependants'> | 'communityName';

function column(
  field: Field,
  kind: ColumnKind,
  synonyms: string,
  options: { reportAs?: string; isRequired?: boolean } = {},
): RosterColumn {
  const title = field === 'communityName' ? retireeLabels.communityId : retireeLabels[field];
  const codeTable = field === 'communityName' ? undefined : retireeCodeTables[field];
  return {
    field,
    title,
    reportAs: options.reportAs ?? title,
    synonyms: [title, ...synonyms.split(' ')].filter((word) => word !== ''),
    kind,
    ...(codeTable ? { codeTable } : {}),
    isRequired: options.isRequired ?? false,
  };
}

/** The columns of a retiree roster and the headings offices write for them. */
export const retireeRosterColumns: readonly RosterColumn[] = [
  column('name', 'name', '姓名 退休人员姓名 人员姓名 参保人姓名 本人姓名 职工姓名 退休职工姓名 名字 姓　名', {
    reportAs: '姓名',
    isRequired: true,
  }),
  column(
    'idNumber',
    'idNumber',
    '身份证号 身份证号码 身份证 公民身份证号码 公民身份证号 居民身份证号 居民身份证号码 身份号码 证件号码 证件号 有效证件号码 社会保障号码 社会保障号 社保号 社保号码',
    { reportAs: 'id', isRequired: true },
  ),
  column('gender', 'code', '男女 性别代码'),
  column('birthOn', 'date', '出生年月 出生年月日 出生时间 生日'),
  column('ethnicity', 'code', '族别 民族代码'),
  column('politicalStatus', 'code', '政治身份 党派 是否党员'),
  column('education', 'code', '学历 文化水平 最高学历'),
  column('maritalStatus', 'code', '婚姻 婚否 婚姻情况'),
  column('householdType', 'code', '户籍性质 户口类型 户籍类型 户口类别'),
  column('formerName', 'name', '别名 原名'),
  column(
    'employer',
    'text',
    '原单位 原单位名称 工作单位 单位名称 原所在单位 退休单位 退休前单位 退休前工作单位 退休时单位 单位 参保单位 移交单位 原企业名称 原企业 企业名称',
  ),
  column('employerCode', 'text', '单位代码 单位编码 单位社保编号'),
  column('workStartedOn', 'date', '参加工作日期 参加工作年月 工作时间 参工时间 参工日期 入职时间 首次参加工作时间'),
  column('fileBirthMonth', 'month', '档案出生年月 档案出生时间 档案认定出生年月'),
  column('accountOpenedMonth', 'month', '建账时间 建账年月 个人账户建立时间'),
  column(
    'retiredOn',
    'date',
    '退休时间 退休日期 退休年月 退休年月日 办理退休时间 批准退休时间 退休审批时间 退职时间 离退休时间 离退休日期 应退休年月',
    { reportAs: '退休时间' },
  ),
  column('retirementType', 'code', '退休类别 退休类型 离退休类型 退休方式 退休性质 退休种类 离退休方式'),
  column('specialWorkName', 'text', '特殊工种 工种名称'),
  column('specialWorkMonths', 'number', '特殊工种月数'),
  column('deemedMonths', 'number', '视同缴费年限月 视同月数'),
  column('actualMonths', 'number', '实际缴费年限月 实际月数 缴费月数'),
  column('certificateNumber', 'text', '退休证编号 退休证号码'),
  column('honour', 'code', '劳模级别 荣誉'),
  column('partyOrganisation', 'text', '党组织关系 党组织关系所在 所在党支部 党支部'),
  column(
    'pensionFen',
    'money',
    '月养老金 月基本养老金 基本养老金 养老金 养老金金额 养老金额 月养老金额 退休金 月退休金 退休费 月退休费 月待遇 养老待遇 月发放金额 发放金额 待遇金额 金额 月领金额 月领取金额 核定养老金',
    { reportAs: '金额' },
  ),
  column('bankCode', 'code', '银行代码 行别'),
  column('bankName', 'text', '开户银行 银行 开户行 开户行名称 银行名称 发放银行 代发银行 领取银行'),
  column(
    'accountNumber',
    'account',
    '银行账号 银行帐号 账号 帐号 银行卡号 卡号 银行账户 银行帐户 个人账号 存折账号 领取账号 社保卡号 养老金账号 发放账号',
  ),
  column('accountName', 'text', '账户名 开户名 账户名称 户主姓名银行'),
  column('paymentMethod', 'code', '发放形式 领取方式 养老金发放方式'),
  column('registeredAddress', 'text', '户籍地址 户籍所在地 户口所在地 户口地址 户籍地 户籍住址 身份证地址'),
  column('residenceCity', 'text', '居住地 居住城市'),
  column('residenceType', 'code', '居住类别'),
  column(
    'residenceAddress',
    'text',
    '现居住地址 居住地址 现住址 现住地址 家庭住址 家庭地址 住址 地址 常住地址 现居住地 居住地详细地址 联系地址 通讯地址 通信地址',
  ),
  column(
    'communityName',
    'community',
    '所属社区 社区 社区名称 所在社区 居委会 所属居委会 社区居委会 管理社区 所属村居 村居 所属社区居委会 社区村',
  ),
  column('postcode', 'text', '邮编'),
  column('mobile', 'phone', '手机号 手机号码 联系电话 联系方式 电话 电话号码 本人电话 移动电话 联系手机'),
  column('landline', 'phone', '座机 住宅电话 家庭电话 宅电'),
  column('health', 'code', '健康情况 身体状况'),
  column('careCategory', 'code', '优抚情况 优抚'),
  column('selfGroup', 'text', '自管小组名称 所属小组 小组'),
  column('skills', 'text', '特长 技能特长'),
  column('spouseName', 'text', '配偶'),
  column('contactName', 'text', '联系人 紧急联系人 家属姓名 亲属姓名 家庭联系人'),
  column('contactPhone', 'phone', '联系人手机 紧急联系电话 家属电话 亲属电话 紧急联系人电话'),
  column('paperFileNumber', 'text', '档案编号 档案号 人事档案号 档案袋号'),
  column('paperFilePlace', 'text', '档案存放地 档案位置 档案存放位置'),
  column('remark', 'text', '说明 备考 其他 附注'),
];
