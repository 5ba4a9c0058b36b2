import type { CodeTableName } from '#shared/codes/tables.ts';
import { deathEvidence, deathPapers } from '#shared/life/death-papers.ts';
import type { LifeFacts } from '#shared/life/facts.ts';
import type { LifeCycle } from '#shared/life/life-cycle.ts';
import { nothingInLife } from '#shared/life/nothing.ts';
import { moveOf } from '#shared/life/step.ts';
import { monthOutside } from '#shared/life/step-month.ts';

/** The life of a card: in force (K1) or cancelled (K2); what is cancelled is collected and posted. */

type DiscountStates = { cardState: 'K1' | 'K2' };
/** A period of use (优待期): in use (T1), suspended (T2), over (T3). */
type PeriodStates = { periodState: 'T1' | 'T2' | 'T3' };

const move = moveOf<DiscountStates & PeriodStates>();
const done = { label: '办理日期', word: '办理日期', future: '还没到这一天' };

export const discountLife: LifeCycle<DiscountStates, LifeFacts, 'period'> = {
  ...nothingInLife,
  stateCodes: { cardState: ['K1', 'K2'] },
  stateTables: { cardState: 'cardState' as string as CodeTableName },
  envelopeState: 'cardState',
  stateLabels: { cardState: '证件状态' },
  agingStates: [],
  leftIn: { cardState: ['K2'] },
  steps: {
    'card.cancel': {
      part: 'file',
      label: '注销',
      told: '注销优待证',
      moves: [move('cardState', ['K1'], 'K2')],
      evidence: ['application'],
      asks: [],
      rule: '有效的才能注销',
      deadlines: [
        { key: 'allowance.case-limit', label: '收回证件', settledBy: ['card.collect'] },
        { key: 'allowance.posting', label: '公布', endsOn: 'as-is', settledBy: [] },
      ],
    },
    'card.collect': {
      part: 'file',
      label: '收回证件',
      told: '收回证件',
      moves: [],
      evidence: ['receipt'],
      asks: ['party'],
      rule: '注销以后才收回',
      settles: ['card.cancel'],
    },
    'card.death': {
      part: 'file',
      label: '死亡注销',
      told: '持证人死亡，注销',
      moves: [move('cardState', ['K1'], 'K2')],
      evidence: deathEvidence,
      asks: [],
      rule: '有效的才能注销',
    },
    'card.unguarded': {
      part: 'file',
      label: '监护人死亡',
      told: '监护人死亡，注销',
      moves: [move('cardState', ['K1'], 'K2')],
      evidence: deathEvidence,
      asks: [],
      rule: '有效的才能注销',
      isToldLate: true,
    },
    'period.begin': {
      part: 'period',
      label: '开始优待',
      told: '开始优待',
      moves: [],
      evidence: ['application'],
      asks: [],
      rule: '上一个优待期结束以后才能开始',
      deadlines: [
        { key: 'allowance.case-limit', label: '发放凭证', settledBy: ['period.deliver', 'period.end', 'after.death'] },
      ],
    },
    'period.deliver': {
      part: 'period',
      label: '发放凭证',
      told: '发放凭证',
      moves: [],
      evidence: ['receipt'],
      asks: ['party'],
      rule: '优待期里才发放',
      settles: ['period.begin'],
    },
    'period.suspend': {
      part: 'period',
      label: '暂停优待',
      told: '暂停优待',
      moves: [move('periodState', ['T1'], 'T2')],
      evidence: ['application'],
      asks: [],
      rule: '正在优待的才能暂停',
    },
    'period.end': {
      part: 'period',
      label: '结束优待',
      told: '结束优待',
      moves: [move('periodState', ['T1', 'T2'], 'T3')],
      evidence: ['application'],
      asks: [],
      rule: '没有结束的才能结束',
      settles: ['period.begin'],
    },
    'after.death': {
      part: 'period',
      label: '因死亡结束优待',
      told: '因死亡结束优待',
      moves: [move('periodState', ['T1', 'T2'], 'T3')],
      evidence: deathEvidence,
      asks: [],
      rule: '登记死亡以后才能办',
      settles: ['period.begin'],
    },
  },
  groups: {
    card: { title: '证件', limits: 'step', day: done, death: 'any' },
    period: { title: '优待期', limits: 'step', day: done, death: 'before' },
    after: { title: '优待期', limits: 'step', day: done, death: 'after' },
  },
  parts: {
    period: {
      label: '优待期',
      stateCodes: { periodState: ['T1', 'T2', 'T3'] },
      stateTables: { periodState: 'periodState' as string as CodeTableName },
      stateLabels: { periodState: '优待期状态' },
      begunBy: { 'period.begin': { periodState: 'T1' } },
      endedIn: { periodState: ['T3'] },
      atOnce: 'one',
      onDeath: { step: 'after.death' },
    },
  },
  papers: { application: '申请书', receipt: '收条', ...deathPapers },
  death: { step: 'card.death', field: 'cardState', state: 'K2', followedBy: [] },
  onDeath: ({ cardState }) => (cardState === 'K2' ? { nothing: '已注销' } : { step: 'card.death' }),
  // A guardian stays on the card as who they were; without one it is not used.
  onDeathBeside: (role, { cardState }) =>
    role === 'guardian'
      ? { ends: false, step: cardState === 'K1' ? 'card.unguarded' : null }
      : { ends: true, step: null },
  endings: ['card.death', 'period.end', 'after.death'],
  refusedMonth: (_name, month, on) => monthOutside(month, on, { floors: [], isBeforeStepAllowed: false, ahead: 2 }),
};
