import type { CodeTableName } from '#shared/codes/tables.ts';
import type { LifeFacts } from '#shared/life/facts.ts';
import type { LifeCycle } from '#shared/life/life-cycle.ts';
import { nothingInLife } from '#shared/life/nothing.ts';
import { moveOf } from '#shared/life/step.ts';

/** The life of a home in need: helped (H1) or no more (H2); a stop is told to the household and posted. */

type ReliefStates = { reliefState: 'H1' | 'H2' };
/** A case (案件): taken up (P1), looked into (P2), decided (P3). Several may be open. */
type CaseStates = { caseState: 'P1' | 'P2' | 'P3' };

const move = moveOf<ReliefStates & CaseStates>();
const done = { label: '办理日期', word: '办理日期', future: '还没到这一天' };

export const reliefLife: LifeCycle<ReliefStates, LifeFacts, 'case'> = {
  ...nothingInLife,
  stateCodes: { reliefState: ['H1', 'H2'] },
  stateTables: { reliefState: 'reliefState' as string as CodeTableName },
  envelopeState: 'reliefState',
  stateLabels: { reliefState: '救助状态' },
  agingStates: [],
  leftIn: { reliefState: ['H2'] },
  steps: {
    'relief.stop': {
      part: 'file',
      label: '停助',
      told: '停止救助',
      moves: [move('reliefState', ['H1'], 'H2')],
      evidence: ['application'],
      asks: [],
      rule: '在助的才能停助',
      deadlines: [
        { key: 'allowance.case-limit', label: '告知本户', settledBy: ['relief.tell'] },
        { key: 'allowance.posting', label: '张榜公布', endsOn: 'as-is', settledBy: [] },
      ],
    },
    'relief.tell': {
      part: 'file',
      label: '告知',
      told: '告知本户',
      moves: [],
      evidence: ['receipt'],
      asks: ['party'],
      rule: '停助以后才告知',
      settles: ['relief.stop'],
    },
    'case.accept': {
      part: 'case',
      label: '受理',
      told: '受理申请',
      moves: [],
      evidence: ['application'],
      asks: [],
      rule: '材料齐全才能受理',
      deadlines: [{ key: 'allowance.case-limit', label: '审核确认', settledBy: ['case.decide'] }],
    },
    'case.survey': {
      part: 'case',
      label: '入户调查',
      told: '入户调查',
      moves: [move('caseState', ['P1'], 'P2')],
      evidence: ['receipt'],
      asks: [],
      rule: '受理以后调查',
    },
    'case.decide': {
      part: 'case',
      label: '审核确认',
      told: '审核确认',
      moves: [move('caseState', ['P2'], 'P3'), move('reliefState', ['H1', 'H2'], 'H1')],
      evidence: ['application'],
      asks: [],
      rule: '调查以后才能确认',
      settles: ['case.accept'],
    },
  },
  groups: {
    relief: { title: '救助', limits: 'step', day: done, death: 'any' },
    case: { title: '案件', limits: 'step', day: done, death: 'any' },
  },
  parts: {
    case: {
      label: '案件',
      stateCodes: { caseState: ['P1', 'P2', 'P3'] },
      stateTables: { caseState: 'caseState' as string as CodeTableName },
      stateLabels: { caseState: '办到哪一步' },
      begunBy: { 'case.accept': { caseState: 'P1' } },
      endedIn: { caseState: ['P3'] },
      atOnce: 'several',
      onDeath: { nothing: '案件照常办完' },
    },
  },
  papers: { application: '申请书', receipt: '收条' },
  death: 'none',
  onDeath: () => ({ nothing: '一户的档案不因一人死亡而变' }),
  endings: [],
};
