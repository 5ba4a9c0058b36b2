import type { CodeMark } from './code-item.ts';
import { type CodeTableName, codeTables } from './tables.ts';

/**
 * The systems rosters come from, and what their codes mean here (domain file retiree-unemployment.md part C.0 and the
 * "old" columns of part C). The same number means different things in different systems: nothing is read without one.
 */

/** What a code of another system means here. */
export interface MappedCode {
  /** As that system writes it. */
  code: string;
  /** What that system calls it; empty where it was not told. */
  label: string;
  /** Our code; null: we have none, the field stays empty and the roster's text is kept beside it. */
  target: string | null;
  sure: CodeMark;
}

export interface ShippedSource {
  name: string;
  /** Where its codes were found. */
  origin: string;
  tables: Partial<Record<CodeTableName, readonly MappedCode[]>>;
}

/** Lines `code label ours`; `-` for ours: it stays empty. Labels hold no blanks. */
function lines(sure: CodeMark, text: string): MappedCode[] {
  return text
    .trim()
    .split('\n')
    .map((line) => {
      const [code = '', label = '', target = ''] = line.trim().split(/ +/);
      return { code, label, target: target === '-' ? null : target, sure };
    });
}

/** A table the system numbers as we do; codes of our own invention it does not know. */
function same(table: CodeTableName, sure: CodeMark | null = null, codes: RegExp = /^\d+$/): MappedCode[] {
  return codeTables[table].items
    .filter((item) => item.sure !== 'own' && codes.test(item.code))
    .map((item) => ({ code: item.code, label: item.label, target: item.code, sure: sure ?? item.sure }));
}

const lb: ShippedSource = {
  name: '旧劳动保障系统（LB）',
  origin: '较早一代社会保险系统（陕西在用系统），婚姻按旧国标 GB 4766，文化程度按旧国标 GB 4658-84',
  tables: {
    gender: same('gender'),
    maritalStatus: [
      ...lines('source', '1 未婚 10\n2 已婚 20\n3 丧偶 30\n4 离婚 40'),
      ...lines('unverified', '9 其他 90'),
    ],
    ethnicity: same('ethnicity'),
    education: [
      ...lines('system', '40 中专 41\n50 技校 47\n61 高中 61\n62 职高 44\n70 初中 71\n80 小学 81'),
      // Ours has no code for it; 90 is 其他 in the present set.
      ...lines('unverified', '90 文盲 90'),
    ],
    politicalStatus: same('politicalStatus'),
    retirementType: same('retirementType', 'system'),
    honour: same('honour', 'system'),
    specialWork: same('specialWork'),
    vocationalLevel: same('vocationalLevel'),
    paymentMethod: lines('unverified', '2 银行 11\n3 邮局 12\n4 社保自付 -'),
    residenceType: [
      ...lines('unverified', '1 统筹地区 1\n2 省内非统筹地区 2'),
      ...lines('system', '3 跨省 3'),
      // 4 is 港澳台 in the present five classes.
      ...lines('system', '4 境外 5'),
    ],
    pensionChangeReason: [
      ...lines('system', '421 未提供生存证明 1201\n422 劳改劳教 1202\n423 失踪 1203\n441 出国定居 1402\n451 死亡 1401'),
      ...lines('unverified', '431 待遇续发 1399\n411 正常离退休 -\n412 工伤提前 -\n413 特殊工种提前 -'),
      ...lines('unverified', '414 因病提前 -\n415 其他提前 -\n416 一次性 -'),
    ],
  },
};

const hubei: ShippedSource = {
  name: '湖北市级系统',
  origin: '湖北某市人力资源和社会保障系统',
  tables: {
    gender: lines('system', '01 男 1\n02 女 2'),
    maritalStatus: lines('system', '1 已婚 20\n2 未婚 10\n3 离异 40\n4 丧偶 30'),
    ethnicity: [...same('ethnicity', null, /^(?:[0-4]\d|5[0-6])$/), ...lines('system', '57 其他 97')],
    education: same('education'),
    politicalStatus: same('politicalStatus'),
    // What it calls 10 and 20 was not told; its older data lacks the sub-codes.
    householdType: lines('system', '30 台港澳人员 30\n40 外籍人士 40\n50 居民户 50'),
    vocationalLevel: same('vocationalLevel'),
  },
};

const core: ShippedSource = {
  name: '社保核心系统（现行）',
  origin: '浙江等在用系统；变更原因据同一厂商的查询界面',
  tables: {
    gender: same('gender'),
    ethnicity: same('ethnicity'),
    education: same('education'),
    householdType: same('householdType'),
    // 12 is paid by the postal savings bank in one system and sent by mail in another.
    paymentMethod: [
      ...lines('system', '11 委托银行发放 11\n31 单位代发 31\n80 社会保障卡发放 80'),
      ...lines('unverified', '12 邮储发放 12'),
    ],
    bank: same('bank'),
    residenceType: same('residenceType'),
    pensionChangeReason: same('pensionChangeReason'),
  },
};

const shifted: ShippedSource = {
  name: '社保核心系统（帐号错误为1205）',
  origin: '同一厂商的另一地系统，停发原因的编号错开一位',
  tables: { pensionChangeReason: lines('system', '1205 银行帐号错误 1206\n1206 邮寄地址错误 1207') },
};

const national: ShippedSource = {
  name: '国家标准',
  origin: 'GB/T 2261.1、2261.2、3304、4658、4761、4762',
  tables: {
    gender: same('gender'),
    maritalStatus: same('maritalStatus'),
    ethnicity: same('ethnicity'),
    education: same('education'),
    politicalStatus: same('politicalStatus'),
    familyRelation: same('familyRelation'),
  },
};

/** 本系统导出 is not among them: there every code stands for itself, the office's own too. */
export const shippedSources = { lb, hubei, core, shifted, national } as const satisfies Record<string, ShippedSource>;
