import type { ColumnKind, RosterColumn } from '../roster.ts';
import { RetireeValues, retireeCodeTables, retireeLabels } from './fields.ts';
import { openingColumns } from './opening-columns.ts';

type Field = Exclude<keyof RetireeValues, 'communityId' | 'hobbies' | 'dependants' | 'otherText'> | 'communityName';
type Options = Partial<
  Pick<RosterColumn, 'reportAs' | 'isRequired' | 'pattern' | 'readsCodeNumbers' | 'landlineField' | 'maxLength'>
> & {
  /** false: offices write the field's own title over something else. */
  isTitled?: boolean;
};

function column(
  field: Field,
  kind: ColumnKind,
  synonyms: string,
  { isTitled = true, ...options }: Options = {},
): RosterColumn {
  const title = field === 'communityName' ? retireeLabels.communityId : retireeLabels[field];
  const codeTable = field === 'communityName' ? undefined : retireeCodeTables[field];
  const maxLength = field === 'communityName' ? null : longest(field);
  return {
    field,
    title,
    reportAs: title,
    synonyms: [...(isTitled ? [title] : []), ...synonyms.split(/\s+/)].filter((word) => word !== ''),
    kind,
    ...(codeTable ? { codeTable } : {}),
    ...(kind === 'text' && maxLength !== null ? { maxLength } : {}),
    isRequired: false,
    ...options,
  };
}

// What the field's own rule allows, so that a long text is cut where the roster is read and kept whole beside it.
function longest(field: keyof RetireeValues): number | null {
  const schema = RetireeValues.shape[field];
  const inner = 'unwrap' in schema ? schema.unwrap() : schema;
  return 'maxLength' in inner && typeof inner.maxLength === 'number' ? inner.maxLength : null;
}

