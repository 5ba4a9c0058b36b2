import type { CodeTableName } from '#shared/codes/tables.ts';
import { deathEvidence, deathPapers } from '#shared/life/death-papers.ts';
import type { LifeFacts } from '#shared/life/facts.ts';
import type { LifeCycle } from '#shared/life/life-cycle.ts';
import { moveOf } from '#shared/life/step.ts';
import { monthOutside } from '#shared/life/step-month.ts';
import { nothingInLife } from '../nothing.ts';

/** The life of a card: in force (K1) or cancelled (K2); what is cancelled is collected and posted. */

type DiscountStates = { cardState: 'K1' | 'K2' };

const move = moveOf<DiscountStates>();
const done = { label: '办理日期', word: '办理日期', future: '还没到这一天' };

export const discountLife: LifeCycle<DiscountStates, LifeFacts, never> = {
  ...nothingInLife,
  stateCodes: { cardState: ['K1', 'K2'] },
  stateTables: { cardState: 'cardState' as string as CodeTableName },
  envelopeState: 'cardState',
  stateLabels: { cardState: '证件状态' },
  agingStates: [],
  leftIn: { cardState: ['K2'] },
  steps: {
    'card.cancel': {
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
      label: '收回证件',
      told: '收回证件',
      moves: [],
      evidence: ['receipt'],
      asks: ['party'],
      rule: '注销以后才收回',
      settles: ['card.cancel'],
    },
    'card.death': {
      label: '死亡注销',
      told: '持证人死亡，注销',
      moves: [move('cardState', ['K1'], 'K2')],
      evidence: deathEvidence,
      asks: [],
      rule: '有效的才能注销',
    },
  },
  groups: { card: { title: '证件', limits: 'step', day: done, death: 'any' } },
  papers: { application: '申请书', receipt: '收条', ...deathPapers },
  death: { step: 'card.death', field: 'cardState', state: 'K2', followedBy: [] },
  onDeath: ({ cardState }) => (cardState === 'K2' ? { nothing: '已注销' } : { step: 'card.death' }),
  endings: ['card.death'],
  refusedMonth: (_name, month, on) => monthOutside(month, on, { floors: [], isBeforeStepAllowed: false, ahead: 2 }),
};
