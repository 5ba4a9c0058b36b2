import type { LifeFacts } from '#shared/life/facts.ts';
import type { LifeCycle } from '#shared/life/life-cycle.ts';
import { ownRefusal } from '#shared/life/refusal.ts';
import { moveOf } from '#shared/life/step.ts';
import { monthOutside } from '#shared/life/step-month.ts';

/** A life of no kind: a household is helped (G), case by case (D), and goes when its last member died. */

export type InventedStates = { help: 'G0' | 'G1' | 'G4' };
export type CaseStates = { stage: 'D1' | 'D2' };

/** What only this life knows: until when the household's papers hold. */
export interface InventedFacts extends LifeFacts {
  papersUntil: string | null;
}

const move = moveOf<InventedStates & CaseStates>();
const done = { label: '办理日期', word: '办理日期', future: '还没到这一天' };

export const inventedLife: LifeCycle<InventedStates, InventedFacts, 'case'> = {
  stateCodes: { help: ['G0', 'G1', 'G4'] },
  stateTables: { help: 'management' },
  envelopeState: 'help',
  stateLabels: { help: '保障' },
  agingStates: [],
  leftIn: { help: ['G4'] },
  steps: {
    'case.accept': {
      part: 'case',
      label: '受理',
      told: '受理申请',
      moves: [],
      evidence: ['application'],
      asks: ['dueOn'],
      rule: '材料齐全才能受理',
      deadlines: [
        { key: 'allowance.survey-start-limit', label: '启动调查', settledBy: ['case.survey', 'household.gone'] },
        { key: 'allowance.case-limit', label: '审核确认', settledBy: ['case.confirm', 'household.gone'] },
      ],
    },
    'case.survey': {
      part: 'case',
      label: '入户调查',
      told: '入户调查',
      moves: [],
      evidence: ['record'],
      asks: [],
      rule: '受理以后调查',
      settles: ['case.accept'],
    },
    'case.confirm': {
      part: 'case',
      label: '确认',
      told: '审核确认',
      moves: [move('stage', ['D1'], 'D2'), move('help', ['G0', 'G1'], 'G1')],
      evidence: ['decision'],
      asks: ['month', 'amount'],
      rule: '受理以后才能确认',
      deadlines: [
        { key: 'allowance.review-a', label: '定期核查', endsOn: 'as-is' },
        { key: 'allowance.posting', label: '公布', endsOn: 'as-is' },
      ],
      settles: ['case.accept'],
    },
    'household.gone': {
      part: 'file',
      label: '全户死亡',
      told: '全户死亡，停保',
      moves: [move('help', ['G0', 'G1'], 'G4')],
      evidence: ['proof'],
      asks: [],
      rule: '保障中的才停',
      settles: ['case.accept', 'case.confirm'],
    },
    'recovery.claim': {
      part: 'file',
      label: '追回',
      told: '追回多发',
      moves: [],
      evidence: ['decision'],
      asks: ['amount'],
      rule: '停保以后才追回',
    },
  },
  groups: {
    case: { title: '案件', limits: 'step', day: done, death: 'before' },
    household: { title: '户', limits: 'step', day: done, death: 'any' },
    recovery: { title: '户', limits: 'step', day: done, death: 'after' },
  },
  parts: {
    case: {
      label: '案件',
      stateCodes: { stage: ['D1', 'D2'] },
      stateTables: { stage: 'benefitState' },
      stateLabels: { stage: '阶段' },
      begunBy: { 'case.accept': { stage: 'D1' } },
      endedIn: { stage: ['D2'] },
      atOnce: 'one',
      onDeath: { nothing: '案件照常办完' },
    },
  },
  papers: { application: '申请书', decision: '确认表', record: '调查表', proof: '死亡证明' },
  otherSteps: { 'notice.sent': { label: '送达', told: '已送达' } },
  openings: [],
  otherReasons: {},
  wayTable: 'none',
  death: { step: 'household.gone', field: 'help', state: 'G4', followedBy: ['recovery.claim'] },
  onDeath: ({ help }) => (help === 'G4' ? { nothing: '已终止' } : { step: 'household.gone' }),
  onDeathBeside: () => ({ ends: false, step: null }),
  custody: 'none',
  living: ['case.accept'],
  endings: ['household.gone'],
  settledInParts: {},
  refusedFirst: () => null,
  refusedFrom: (name, _states, { papersUntil, today }) =>
    name === 'case.confirm' && papersUntil !== null && papersUntil < today
      ? ownRefusal('papers-ended', { field: null, sentence: `授权书已于 ${papersUntil} 到期`, remedy: '请重新授权。' })
      : null,
  refusedDay: () => null,
  refusedMonth: (_name, month, on) => monthOutside(month, on, { floors: [], isBeforeStepAllowed: false, ahead: 2 }),
  refusedAsks: () => null,
  grounds: () => ({}),
  asksMonth: () => false,
  retold: (now) => ({ facts: { ...now, diedOn: null, alive: [], lastOn: {} }, tell: () => undefined }),
  refusedAgain: () => null,
  stateless: (field, { help }) => (field === 'stage' && help === 'G4' ? '不再办理' : null),
};
