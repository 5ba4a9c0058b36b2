import { describe, expect, test } from 'vitest';
import { bankOfBranch } from '#shared/codes/bank.ts';
import { dictionaryOf } from '#shared/codes/dictionary.ts';
import { codeClashes } from '#shared/codes/find-code.ts';
import { codeTableNames as names, codeTables as tables } from '#shared/codes/tables.ts';
import { CODE_FORM } from '#shared/rules/code-words.ts';

const { label: codeLabel, find: findCode } = dictionaryOf([]);

describe.each(names)('the table %s', (table) => {
  test('has codes and labels that occur once', () => {
    const items = tables[table].items;
    expect(items.length).toBeGreaterThan(1);
    expect(new Set(items.map((item) => item.code)).size).toBe(items.length);
    expect(new Set(items.map((item) => item.label)).size).toBe(items.length);
    for (const item of items)
      expect([item.code, CODE_FORM.test(item.code), item.label === '']).toEqual([item.code, true, false]);
    expect(codeClashes(items)).toEqual([]);
    expect(tables[table].title !== '' && tables[table].source !== '').toBe(true);
  });

  test('finds each item by code, label and synonyms, and nothing by the empty text', () => {
    for (const item of tables[table].items) {
      for (const text of [
        item.code,
        item.label,
        ` ${item.label}\u3000`,
        `${item.code}${item.label}`,
        ...(item.synonyms ?? []),
      ])
        expect([text, findCode(table, text)]).toEqual([text, item.code]);
      expect(codeLabel(table, item.code)).toBe(item.label);
    }
    expect(findCode(table, '')).toBeNull();
    expect(findCode(table, '没有的')).toBeNull();
  });
});

test('a writing that names two items is a mistake in the table', () => {
  const items = [
    { code: '1', label: '甲', sure: 'own' as const },
    { code: '2', label: '乙', sure: 'own' as const, synonyms: ['甲'] },
  ];
  expect(codeClashes(items)).toEqual([{ word: '甲', first: '1', second: '2' }]);
});

test('a code the table lacks stands for itself', () => {
  expect(codeLabel('ethnicity', '57')).toBe('57');
});

