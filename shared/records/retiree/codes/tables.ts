import type { CodeTable } from '../../../codes/code-item.ts';
import { benefitChangeTables } from './benefit-change.ts';
import { certificationTables, paymentTables } from './benefit-payment.ts';
import { honours, retirementTypes, specialWorks } from './retirement.ts';
import { benefitStates, certificationStates, managements, paperFileStates } from './states.ts';

const OWN_STATES = '本程序自定，含义见退休人员管理、发放、认证的办事流程';

/** The code tables of retirees (domain file retiree-unemployment.md parts A.1 and C). */
export const retireeTables = {
  retirementType: { title: '离退休类别（AIC161）', source: '陕西在用系统；弹性退休由本程序定', items: retirementTypes },
  specialWork: { title: '特殊工种类别（AAC019）', source: '两个在用系统一致，7 只见于一个系统', items: specialWorks },
  honour: { title: '最高荣誉', source: '陕西在用系统', items: honours },
  management: { title: '管理状态', source: OWN_STATES, items: managements, isFixed: true },
  benefitState: { title: '待遇发放', source: OWN_STATES, items: benefitStates, isFixed: true },
  certificationState: { title: '资格认证', source: OWN_STATES, items: certificationStates, isFixed: true },
  paperFileState: { title: '人事档案', source: OWN_STATES, items: paperFileStates, isFixed: true },
  ...certificationTables,
  ...paymentTables,
  ...benefitChangeTables,
} satisfies Record<string, CodeTable>;
