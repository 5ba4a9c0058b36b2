import { type CodeTable, codeTable } from '../../../codes/code-item.ts';

/** Certification, payment and its states (domain file retiree-unemployment.md parts C.5b, C.14, C.15, C.20, C.21, C.27, C.28, C.34 to C.36). */
const OLDER = '陕西在用系统（较早一代）';

export const certificationTables = {
  certificationWay: codeTable(
    '认证方式',
    '各地现行做法，编号由本程序定',
    'own',
    `
  01 数据比对
  02 自助人脸（手机） 手机 手机认证
  03 自助终端
  04 街道窗口
  05 社区走访、活动 社区走访
  06 上门 上门认证
  07 异地协助 异地协助认证
  08 境外（使领馆、公证、工会联合会） 境外
  09 单位
  99 其他
`,
  ),
  certificationWayResident: codeTable(
    '认证方式（城乡居民养老）',
    '湖南在用系统',
    'system',
    `
  01 经办机构
  02 手机
  04 自助终端
  05 其他
`,
  ),
  certificationFlag: codeTable(
    '认证标志（城乡居民养老）',
    '湖南在用系统',
    'system',
    `
  0 未认证
  1 已认证
`,
  ),
  certificationResult: codeTable(
    '认证结果',
    '本程序自定',
    'own',
    `
  1 健在
  2 死亡
  3 失踪
  4 服刑
  5 出境定居
  6 无法联系
  9 其他
`,
  ),
} satisfies Record<string, CodeTable>;

export const paymentTables = {
  survivorRelation: codeTable(
    '领取人（遗属）关系',
    '浙江在用系统',
    'system',
    `
  1 配偶
  2 子女
  3 本人
  4 孙子、孙女，或外孙子、外孙女
  5 父母
  6 祖父母或外祖父母
  7 兄、弟、姐、妹
  8 其他亲属
  9 非亲属
`,
  ),
  payeeRelationOld: codeTable(
    '领取人关系（AIC144 旧码）',
    OLDER,
    'system',
    `
  1 夫妻
  2 子女
  3 父母
  4 原单位经办人
  5 本人
  9 其它 其他
`,
  ),
  dependantClass: codeTable(
    '供养亲属类别（AAE144）',
    OLDER,
    'system',
    `
  1 配偶
  2 子女
  3 父母
  4 孤儿
  5 孤老
  9 其他
`,
  ),
  benefitCategory: codeTable(
    '待遇类别',
    '本程序自定',
    'own',
    `
  1 企业养老
  2 机关养老
  3 居民养老
  4 供养亲属
  5 工伤定期
  6 病残津贴
`,
  ),
  drawingWay: codeTable(
    '领取方式',
    '浙江在用系统',
    'system',
    `
  1 本人账户
  2 单位代发
  3 继承人账户
`,
  ),
  documentType: codeTable(
    '证件类型',
    '浙江在用系统',
    'system',
    `
  01 居民身份证 身份证
  02 中国人民解放军军官证 军官证
  03 中国人民武装警察警官证 警官证
  04 香港特区护照/港澳居民来往内地通行证
  05 澳门特区护照/港澳居民来往内地通行证
  06 台湾居民来往大陆通行证
  07 外国人永久居留证
  08 外国人护照
  16 港澳台居民居住证
`,
  ),
  paymentMethodOld: codeTable(
    '发放方式（旧码）',
    OLDER,
    'system',
    `
  2 银行
  3 邮局
  4 社保自付
`,
  ),
  residenceTypeOld: codeTable(
    '居住地类别（旧四类）',
    `${OLDER}；4 在新五类里是港澳台，导入按名称不按编号`,
    'system',
    `
  1 统筹地区
  2 省内非统筹地区
  3 跨省
  4 境外
`,
  ),
  managementForm: codeTable(
    '管理形式（AAE146）',
    '两个在用系统一致',
    'source',
    `
  1 社区（村）管理 社区管理 村管理
  2 社保经办机构管理
  3 依托企业管理
  9 其他
`,
  ),
  payableState: codeTable(
    '待遇发放状态（AAE116）',
    OLDER,
    'system',
    `
  0 不可发放
  1 可发放
  2 复核未通过
  3 待遇终止
`,
  ),
  paymentState: codeTable(
    '支付状态（AAE117）',
    OLDER,
    'system',
    `
  0 未支付
  1 已支付
  2 等待支付
  3 支付在途
`,
  ),
  residentPaymentState: codeTable(
    '支付状态（城乡居民养老）',
    '湖南在用系统',
    'system',
    `
  0 待支付
  1 已支付
  2 支付失败
  3 已核销
`,
  ),
  residentPayableState: codeTable(
    '发放状态（城乡居民养老）',
    '湖南在用系统',
    'system',
    `
  1 正常
  2 暂停
  3 终止
`,
  ),
  oneTimePayment: codeTable(
    '一次性待遇项目（AIC140）',
    `${OLDER}；8 以后各项没有查到`,
    'system',
    `
  1 帐户返还
  2 丧葬费
  3 一次性抚恤金
  4 其他统筹
  5 一次性退休
  7 在职死亡支付
  8 退休死亡支付
`,
  ),
  unemploymentPayment: codeTable(
    '失业待遇项目（AJA001）',
    OLDER,
    'system',
    `
  11 失业保险金
  12 职业介绍补贴
  13 职业培训补贴
  14 医疗补助金
  19 其他
  21 一次性丧葬补助
  22 一次性抚恤补助
`,
  ),
  arrears: codeTable(
    '补退类别（AAE141）',
    OLDER,
    'system',
    `
  1 补发
  2 退发
  3 调整补发
  4 调整退发
  5 特殊补发
  6 特殊退发
`,
  ),
} satisfies Record<string, CodeTable>;