/** The columns of a retiree roster and the headings offices write for them. */
export const retireeRosterColumns: readonly RosterColumn[] = [
  column(
    'name',
    'name',
    `退休人员姓名 退休人员 人员姓名 参保人姓名 参保人员姓名 本人姓名 职工姓名 退休职工姓名 个人姓名 待遇领取人姓名 领取人姓名 申请人姓名
     退休职工 参保人 参保人员 领取人 领取人员 名字 NAME`,
    { reportAs: '姓名', isRequired: true, pattern: /姓名$/ },
  ),
  column(
    'idNumber',
    'idNumber',
    `公民身份号码 身份证号 身份证号码 身份证 公民身份证号码 公民身份证号 公民身份号 居民身份证号 居民身份证号码 居民身份号码 身份号码 身份证件号码
     本人身份证号 本人身份证号码 退休人员身份证号 证件号码 证件号 证件编号 有效证件号码 有效身份证件号码 社会保障号码 社会保障号 社保号 社保号码
     个人社保号 身份证编号 IDCARD ID`,
    { reportAs: 'id', isRequired: true, pattern: /身份证|身份号|公民身份|证件号|社会保障号|社保号/ },
  ),
  column('idKind', 'idKind', '身份证件类型 有效证件类型 证件种类 身份证件种类 证件类别 证件名称 证照类型'),
  column('gender', 'code', '男女 性别代码', { readsCodeNumbers: true }),
  column('birthOn', 'date', '出生年月 出生年月日 出生时间 生日 出生', { pattern: /^(?:身份证)?出生(?:年月|日期)/ }),
  column('ethnicity', 'code', '族别 民族代码', { readsCodeNumbers: true }),
  column('politicalStatus', 'code', '政治身份 党派 是否党员 党员', {
    readsCodeNumbers: true,
    pattern: /政治面貌|党员身份/,
  }),
  column('education', 'code', '学历 文化水平 最高学历 教育程度 受教育程度', { pattern: /文化程度|学历/ }),
  column('maritalStatus', 'code', '婚姻 婚否 婚姻情况 婚姻状态', { pattern: /婚姻/ }),
  column('householdType', 'code', '户籍性质 户口类型 户籍类型 户口类别 户籍类别', {
    pattern: /(?:户口|户籍)(?:性质|类)/,
  }),
  // The characters another system wrote the name with: kept, and found by, beside the name.
  column('formerName', 'name', '别名 原名 又名 原系统用字 系统用字 原系统姓名 社保系统姓名 系统姓名'),
  column('reading', 'text', '姓名读音 姓名拼音 拼音 汉语拼音'),
  column(
    'employer',
    'text',
    `原单位 原单位名称 工作单位 单位名称 原所在单位 所在单位 退休单位 退休前单位 退休前工作单位 退休前所在单位 退休时单位 单位 参保单位
     参保单位名称 移交单位 移交企业 原企业名称 原企业 企业名称 原工作单位名称 退休时所在单位 原工作企业 所属企业`,
    { pattern: /(?:原|退休|工作|参保|所在|所属|移交).*(?:单位|企业)(?:全称|名称)?$/ },
  ),
  column('employerCode', 'text', '单位代码 单位编码 单位社保编号 参保单位编号 企业编号', {
    pattern: /单位(?:社保)?(?:编号|编码|代码)/,
  }),
  column(
    'workStartedOn',
    'date',
    '参加工作日期 参加工作年月 参加工作年月日 工作时间 参工时间 参工日期 参工年月 入职时间 首次参加工作时间 开始工作时间 何时参加工作',
    { pattern: /参加工作|参工/ },
  ),
  column(
    'fileBirthMonth',
    'month',
    '档案出生年月 档案出生时间 档案出生日期 档案认定出生年月 档案认定出生时间 出生年月档案认定',
  ),
  column('accountOpenedMonth', 'month', '建账时间 建账年月 个人账户建立时间 建立个人帐户时间 建账日期'),
  column(
    'retiredOn',
    'date',
    `退休时间 退休日期 退休年月 退休年月日 退休时间年月 办理退休时间 办理退休日期 批准退休时间 退休审批时间 退休批准时间 退职时间 退职日期
     离退休时间 离退休日期 离退休年月 应退休年月 退休退职时间 何时退休 待遇开始时间 退休起始时间`,
    { reportAs: '退休时间', pattern: /^(?!.*(?:证|移交|接收|通知)).*退[休职].*(?:时间|日期|年月|月份)$/ },
  ),
  column(
    'retirementType',
    'code',
    '退休类别 退休类型 离退休类型 退休方式 退休性质 退休种类 离退休方式 离退休性质 退休形式',
    {
      pattern: /退休(?:类|方式|性质|种类|形式)/,
    },
  ),
  column('specialWorkName', 'text', '特殊工种 工种名称 特殊工种名'),
  column('specialWorkMonths', 'number', '特殊工种月数 特殊工种年限月'),
  column('deemedMonths', 'number', '视同缴费年限月 视同月数 视同缴费月'),
  column('actualMonths', 'number', '实际缴费年限月 实际月数 缴费月数 实际缴费月'),
  column('certificateNumber', 'text', '退休证编号 退休证号码 退休证书编号'),
  column('honour', 'code', '劳模级别 荣誉 劳模'),
  column('partyOrganisation', 'text', '党组织关系 党组织关系所在 所在党支部 党支部 所属党支部'),
  column(
    'pensionFen',
    'money',
    `月养老金 月基本养老金 基本养老金 基本养老金月标准 养老金 养老金金额 养老金额 月养老金额 月养老金标准 养老金标准 养老金月标准 退休金
     月退休金 退休金额 退休费 月退休费 月待遇 养老待遇 月发放金额 发放金额 待遇金额 金额 月金额 月领金额 月领取金额 领取金额 核定养老金
     核定金额 应发金额 实发金额 月应发养老金 月实发养老金 每月养老金 目前养老金 现养老金 养老金待遇 月标准 退休工资 待遇标准 发放额 月发放额 每月领取金额 每月金额`,
    {
      reportAs: '金额',
      pattern:
        /^(?!.*(?:账|帐|银行|方式|类别|类型|状态|地址|日期|时间|起|止|前|增加|增资|补发|扣|差额|单位|年限|月数|卡)).*(?:养老金|退休金|退休费|退休工资|养老待遇)/,
    },
  ),
  column('bankCode', 'code', '银行代码 行别 银行行别', { readsCodeNumbers: true, isTitled: false }),
  column(
    'bankName',
    'text',
    '银行 开户行 开户行名称 开户银行名称 银行名称 发放银行 代发银行 领取银行 养老金发放银行 开户网点 开户支行',
    {
      pattern: /(?:开户|发放|代发|领取|委托)(?:银)?行|银行$/,
    },
  ),
  column(
    'accountNumber',
    'account',
    `银行账号 银行帐号 账号 帐号 银行卡号 卡号 银行卡 银行账户 银行帐户 银行卡账号 个人账号 个人银行账号 存折账号 存折号 领取账号
     养老金账号 养老金帐号 养老金账户 发放账号 发放帐号 开户账号 社保卡银行账号 社会保障卡银行账号 养老金发放账号 账户号码 账户 帐户`,
    { pattern: /^(?!.*(?:户名|社(?:会)?保(?:障)?卡号)).*(?:账号|帐号|卡号|账户号|帐户号)/ },
  ),
  column('accountName', 'name', '账户名 帐户名 开户名 账户名称 帐户名称 开户人 开户姓名 账户姓名 银行户名'),
  column('paymentMethod', 'code', '发放形式 领取方式 养老金发放方式 支付方式'),
  column(
    'registeredAddress',
    'text',
    '户籍地址 户籍所在地 户口所在地 户口地址 户籍地 户籍住址 户口住址 身份证地址 身份证住址 户籍详细地址',
    {
      pattern: /(?:户籍|户口|身份证).*(?:地址|住址|所在地)/,
    },
  ),
  column('residenceCity', 'text', '居住城市 居住市'),
  column('residenceType', 'code', '居住类别'),
  column(
    'residenceAddress',
    'text',
    `现居住地址 居住地址 现住址 现住地址 家庭住址 家庭地址 住址 地址 常住地址 常住址 现居住地 居住地 居住地详细地址 现住所 实际居住地址
     实际住址 居住住址 联系地址 通讯地址 通信地址 详细地址 详细住址 家庭详细住址 现家庭住址`,
    { pattern: /(?:居住|现住|家庭|常住|实住|通讯|通信|联系).*(?:地址|住址|住地|住所)$/ },
  ),
  column(
    'communityName',
    'community',
    `社区 社区名称 所在社区 居委会 所属居委会 所在居委会 社区居委会 管理社区 所属村居 村居 所属社区居委会 社区村 所属社区村 村社区
     接收社区 居住社区 现居住社区 服务社区 归属社区 村 所属村`,
    { pattern: /^(?!.*(?:意见|负责|电话|代码|编码|编号|卡|日期|时间)).*(?:社区|居委)/, maxLength: 40 },
  ),
  column('postcode', 'text', '邮编'),
  column('landline', 'phone', '座机 座机号码 住宅电话 家庭电话 宅电 固话 固定电话号码', {
    pattern: /座机|固定电话|宅电/,
  }),
  column(
    'mobile',
    'phone',
    '手机号 手机号码 联系电话 联系方式 电话 电话号码 本人电话 本人联系电话 本人手机 移动电话 联系手机 联系号码 联系电话号码 手机联系电话',
    { landlineField: 'landline', pattern: /^(?!.*(?:单位|社区|宅|固定|座机)).*(?:手机|联系电话|联系方式|电话)/ },
  ),
  column('health', 'code', '健康情况 身体状况 身体情况'),
  column('careCategory', 'code', '优抚情况 优抚'),
  column('selfGroup', 'text', '自管小组名称 所属小组 小组 自管组'),
  column('skills', 'text', '特长 技能特长 特长爱好'),
  column('spouseName', 'text', '配偶'),
  column('spouseWork', 'code', '配偶工作情况 配偶就业状况'),
  column('contactName', 'text', '联系人 紧急联系人 紧急联系人姓名 家属姓名 亲属姓名 家庭联系人 家庭联系人姓名 联络人'),
  column('contactRelation', 'code', '与退休人员关系 与联系人关系 联系人关系 紧急联系人关系 家属关系'),
  column(
    'contactPhone',
    'phone',
    '联系人手机 联系人手机号 联系人联系电话 紧急联系电话 家属电话 家属联系电话 亲属电话 紧急联系人电话 紧急联系人手机',
  ),
  column('paperFileNumber', 'text', '档案编号 档案号 人事档案号 档案袋号 人事档案编码'),
  column('paperFilePlace', 'text', '档案存放地 档案位置 档案存放位置 档案存放地点 人事档案存放地'),
  // States: of a file that is there they change by steps only, a new one begins with some of them.
  column('management', 'code', '管理状态'),
  column('benefitState', 'code', '待遇发放状态 养老待遇发放状态', { isTitled: false }),
  column('certificationState', 'code', '资格认证状态', { isTitled: false }),
  column('paperFileState', 'code', '人事档案状态', { isTitled: false }),
  // What an old system knew when the office went live (期初).
  ...openingColumns,
  column('remark', 'text', '说明 备考 其他 附注 备注说明', { pattern: /^备注/ }),
];
