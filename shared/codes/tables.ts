import { tablesOfKinds } from '../registers/codes.ts';
import { archiveTables } from './archives.ts';
import { banks, paymentMethods } from './bank.ts';
import { careCategories, healths, hobbies, spouseWorks } from './care.ts';
import type { CodeTable } from './code-item.ts';
import { ethnicities } from './ethnicity.ts';
import { familyRelations } from './family-relation.ts';
import {
  educationLevels,
  educations,
  genders,
  householdTypes,
  maritalStatuses,
  maritalStatusesOld,
  politicalStatuses,
  residenceTypes,
} from './person.ts';
import { shownSource } from './shown-source.ts';

const SHEET = '《省级企业退休人员基本信息采集表及填表说明》';

/**
 * The code tables of both domain files (retiree-unemployment.md parts A.1 and C, allowance-certificate-archives.md parts
 * A.7, B.0 and C), each item with its mark: general ones, then those of kinds of record. What an office
 * adds or retires stands in the archive: read labels by a dictionary (`dictionary.ts`), never here.
 */
const tables = {
  gender: { title: '性别', source: 'GB/T 2261.1-2003 人的性别代码', items: genders, isFixed: true },
  maritalStatus: { title: '婚姻状况', source: 'GB/T 2261.2-2003 婚姻状况代码', items: maritalStatuses },
  ethnicity: { title: '民族', source: 'GB/T 3304-1991 中国各民族名称代码', items: ethnicities },
  education: { title: '文化程度', source: 'GB/T 4658-2006 学历代码，社会保险所用的毕业层次', items: educations },
  educationLevel: { title: '学历（全表）', source: 'GB/T 4658-2006 学历代码，据一份公开列表', items: educationLevels },
  familyRelation: { title: '家庭关系', source: 'GB/T 4761-2008 家庭关系代码', items: familyRelations },
  politicalStatus: { title: '政治面貌', source: 'GB/T 4762-1984 政治面貌代码', items: politicalStatuses },
  householdType: { title: '户口性质（AAC009）', source: '两个在用系统一致', items: householdTypes },
  paymentMethod: { title: '发放方式', source: '浙江等在用系统', items: paymentMethods },
  residenceType: { title: '居住地类别', source: SHEET, items: residenceTypes },
  health: { title: '健康状况', source: SHEET, items: healths },
  careCategory: { title: '优抚类别', source: SHEET, items: careCategories },
  bank: { title: '银行行别', source: '浙江在用系统前 5 项，其余为一般知识', items: banks },
  hobby: { title: '兴趣爱好', source: `${SHEET}（原文说 11 种，只列 10 种）`, items: hobbies },
  spouseWork: { title: '配偶工作状况', source: SHEET, items: spouseWorks },
  maritalStatusOld: { title: '婚姻状况（旧码）', source: '较早一代社保系统', items: maritalStatusesOld },
  ...archiveTables,
  ...tablesOfKinds,
} satisfies Record<string, CodeTable>;

export type CodeTableName = keyof typeof tables;
export const codeTableNames = Object.keys(tables) as CodeTableName[];
export const codeTables = Object.fromEntries(
  Object.entries<CodeTable>(tables).map(([name, table]) => [name, { ...table, source: shownSource(table.source) }]),
) as Record<CodeTableName, CodeTable>;

/** Whether a text of an archive or a sheet names a table of this program. */
export function isCodeTable(name: string): name is CodeTableName {
  return Object.hasOwn(tables, name);
}