/** The lists of both domain files, written off them: table, how many, the first and the last. */
const transcription = `
gender 4 0 未知的性别 9 未说明的性别
maritalStatus 8 10 未婚 90 未说明的婚姻状况
ethnicity 58 01 汉族 98 外国血统中国籍人士
education 11 11 博士研究生 90 其他
educationLevel 40 10 研究生教育 90 其他
familyRelation 83 01 本人 97 其他亲属
survivorRelation 9 1 配偶 9 非亲属
payeeRelationOld 6 1 夫妻 9 其它
dependantClass 6 1 配偶 9 其他
politicalStatus 13 01 中共党员 13 群众
householdType 17 10 非农业户口（城镇） 52 外地居民户口
maritalStatusOld 5 1 未婚 9 其他
unemploymentReason 7 1 年满16周岁从各类学校毕业、肄业 7 各地确定的其他失业人员
unemploymentReasonMonitoring 9 10 年满16周岁从各类学校毕业、肄业未继续升学 90 其他
unemploymentReasonCurrent 3 10 毕业或肄业（16周岁以上） 32 退出灵活就业
unemploymentReasonCity 11 01 从用人单位失业 99 其他
registrationType 2 1 失业登记 2 求职登记
personCategory 10 1 新成长失业人员 10 其他
jobSeekerCategory 10 1 新成长失业青年 10 外埠人员
terminationReason 17 01 劳动合同期满终止 99 其他
unemploymentBenefitState 12 10 不符合享受条件 90 其他
unemploymentChangeTypeOld 4 1 新增 4 待遇终止
benefitChangeType 3 1 停发 3 终止
pensionChangeReason 15 1201 离退休人员未提供生存证明 1499 其他原因终止养老待遇
dependantChangeReason 13 1601 未提供生存证明 1899 其他（终止）
unemploymentChangeReason 21 2201 无验证信息暂停 2499 其他（终止）
insurance 7 110 企业养老 510 生育
residentChangeReason 4 1401 死亡 1499 其他
pensionChangeReasonOld 12 411 正常离退休 451 死亡
unemploymentChangeReasonOld 12 611 新增 649 其他
deregistrationReason 8 10 享受基本养老保险待遇（原文含男60女55） 99 其他
jobDeregistrationReason 9 01 参军 99 其他
hardshipCategory 12 010 国企下岗失业人员 990 其他
hardshipFujian 5 1 大龄城镇居民（男满50、女满40周岁） 5 已参加失业保险的农村进城务工人员（连续失业一年以上）
hardshipFujianFormer 9 1 国企下岗失业 9 低保且失业一年以上
hardshipSevenGroups 7 1 大龄城镇 7 建档立卡
hardshipShanxi 9 1 大龄失业 9 设区市确定的其他
hardshipZhejiang 6 1 大龄失业人员 6 其他
assistanceExitReason 10 010 单位就业 990 其他
certificationWayResident 4 01 经办机构 05 其他
certificationFlag 2 0 未认证 1 已认证
certificationWay 10 01 数据比对 99 其他
certificationResult 7 1 健在 9 其他
benefitCategory 6 1 企业养老 6 病残津贴
retirementType 12 0 建国前老工人 T2 弹性延迟退休
specialWork 8 1 有毒 9 其他
honour 6 0 无 5 其他
vocationalLevel 6 0 无 5 五级（初级）
technicalTitle 7 0 无 412 副高级
paymentMethod 4 11 委托银行发放 80 社会保障卡发放
paymentMethodOld 3 2 银行 4 社保自付
residenceType 5 1 本企业所在县市 5 境外
residenceTypeOld 4 1 统筹地区 4 境外
health 4 1 健康 4 一般
careCategory 4 1 特困 4 无
bank 15 102 中国工商银行 402 农村信用社
hobby 10 1 音乐 10 其他
spouseWork 3 1 在职 3 退休
drawingWay 3 1 本人账户 3 继承人账户
documentType 9 01 居民身份证 16 港澳台居民居住证
registrationMaterial 7 1 劳动合同 7 其他
hardshipMaterial 4 1 下岗失业证明 4 其他
referralResult 5 1 已录用 5 待反馈
assistanceWay 7 1 推荐就业 7 其他
policyBenefit 9 010 公益性岗位补贴 990 其他
serviceContent 5 010 职业介绍 050 其他
managementForm 4 1 社区（村）管理 9 其他
payableState 4 0 不可发放 3 待遇终止
paymentState 4 0 未支付 3 支付在途
residentPaymentState 4 0 待支付 3 已核销
residentPayableState 3 1 正常 3 终止
oneTimePayment 7 1 帐户返还 8 退休死亡支付
unemploymentPayment 7 11 失业保险金 22 一次性抚恤补助
arrears 6 1 补发 6 特殊退发
jobForm 7 010 单位就业 990 其它
personalIdentity 9 0 无 9 其他
employmentForm 5 1 原固定职工 9 其他
management 6 M0 待接收 M5 死亡注销
benefitState 5 B0 待核定 B4 终止
certificationState 5 V0 未建周期 V4 认证不通过或待核实
paperFileState 6 F0 未到 F5 已归档（死亡）
disabilityType 7 1 视力残疾 7 多重残疾
disabilityGrade 4 1 一级 4 四级
allowanceRelation 9 1 本人 9 其他
allowanceRelationChongqing 8 1 申请人 8 祖孙
allowanceIdentity 9 1 优抚 9 其他
enterpriseState 4 1 正常生产 4 破产
bodyStateOld 5 1 精神病 5 其他
employmentState 7 1 学龄前儿童 7 单位退休
healthState 4 1 健康 4 残疾
householdNature 2 1 城市 2 农村
labourAbility 4 1 有劳动能力 4 无劳动能力
povertyCause 6 1 疾病 9 其他
selfCare 3 1 完全自理 3 完全失能
housingSource 5 1 商品房 5 子女同住（寄居）
subsidyWay 4 1 差额 4 定额
allowanceStopReason 15 01 收入超标 99 其他
allowanceChangeItem 9 1 增员 9 标准调整
retentionPeriod 8 Y 永久 D5 5年
retentionLegacy 3 Y 永久 D 短期
paperClass 10 1 履历 10 其他
archiveCategory 9 1 社会保险管理类 9 社会保险稽核监管类
archiveDocument 36 101 参保单位登记材料（登记/变更/注销） 904 大案/要案/特殊案件稽核材料
`;

describe('the tables are those of the domain files', () => {
  const lines = transcription.trim().split('\n');

  test.each(lines)('%s', (line) => {
    const [name = ''] = line.split(' ');
    const table = names.find((one) => one === name);
    const items = table ? tables[table].items : [];
    const [first, last] = [items[0], items.at(-1)];
    expect([name, items.length, first?.code, first?.label, last?.code, last?.label].join(' ')).toBe(line);
  });

  test('none is missing, and none is there that is not in them', () => {
    expect(lines.map((line) => line.split(' ')[0]).sort()).toEqual([...names].sort());
  });

  test('each item says how sure it is; what one system or nobody knows is not called certain', () => {
    const sure = (table: (typeof names)[number], code: string) =>
      tables[table].items.find((item) => item.code === code)?.sure;
    expect([sure('gender', '1'), sure('ethnicity', '97'), sure('maritalStatus', '23')]).toEqual([
      'source',
      'unverified',
      'unverified',
    ]);
    expect([sure('disabilityType', '7'), sure('jobForm', '010'), sure('bank', '301')]).toEqual([
      'source',
      'system',
      'unverified',
    ]);
    expect([
      sure('allowanceStopReason', '05'),
      sure('allowanceStopReason', '06'),
      sure('certificationWay', '01'),
    ]).toEqual(['system', 'unverified', 'own']);
  });
});

