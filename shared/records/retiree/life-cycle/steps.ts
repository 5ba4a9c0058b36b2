import { deathEvidence } from '../../../life/death-papers.ts';
import { moveOf, type Step } from '../../../life/step.ts';
import type { Evidence } from './evidence.ts';
import { openingCertifications } from './opening-steps.ts';
import type { RetireeStates } from './states.ts';

// What waits for the next certification.
const certifications = ['certification.pass', 'certification.doubt', ...openingCertifications] as const;

const alive = ['M0', 'M1', 'M2', 'M3'] as const;

const move = moveOf<RetireeStates>();

/** Why a benefit is paused; domain part A.1.1 rows 9 and 12. */
export const pauseReasons = {
  overdue: '逾期未认证',
  prison: '服刑',
  missing: '失踪',
  doubt: '认证不通过或待核实',
} as const;
/** Why it ends while the person lives; domain part A.1.1 row 13. */
export const stopReasons = { abroad: '出国定居', hmt: '港澳台定居', other: '其他' } as const;

/**
 * Every step of a retiree's file, by name (domain part A.1.1). A step goes only from the states it names; whatever is
 * not here does not happen. What moves without a clerk (a certification that runs out) is in `certification.ts`.
 */
export const steps = {
  'benefit.award': {
    label: '核定待遇',
    told: '待遇核定，开始发放',
    moves: [move('benefitState', ['B0'], 'B1')],
    evidence: ['award-table'],
    asks: ['month', 'amount'],
    rule: '待遇由经办机构核定后才能发放（社会保险经办条例第十八条）',
  },
  'benefit.pause': {
    label: '暂停发放',
    told: '暂停发放',
    moves: [move('benefitState', ['B1'], 'B2')],
    evidence: ['pause-list', 'court-judgment', 'agency-notice', 'visit-record'],
    asks: ['month', 'reason'],
    reasons: pauseReasons,
    rule: '正在发放的才能暂停',
  },
  'benefit.resume': {
    label: '恢复发放',
    told: '恢复发放，待补发',
    moves: [move('benefitState', ['B2'], 'B3')],
    evidence: ['resume-approval', 'prison-release', 'agency-notice'],
    asks: ['month'],
    rule: '暂停后先通过资格认证，才能恢复发放并补发',
  },
  'benefit.backPaid': {
    label: '补发到账',
    told: '补发到账，正常发放',
    moves: [move('benefitState', ['B3'], 'B1')],
    evidence: ['agency-notice', 'resume-approval', 'bank-receipt'],
    asks: ['month', 'amount'],
    rule: '恢复发放以后才有补发',
    settles: ['benefit.resume'],
  },
  'benefit.stop': {
    label: '终止待遇',
    told: '终止待遇',
    moves: [move('benefitState', ['B1', 'B2', 'B3'], 'B4')],
    evidence: ['settlement-proof', 'agency-notice'],
    asks: ['month', 'reason'],
    reasons: stopReasons,
    rule: '待遇终止由经办机构决定；死亡请办“死亡登记”',
    settles: [...certifications, 'benefit.resume'],
  },
  'person.death': {
    label: '死亡登记',
    told: '死亡，待遇终止',
    moves: [move('management', alive, 'M5'), move('benefitState', ['B0', 'B1', 'B2', 'B3', 'B4'], 'B4')],
    evidence: deathEvidence,
    asks: [],
    rule: '死亡当月照发，次月起停发；已转出的由接收地登记',
    deadlines: [{ key: 'retiree.event-report-limit', label: '报经办机构终止待遇' }],
    settles: certifications,
  },
  'death.report': {
    label: '申报减员',
    told: '已向经办机构申报死亡停发',
    moves: [],
    evidence: ['decrease-form'],
    asks: [],
    rule: '死亡登记以后才有减员申报',
    settles: ['person.death'],
  },
  'overpaid.claim': {
    label: '追回多发',
    told: '通知退回多发的养老金',
    moves: [],
    evidence: ['refund-notice', 'repayment-agreement'],
    asks: ['party', 'amount'],
    rule: '多发的养老金由经办机构责令退回，可以分期或抵扣（社会保险经办条例第四十六条）',
    deadlines: [{ key: 'retiree.repayment-limit', label: '退回多发养老金' }],
  },
  'overpaid.returned': {
    label: '登记退回',
    told: '退回多发的养老金',
    moves: [],
    evidence: ['bank-receipt', 'agency-notice'],
    asks: ['party', 'amount'],
    rule: '先登记追回通知，再登记退回',
  },
  'grant.apply': {
    label: '申领遗属待遇',
    told: '申领丧葬补助金和抚恤金',
    moves: [],
    evidence: ['survivor-claim'],
    asks: ['party', 'amount'],
    rule: '死亡登记以后，由遗属申领丧葬补助金和抚恤金（社会保险法第十七条）',
    deadlines: [{ key: 'retiree.survivor-payment-limit', label: '遗属待遇到账' }],
  },
  'grant.paid': {
    label: '遗属待遇到账',
    told: '丧葬补助金和抚恤金到账',
    moves: [],
    evidence: ['agency-notice', 'bank-receipt'],
    asks: ['party', 'amount'],
    rule: '申领以后才有到账',
    settles: ['grant.apply'],
  },
  'management.accept': {
    label: '接收（本街道居住）',
    told: '接收管理关系，在管（本街道居住）',
    moves: [move('management', ['M0', 'M4'], 'M1')],
    evidence: ['transfer-letter', 'registration-form'],
    asks: ['party', 'knownMonth'],
    rule: '凭介绍信或登记表接收管理关系',
  },
  'management.acceptElsewhere': {
    label: '接收（异地居住）',
    told: '接收管理关系，在管（异地居住）',
    moves: [move('management', ['M0', 'M4'], 'M2')],
    evidence: ['transfer-letter', 'registration-form', 'residence-proof'],
    asks: ['party', 'knownMonth'],
    rule: '凭介绍信或登记表接收管理关系',
  },
  'management.leaveWithEmployer': {
    label: '依托企业管理',
    told: '由企业或其他方式管理',
    moves: [move('management', ['M0', 'M1', 'M2'], 'M3')],
    evidence: ['transfer-letter', 'agency-notice'],
    asks: ['party', 'knownMonth'],
    rule: '待接收或在管的才能改为依托企业管理',
  },
  'management.takeFromEmployer': {
    label: '转为街道管理',
    told: '转为街道管理，在管（本街道居住）',
    moves: [move('management', ['M3'], 'M1')],
    evidence: ['transfer-letter', 'registration-form'],
    asks: ['party'],
    rule: '依托企业管理的才能转为街道管理',
  },
  'management.moveElsewhere': {
    label: '转为异地居住',
    told: '转为异地居住',
    moves: [move('management', ['M1'], 'M2')],
    evidence: ['residence-proof'],
    asks: ['place'],
    rule: '在本街道居住的才能转为异地居住',
  },
  'management.moveBack': {
    label: '回本街道居住',
    told: '回本街道居住',
    moves: [move('management', ['M2'], 'M1')],
    evidence: ['residence-proof', 'visit-record'],
    asks: [],
    rule: '异地居住的才能改为本街道居住',
  },
  'management.transferOut': {
    label: '转出',
    told: '管理关系转出',
    limits: 'benefit',
    moves: [move('management', ['M1', 'M2', 'M3'], 'M4')],
    evidence: ['transfer-letter'],
    asks: ['party'],
    rule: '借出的人事档案先收回，再转出管理关系',
    settles: certifications,
  },
  'paper.receive': {
    label: '接收人事档案',
    told: '人事档案接收入库',
    moves: [move('paperFileState', ['F0', 'F4'], 'F1')],
    evidence: ['file-roster', 'file-notice'],
    asks: ['party', 'place'],
    rule: '人事档案由单位专人或机要递送，不由本人携带',
  },
  'paper.lend': {
    label: '借出人事档案',
    told: '人事档案借出',
    moves: [move('paperFileState', ['F1'], 'F2')],
    evidence: ['loan-register'],
    asks: ['party', 'dueOn'],
    rule: '在库的人事档案才能借出',
    deadlines: [{ key: 'retiree.loan-limit', label: '归还人事档案' }],
  },
  'paper.giveBack': {
    label: '归还人事档案',
    told: '人事档案归还入库',
    moves: [move('paperFileState', ['F2'], 'F1')],
    evidence: ['loan-register'],
    asks: ['place'],
    rule: '借出的人事档案才能归还',
    settles: ['paper.lend'],
  },
  'paper.centralise': {
    label: '移交区集中保管',
    told: '人事档案移交区集中保管',
    moves: [move('paperFileState', ['F1'], 'F3')],
    evidence: ['file-roster', 'file-notice'],
    asks: ['party'],
    rule: '在库的人事档案才能移交集中保管',
  },
  'paper.recall': {
    label: '从区取回',
    told: '人事档案从区集中保管取回',
    moves: [move('paperFileState', ['F3'], 'F1')],
    evidence: ['file-roster', 'file-notice'],
    asks: ['party', 'place'],
    rule: '在区集中保管的人事档案才能取回',
  },
  'paper.transferOut': {
    label: '转出人事档案',
    told: '人事档案转出',
    moves: [move('paperFileState', ['F1', 'F3'], 'F4')],
    evidence: ['file-notice', 'file-return-slip'],
    asks: ['party'],
    rule: '借出的人事档案先收回，再转出',
  },
  'paper.fileAway': {
    label: '死亡归档',
    told: '人事档案归档（死亡）',
    moves: [move('paperFileState', ['F1', 'F3'], 'F5')],
    evidence: ['death-certificate', 'cremation-certificate', 'household-cancelled', 'court-judgment'],
    asks: ['place'],
    rule: '死亡登记以后，在库或集中保管的人事档案才能归档',
  },
  'certification.pass': {
    label: '资格认证通过',
    told: '资格认证通过',
    moves: [move('certificationState', ['V0', 'V1', 'V2', 'V3', 'V4'], 'V1')],
    evidence: [
      'certification-form',
      'certification-data',
      'certification-remote',
      'certification-abroad',
      'visit-record',
    ],
    asks: ['way'],
    rule: '在世并领取待遇的人才需要认证',
    settles: certifications,
  },
  'certification.doubt': {
    label: '认证待核实',
    told: '认证不通过或待核实',
    moves: [move('certificationState', ['V0', 'V1', 'V2', 'V3'], 'V4')],
    evidence: ['certification-form', 'certification-data', 'visit-record', 'agency-notice'],
    asks: ['reason'],
    reasons: { unreached: '联系不上', unlike: '本人信息不符', 'reported-dead': '反映已死亡，待核实', other: '其他' },
    rule: '在世并领取待遇的人才需要认证',
  },
} as const satisfies Record<string, RetireeStep>;

export type StepName = keyof typeof steps;
export const stepNames = Object.keys(steps) as readonly StepName[];

type RetireeStep = Omit<Step<never>, 'evidence'> & { evidence: readonly [Evidence, ...Evidence[]] };

/** Whether a text names a step this program knows; an archive may tell of steps of a newer one. */
export function isStepName(step: string): step is StepName {
  return Object.hasOwn(steps, step);
}

export function stepOf(name: StepName): RetireeStep {
  return steps[name];
}

// Who comes from elsewhere was paid there.
const elsewhere: ReadonlySet<string> = new Set<RetireeStates['management']>(['M0', 'M4']);

/** Whether a step takes somebody over whom the sender may have paid; before an award nobody paid anything. */
export function asksPaidThrough(name: StepName, states: Pick<RetireeStates, 'management' | 'benefitState'>): boolean {
  return stepOf(name).asks.includes('knownMonth') && elsewhere.has(states.management) && states.benefitState !== 'B0';
}