describe('the national tables are whole', () => {
  test('GB/T 3304: 56 peoples, 97 and 98', () => {
    const codes = Array.from({ length: 56 }, (_, index) => String(index + 1).padStart(2, '0'));
    expect(tables.ethnicity.items.map((item) => item.code)).toEqual([...codes, '97', '98']);
    expect(['01', '22', '23', '43', '56'].map((code) => codeLabel('ethnicity', code))).toEqual([
      '汉族',
      '畲族',
      '高山族',
      '乌孜别克族',
      '基诺族',
    ]);
  });

  test('GB/T 4761: 01, 02 and 10 to 97 without 13 to 19', () => {
    const codes = Array.from({ length: 97 }, (_, index) => index + 1).filter((code) => code <= 2 || code >= 10);
    const whole = codes.filter((code) => code < 13 || code > 19).map((code) => String(code).padStart(2, '0'));
    expect(tables.familyRelation.items.map((item) => item.code)).toEqual(whole);
    expect(tables.familyRelation.items.filter((item) => item.sure === 'unverified').map((item) => item.code)).toEqual(
      whole.filter((code) => (code >= '68' && code <= '70') || (code >= '79' && code <= '94')),
    );
  });

  test('GB/T 4762: 13 values', () => {
    expect(tables.politicalStatus.items.map((item) => item.code)).toEqual(
      Array.from({ length: 13 }, (_, index) => String(index + 1).padStart(2, '0')),
    );
  });
});

describe('a text from a roster', () => {
  test.each([
    ['gender', '01', '1'],
    ['gender', '２', '2'],
    ['gender', '女性', '2'],
    ['gender', '1-男', '1'],
    ['ethnicity', '1', '01'],
    ['ethnicity', '汉', '01'],
    ['ethnicity', '01汉族', '01'],
    ['ethnicity', '傈傈族', '20'],
    ['ethnicity', '达翰尔族', '31'],
    ['ethnicity', '郝哲族', '53'],
    ['ethnicity', '高山', '23'],
    ['ethnicity', '乌兹别克族', '43'],
    ['politicalStatus', '党员', '01'],
    ['politicalStatus', '中国共产党党员', '01'],
    ['politicalStatus', '群 众', '13'],
    ['retirementType', '病退', '4'],
    ['retirementType', '正常退休', '2'],
    ['retirementType', '特殊工种提前退休', '5'],
    ['retirementType', '退职', '3'],
    ['householdType', '非农业', '10'],
    ['householdType', '非农业户口(城镇)', '10'],
    ['education', '大专', '31'],
    ['maritalStatus', '离异', '40'],
    ['familyRelation', '儿子', '20'],
    ['familyRelation', '老伴', '10'],
    ['bank', '农行', '103'],
    ['management', 'm1', 'M1'],
  ] as const)('%s: %j is %s', (table, text, code) => {
    expect(findCode(table, text)).toBe(code);
  });

  test.each([
    // The one-digit codes of two older systems are each other's opposite (C.0).
    ['maritalStatus', '1'],
    ['maritalStatus', '2'],
    ['education', '研究生'],
    ['ethnicity', '57'],
    ['ethnicity', '哈族'],
    ['ethnicity', '02汉族'],
    ['familyRelation', '子女'],
    ['familyRelation', '13'],
    ['retirementType', '退休'],
    ['gender', '001男女'],
  ] as const)('%s: %j is not guessed', (table, text) => {
    expect(findCode(table, text)).toBeNull();
  });
});

test.each([
  ['中国工商银行福州鼓楼支行', '102'],
  ['中国银行福州分行', '104'],
  ['中国农业银行福州杨桥支行', '103'],
  ['中国邮政储蓄银行福州北大路支行', '403'],
  ['福建海峡银行', '313'],
  ['农行杨桥支行', '103'],
  ['某某银行', null],
  ['', null],
])('the branch %j belongs to the bank %s', (branch, code) => {
  expect(bankOfBranch(tables.bank.items, branch)).toBe(code);
});
